"""Annotations of OpenDocument files as marks on the words that they are about."""

import zipfile

import pytest

from leader_reader.adapters.importers.odt import IMPORTER
from leader_reader.adapters.importers.odt.marks import read_marks
from leader_reader.domain.pages import PageMap
from tests.adapters.importers.making_marks import document_of
from tests.adapters.importers.test_odt import SPACES

LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


@pytest.fixture
def read(tmp_path):
    """Return what reads the annotations of an ODT made of a body."""

    def do(body):
        path = tmp_path / "annotated.odt"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(
                "content.xml",
                f"<office:document-content {SPACES} {LOEXT}><office:body><office:text>{body}"
                "</office:text></office:body></office:document-content>",
            )
        document = document_of(IMPORTER.read(path), path.name)
        return read_marks(path, document, PageMap(()))

    return do


def begins(name, words, who="Orla", more=""):
    return (
        f'<office:annotation office:name="{name}" {more}><dc:creator>{who}</dc:creator>'
        f"<dc:date>2024-05-14T09:15:00.000000000</dc:date><text:p>{words}</text:p>"
        "</office:annotation>"
    )


def ends(name):
    return f'<office:annotation-end office:name="{name}"/>'


def exact(found):
    return [mark.target.quote.exact for mark in found.marks]


def test_an_annotation_stands_on_its_words(read):
    found = read(
        f"<text:p>The {begins('a', 'Who?')}<text:span>porters</text:span>   knew."
        f"{ends('a')} So.</text:p>"
    )
    (mark,) = found.marks
    assert mark.target.quote.exact == "porters knew."
    assert (mark.note, mark.creator) == ("Who?", "Orla")
    assert mark.created.isoformat() == "2024-05-14T09:15:00+00:00"


def test_over_paragraphs(read):
    body = f"<text:p>One {begins('a', 'Who?')}two</text:p><text:p>three{ends('a')} four</text:p>"
    assert exact(read(body)) == ["two\nthree"]


def test_without_a_range_it_is_the_word_before(read):
    assert exact(read(f"<text:p>The porters{begins('a', 'Who?')} knew</text:p>")) == ["porters"]


def test_answers_become_part_of_the_note(read):
    answer = begins("b", "All.", who="Teo", more='loext:parent-name="a"')
    body = f"<text:p>{begins('a', 'Who?')}{answer}porters{ends('a')}{ends('b')} knew</text:p>"
    found = read(body)
    assert [mark.note for mark in found.marks] == ["Who?\nTeo: All."]
    assert exact(found) == ["porters"]


def test_annotations_without_a_name(read):
    nameless = "<office:annotation><text:p>Hm.</text:p></office:annotation>"
    found = read(f"<text:p>One{nameless} two{nameless} three</text:p>")
    assert exact(found) == ["One", "two"]


def test_no_annotations(read):
    assert read("<text:p>One</text:p>").marks == ()
