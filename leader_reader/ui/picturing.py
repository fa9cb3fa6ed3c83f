"""Has the pictures of the open document read and decoded, one after the other, out of the way."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from leader_reader.services.jobs import ReadPicture
from leader_reader.services.picture_reading import PictureReader
from leader_reader.ui.backing import Backing
from leader_reader.ui.reader.picture_decoding import decoded
from leader_reader.ui.reader.pictures import Pictures, Wish
from leader_reader.ui.worker import Task, Worker

_IDLE = 20_000
"""Milliseconds after the last picture when the child process is let go."""


@dataclass(frozen=True, slots=True)
class _Found:
    wish: Wish
    image: QImage | None


class Picturing(QObject):
    """Gives `pictures` what they want: bytes from a child process, decoded in a thread."""

    def __init__(self, backing: Backing, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = PictureReader(backing.spawn)
        self._pictures = pictures
        self._worker: Worker | None = None
        self._at_work: Wish | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self._rest)
        pictures.wanted.connect(self._go_on)

    def close(self) -> None:
        """End what reads; nothing comes after."""
        self._idle.stop()
        self._pictures.wanted.disconnect(self._go_on)
        if self._worker is not None:
            self._worker.close()

    @Slot()
    def _go_on(self) -> None:
        wish = self._pictures.next()
        if self._at_work is not None or wish is None:
            return
        if self._worker is None:
            self._worker = Worker("pictures", self, last=self._reader.close)
            self._worker.progressed.connect(self._found)
            self._worker.failed.connect(self._not_found)
            self._worker.finished.connect(self._finished)
        self._idle.stop()
        self._at_work = wish
        self._worker.start(lambda: self._task(wish))

    def _task(self, wish: Wish) -> Task:
        job = ReadPicture(wish.document, wish.reference, wish.width)
        data = yield from self._reader.read(job)
        yield _Found(wish, decoded(data, wish.width, wish.height) if data else None)

    @Slot(int, object)
    def _found(self, _number: int, found: object) -> None:
        if isinstance(found, _Found):
            self._at_work = None
            self._pictures.take(found.wish, found.image)

    @Slot(int, str)
    def _not_found(self, _number: int, _sentence: str) -> None:
        wish, self._at_work = self._at_work, None
        if wish is not None:
            self._pictures.take(wish, None)

    @Slot(int)
    def _finished(self, _number: int) -> None:
        self._go_on()
        if self._at_work is None:
            self._idle.start()

    @Slot()
    def _rest(self) -> None:
        if self._worker is not None and self._at_work is None:
            self._worker.start(self._let_go)

    def _let_go(self) -> Task:
        self._reader.close()
        yield from ()
