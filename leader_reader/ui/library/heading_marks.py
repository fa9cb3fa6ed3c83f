"""What stands under each heading of a document: the colours of its passages, and what was found."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from leader_reader.ui.library.outline import Heading
from leader_reader.ui.theme import Theme
from leader_reader.ui.words import counted, joined

_SQUARE, _GAP = 7, 3
_MOST = 3
"""Colours that are shown; the tool tip says how many passages there are."""


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under one heading, or also under those below it.

    `colours` are those of the passages' topics, the first passage's first, "" that of a highlight;
    `hits` counts places found.
    """

    passages: int = 0
    colours: tuple[str, ...] = ()
    hits: int = 0

    def __add__(self, other: "Under") -> "Under":
        colours = tuple(dict.fromkeys((*self.colours, *other.colours)))
        return Under(self.passages + other.passages, colours, self.hits + other.hits)

    @property
    def words(self) -> str:
        """What a tool tip and a screen reader say of it."""
        passages = counted(self.passages, _tr("1 passage"), _tr("{} passages"))
        hits = counted(self.hits, _tr("1 place found"), _tr("{} places found"))
        return joined(passages if self.passages else "", hits if self.hits else "")

    @property
    def width(self) -> int:
        """The pixels that it takes at the end of a row."""
        shown = min(_MOST, len(self.colours)) + bool(self.hits)
        return shown * (_SQUARE + _GAP)


def under_headings(
    headings: Sequence[Heading],
    passages: Iterable[tuple[int, Sequence[str]]],
    hits: Iterable[int],
) -> list[Under]:
    """Return what stands between each heading and the next.

    `passages` are (offset, colours), `hits` offsets; what stands before the first is left out.
    """
    offsets = [heading.offset for heading in headings]
    found = [Under() for _ in headings]
    for offset, colours in passages:
        at = bisect_right(offsets, offset) - 1
        if at >= 0:
            found[at] += Under(1, tuple(colours) or ("",))
    for offset in hits:
        at = bisect_right(offsets, offset) - 1
        if at >= 0:
            found[at] += Under(hits=1)
    return found


def paint_under(painter: QPainter, row: QRect, under: Under, theme: Theme) -> None:
    """Paint a square for each colour and a ring for what was found, at the right end of a row."""
    left, top = row.right() - under.width + _GAP, row.center().y() - _SQUARE // 2
    painter.setPen(QColor(0, 0, 0, 0))
    for colour in under.colours[:_MOST]:
        painter.setBrush(QColor(colour or theme.hit_edge))
        painter.drawRoundedRect(left, top, _SQUARE, _SQUARE, 2, 2)
        left += _SQUARE + _GAP
    if under.hits:
        painter.setPen(QPen(QColor(theme.found_edge), 1.5))
        painter.setBrush(QColor(theme.found))
        painter.drawEllipse(left, top, _SQUARE, _SQUARE)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HeadingMarks", text)
