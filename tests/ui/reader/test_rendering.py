"""One block is one text block, and a QTextDocument position is the UTF-16 offset in the text."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from leader_reader.domain.document import Block, BlockKind, Document, Span, SpanStyle
from leader_reader.ui.reader.adornments import meta_line
from leader_reader.ui.reader.characters import formats_of
from leader_reader.ui.reader.groups import comments_heading, furniture, groups_of, title_block
from leader_reader.ui.reader.offsets import Offsets
from leader_reader.ui.reader.rendering import Rendering, render, title_lines
from leader_reader.ui.reader.tables import columns_of
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.samples import with_blocks
from tests.ui.reader.sample import TITLE, everything, place_of


def rendered(document: Document, theme: str = "light", zoom: float = 1.0) -> Rendering:
    return render(document, Look(load_themes()[theme], zoom))


def assert_positions_are_offsets(document: Document, theme: str = "light") -> None:
    text, offsets = rendered(document, theme).text, Offsets(document.text)
    assert text.blockCount() == len(document.blocks)
    for number, start in enumerate(document.starts):
        block = text.findBlockByNumber(number)
        assert block.position() == offsets.to_utf16(start)
        length = len(document.blocks[number].text.encode("utf-16-le", "surrogatepass")) // 2
        assert block.length() == length + 1


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_positions_are_offsets_for_every_kind_of_block(theme):
    assert_positions_are_offsets(everything(), theme)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1, max_size=6))
def test_positions_are_offsets_for_any_text(texts):
    assert_positions_are_offsets(with_blocks(*(Block(BlockKind.PARAGRAPH, t) for t in texts)))


def format_at(document: Document, words: str) -> QTextCharFormat:
    page, start = rendered(document), place_of(document, words)[0]
    number = document.block_at(start)
    inside = Offsets(document.text[document.starts[number] :]).to_utf16(
        start - document.starts[number]
    )
    found = [each for each in formats_of(page, number) if each.start <= inside]
    assert inside < found[-1].start + found[-1].length
    return QTextCharFormat(found[-1].format)


def test_spans_are_set_as_they_say_also_where_they_overlap():
    document = everything()
    both = format_at(document, "ld, slanted")
    assert both.fontItalic()
    assert both.fontWeight() == QFont.Weight.Bold
    assert format_at(document, "slanted and").fontWeight() != QFont.Weight.Bold
    raised = format_at(document, "1 with").verticalAlignment()
    assert raised == QTextCharFormat.VerticalAlignment.AlignSuperScript
    link = format_at(document, "link.").foreground().color()
    assert link == QColor(load_themes()["light"].accent_text)


def test_nothing_that_is_drawn_beside_the_text_is_in_it():
    text = rendered(everything()).text.toPlainText()
    assert "J. Okafor" not in text
    assert "9." not in text


def test_paragraphs_of_one_comment_belong_together_and_others_do_not():
    document = everything()
    groups = groups_of(document.blocks)
    last = len(document.blocks) - 1
    assert (groups[last - 2].first, groups[last - 2].last) == (last - 2, last - 1)
    assert groups[last].first == last


def test_the_title_is_painted_only_when_the_text_does_not_begin_with_it():
    document = everything()
    assert title_block(document) == 0
    assert title_lines(rendered(document)) == 0
    bare = with_blocks(Block(BlockKind.PARAGRAPH, "No heading at all."), title=TITLE)
    assert title_block(bare) is None
    assert title_lines(rendered(bare)) == 1


def test_the_line_under_the_title_says_who_when_and_how_long():
    metrics = QFontMetricsF(QFont("Source Sans Pro"))
    assert meta_line(everything(), metrics, 600) == "A. Nurse · 2024 · 3 pages"
    assert meta_line(everything(), metrics, 128).endswith("… · 2024 · 3 pages")


def test_the_heading_that_says_the_title_wins_over_an_earlier_one():
    site = Block(BlockKind.HEADING, "The Site", level=1)
    document = with_blocks(site, Block(BlockKind.HEADING, TITLE, level=2), title=TITLE)
    assert title_block(document) == 1


def test_a_heading_below_running_text_is_no_title():
    lead, other = Block(BlockKind.PARAGRAPH, "What it is about. " * 20), "Case study"
    heading = Block(BlockKind.HEADING, other, level=1)
    assert title_block(with_blocks(lead, heading, title=TITLE)) is None
    assert title_block(with_blocks(lead, heading, title=other)) == 1
    above = Block(BlockKind.PARAGRAPH, "Research article")
    assert title_block(with_blocks(above, heading, title=TITLE)) == 1


def test_the_title_of_a_saved_page_may_stand_among_what_is_around_its_text():
    links = [Block(BlockKind.LIST_ITEM, f"Topic {n}", main=False) for n in range(40)]
    site = Block(BlockKind.HEADING, "The Site", level=1)
    ours = Block(BlockKind.HEADING, TITLE, level=3, main=False)
    page = with_blocks(*links, site, ours, Block(BlockKind.PARAGRAPH, "Text."), title=TITLE)
    assert title_block(page) == 41
    assert furniture(page, 41) == [range(41)]
    assert title_lines(rendered(page)) == 0


def test_a_title_that_is_a_link_is_set_as_a_title():
    link = (Span(0, len(TITLE), SpanStyle.LINK, "https://example.org"),)
    ours = Block(BlockKind.HEADING, TITLE, level=1, spans=link)
    other = Block(BlockKind.HEADING, "Section", level=2, spans=(replace(link[0], end=7),))
    page = rendered(with_blocks(ours, other, title=TITLE))
    title, section = formats_of(page, 0), formats_of(page, 1)
    ink = QColor(page.look.theme.accent_text)
    assert QTextCharFormat(title[0].format).foreground().color() != ink
    assert QTextCharFormat(section[0].format).foreground().color() == ink


def test_a_long_last_cell_wraps_in_its_own_column():
    columns = columns_of(["Theme\t" + "many words " * 30], QFont("Source Sans Pro"), 600)
    assert columns.hanging == columns.stops[-1] > 0
    assert not columns.flowing


def test_zoom_scales_type_and_line_height_alike():
    plain, double = rendered(everything()), rendered(everything(), zoom=2.0)
    for number in range(len(plain.source.blocks)):
        one, two = plain.setting(number), double.setting(number)
        assert two.line == pytest.approx(2 * one.line, abs=1.5)
        assert two.font.pixelSize() == pytest.approx(2 * one.font.pixelSize(), abs=1.5)


def test_table_columns_stand_clear_of_each_other_or_flow():
    font = QFont("Source Sans Pro")
    fitting = columns_of(["Ward\tPosts\tVacant", "Acute medicine\t1\t2"], font, 600)
    assert len(fitting.stops) == 2
    assert not fitting.flowing
    assert columns_of(["long words " * 20 + "\tmore"], font, 600).flowing
    assert columns_of(["", "\t", ""], font, 600).stops == (24,)


def test_columns_of_a_table_stand_twenty_pixels_apart_at_least():
    font = QFont("Source Sans Pro")
    wide = QFontMetricsF(font).horizontalAdvance("Healthcare assistants")
    rows = ["Healthcare assistants\tHealthcare assistants\tEach day"] * 2
    for width in range(300, 700, 25):
        columns = columns_of(rows, font, width)
        assert columns.flowing or columns.stops[0] >= wide + 19.5


@pytest.mark.parametrize("levels", [(1, 1, 2), (2, 2, 3), (3, 3, 4)])
def test_sections_are_of_one_size_whatever_level_a_format_gives_them(levels):
    title = Block(BlockKind.HEADING, TITLE, level=1)
    sections = [Block(BlockKind.HEADING, f"Part {n}", level=n) for n in levels]
    page = rendered(with_blocks(title, *sections, title=TITLE))
    sizes = [page.setting(number).font.pixelSize() for number in (1, 2, 3)]
    assert sizes == [21, 21, 18]


def test_the_count_of_comments_is_set_as_a_heading_and_what_follows_it_quietly():
    text = "8 comments on “Listening”"
    comment = Block(BlockKind.COMMENT, "Well put.", author="J. Okafor")
    document = with_blocks(Block(BlockKind.PARAGRAPH, text, main=False), comment)
    assert comments_heading(document.blocks) == (0, len("8 comments"))
    counted, rest = formats_of(rendered(document), 0)
    assert (counted.start, counted.length) == (0, len("8 comments"))
    assert rest.start + rest.length == len(text)
    sizes = [each.format.font().pixelSize() for each in (counted, rest)]
    assert sizes == [21, 15]


def test_navigation_before_the_title_and_a_footer_are_furniture_but_not_what_paper_has():
    blocks = (
        Block(BlockKind.LIST_ITEM, "Home", main=False),
        Block(BlockKind.LIST_ITEM, "About", main=False),
        Block(BlockKind.HEADING, TITLE, level=1),
        Block(BlockKind.PARAGRAPH, "Text."),
        Block(BlockKind.PARAGRAPH, "© 2024", main=False),
    )
    page = with_blocks(*blocks, title=TITLE)
    assert furniture(page, title_block(page)) == [range(2), range(4, 5)]
    paper = with_blocks(*blocks, title=TITLE, pages=1)
    assert furniture(paper, title_block(paper)) == []
