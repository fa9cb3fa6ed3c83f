"""Lines and characters of pages: from a character to its place and back is the same character."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from leader_reader.domain.pages import PageMap, PageRun
from leader_reader.services.pages import PageText
from leader_reader.ui.reader.pages.page_lines import lines_of
from tests.ui.reader.pages.made import HEIGHT, LEADING, WIDTH, report


def lines(letters: list[tuple[str, float, float]], runs: list[PageRun]):
    codes = np.array([ord(letter) for letter, _, _ in letters], np.uint32)
    boxes = [(x, y, x + WIDTH, y + HEIGHT) for _, x, y in letters]
    text = PageText(codes, np.array(boxes, np.float32).reshape(-1, 4))
    return lines_of(1, text, PageMap(runs))


def test_every_seen_character_of_a_report_is_found_again_at_its_place():
    made = report()
    checked = 0
    for page, text in made.texts.items():
        there = lines_of(page, text, made.places)
        for offset in there.offsets.tolist():
            for rect in there.rects(offset, offset + 1):
                assert there.over(rect.center()) == offset
                assert there.boundary(rect.center() - QPointF(0.5, 0)) == offset
                checked += 1
    assert checked > 700


def test_lines_are_those_of_both_columns_and_the_rest_is_in_none():
    made = report()
    there = lines_of(1, made.texts[1], made.places)
    words = [
        "".join(made.document.text[o] for o in there.offsets[i.first : i.last]) for i in there.lines
    ]
    assert words[0] == "How teams lead"
    assert words[1].startswith("word0 word1")
    assert all(" word100" not in line for line in words)
    assert there.over(QPointF(302, 806)) is None  # the page number


@st.composite
def pages(draw):
    """Columns of words, each letter mapped, in the order of the columns."""
    letters, runs, offset = [], [], 0
    for column in range(draw(st.integers(1, 3))):
        for row in range(draw(st.integers(1, 5))):
            width = draw(st.integers(1, 20))
            runs.append(PageRun(offset, 1, len(letters), width))
            left, top = 50 + column * 170, 50 + row * LEADING
            letters += [("a", left + at * WIDTH, top) for at in range(width)]
            offset += width + draw(st.integers(0, 2))
    return lines(letters, runs), runs


@settings(max_examples=40, deadline=None)
@given(pages(), st.data())
def test_the_place_of_any_character_leads_back_to_it(page, data):
    there, runs = page
    run = data.draw(st.sampled_from(runs))
    offset = data.draw(st.integers(run.start, run.end - 1))
    (rect,) = there.rects(offset, offset + 1)
    assert there.over(rect.center()) == offset
    assert there.boundary(QPointF(rect.left() + 1, rect.center().y())) == offset
    assert there.boundary(QPointF(rect.right() - 1, rect.center().y())) == offset + 1
    assert there.caret(offset).left() == pytest.approx(rect.left(), abs=0.01)


@settings(max_examples=40, deadline=None)
@given(pages(), st.integers(0, 400), st.integers(1, 100))
def test_rectangles_of_a_passage_hold_its_characters_and_no_others(page, start, length):
    there, _ = page
    rects = there.rects(start, start + length)
    for offset in there.offsets.tolist():
        middle = there.rects(offset, offset + 1)[0].center()
        inside = any(rect.contains(middle) for rect in rects)
        assert inside == (start <= offset < start + length)


def test_words_from_right_to_left_have_their_boundaries_on_the_other_side():
    word = "שלום"
    letters = [(letter, 100 - at * WIDTH, 50.0) for at, letter in enumerate(word)]
    there = lines(letters, [PageRun(0, 1, 0, 4)])
    assert len(there.lines) == 1
    assert there.boundary(QPointF(105.5, 55)) == 0
    assert there.boundary(QPointF(80, 55)) == 4
    assert there.caret(0).left() == pytest.approx(106)
    assert there.caret(4).left() == pytest.approx(82)


@pytest.mark.parametrize("down", [1, -1])
def test_words_that_run_down_or_up_the_page_are_lines_too(down):
    runs = [PageRun(0, 1, 0, 8), PageRun(9, 1, 8, 8)]
    codes = np.full(16, 97, np.uint32)
    boxes = []
    for line, at in ((line, at) for line in range(2) for at in range(8)):
        x, y = 300 - down * line * LEADING, 400 + down * at * WIDTH
        boxes.append((x, y, x + HEIGHT, y + WIDTH))
    text = PageText(codes, np.array(boxes, np.float32))
    there = lines_of(1, text, PageMap(runs))
    assert len(there.lines) == 2
    for offset, box in zip([*range(8), *range(9, 17)], boxes, strict=True):
        (rect,) = there.rects(offset, offset + 1)
        assert rect.center().toTuple() == pytest.approx(
            ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), abs=1.5
        )
        assert there.over(rect.center()) == offset
        assert there.boundary(rect.center() - QPointF(0, down)) == offset
        assert there.boundary(rect.center() + QPointF(0, down)) == offset + 1
    (whole,) = there.rects(0, 8)
    assert whole.height() == pytest.approx(8 * WIDTH)
    assert there.caret(0).height() == 0
    assert there.caret(0).width() == pytest.approx(there.lines[0].rect.height())


def test_a_point_in_a_margin_or_between_columns_stays_in_its_column():
    made = report()
    there = lines_of(1, made.texts[1], made.places)
    text = made.document.text
    assert text[: there.boundary(QPointF(280, 150))].count("word100") == 0
    assert there.boundary(QPointF(300, 150)) > text.index("word100")
    assert there.boundary(QPointF(10, 78)) == 0


def test_characters_that_are_not_seen_take_no_room_and_no_place():
    boxes = np.array([(0, 0, 6, 12), (np.nan,) * 4, (12, 0, 18, 12)], np.float32)
    text = PageText(np.array([97, 32, 98], np.uint32), boxes)
    there = lines_of(1, text, PageMap([PageRun(0, 1, 0, 3)]))
    assert len(there.lines) == 1
    assert there.rects(0, 3)[0].width() == pytest.approx(18)
    assert there.boundary(QPointF(11, 6)) == 2


def test_a_page_without_text_has_no_lines():
    there = lines_of(1, PageText(np.empty(0, np.uint32), np.empty((0, 4), np.float32)), PageMap(()))
    assert not there
    assert there.rects(0, 9) == []
    assert there.caret(3) is None
