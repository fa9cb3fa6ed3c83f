"""What stands on the screen, and what painting it all anew would show."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

_FAINT = 16
"""Levels of 255; the softest tint that tells anything differs from its ground by more."""


def on_screen(widget: QWidget) -> QImage:
    """Return a widget as it stands on the screen, when all that was asked for is painted."""
    window = widget.window()
    for _ in range(3):
        QApplication.processEvents()
    corner = widget.mapTo(window, QPoint())
    place = (corner.x(), corner.y(), widget.width(), widget.height())
    return _image(window.screen().grabWindow(window.winId(), *place))


def painted_anew(widget: QWidget) -> QImage:
    """Return a widget painted from nothing."""
    return _image(widget.grab())


def alike(one: QImage, other: QImage) -> bool:
    """Compare images but for faint shades: edges of shapes and letters cut by what is exposed."""
    pairs = zip(_rows(one), _rows(other), strict=True)
    unlike = [(row, beside) for row, beside in pairs if row != beside]
    return one.size() == other.size() and all(
        abs(a - b) <= _FAINT for row, beside in unlike for a, b in zip(row, beside, strict=True)
    )


def _rows(image: QImage) -> list[bytes]:
    whole, step = bytes(image.constBits()), image.bytesPerLine()
    return [whole[at : at + step] for at in range(0, len(whole), step)]


def _image(shot: QPixmap) -> QImage:
    return shot.toImage().convertToFormat(QImage.Format.Format_ARGB32)
