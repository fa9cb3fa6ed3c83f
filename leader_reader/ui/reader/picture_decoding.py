"""Turns the file of a picture into an image of the size that is shown; runs in any thread."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

MOST_PIXELS = 40_000_000
_FORMATS = frozenset(("png", "jpeg", "gif", "bmp", "webp"))


def decoded(data: bytes, width: int, height: int) -> QImage | None:
    """Return the image in a file, at most `width` by `height` pixels; None where it is not sound.

    Only formats without scripts or links in them are read.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    known = bytes(reader.format().data()).decode("latin-1") in _FORMATS
    if not known or size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return None
    _shrink(reader, size, QSize(max(1, width), max(1, height)))
    image = reader.read()
    if image.isNull():
        return None
    kind = QImage.Format.Format_ARGB32_Premultiplied
    plain = QImage.Format.Format_RGB32
    return image.convertToFormat(kind if image.hasAlphaChannel() else plain)


def _shrink(reader: QImageReader, size: QSize, room: QSize) -> None:
    """Let the reader scale an image to what is shown, if that is smaller."""
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        room = room.transposed()
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
