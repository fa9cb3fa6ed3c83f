"""Brings the engine's answers from its thread to the window's, with pictures ready to paint."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leader_reader.services.pages import Answer, Rendered, Tile
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
    """`take` is called in any thread; `came` carries the answers, Rendered ones as Drawn."""

    came = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.tone = Tone()

    def take(self, answer: Answer) -> None:
        """Pass an answer on; a picture gets its tone here, where nobody waits for it."""
        self.came.emit(self._drawn(answer) if isinstance(answer, Rendered) else answer)

    def _drawn(self, answer: Rendered) -> Drawn:
        tone, width, height = self.tone, answer.width, answer.height
        form = QImage.Format.Format_ARGB32
        there = QImage(answer.pixels, width, height, width * _BYTES, form)
        image = there.convertToFormat(QImage.Format.Format_RGB32)  # its unused byte is now opaque
        tone.lay(image)
        return Drawn(answer.tile, image, tone, answer.opening)
