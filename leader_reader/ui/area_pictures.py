"""Pictures of areas for cards and the clipboard: drawn by a page process of their own, and kept.

Nobody waits for them: what is not there yet is drawn and told of. The process starts with the
first picture wanted and ends when none was wanted for a while.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from leader_reader.domain.annotation import Annotation, AreaSelector
from leader_reader.domain.document import DocumentId
from leader_reader.services.pages import (
    POINTS_AN_INCH,
    Answer,
    CannotOpen,
    Failed,
    NeedsPassword,
    PagesEngine,
    Rendered,
    Tile,
    tile_of_area,
)
from leader_reader.ui.backing import PrintedPages
from leader_reader.ui.reader.pages.tone import Tone, tone_of
from leader_reader.ui.theme import active_theme

COPY_DOTS = 300.0
"""Dots per inch of a picture for the clipboard."""

_IDLE = 20_000
_MOST_BYTES = 24 << 20
_BYTES = 4

Take = Callable[[QImage], None]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A tile of a document in a tone; what is painted and found again."""

    document: DocumentId
    tile: Tile
    tone: Tone


class AreaPictures(QObject):
    """`came` tells that a picture that was asked for is there now, or cannot be had.

    One document is drawn at a time, and of it all that is wanted.
    """

    came = Signal()
    _answered = Signal(object)

    def __init__(self, pages: PrintedPages | None, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._engine: PagesEngine | None = None
        self._opened: DocumentId | None = None
        self._opening = 0
        self._tone = Tone()
        self._queue: dict[_Wanted, Take | None] = {}
        self._drawing: dict[Tile, tuple[_Wanted, Take | None]] = {}
        self._originals: dict[DocumentId, Path | None] = {}
        self._refused: set[tuple[DocumentId, int]] = set()
        self._kept: OrderedDict[_Wanted, QImage] = OrderedDict()
        self._answered.connect(self._take)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.close)

    def small(self, annotation: Annotation, room: QSize, ratio: float) -> QImage | None:
        """Return what an annotation's area looks like within `room`; None until it is there.

        The picture has `ratio` device pixels a pixel, in the tone of the theme.
        """
        area, size = annotation.area, self.size(annotation, room)
        if area is None or size.isEmpty():
            return None
        dots = size.width() * ratio / area.width * POINTS_AN_INCH
        wanted = _Wanted(annotation.document, tile_of_area(area, dots), tone_of(active_theme()))
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
        elif not self._is_refused(wanted):
            self._want(wanted, None)
        return found

    def size(self, annotation: Annotation, room: QSize) -> QSize:
        """Return how large the picture of an area is within `room`; empty where there is none.

        It is not larger than printed.
        """
        area = annotation.area
        if area is None or self._original(annotation.document) is None:
            return QSize()
        share = min(room.width() / area.width, room.height() / area.height, 1.0)
        return QSize(max(1, round(area.width * share)), max(1, round(area.height * share)))

    def draw(self, document: DocumentId, area: AreaSelector, take: Take) -> bool:
        """Hand the picture of an area, as printed, to `take`; an empty one where it cannot be had.

        Tells whether it can be tried.
        """
        if self._original(document) is None:
            return False
        self._want(_Wanted(document, tile_of_area(area, COPY_DOTS), Tone()), take)
        return True

    @Slot()
    def close(self) -> None:
        """End the process; it starts again when a picture is wanted."""
        self._idle.stop()
        engine, self._engine, self._opened = self._engine, None, None
        self._drawing.clear()
        if engine is not None:
            engine.close()

    def _original(self, document: DocumentId) -> Path | None:
        if document not in self._originals and self._pages is not None:
            self._originals[document] = self._pages.original(document)
        return self._originals.get(document)

    def _is_refused(self, wanted: _Wanted) -> bool:
        return {(wanted.document, wanted.tile.page), (wanted.document, 0)} & self._refused != set()

    def _want(self, wanted: _Wanted, take: Take | None) -> None:
        known = any(each is wanted or each == wanted for each, _ in self._drawing.values())
        if take is not None or not known:
            self._queue.pop(wanted, None)
            self._queue[wanted] = take
        QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        """Begin with what was wanted last, and all of its document that is like it."""
        if self._drawing or not self._queue or self._pages is None:
            return
        first = next((each for each, take in self._queue.items() if take), None)
        first = first or next(reversed(self._queue))
        path = self._original(first.document)
        batch = [
            each
            for each in reversed(self._queue)
            if (each.document, each.tone) == (first.document, first.tone)
        ]
        found = [(each, self._queue.pop(each)) for each in batch]
        if path is None:
            return
        self._engine = self._engine or self._pages.engine(self._hand_over)
        self._tone = first.tone
        if self._opened != first.document:
            self._opened, self._opening = first.document, self._engine.open(path)
            self._refused = {each for each in self._refused if each[0] != first.document}
        self._drawing = {each.tile: (each, take) for each, take in found}
        self._engine.render(tuple(self._drawing))
        self._idle.start()

    def _hand_over(self, answer: Answer) -> None:
        """Take an answer in the engine's thread; a picture gets its tone here."""
        if not isinstance(answer, Rendered):
            self._answered.emit((answer, None))
            return
        width, height = answer.width, answer.height
        form = QImage.Format.Format_ARGB32
        there = QImage(answer.pixels, width, height, width * _BYTES, form)
        image = there.convertToFormat(QImage.Format.Format_RGB32)
        self._tone.lay(image)
        self._answered.emit((answer, image))

    @Slot(object)
    def _take(self, given: tuple[Answer, QImage | None]) -> None:
        answer, image = given
        if answer.opening != self._opening or self._opened is None:
            return
        if isinstance(answer, Rendered) and image is not None:
            self._finish([answer.tile], image)
        elif isinstance(answer, Failed):
            self._refuse(answer.page)
        elif isinstance(answer, CannotOpen | NeedsPassword):
            self._refuse(0)
        if not self._drawing:
            self._go_on()

    def _refuse(self, page: int) -> None:
        """Give up a page, or for 0 the whole document."""
        if self._opened is not None:
            self._refused.add((self._opened, page))
        self._finish([each for each in self._drawing if page in (0, each.page)], QImage())

    def _finish(self, tiles: list[Tile], image: QImage) -> None:
        for tile in tiles:
            wanted, take = self._drawing.pop(tile, (None, None))
            if take is not None:
                take(image)
            elif wanted is not None and not image.isNull():
                self._keep(wanted, image)
        self.came.emit()

    def _keep(self, wanted: _Wanted, image: QImage) -> None:
        self._kept[wanted] = image
        while sum(each.sizeInBytes() for each in self._kept.values()) > _MOST_BYTES:
            self._kept.popitem(last=False)
