"""How much room the blocks of a text seem to need, before they are laid out."""

from PySide6.QtGui import QFontMetricsF

from leader_reader.domain.document import Block
from leader_reader.ui.reader.rendering import Rendering
from leader_reader.ui.reader.typography import COLUMN_SAMPLE

_RAGGED = 1.03
"""Lines of ragged text hold so much less than would fit."""


class Estimates:
    """How much room blocks seem to need; what blocks have in common is found out once."""

    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        self._known: dict[object, tuple[float, float, float, float]] = {}

    def of(self, number: int, block: Block) -> tuple[float, float, float]:
        """Return the gap above a block, the height of its lines and the gap below."""
        key = self._rendering.alike(number, block)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._measured(number)
        above, below, line, fitting = known
        return above, (1 + int(len(block.text) / fitting)) * line, below

    def _measured(self, number: int) -> tuple[float, float, float, float]:
        """Return the gaps above and below, the line, and how many characters fit on it."""
        setting = self._rendering.setting(number)
        wide = QFontMetricsF(setting.font).horizontalAdvance(COLUMN_SAMPLE) / len(COLUMN_SAMPLE)
        room = self._rendering.width - setting.left - setting.right
        fitting = max(1.0, room / max(1.0, wide) / _RAGGED)
        return setting.above, setting.below, setting.line, fitting
