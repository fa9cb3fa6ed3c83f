"""The pictures of the text that is shown: which are needed, and those that are there."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter

from leader_reader.domain.document import DocumentId
from leader_reader.domain.picture import Picture
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.picture_painter import Absent, paint_picture

MOST_KEPT = 64_000_000
"""Bytes of images that are kept."""
_SHARP = 0.8
"""An image of fewer pixels than this part of those wanted is read again."""

_Key = tuple[DocumentId, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture to be read, in at most so many pixels of the screen."""

    document: DocumentId
    reference: str
    width: int
    height: int


@dataclass(slots=True)
class _Kept:
    """An image and the pixels that were wanted of it: it may have fewer, having no more."""

    image: QImage | None
    width: int
    height: int

    @property
    def bytes(self) -> int:
        return self.image.sizeInBytes() if self.image is not None else 0

    def serves(self, wish: Wish) -> bool:
        enough = self.width >= _SHARP * wish.width and self.height >= _SHARP * wish.height
        return self.image is None or enough


class Pictures(QObject):
    """Paints pictures from what is kept, and knows which to read next.

    `wanted` when there is something to read, `changed` when an image has come.
    """

    wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._wishes: list[Wish] = []
        self._large: Wish | None = None

    def paint(self, painter: QPainter, page: Page, area: QRectF, view: QRectF) -> None:
        """Paint the pictures of a page in `area`; want those in `view` and a screen further."""
        scale = painter.deviceTransform().m11()
        document, look = page.source.id, page.look
        for _, picture, rect in page.layout.pictures_between(area.top(), area.bottom()):
            paint_picture(painter, picture, self.image(document, picture), rect, look)
        shown = page.layout.pictures_between(view.top(), view.bottom())
        near = view.adjusted(0, -view.height(), 0, view.height())
        around = page.layout.pictures_between(near.top(), near.bottom())
        wishes = [_wish(document, each, rect.size(), scale) for _, each, rect in (*shown, *around)]
        self._want([wish for wish in dict.fromkeys(wishes) if wish.reference])

    def image(self, document: DocumentId, picture: Picture) -> QImage | Absent:
        """Return the image of a picture, or why there is none."""
        kept = self._kept.get((document, picture.reference))
        if kept is None:
            return Absent.COMING
        self._kept.move_to_end((document, picture.reference))
        return kept.image if kept.image is not None else Absent.BROKEN

    def want_large(self, document: DocumentId, picture: Picture, size: QSizeF) -> None:
        """Want one picture in another size before all others, until `want_no_large`."""
        self._large = _wish(document, picture, size, 1.0)
        self._want(self._wishes)

    def want_no_large(self) -> None:
        self._large = None

    def next(self) -> Wish | None:
        """Return what to read next; None where all that is looked at is there."""
        wishes = [self._large, *self._wishes] if self._large else self._wishes
        return next((wish for wish in wishes if wish and not self._is_there(wish)), None)

    def take(self, wish: Wish, image: QImage | None) -> None:
        """Keep the image that was wished for; None where it cannot be shown."""
        self._kept.pop((wish.document, wish.reference), None)
        self._kept[wish.document, wish.reference] = _Kept(image, wish.width, wish.height)
        self._let_go()
        self.changed.emit()

    def at(self, page: Page, point: QPointF) -> tuple[Picture, QRectF] | None:
        """Return the picture at a point of the page that can be seen larger."""
        found = page.layout.pictures_between(point.y(), point.y())
        over = (
            (picture, rect)
            for _, picture, rect in found
            if rect.contains(point) and isinstance(self.image(page.source.id, picture), QImage)
        )
        return next(over, None)

    def _let_go(self) -> None:
        """Forget what was looked at longest ago, but nothing that is looked at now."""
        wishes = [*self._wishes, self._large] if self._large else self._wishes
        needed = {(wish.document, wish.reference) for wish in wishes}
        over = sum(kept.bytes for kept in self._kept.values()) - MOST_KEPT
        for key in [key for key in self._kept if key not in needed][:-1]:
            if over <= 0:
                return
            over -= self._kept.pop(key).bytes

    def _want(self, wishes: list[Wish]) -> None:
        self._wishes = wishes
        if self.next() is not None:
            self.wanted.emit()

    def _is_there(self, wish: Wish) -> bool:
        kept = self._kept.get((wish.document, wish.reference))
        return kept is not None and kept.serves(wish)


def _wish(document: DocumentId, picture: Picture, size: QSizeF, scale: float) -> Wish:
    width, height = round(size.width() * scale), round(size.height() * scale)
    return Wish(document, picture.reference, max(1, width), max(1, height))
