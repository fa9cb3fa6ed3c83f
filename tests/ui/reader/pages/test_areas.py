"""Areas on pages: which grip is where, which words are inside, on turned pages too."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.pages import PageMap, PageRun
from leader_reader.services.pages import PageText
from leader_reader.ui.reader.marks import Mark, MarkIndex
from leader_reader.ui.reader.pages.area_grips import cursor_of, grip_at, moved, places_of
from leader_reader.ui.reader.pages.area_words import target_of, words_inside
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages
from tests.samples import document, with_blocks

RECT = QRectF(100, 100, 200, 80)


@pytest.mark.parametrize(
    ("point", "sides"),
    [
        ((100, 100), (-1, -1)),
        ((303, 183), (1, 1)),
        ((200, 98), (0, -1)),
        ((130, 181), (0, 1)),
        ((299, 120), (1, 0)),
        ((200, 140), None),
        ((320, 140), None),
    ],
)
def test_corners_and_sides_have_grips(point, sides):
    assert grip_at(RECT, QPointF(*point)) == sides


def test_a_grip_moves_only_its_sides():
    assert moved(RECT, (1, 0), QPointF(350, 999)) == QRectF(100, 100, 250, 80)
    assert moved(RECT, (-1, -1), QPointF(90, 95)) == QRectF(90, 95, 210, 85)
    assert len(places_of(RECT)) == 8
    assert cursor_of((1, 1)) == Qt.CursorShape.SizeFDiagCursor
    assert cursor_of((1, -1)) == Qt.CursorShape.SizeBDiagCursor
    assert cursor_of((0, 1)) == Qt.CursorShape.SizeVerCursor


def on_page(text, boxes, page=1):
    """Return a document of one line whose characters have these boxes."""
    made = document(text, title="")
    codes = np.array([ord(letter) for letter in text], np.uint32)
    start = made.text.index(text)
    shown = TextOnPages(made, PageMap([PageRun(start, page, 0, len(text))]))
    shown.take(page, PageText(codes, np.array(boxes, np.float32)))
    return shown, start


def across(count, y=100.0):
    return [(100 + 10 * at, y, 110 + 10 * at, y + 12) for at in range(count)]


def down(count):
    """Boxes of letters on a page that is turned: the text runs down it."""
    return [(100.0, 100 + 10 * at, 112.0, 110 + 10 * at) for at in range(count)]


@pytest.mark.parametrize("boxes", [across(11), down(11)], ids=["level", "turned"])
def test_the_words_inside_are_those_with_their_middle_in_the_rectangle(boxes):
    shown, start = on_page("Hello areas", boxes)
    level = boxes[1][0] > boxes[0][0]
    area = AreaSelector(1, 158, 90, 200, 40) if level else AreaSelector(1, 90, 158, 40, 200)
    assert words_inside(shown.lines(1), area) == [(start + 6, start + 11)]
    target = target_of(shown, area)
    assert (target.quote.exact, target.position.start) == ("areas", start + 6)


def test_an_area_without_words_is_beside_the_nearest_ones():
    shown, start = on_page("Hello areas", across(11))
    below = target_of(shown, AreaSelector(1, 190, 400, 100, 100))
    assert below.quote.exact == ""
    assert start <= below.position.start <= start + 11


def test_on_a_page_without_text_it_is_where_the_page_before_ends():
    blocks = [
        Block(BlockKind.PARAGRAPH, f"Words of page {number}.", page=number) for number in (1, 2, 5)
    ]
    made = with_blocks(*blocks)
    shown = TextOnPages(made, PageMap(()))
    place = target_of(shown, AreaSelector(4, 10, 10, 90, 90)).position.start
    assert made.text[:place].endswith("Words of page 2.")
    assert target_of(shown, AreaSelector(9, 10, 10, 90, 90)).position.start == len(made.text)
    empty = TextOnPages(with_blocks(), PageMap(()))
    assert target_of(empty, AreaSelector(1, 1, 1, 9, 9)).position.start == 0


def mark(name, area=None, **known):
    return Mark(3, 3, ("#ff6666",), name, area=area, **known)


def test_areas_are_found_under_a_point_the_smallest_first_and_are_no_marks_of_text():
    areas = Areas()
    large, small = AreaSelector(1, 10, 10, 300, 300), AreaSelector(1, 50, 50, 40, 40)
    marks = [mark("large", large), mark("small", small), Mark(0, 9, (), "words")]
    assert areas.set_marks(marks)
    assert not areas.set_marks(list(marks))
    assert [each.annotation for each in areas.at(1, QPointF(60, 60))] == ["small", "large"]
    assert [each.annotation for each in areas.at(1, QPointF(200, 60))] == ["large"]
    assert not areas.at(2, QPointF(60, 60))
    assert [each.annotation for each in MarkIndex(marks)] == ["words"]


def test_a_preview_is_of_one_mark_only():
    areas = Areas()
    one, two = AreaSelector(1, 10, 10, 30, 30), AreaSelector(1, 50, 50, 40, 40)
    areas.set_marks([mark("one", one, selected=True), mark("two", two)])
    areas.preview("one", two)
    assert [each.area for each in areas.marks] == [two, two]
    assert areas.selected.annotation == "one"
    areas.set_marks(())
    assert areas.selected is None
