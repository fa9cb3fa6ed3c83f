"""Areas of pages in the real window: drawn with the mouse, tagged, seen in both views, undone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
