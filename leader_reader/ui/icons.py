"""Icons: the program's own line drawings, tinted for the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leader_reader import paths
from leader_reader.ui.theme import Theme, blend

_SCALES = (1, 2, 3)


def icon(name: str, theme: Theme, size: int = 16, colour: str = "") -> QIcon:
    """Return the icon `name` (a file of resources/icons) at `size` pixels, sharp at any scale.

    Plain it is muted, under the pointer it takes the text's colour, switched on the accent's;
    with `colour` it keeps that one.
    """
    result = QIcon()
    for mode, state, tint in _tints(theme, colour):
        for scale in _SCALES:
            pixmap = QPixmap.fromImage(_drawing(name, tint, size * scale))
            pixmap.setDevicePixelRatio(scale)
            result.addPixmap(pixmap, mode, state)
    return result


def icon_image(name: str, colour: str, size: int, scale: float = 1.0) -> QImage:
    """Return the drawing itself, for delegates that paint."""
    image = QImage(_drawing(name, colour, round(size * scale)))
    image.setDevicePixelRatio(scale)
    return image


def _tints(theme: Theme, colour: str) -> list[tuple[QIcon.Mode, QIcon.State, str]]:
    plain, lively, on = (colour,) * 3 if colour else (theme.muted, theme.text, theme.accent_text)
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
def _drawing(name: str, colour: str, pixels: int) -> QImage:
    """Draw an icon as an image: not a pixmap, which must not outlive the application."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()
