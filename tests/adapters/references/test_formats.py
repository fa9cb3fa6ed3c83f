"""Reference files as they come: each format, each encoding, and files that mean no good."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.references import formats
from leader_reader.adapters.references.formats import references_in
from leader_reader.domain.document import Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.describing import FIELDS
from tests.adapters.references.files import BIBTEX, PUBMED, RIS


def read(tmp_path, text, name="references.txt", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return list(references_in(path))


def known(reference):
    return {name: value for name in FIELDS if (value := getattr(reference.metadata, name))}


def test_bibtex_with_macros_accents_parts_and_inherited_fields(tmp_path):
    found = {each.key: known(each) for each in read(tmp_path, BIBTEX)}
    assert found["west2014"] == {
        "title": "Leading Together & Well: naïve Größe, Été, Škoda, øre",
        "authors": ("West, Michael A.", "van der Berg, Jan", "NHS England and Partners"),
        "date": "2014-05-22",
        "doi": "10.1136/wards.g1234",
        "source": "https://wards.example/348/g1234~x",
        "language": "en",
        "pmid": "24567890",
        "container": "British Journal of Wards",
        "volume": "348",
        "issue": "7",
        "page_range": "233-241",
    }
    assert found["ham2012"] == {
        "title": "Leadership",
        "authors": ("Ham, Chris",),
        "date": "2012-05",
        "isbn": "9780306406157",
        "publisher": "The Fund",
    }
    assert found["chapter"] == {
        "title": "A chapter",
        "authors": ("King, Martin, Jr",),
        "date": "1999",
        "publisher": "Oxford",
        "container": "The Whole Book",
        "page_range": "1-9",
    }
    assert found["report"] == {"title": "A report", "organisation": "The Fund", "date": "2011-05"}
    assert found["sound"] == {"title": "After a broken one", "date": "2001"}


def test_ris_with_old_and_new_tags_continued_lines_and_a_missing_end(tmp_path):
    article, book, chapter = map(known, read(tmp_path, RIS))
    assert article == {
        "title": "Leading together on busy wards",
        "authors": ("West, Michael A.", "Eckert, R."),
        "date": "2014-05-22",
        "doi": "10.1136/wards.g1234",
        "source": "https://wards.example/348",
        "language": "en",
        "pmid": "24567890",
        "container": "British Journal of Wards",
        "volume": "348",
        "issue": "7",
        "page_range": "233-241",
    }
    assert book == {
        "title": "A book of wards",
        "authors": ("Ham, C.",),
        "date": "2010",
        "isbn": "9780306406157",
        "publisher": "Oxford",
    }
    assert chapter == {
        "title": "A chapter",
        "authors": ("King, Martin, Jr.",),
        "container": "The Whole Book",
        "page_range": "12-19",
    }


def test_what_pubmed_exports(tmp_path):
    first, second = map(known, read(tmp_path, PUBMED))
    assert first == {
        "title": "Leading together on busy wards",
        "authors": ("West, Michael A", "Eckert, Regina"),
        "date": "2014",
        "doi": "10.1136/wards.g1234",
        "language": "en",
        "pmid": "24567890",
        "container": "British journal of wards",
        "volume": "348",
        "issue": "7",
        "page_range": "233-41",
    }
    assert second == {"title": "A second one", "organisation": "The Ward Group", "pmid": "2"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_files_are_read_in_any_encoding_and_with_any_ends_of_lines(tmp_path, encoding, newline):
    text = "TY  - JOUR\nTI  - Führung über Stationen\nAU  - Müller, Ö.\nER  - \n"
    found = read(tmp_path, text.replace("\n", newline), encoding=encoding)
    assert [each.metadata for each in found] == [
        Metadata(title="Führung über Stationen", authors=("Müller, Ö.",))
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"{\"o}", "ö"),
        (r"\'e", "é"),
        (r"\'{\i}", "í"),
        (r"\c{c}a", "ça"),
        (r"\v s", "š"),
        (r"{\ss}", "ß"),
        (r"\AA ngstr\"om", "Ångström"),
        (r"\emph{never} \textbf{more}", "never more"),
        (r"50\% \& \$5 \#1 a\_b", "50% & $5 #1 a_b"),
        ("``so'' -- and~on", "“so” – and on"),
        (r"$\alpha$-blocker", "α-blocker"),
        (r"na\"{\i}ve", "naïve"),
        ("{NHS} {{deep}}", "NHS deep"),
    ],
)
def test_latex_is_read_as_words(tmp_path, written, meant):
    (found,) = read(tmp_path, f"@misc{{k, title = {{{written}}}}}")
    assert found.metadata.title == meant


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2014, month = may", "2014-05"),
        ("year = {2014}, month = {May}", "2014-05"),
        ("year = 2014, month = 5, day = 2", "2014-05-02"),
        ("year = 2014, month = {1~} # feb", "2014-02-01"),
        ("year = 2014, month = {May--June}", "2014-05"),
        ("date = {2014-05-02/2014-06-01}", "2014-05-02"),
        ("year = {in press}", ""),
    ],
)
def test_dates_of_bibtex(tmp_path, fields, date):
    (found,) = read(tmp_path, f"@article{{k, title = {{T}}, {fields}}}")
    assert found.metadata.date == date


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "Dear all, no references here.",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "@" * 200_000,
        "@article{k, title = " + "{" * 200_000,
        "@article{k, title = " + "{" * 100_000 + "}" * 100_000 + "}",
        "@a{k," + "a = " * 50_000,
        "@a{" * 50_000,
    ],
)
def test_what_is_no_reference_file_is_refused_in_a_sentence(tmp_path, hostile):
    with pytest.raises(UnreadableFile) as refused:
        read(tmp_path, hostile)
    assert "references.txt could not be read" in refused.value.sentence


@pytest.mark.parametrize(
    "line",
    [
        "@article{k, title = {x\n",
        "TY  - JOUR\n",
        "@a{k, title = b" + " # b" * 5 + "}\n",
        "TY  - JOUR\nTI  - x\ny\ny\ny\n",
        '@a{k, title = "{',
    ],
)
def test_many_times_as_much_costs_as_many_times_as_much(tmp_path, line):
    began = time.process_time()
    with suppress(UnreadableFile):
        read(tmp_path, line * 20_000)
    assert time.process_time() - began < 30  # a cost in the square would be many minutes


def test_more_references_than_can_be_looked_through_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "_MOST", 2)
    with pytest.raises(UnreadableFile, match="more than 2 references"):
        read(tmp_path, RIS)


PIECES = st.sampled_from(
    [
        *'@{}(),=#"\\%~-\n ',
        *("article", "title", "author", "year", "2014", "and", "string", "x", r"\'e"),
        *("TY  - ", "ER  - ", "AU  - ", "DO  - 10.1/x", "PMID- "),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_whatever_comes_is_read_or_refused(tmp_path_factory, parts):
    try:
        found = read(tmp_path_factory.getbasetemp(), "@article{k,title={T}}\n" + "".join(parts))
    except UnreadableFile:
        return
    assert all(each.title and "\n" not in each.metadata.title for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - Wards\nSN  - " + "," * 300_000 + "x\nER  - \n",
        "@article{a, title={Wards}, author={Lee" + " " * 300_000 + "x}}",
    ],
)
def test_the_cost_of_a_field_grows_with_its_length(tmp_path, text):
    path = tmp_path / "long.ris"
    path.write_text(text, encoding="utf-8")
    started = time.perf_counter()
    assert [entry.metadata.title for entry in references_in(path)] == ["Wards"]
    assert time.perf_counter() - started < 20  # minutes, where it grows with the square
