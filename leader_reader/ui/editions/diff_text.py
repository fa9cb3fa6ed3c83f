"""A passage as it was and is: what was left out struck through, what was put in underlined."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from leader_reader.domain.comparing.rewording import Kind, Piece
from leader_reader.ui.text_lines import utf16_length
from leader_reader.ui.theme import Theme, blend

_KEPT_BESIDE = 9
"""Words of a long stretch without changes that are shown beside a change."""
_GROUND = {False: 0.08, True: 0.12}
"""How much of its colour the ground of a change has, by whether the theme is dark."""


def condensed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the middle of long stretches without changes left out."""
    last = len(pieces) - 1
    return tuple(
        Piece(each.kind, _shortened(each.words, first=number > 0, last=number < last))
        if each.kind is Kind.KEPT
        else each
        for number, each in enumerate(pieces)
    )


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """Return the words beside the change before (`first`) and after (`last`) a stretch."""
    parts = words.split(" ")
    if len(parts) <= _KEPT_BESIDE * (first + last) + 4:
        return words
    begin = " ".join(parts[:_KEPT_BESIDE]) if first else ""
    end = " ".join(parts[-_KEPT_BESIDE:]) if last else ""
    return f"{begin} … {end}" if first else f"… {end}"


def lay_out_pieces(
    pieces: Sequence[Piece], font: QFont, width: float, theme: Theme, leading: float
) -> QTextLayout:
    """Lay pieces out in lines of `width` that stand `leading` pixels apart."""
    pieces = list(_parted(pieces))
    layout = QTextLayout("".join(each.words for each in pieces), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_formats(pieces, theme)))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        number = layout.lineCount() - 1
        line.setPosition(QPointF(0, number * leading + (leading - line.height()) / 2))
    layout.endLayout()
    return layout


def _parted(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces as they are shown: spaces at their ends are no part of a change.

    What was put in stands a space apart from what was left out in its place.
    """
    before = ""
    for kind, words in pieces:
        if kind is Kind.PUT_IN and before and not before.endswith(" "):
            yield Piece(Kind.KEPT, " ")
        bare = words.rstrip(" ") if kind is not Kind.KEPT else words
        yield Piece(kind, bare)
        if bare != words:
            yield Piece(Kind.KEPT, " ")
        before = words if kind is Kind.LEFT_OUT else ""


def paint_pieces(painter: QPainter, layout: QTextLayout, at: QPointF, ink: QColor) -> None:
    """Draw what `lay_out_pieces` laid out with its top left corner at `at`."""
    painter.setPen(ink)
    layout.draw(painter, at)


def _formats(pieces: Sequence[Piece], theme: Theme) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for piece in pieces:
        length = utf16_length(piece.words)
        if piece.kind is not Kind.KEPT:
            found = QTextLayout.FormatRange()
            found.start, found.length = start, length
            found.format = change_look(piece.kind, theme)
            yield found
        start += length


def change_look(kind: Kind, theme: Theme) -> QTextCharFormat:
    """Return how a change looks: by a line as much as by its colour."""
    gone = kind is Kind.LEFT_OUT
    ink = theme.danger if gone else theme.success
    result = QTextCharFormat()
    result.setForeground(QColor(ink))
    result.setBackground(blend(ink, theme.raised, _GROUND[theme.dark]))
    if gone:
        result.setFontStrikeOut(True)
    else:
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        result.setUnderlineColor(QColor(ink))
    return result
