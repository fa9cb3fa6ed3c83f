"""Paints a picture of the text, or what stands in its place."""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from leader_reader.domain.picture import Picture
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import Theme

_RADIUS = 4.0
_PAD = 12
_GROUND = "#ece9e3"
"""What is drawn on nothing was meant for white paper: in dark themes it has a soft one."""


class Absent(Enum):
    """Why there is no image."""

    COMING = "coming"
    BROKEN = "broken"


def paint_picture(
    painter: QPainter, picture: Picture, image: QImage | Absent, rect: QRectF, look: Look
) -> None:
    """Paint a picture in its rectangle of the page."""
    if isinstance(image, QImage):
        paint_image(painter, image, rect, look.theme)
    elif picture.reference:
        _paint_place(painter, picture, rect, look, broken=image is Absent.BROKEN)
    else:
        _paint_told(painter, picture, rect, look)


def paint_image(painter: QPainter, image: QImage, rect: QRectF, theme: Theme) -> None:
    """Paint an image in a rectangle, whole and as it is, with its edges a little rounded."""
    size = image.size().toSizeF().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(rect.topLeft(), size)
    place.moveCenter(rect.center())
    place = _on_pixels(painter, place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if theme.dark and image.hasAlphaChannel():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GROUND))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
    shape = QPainterPath()
    shape.addRoundedRect(place, _RADIUS, _RADIUS)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.drawImage(place, image)
    painter.restore()


def _on_pixels(painter: QPainter, place: QRectF) -> QRectF:
    """Return `place` moved to whole pixels of the screen: what is between is blurred."""
    there = painter.deviceTransform().mapRect(place)
    back, _ = painter.deviceTransform().inverted()
    moved = QRectF(round(there.x()), round(there.y()), there.width(), there.height())
    size = QSizeF(max(1, round(moved.width())), max(1, round(moved.height())))
    return back.mapRect(QRectF(moved.topLeft(), size))


def _paint_place(
    painter: QPainter, picture: Picture, rect: QRectF, look: Look, *, broken: bool
) -> None:
    """Paint the ground of a picture that is to come, or never will, with what is known of it."""
    said = _tr("This picture cannot be shown.") if broken else ""
    _paint_ground(painter, rect, look.theme)
    lines = [line for line in (said, picture.alt) if line]
    pad = look.scaled(_PAD)
    inner = rect.adjusted(pad, pad, -pad, -pad)
    font = look.sans(13)
    if inner.height() < QFontMetricsF(font).height() or not lines:
        return
    _paint_words(painter, inner, " ".join(lines), font, look.theme)


def _paint_told(painter: QPainter, picture: Picture, rect: QRectF, look: Look) -> None:
    """Paint what a page says of a picture that is not in its file."""
    theme, pad = look.theme, look.scaled(_PAD)
    _paint_ground(painter, rect, theme)
    inner = rect.adjusted(pad, pad, -pad, -pad)
    font = look.sans(13)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    painter.drawText(inner, Qt.AlignmentFlag.AlignTop, _tr("A picture that is not in this file"))
    words = inner.adjusted(0, QFontMetricsF(font).height() + 2, 0, 0)
    painter.setPen(QColor(theme.text))
    painter.drawText(words, int(Qt.TextFlag.TextWordWrap), picture.alt)


def _paint_ground(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _paint_words(painter: QPainter, room: QRectF, words: str, font: QFont, theme: Theme) -> None:
    """Write words in the middle of a room, as far as there is room for them."""
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    centred = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    needed = QFontMetricsF(font).boundingRect(room, centred, words)
    if needed.height() > room.height():
        centred = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    painter.drawText(room, centred, words)
    painter.restore()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pictures", text)
