"""Icons: the program's own line drawings, tinted for the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leader_reader import paths
from leader_reader.ui.theme import Theme, blend

_SCALES = (1, 2, 3)
_GRID = 24
_STROKE, _LEAST_STROKE = 1.75, 1.5
"""Strokes as the drawings have them, and the least that is drawn: thinner ones come out pale."""


def icon(name: str, theme: Theme, size: int = 16, colour: str = "") -> QIcon:
    """Return the icon `name` (a file of resources/icons) at `size` pixels, sharp at any scale.

    Plain it has the theme's `icon_ink`, under the pointer the text's colour, switched on the
    accent's; with `colour` it keeps that one.
    """
    result = QIcon()
    for mode, state, tint in _tints(theme, colour):
        for scale in _SCALES:
            pixmap = QPixmap.fromImage(_drawing(name, tint, size, scale))
            pixmap.setDevicePixelRatio(scale)
            result.addPixmap(pixmap, mode, state)
    return result


def icon_image(name: str, colour: str, size: int, scale: float = 1.0) -> QImage:
    """Return the drawing itself, for delegates that paint."""
    image = QImage(_drawing(name, colour, size, scale))
    image.setDevicePixelRatio(scale)
    return image


def _tints(theme: Theme, colour: str) -> list[tuple[QIcon.Mode, QIcon.State, str]]:
    plain, lively, on = (colour,) * 3 if colour else (theme.icon_ink, theme.text, theme.accent_text)
    faint = blend(plain, theme.panel, 0.5).name()
    return [
        (QIcon.Mode.Normal, QIcon.State.Off, plain),
        (QIcon.Mode.Active, QIcon.State.Off, lively),
        (QIcon.Mode.Selected, QIcon.State.Off, lively),
        (QIcon.Mode.Disabled, QIcon.State.Off, faint),
        (QIcon.Mode.Normal, QIcon.State.On, on),
        (QIcon.Mode.Active, QIcon.State.On, on),
    ]


@lru_cache(maxsize=2048)
def _drawing(name: str, colour: str, size: int, scale: float) -> QImage:
    """Draw an icon as an image: not a pixmap, which must not outlive the application."""
    pixels = round(size * scale)
    stroke = max(_STROKE, _LEAST_STROKE * _GRID / size)
    source = _source(name).replace(b"currentColor", colour.encode())
    source = source.replace(f'"{_STROKE}"'.encode(), f'"{stroke:.3f}"'.encode())
    renderer = QSvgRenderer(QByteArray(source))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()
