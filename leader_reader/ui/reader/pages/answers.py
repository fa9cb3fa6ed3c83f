"""Brings the engine's answers from its thread to the window's, with pictures ready to paint."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leader_reader.services.pages import (
    Answer,
    CannotOpen,
    NeedsPassword,
    Opened,
    Rendered,
    Tile,
)
from leader_reader.ui.reader.pages.tone import Tone

_BYTES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The picture of a tile in the tone that was wanted when it came."""

    tile: Tile
    image: QImage
    tone: Tone
    opening: int


class Answers(QObject):
    """`take` is called in any thread; `came` carries the answers, Rendered ones as Drawn.

    `ready` tells that numpy is loaded, after the first answer about a page: from then on arrays
    may be asked for. One of them unpickled while another thread loads numpy would break both.
    """

    came = Signal(object)
    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tone = Tone()
        self._ready = False

    def take(self, answer: Answer) -> None:
        """Pass an answer on; a picture gets its tone here, where nobody waits for it."""
        self.came.emit(self._drawn(answer) if isinstance(answer, Rendered) else answer)
        if not self._ready and not isinstance(answer, Opened | NeedsPassword | CannotOpen):
            import numpy  # noqa: F401, PLC0415 - not before the first page is there

            self._ready = True
            self.ready.emit()

    def _drawn(self, answer: Rendered) -> Drawn:
        tone, width, height = self.tone, answer.width, answer.height
        form = QImage.Format.Format_ARGB32
        there = QImage(answer.pixels, width, height, width * _BYTES, form)
        image = there.convertToFormat(QImage.Format.Format_RGB32)  # its unused byte is now opaque
        tone.lay(image)
        return Drawn(answer.tile, image, tone, answer.opening)
