"""Areas of pages in the real window: drawn with the mouse, tagged, changed, kept, undone."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtTest import QTest

from tests.conftest import at_rest, opened
from tests.journeys.figures import (
    SHIFT,
    WHOLE,
    areas,
    bar,
    draw,
    near,
    print_figures,
    show,
    spot,
    to_page,
)
from tests.journeys.hands import LEFT, NONE, click, drag_between, keys, press
from tests.journeys.papers import take_in
from tests.journeys.printed import reading_of, seen, show_pages


@pytest.fixture
def reading(qtbot, stocked, tmp_path):
    """The real window with the paper open, its pages shown."""
    with reading_of(qtbot, stocked, print_figures(tmp_path), pages=True) as window:
        yield window


def test_an_area_is_drawn_tagged_seen_in_the_text_kept_and_undone(qtbot, reading, stocked):
    draw(reading, 1, WHOLE)
    assert bar(reading).isVisible()
    assert reading.reader.selection() is None
    keys(reading, "1")
    (made,) = areas(reading)
    assert near(made.area, 1, WHOLE)
    assert made.exact.split() == ["Vacancies", "2019", "Vacancies", "2023"]
    assert made.start == made.end == reading.desk.document.text.index("Vacancies 2019")
    assert reading.desk.annotation == made.id
    assert not bar(reading).isVisible()
    press(reading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not areas(reading)
    press(reading, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert areas(reading) == [made]


def test_an_area_is_there_when_the_library_is_opened_again(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, print_figures(tmp_path))
        show_pages(qtbot, window)
        draw(window, 1, WHOLE)
        keys(window, "1")
        before = areas(window)
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        assert areas(window) == before
        show(qtbot, window)
        assert [mark.area for mark in window.reader.view.surface.areas.marks] == [before[0].area]
        window.undo()
        assert not areas(window)
        window.bridge.redo()
        window._remove_documents([before[0].document])
        assert not areas(window)
        window.undo()
        assert areas(window) == before


def test_on_a_page_that_is_turned_the_rectangle_is_that_of_the_page_as_it_is_shown(qtbot, reading):
    to_page(qtbot, reading, 2)
    figure = (395.0, 98.0, 560.0, 310.0)
    draw(reading, 2, figure)
    keys(reading, "1")
    (made,) = areas(reading)
    assert near(made.area, 2, figure)
    assert sorted(made.exact.split()) == ["2019", "2023", "Vacancies", "Vacancies"]
    middle = spot(reading, 2, 420, 290)
    qtbot.waitUntil(lambda: colour(reading, middle).blue() > colour(reading, middle).red() + 60)
    reading.reader.view.set_fit("page")
    assert near(made.area, 2, figure)
    click(reading.reader.view.viewport(), spot(reading, 2, 420, 290))
    assert reading.desk.annotation == made.id


def colour(window, point):
    return window.reader.view.viewport().grab(QRect(point, QSize(1, 1))).toImage().pixelColor(0, 0)


def test_the_act_draws_one_area_over_words_too_and_escape_leaves_it(qtbot, reading):
    alt = Qt.KeyboardModifier.AltModifier
    press(reading, Qt.Key.Key_A, alt)
    port = reading.reader.view.viewport()
    assert port.cursor().shape() == Qt.CursorShape.CrossCursor
    press(reading, Qt.Key.Key_Escape)
    start = reading.desk.document.text.index("Before the figure line 1")
    line = reading.reader.view.passage_rect(start, start + 20)
    over = port.mapFrom(reading.reader.view, line.center())
    QTest.mouseMove(port, over)
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor
    press(reading, Qt.Key.Key_A, alt)
    draw(reading, 1, (75.0, 70.0, 300.0, 120.0), NONE)
    assert bar(reading).isVisible()
    assert reading.reader.view.areas.drawn is not None
    press(reading, Qt.Key.Key_Escape)
    assert reading.reader.view.areas.drawn is None
    assert not bar(reading).isVisible()
    draw(reading, 1, (75.0, 70.0, 300.0, 120.0), NONE)
    assert reading.reader.view.areas.drawn is None
    assert not areas(reading)


def test_the_act_goes_to_the_pages_first(qtbot, reading):
    click(reading.frame.bar.views.button("text"))
    press(reading, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reading.reader.view is not reading.reader.text and seen(reading))
    draw(reading, 1, WHOLE, NONE)
    keys(reading, "h")
    assert len(areas(reading)) == 1


def test_what_is_too_small_is_no_area_and_shift_still_selects(qtbot, reading):
    view = reading.reader.view
    start = reading.desk.document.text.index("Before the figure line 1")
    click(view.viewport(), view.viewport().mapFrom(view, view.line_rect(start).center()))
    beside = spot(reading, 1, 450, 92)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, beside)
    assert view.areas.drawn is None
    assert reading.reader.selection() is not None
    draw(reading, 1, WHOLE)
    assert reading.reader.selection() is None
    assert view.areas.drawn is not None


def test_shift_and_a_drag_between_two_lines_selects_words(qtbot, reading):
    view, text = reading.reader.view, reading.desk.document.text
    start = text.index("Before the figure line 1")
    click(view.viewport(), view.viewport().mapFrom(view, view.line_rect(start).center()))
    points = [spot(reading, 1, 200, 80 + tenth / 10) for tenth in range(0, 100, 5)]
    gap = next(point for point in points if view._under.offset(QPointF(point)) is None)
    drag_between(view.viewport(), gap, gap + QPoint(60, 30), SHIFT)
    assert view.areas.drawn is None
    assert reading.reader.selection() is not None


def test_a_grip_is_dragged_and_keys_move_the_sides_one_edit_each(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    (first,) = areas(reading)
    port = reading.reader.view.viewport()
    corner, to = spot(reading, 1, *WHOLE[2:]), spot(reading, 1, 350, 500)
    QTest.mouseMove(port, corner)
    assert port.cursor().shape() == Qt.CursorShape.SizeFDiagCursor
    drag_between(port, corner, to)
    (second,) = areas(reading)
    assert near(second.area, 1, (WHOLE[0], WHOLE[1], 350.0, 500.0))
    assert second.id == first.id
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    press(reading, Qt.Key.Key_Left, both)
    press(reading, Qt.Key.Key_Down, both | SHIFT)
    (third,) = areas(reading)
    assert third.area.left == pytest.approx(second.area.left - 4)
    assert third.area.bottom == pytest.approx(second.area.bottom + 4)
    reading.undo()
    reading.undo()
    assert areas(reading) == [second]
    reading.undo()
    assert areas(reading) == [first]


def test_escape_leaves_an_area_as_it_was_before_its_grip_was_dragged(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    before = areas(reading)
    port, corner = reading.reader.view.viewport(), spot(reading, 1, *WHOLE[2:])
    QTest.mousePress(port, LEFT, NONE, corner)
    QTest.mouseMove(port, spot(reading, 1, 400, 500))
    press(reading, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NONE, spot(reading, 1, 400, 500))
    assert areas(reading) == before
    assert reading.reader.view.surface.areas.marks[0].area == before[0].area


def test_areas_that_lie_over_each_other_are_gone_through(qtbot, reading):
    inner = (105.0, 300.0, 250.0, 420.0)
    for rect, key in ((WHOLE, "1"), (inner, "2")):
        reading.reader.areas.begin()
        draw(reading, 1, rect, NONE)
        keys(reading, key)
    small, large = sorted(areas(reading), key=lambda each: each.area.width)
    reading.desk.choose("")
    click(reading.reader.view.viewport(), spot(reading, 1, 150, 400))
    assert reading.desk.annotation == small.id
    keys(reading, "o")
    assert reading.desk.annotation == large.id
    keys(reading, "o")
    assert reading.desk.annotation == small.id


def test_at_twice_the_scale_an_area_is_where_it_was_drawn(tmp_path):
    """Run the first of these journeys on a screen with two pixels for each."""
    name = test_an_area_is_drawn_tagged_seen_in_the_text_kept_and_undone.__name__
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [f"--basetemp={tmp_path / 'scaled'}", f"{__file__}::{name}"]
    fine = os.environ | {"QT_SCALE_FACTOR": "2"}
    ended = subprocess.run(command, check=False, env=fine, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-2000:]


def test_another_document_takes_an_area_that_was_only_drawn_with_it(qtbot, reading):
    draw(reading, 1, WHOLE)
    here = reading.desk.document.id
    other = next(each for each in reading.bridge.library.documents if each != here)
    reading.open_document(other)
    assert not bar(reading).isVisible()
    show(qtbot, reading)
    assert reading.reader.view.areas.drawn is None
    keys(reading, "1")
    assert not areas(reading)
