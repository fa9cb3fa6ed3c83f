import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.importers.blocks import Run, clean_text, styled_text, table_row
from leader_reader.domain.document import BlockKind, Span, SpanStyle

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
BOLD = frozenset({SpanStyle.BOLD})


def test_line_breaks_of_every_kind_become_one_space():
    assert clean_text("a\r\nb\u2028c\u2029d\x85e\x0bf\x0cg\t h") == "a b c d e f g h"


def test_controls_go_and_surrogates_are_mended():
    assert clean_text("a\x00b\x1bc\x9f") == "abc"
    assert clean_text("\ud83d\ude00 and \ud800") == "😀 and �"


def test_code_points_are_otherwise_kept():
    text = "cafe\u0301 Å 👨\u200d👩\u200d👧 𝕏 \u202eevil\u202c"
    assert clean_text(text) == text


@given(ANY_TEXT)
def test_clean_text_obeys_the_rules_for_blocks(text):
    cleaned = clean_text(text)
    assert cleaned == " ".join(cleaned.split())
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert clean_text(cleaned) == cleaned


def test_a_row_is_cells_parted_by_tabs():
    row = table_row(["Ward", "", "4\tbeds\n"])
    assert row
    assert (row.kind, row.text) == (BlockKind.TABLE, "Ward\t\t4 beds")
    assert table_row(["", " \n"]) is None


def test_spans_follow_the_cleaned_text():
    text, spans = styled_text([Run("  A "), Run(" bold\n", BOLD), Run("word", BOLD), Run(" end ")])
    assert text == "A bold word end"
    assert spans == (Span(2, 11, SpanStyle.BOLD),)


def test_a_link_keeps_its_target():
    link = Run("the report", frozenset({SpanStyle.LINK}), "https://example.org/r")
    text, spans = styled_text([Run("Read "), link, Run(".")])
    assert [text[s.start : s.end] for s in spans] == ["the report"]
    assert spans[0].href == "https://example.org/r"


@given(st.lists(st.tuples(ANY_TEXT, st.booleans()), max_size=6))
def test_styled_text_equals_clean_text_and_spans_stay_inside(parts):
    parts = [(text.encode("utf-8", "replace").decode(), bold) for text, bold in parts]
    text, spans = styled_text([Run(t, BOLD if bold else frozenset()) for t, bold in parts])
    assert text == clean_text("".join(t for t, _ in parts))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
