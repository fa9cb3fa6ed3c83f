"""What a person does over the pages and sees there: dragging, clicking, a letter, its colour."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.reader.pages.made import WIDTH

LEFT = Qt.MouseButton.LeftButton


def place_of(view, words: str) -> tuple[int, int]:
    """Return the code points of `words` in the text of the document shown."""
    start = view.document.text.index(words)
    return start, start + len(words)


def spot_of(view, offset: int, share: float = 0.1) -> QPoint:
    """Return the point of the viewport at a share of the width of the letter at `offset`."""
    page, index = view.book.text.places.place(offset)
    left, top, right, bottom = view.engine.made.texts[page].boxes[index]
    sheets = view._scroller.sheets
    x, y = left + (right - left) * share, (top + bottom) / 2
    place = sheets.rect(page).topLeft() + QPointF(x, y) * sheets.scale(page)
    return (place - view._scroller.shift).toPoint()


def colour_at(view, offset: int, share: float = 0.1) -> QColor:
    """Return the colour beside the ink of a letter: the ground of its line."""
    image = view.viewport().grab().toImage()
    return image.pixelColor(spot_of(view, offset, share) - QPoint(0, 2))


def near(colour: QColor, other: QColor | str, by: int = 3) -> bool:
    """Whether these are two colours that nobody can tell apart."""
    pairs = zip(colour.getRgb(), QColor(other).getRgb(), strict=True)
    return all(abs(one - two) <= by for one, two in pairs)


def drag(qtbot, view, start: int, end: int) -> None:
    """Drag with the left button from before one letter to before another."""
    first, last = spot_of(view, start), spot_of(view, end)
    qtbot.mousePress(view.viewport(), LEFT, pos=first)
    for spot in (first + QPoint(0, 12), (first + last) / 2, last):
        qtbot.mouseMove(view.viewport(), spot)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=last)


def click(qtbot, view, offset: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, held, pos=spot_of(view, offset))


def turn_wheel(view, spot: QPointF, up: int, *, zoom: bool = False, to=None) -> None:
    held = Qt.KeyboardModifier.ControlModifier if zoom else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        spot,
        view.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120 * up),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(to or view.viewport(), event)


def letter_width(view, page: int = 1) -> float:
    """Return the pixels of a letter."""
    return WIDTH * view._scroller.sheets.scale(page)
