"""A paper with a figure on each page, and the areas that are drawn over its pages."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from tests.adapters.pdf_pages.making import pdf, words
from tests.journeys.hands import drag_between
from tests.journeys.papers import open_file
from tests.journeys.printed import show_pages

SHIFT = Qt.KeyboardModifier.ShiftModifier
FIGURES = "figures.pdf"
FIGURE = b"0.2 0.4 0.8 rg 100 400 200 150 re f 0 g"
"""On an upright page of 842 points it is at 100, 292 from the top left, 200 by 150."""
WHOLE = (95.0, 290.0, 310.0, 450.0)
"""The figure with its labels on such a page."""
TOP = [f"Before the figure line {n} says what it is about" for n in range(1, 4)]


def print_figures(folder: Path) -> Path:
    """Print a paper of two pages with a figure each, the second page turned."""
    path = folder / FIGURES
    pages = (_page(*TOP), _page("The second page is turned"))
    path.write_bytes(pdf(*pages, page_keys=(b"", b"/Rotate 90")))
    return path


def _page(*lines):
    texts = b"\n".join(words(line, x=72, y=760 - 16 * n, size=10) for n, line in enumerate(lines))
    label = words("Vacancies 2019", "Vacancies 2023", x=120, y=500, size=10)
    return FIGURE + b"\n" + texts + b"\n" + label


def show(qtbot, window):
    """Show the pages of the paper."""
    open_file(window, FIGURES)
    show_pages(qtbot, window)


def to_page(qtbot, window, number):
    """Go to a page and wait for its characters."""
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
    drag_between(port, first, last, modifier)


def bar(window):
    """Return the bar that offers what can be done with an area just drawn."""
    return window.reader.findChild(QWidget, "reader.selection_bar")


def areas(window):
    """Return the areas that are kept in the library."""
    return [each for each in window.bridge.library.annotations.values() if each.area]


def near(area, page_number, rect):
    """Whether an area is this rectangle of a page, as near as the mouse can draw it."""
    sides = (area.left, area.top, area.right, area.bottom)
    return area.page == page_number and all(
        abs(a - b) <= 1.5 for a, b in zip(sides, rect, strict=True)
    )
