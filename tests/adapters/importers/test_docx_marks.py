"""Comments of Word files as marks on the words that they are about."""

import re
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers import commented
from leader_reader.adapters.importers.docx import IMPORTER
from leader_reader.adapters.importers.docx.marks import read_marks
from leader_reader.domain.found_mark import MarkKind
from leader_reader.domain.pages import PageMap
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.importers.making_marks import document_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


@pytest.fixture
def make(tmp_path):
    """Return what writes a DOCX of body and comments, as (path, document)."""

    def do(body, *comments, extended=""):
        path = tmp_path / "commented.docx"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(
                "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
            )
            file.writestr(
                "word/comments.xml", f"<w:comments {W} {W14}>{''.join(comments)}</w:comments>"
            )
            file.writestr(
                "word/commentsExtended.xml",
                f"<w15:commentsEx {W15}>{extended}</w15:commentsEx>",
            )
        return path, document_of(IMPORTER.read(path), "commented.docx")

    return do


@pytest.fixture
def read(make):
    return lambda *parts, **keys: marks_of(*make(*parts, **keys))


def marks_of(path, document):
    return read_marks(path, document, PageMap(()))


def comment(name, *lines, author="Orla", date="2024-05-14T09:15:00Z"):
    paragraphs = "".join(
        f'<w:p w14:paraId="{name}{at}"><w:r><w:t>{escape(line)}</w:t></w:r></w:p>'
        for at, line in enumerate(lines)
    )
    return f'<w:comment w:id="{name}" w:author="{author}" w:date="{date}">{paragraphs}</w:comment>'


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*inside, properties=""):
    return f"<w:p>{properties}{''.join(inside)}</w:p>"


def begins(name):
    return f'<w:commentRangeStart w:id="{name}"/>'


def ends(name):
    return f'<w:commentRangeEnd w:id="{name}"/>' + refers(name)


def refers(name):
    return f'<w:r><w:commentReference w:id="{name}"/></w:r>'


def exact(found):
    return [mark.target.quote.exact for mark in found.marks]


def test_a_comment_stands_on_its_words(read):
    body = par(run("The "), begins(1), run("porters  "), run("“knew”."), ends(1), run(" So."))
    found = read(body, comment(1, "Who?", "All of them?"))
    (mark,) = found.marks
    assert mark.target.quote.exact == "porters “knew”."
    assert (mark.kind, mark.note, mark.creator) == (MarkKind.COMMENT, "Who?\nAll of them?", "Orla")
    assert mark.created.isoformat() == "2024-05-14T09:15:00+00:00"
    assert found.lost == 0


def test_half_a_word_and_marks_around_it(read):
    body = par(run("un"), begins(1), run("(certain"), ends(1), run(") indeed"))
    assert exact(read(body, comment(1, "?"))) == ["(certain"]


def test_a_comment_over_paragraphs_and_between_them(read):
    body = (
        par(run("One."))
        + begins(1)
        + par(run("Two."), properties="<w:pPr><w:jc w:val='left'/></w:pPr>")
        + par(run("Three."))
        + '<w:commentRangeEnd w:id="1"/>'
        + par(run("Four."), refers(1))
    )
    assert exact(read(body, comment(1, "?"))) == ["Two.\nThree."]


def test_a_comment_in_a_cell_of_a_table(read):
    cell = "<w:tc>{}</w:tc>".format
    cells = cell(par(run("left"))) + cell(par(begins(1), run("right"), ends(1)))
    assert exact(read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", comment(1, "?"))) == ["right"]


def test_a_comment_at_a_point_takes_the_word_before(read):
    body = par(run("The porters"), refers(1), run(" knew"))
    assert exact(read(body, comment(1, "?"))) == ["porters"]
    body = par(run("The porters"), begins(1), ends(1), run(" knew"))
    assert exact(read(body, comment(1, "?"))) == ["porters"]


def test_before_a_bullet_that_is_typed(read):
    body = par(begins(1), run("• one thing"), ends(1)) + par(run("• another"))
    assert exact(read(body, comment(1, "?"))) == ["one thing"]


def test_answers_become_part_of_the_note(read):
    extended = (
        '<w15:commentEx w15:paraId="10"/>'
        '<w15:commentEx w15:paraId="20" w15:paraIdParent="10"/>'
        '<w15:commentEx w15:paraId="30" w15:paraIdParent="20"/>'
    )
    said = (comment(1, "Why?"), comment(2, "So.", author="Teo"), comment(3, "Ah.", author=""))
    body = par(
        begins(1), begins(2), begins(3), run("words here"), ends(1), ends(2), ends(3), run(" on")
    )
    found = read(body, *said, extended=extended)
    assert [mark.note for mark in found.marks] == ["Why?\nTeo: So.\nAh."]


def test_comments_on_deleted_words_and_on_none_are_counted_as_lost(read):
    body = par(run("Kept "), f"<w:del><w:r><w:delText>gone</w:delText></w:r>{begins(1)}</w:del>")
    found = read(body, comment(1, "?"), comment(2, "!"))
    assert (found.marks, found.lost) == ((), 2)


def test_comments_beyond_what_is_placed_are_counted_as_lost(make, monkeypatch):
    body = par(*(begins(at) + run(f"word{at} ") + ends(at) for at in range(5)))
    path, document = make(body, *(comment(at, "?") for at in range(5)))
    monkeypatch.setattr(commented, "MOST_COMMENTS", 3)
    found = marks_of(path, document)
    assert (exact(found), found.lost) == (["word0", "word1", "word2"], 2)


def test_a_text_that_uses_up_the_signs_loses_comments_and_nothing_else():
    signs = commented.Signs("".join(map(chr, range(0x100001, 0x10FFFE))))
    assert signs.of("1") == ("\U00100000", "")
    assert signs.of("2") == ("", "")


def test_in_a_text_that_was_read_otherwise(make):
    body = par(
        run("The porters knew which "), begins(1), run("lifts failed"), ends(1), run(" then.")
    )
    path, document = make(body + par(run("And so.")), comment(1, "?"))
    older = document_of(
        type("Older", (), {"blocks": document.blocks[:1], "metadata": document.record.metadata})
    )
    assert exact(marks_of(path, older)) == ["lifts failed"]
    other = make(par(run("Other words, where lifts failed too.")))[1]
    path, _ = make(body, comment(1, "?"))
    assert marks_of(path, other).lost == 1


WORDS = st.lists(st.text("abcé😀“”.,-  ", min_size=1, max_size=12), min_size=1, max_size=12)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, st.data())
def test_any_range_of_runs_is_found_again(make, words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    meant = " ".join("".join(words[first : last + 1]).split())
    inside = [run(word) for word in words]
    inside.insert(last + 1, ends(1))
    inside.insert(first, begins(1))
    path, document = make(par(run("Begin ")) + par(*inside) + par(run("End")), comment(1, "?"))
    found = marks_of(path, document)
    if any(character.isalnum() for character in meant):
        assert exact(found) == [meant]
    else:
        assert found.lost + len(found.marks) == 1


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
def test_a_real_file():
    path = CORPUS / "docx/comments.docx"
    found = marks_of(path, document_of(IMPORTER.read(path), path.name))
    assert [(mark.creator, mark.note.split()[0]) for mark in found.marks] == [
        ("John Reviewer", "This"),
        ("Jane Editor", "Another"),
        ("", "Anonymous"),
    ]
    assert exact(found)[0] == "This is the first paragraph that has a comment attached to it."
    assert found.lost == 0


def test_the_import_counts_comments_that_answer_none(make):
    extended = '<w15:commentEx w15:paraId="20" w15:paraIdParent="10"/>'
    body = par(begins(1), run("words"), ends(1))
    path, _ = make(body, comment(1, "Why?"), comment(2, "So."), extended=extended)
    assert IMPORTER.read(path).marks == 1


def test_comments_whose_paragraphs_have_no_number_answer_none(make):
    said = [comment(1, "Why?"), comment(2, "So.")]
    plain = [re.sub(r' w14:paraId="\d+"', "", each) for each in said]
    path, document = make(par(begins(1), run("words"), ends(1)), *plain)
    assert IMPORTER.read(path).marks == 2
    assert [mark.note for mark in marks_of(path, document).marks] == ["Why?"]
