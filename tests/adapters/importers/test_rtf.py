import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.importers.rtf import IMPORTER
from leader_reader.adapters.importers.rtf.reader import RtfReader
from leader_reader.domain.document import BlockKind, SpanStyle
from leader_reader.domain.errors import UnreadableFile

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}"
    rb"{\f2\fcharset128 Mincho;}{\f3\fcharset2 Symbol;}}"
)


def blocks(body, head=HEAD):
    reader = RtfReader()
    reader.read(head + body + b"}")
    return reader.blocks()


def texts(body):
    return [block.text for block in blocks(body)]


def test_paragraphs_and_special_characters():
    assert texts(rb"One\~two\emdash three\line four\par Five \{six\}\par") == [
        "One two—three four",
        "Five {six}",
    ]


def test_code_pages_follow_the_font():
    assert texts(rb"caf\'e9\par{\f1 \'cf\'f0}\par{\f2 \'83e\'83X\'83g}\par{\f3 \'b3}\par") == [
        "café",
        "Пр",
        "テスト",
        "≥",
    ]


def test_a_code_page_that_no_one_knows_is_the_usual_one():
    assert [b.text for b in blocks(rb"\ansicpg1250000 caf\'e9\par", rb"{\rtf1")] == ["café"]


def test_unicode_skips_its_fallback():
    assert texts(rb"\u8212?x\uc2\u233\'c3\'a9y\uc0\u233z\par") == ["—xéyéz"]
    assert texts(rb"\u-10179?\u-8704?\par") == ["😀"]
    assert texts(rb"\u-10179?\par") == ["\ufffd"]


def test_binary_data_is_jumped_over():
    assert texts(rb"a{\pict\bin7 }}}}}}}}b\par") == ["ab"]


def test_hidden_deleted_and_unknown_destinations_are_left_out():
    body = rb"a{\v hidden}{\deleted gone}{\*\unknown {x} y}{\header head}b\v c\plain d\par"
    assert texts(body) == ["abd"]


def test_tables_are_a_block_a_row():
    row = rb"\trowd\intbl Dose\par daily\cell\intbl Time\cell\row"
    found = blocks(rb"\pard Before\par" + row + row + rb"\pard After\par")
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "Before"),
        (BlockKind.TABLE, "Dose daily\tTime"),
        (BlockKind.TABLE, "Dose daily\tTime"),
        (BlockKind.PARAGRAPH, "After"),
    ]


def test_footnotes_comments_and_text_boxes():
    body = (
        rb"Text{\super\chftn{\footnote\pard {\super\chftn} Below.}} on"
        rb"{\*\atnid AL}{\*\atnauthor Ann Lee}{\*\annotation{\*\atndate 1954692232}\pard Why?}"
        rb"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard Boxed\par}}}.\par End\par"
    )
    found = blocks(body)
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "Text1 on."),
        (BlockKind.PARAGRAPH, "Boxed"),
        (BlockKind.PARAGRAPH, "End"),
        (BlockKind.FOOTNOTE, "Below."),
        (BlockKind.COMMENT, "Why?"),
    ]
    assert found[3].marker == "1"
    assert found[4].author == "Ann Lee"
    assert len(found[4].date) == 10


def test_lists_by_the_printed_marker():
    body = (
        rb"{\listtext\pard\plain\f3 \'b7\tab}\pard\ls1\ilvl0 dot\par"
        rb"{\listtext 1.\tab}\pard\ls2\ilvl1 one\par\pard plain\par"
    )
    assert [(b.kind, b.level, b.marker, b.text) for b in blocks(body)] == [
        (BlockKind.LIST_ITEM, 1, "•", "dot"),
        (BlockKind.LIST_ITEM, 2, "1.", "one"),
        (BlockKind.PARAGRAPH, 0, "", "plain"),
    ]


def test_headings_by_outline_and_by_style():
    head = HEAD + rb"{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}"
    body = rb"\pard\s1 One\par\pard\s2 Two\par\pard\outlinelevel2 Three\par\pard Text\par"
    assert [(b.kind, b.level) for b in blocks(body, head)] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_spans_and_links():
    body = (
        rb'Be {\b bold} {\field{\*\fldinst HYPERLINK "https://example.org/"}{\fldrslt here}}'
        rb'{\field{\*\fldinst HYPERLINK "file:///x"}{\fldrslt there}}\par'
    )
    (block,) = blocks(body)
    assert block.text == "Be bold herethere"
    assert [(block.text[s.start : s.end], s.style, s.href) for s in block.spans] == [
        ("bold", SpanStyle.BOLD, ""),
        ("here", SpanStyle.LINK, "https://example.org/"),
    ]


def test_the_unicode_form_wins_over_the_older_one():
    assert texts(rb"{\upr{old}{\*\ud{new}}}\par") == ["new"]


def test_metadata_and_a_title_that_only_stands_out(tmp_path):
    path = tmp_path / "a.rtf"
    info = rb"{\info{\author Ann Lee}{\creatim\yr2012\mo5\dy3}{\*\company Trust}}"
    path.write_bytes(HEAD + info + rb"{\pard\b\fs36 Leading well\par}\pard Words.\par}")
    extract = IMPORTER.read(path)
    assert extract.metadata.title == "Leading well"
    assert extract.metadata.authors == ("Ann Lee",)
    assert extract.metadata.date == "2012-05-03"
    assert extract.metadata.organisation == "Trust"
    assert extract.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"", "empty"), (b"plain words", "does not begin"), (b"{\\rtf1 }", "no text")],
)
def test_what_cannot_be_read_says_why(tmp_path, data, expected):
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=expected):
        IMPORTER.read(path)


def test_a_cut_file_keeps_what_is_there():
    reader = RtfReader()
    reader.read(HEAD + rb"Whole.\par Half a sen")
    assert [block.text for block in reader.blocks()] == ["Whole.", "Half a sen"]


def test_deep_nesting_and_length_cost_linear_time():
    def seconds(count):
        data = HEAD + b"{" * count + b"deep" + b"}" * count + rb"\b word\par " * count
        started = time.process_time()
        RtfReader().read(data)
        return time.process_time() - started

    assert seconds(40_000) < 8 * max(seconds(10_000), 0.05)


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_blocks(data):
    for block in blocks(data):
        assert block.text == block.text.strip()
        assert "\n" not in block.text
        block.text.encode("utf-8")
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


def test_the_card_has_what_the_user_defined_and_the_language(tmp_path):
    path = tmp_path / "a.rtf"
    own = (
        rb"{\*\userprops{\propname ISBN}\proptype30{\staticval 978-0-306-40615-7}"
        rb"{\propname Publisher}\proptype30{\staticval Ward Press}"
        rb"{\propname Publication date}\proptype30{\staticval May 2014}}"
    )
    path.write_bytes(HEAD + rb"\deflang2057" + own + rb"\pard Words, doi:10.1000/xyz.\par}")
    extract = IMPORTER.read(path)
    known = extract.metadata
    assert (known.isbn, known.publisher, known.date) == ("9780306406157", "Ward Press", "2014-05")
    assert (known.language, known.doi) == ("en-GB", "10.1000/xyz")
    assert [block.text for block in extract.blocks] == ["Words, doi:10.1000/xyz."]


def test_equations_are_read_and_not_their_pictures():
    equation = (
        rb"{\mmath{\*\moMath{\mf{\mfPr{\mtype lin}}{\mnum{\mr a}}{\mden{\mr b}}}"
        rb"{\msSup{\me{\mr c}}{\msup{\mr 2}}}}}{\*\mmathPict{\pict 00}}"
    )
    assert texts(rb"So " + equation + rb".\par") == ["So a/bc^2."]


def test_tables_in_cells_are_text_of_the_cell():
    body = (
        rb"\trowd\cellx1\cellx2\pard\intbl A\cell\pard\intbl\itap2 n1\nestcell n2\nestcell"
        rb"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl after\cell\row"
    )
    assert texts(body) == ["A\tn1 n2 after"]


def test_lists_go_as_deep_as_those_of_word():
    body = b"".join(rb"\pard\ls1\ilvl%d x\par" % at for at in (-3, 8, 30_000))
    assert [block.level for block in blocks(body)] == [1, 9, 9]
