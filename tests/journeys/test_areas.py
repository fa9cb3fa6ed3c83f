"""Areas of pages in the real window: drawn with the mouse, tagged, seen in both views, undone."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leader_reader.services.exporting import Choice
from leader_reader.ui.reader.area_signs import sign_rect
from leader_reader.ui.theme import active_theme
from tests.adapters.pdf_pages.making import pdf, words
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, keys, press

LEFT = Qt.MouseButton.LeftButton
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
FIGURE = b"0.2 0.4 0.8 rg 100 400 200 150 re f 0 g"
"""On an upright page of 842 points it is at 100, 292 from the top left, 200 by 150."""
TOP = [f"Before the figure line {n} says what it is about" for n in range(1, 4)]


def page(*lines, figure=FIGURE):
    texts = b"\n".join(words(line, x=72, y=760 - 16 * n, size=10) for n, line in enumerate(lines))
    label = words("Vacancies 2019", "Vacancies 2023", x=120, y=500, size=10)
    return figure + b"\n" + texts + b"\n" + label


@pytest.fixture
def reading(qtbot, stocked, tmp_path):
    """The real window with the paper open, its pages shown."""
    path = tmp_path / "figures.pdf"
    path.write_bytes(
        pdf(page(*TOP), page("The second page is turned"), page_keys=(b"", b"/Rotate 90"))
    )
    with opened(qtbot, stocked) as window:
        window.intake.take([path])
        at_rest(qtbot, window)
        show(qtbot, window)
        yield window


def show(qtbot, window):
    known = window.bridge.library.documents.items()
    window.open_document(next(each for each, card in known if card.file_name == "figures.pdf"))
    if not window.paging.shown:
        click(window.frame.bar.views.button("pages"))
    qtbot.waitUntil(lambda: seen(window), timeout=10_000)


def seen(window):
    view = window.reader.view
    return bool(view.book.sizes) and view.book.text.lines(1) is not None


def to_page(qtbot, window, number):
    window.reader.view.go_to_page(number)
    qtbot.waitUntil(lambda: window.reader.view.book.text.lines(number) is not None)


def spot(window, number, x, y):
    """Return where a point of a page is in the viewport."""
    scroller = window.reader.view._scroller
    return scroller.in_view(number, QRectF(x, y, 0, 0)).topLeft().toPoint()


def draw(window, number, rect, modifier=SHIFT):
    """Drag from the top left corner of a rectangle of a page to its bottom right."""
    port = window.reader.view.viewport()
    first, last = spot(window, number, *rect[:2]), spot(window, number, *rect[2:])
    QTest.mousePress(port, LEFT, modifier, first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, LEFT, modifier, last)


def bar(window):
    return window.reader.findChild(QWidget, "reader.selection_bar")


def areas(window):
    return [each for each in window.bridge.library.annotations.values() if each.area]


def near(area, page_number, rect):
    sides = (area.left, area.top, area.right, area.bottom)
    return area.page == page_number and all(
        abs(a - b) <= 1.5 for a, b in zip(sides, rect, strict=True)
    )


WHOLE = (95.0, 290.0, 310.0, 450.0)


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


def text_sign(window, annotation):
    """Return where the sign of an area is in the text view's viewport."""
    view = window.reader.text
    rect = sign_rect(view.page.caret(annotation.start))
    return (rect.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()


def test_the_sign_in_the_text_tells_of_the_area_and_leads_to_it(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    (made,) = areas(reading)
    click(reading.frame.bar.views.button("text"))
    reading.desk.choose("")
    port, at = reading.reader.text.viewport(), text_sign(reading, made)
    painted = port.grab(QRect(at - QPoint(4, 4), QSize(9, 9))).toImage()
    page = QColor(active_theme().page)
    assert any(painted.pixelColor(x, y) != page for x in range(9) for y in range(9))
    assert (
        reading.reader.text.page.area_at(QPointF(at) + scrolled(reading))[0].label == "Area on p. 1"
    )
    click(port, at)
    assert reading.desk.annotation == made.id
    reading.desk.go_to_annotation(made.id)
    assert reading.reader.text.textCursor().position() == made.start


def scrolled(window):
    return QPointF(0, window.reader.text.verticalScrollBar().value())


def test_a_sign_that_stands_for_two_areas_leads_to_both(qtbot, reading):
    beside = ((320.0, 290.0, 380.0, 330.0), (400.0, 290.0, 460.0, 330.0))
    for rect in beside:
        draw(reading, 1, rect)
        keys(reading, "h")
    one, two = areas(reading)
    assert one.start == two.start
    click(reading.frame.bar.views.button("text"))
    reading.desk.choose("")
    chosen = set()
    for _ in beside:
        click(reading.reader.text.viewport(), text_sign(reading, one))
        chosen.add(reading.desk.annotation)
    assert chosen == {one.id, two.id}


def test_an_area_is_there_when_the_library_is_opened_again(qtbot, stocked, tmp_path):
    path = tmp_path / "figures.pdf"
    path.write_bytes(pdf(page(*TOP)))
    with opened(qtbot, stocked) as window:
        window.intake.take([path])
        at_rest(qtbot, window)
        show(qtbot, window)
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
    drag(view.viewport(), gap, gap + QPoint(60, 30), SHIFT)
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
    drag(port, corner, to)
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


def drag(port, first, last, modifier=NONE):
    QTest.mousePress(port, LEFT, modifier, first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, LEFT, modifier, last)


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


def test_a_note_is_written_on_an_area_and_said_over_it(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "n")
    qtbot.waitUntil(reading.notes.isVisible)
    keys(reading, "Compare these.")
    press(reading, Qt.Key.Key_Escape)
    (made,) = areas(reading)
    assert made.note == "Compare these."
    said = reading.reader.view._under.said(QPointF(spot(reading, 1, 290, 400)))
    assert said == "Area on p. 1\nCompare these."


def test_the_picture_of_an_area_is_copied(qtbot, reading):
    draw(reading, 1, WHOLE)
    QApplication.clipboard().clear()
    press(reading, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not QApplication.clipboard().image().isNull(), timeout=20_000)
    image = QApplication.clipboard().image()
    wide, high = (WHOLE[2] - WHOLE[0]) * 300 / 72, (WHOLE[3] - WHOLE[1]) * 300 / 72
    assert abs(image.width() - wide) < 8
    assert abs(image.height() - high) < 8
    assert image.pixelColor(30, 200).blue() > image.pixelColor(30, 200).red() + 60


def test_the_card_of_an_area_has_its_name_its_words_and_its_picture(qtbot, reading):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    model, cards = reading.passages.model, reading.passages.list
    index = model.index(0, 0)
    assert index.data() == "Area on p. 1: Vacancies 2019 Vacancies 2023"
    rect = cards.visualRect(index)

    def shown():
        image = cards.viewport().grab(rect).toImage()
        blue = QColor.fromRgbF(0.2, 0.4, 0.8)
        return any(
            abs(image.pixelColor(40, y).red() - blue.red()) < 8
            and abs(image.pixelColor(40, y).blue() - blue.blue()) < 8
            for y in range(10, 90)
        )

    qtbot.waitUntil(shown, timeout=20_000)


def test_a_search_finds_an_area_and_goes_to_it(qtbot, reading):
    to_page(qtbot, reading, 2)
    draw(reading, 2, (395.0, 98.0, 560.0, 310.0))
    keys(reading, "n")
    qtbot.waitUntil(reading.notes.isVisible)
    keys(reading, "zebrafinch")
    press(reading, Qt.Key.Key_Escape)
    (made,) = areas(reading)
    at_rest(qtbot, reading)
    to_page(qtbot, reading, 1)
    reading.desk.choose("")
    reading.frame.bar.field.setFocus()
    keys(reading, "zebrafinch")
    press(reading, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reading.desk.annotation == made.id, timeout=20_000)
    view = reading.reader.view
    qtbot.waitUntil(lambda: view.areas.rect(made.area).intersects(view.rect()))
    assert view.current_page == 2


def test_at_twice_the_scale_an_area_is_where_it_was_drawn(tmp_path):
    """Run the first of these journeys on a screen with two pixels for each."""
    name = test_an_area_is_drawn_tagged_seen_in_the_text_kept_and_undone.__name__
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [f"--basetemp={tmp_path / 'scaled'}", f"{__file__}::{name}"]
    fine = os.environ | {"QT_SCALE_FACTOR": "2"}
    ended = subprocess.run(command, check=False, env=fine, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-2000:]


def test_an_export_of_the_window_holds_the_picture(qtbot, reading, tmp_path):
    draw(reading, 1, WHOLE)
    keys(reading, "1")
    out = tmp_path / "areas.html"
    reading.exports.start(Choice(), out, "html")
    qtbot.waitUntil(lambda: not reading.exports.busy and out.exists(), timeout=60_000)
    written = out.read_text("utf-8")
    assert written.count('<p class="area">Area on p. 1</p><img alt="Area on p. 1" src="data:') == 1
    assert "<p>Vacancies 2019 Vacancies 2023</p>" in written


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
