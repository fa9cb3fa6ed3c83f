"""Text laid out in at most so many lines, the last one elided, for delegates to paint."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

_MARK_PAD, _MARK_GAP, _MARK_RADIUS = 1.5, 0.5, 2.5


@dataclass(frozen=True, slots=True)
class TextLines:
    """Laid-out text; `marks` are (start, end) in UTF-16 units; lines stand `leading` apart."""

    layout: QTextLayout
    marks: tuple[tuple[int, int], ...]
    leading: float

    @property
    def height(self) -> float:
        return self.layout.lineCount() * self.leading

    def paint(self, painter: QPainter, at: QPointF, ink: QColor, mark: QColor) -> None:
        """Draw with the top left corner at `at`, the marks as rounded patches under the words."""
        for number in range(self.layout.lineCount()):
            for patch in self._patches(self.layout.lineAt(number)):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(mark)
                painter.drawRoundedRect(patch.translated(at), _MARK_RADIUS, _MARK_RADIUS)
        painter.setPen(ink)
        self.layout.draw(painter, at)

    def _patches(self, line: QTextLine) -> list[QRectF]:
        first = line.textStart()
        last = first + line.textLength()
        if line.lineNumber() < self.layout.lineCount() - 1:
            last -= 1  # the space at which the line was broken
        found = [(max(start, first), min(end, last)) for start, end in self.marks]
        return [self._patch(line, start, end) for start, end in found if start < end]

    def _patch(self, line: QTextLine, start: int, end: int) -> QRectF:
        left, right = _x(line, start), _x(line, end)
        top = line.lineNumber() * self.leading
        box = QRectF(left, top, right - left, self.leading)
        return box.adjusted(-_MARK_PAD, _MARK_GAP, _MARK_PAD, -_MARK_GAP)


def lay_out(
    text: str,
    font: QFont,
    width: float,
    lines: int,
    *,
    leading: float = 0.0,
    marks: Sequence[tuple[int, int]] = (),
) -> TextLines:
    """Lay `text` out in at most `lines` lines of `width` pixels.

    `leading` is the distance between lines in pixels, the font's own for 0; `marks` are
    (start, end) in code points of `text`.
    """
    leading = leading or QFontMetricsF(font).lineSpacing()
    flat = text.replace("\n", " ").replace("\t", " ")
    layout, rest = _broken(flat, font, width, lines, leading)
    if rest:
        last = layout.lineAt(layout.lineCount() - 1).textStart()
        flat = _elided(flat, font, width, last)
        layout, _ = _broken(flat, font, width, lines, leading)
    wide = tuple((utf16_length(text[:start]), utf16_length(text[:end])) for start, end in marks)
    return TextLines(layout, wide, leading)


def at_word_end(shown: str, whole: str) -> str:
    """Return `shown`, the beginning of `whole` with an ellipsis, cut back to the end of a word.

    Where most of it would be lost, as with one very long word, it stays as it is.
    """
    kept = shown.removesuffix("…")
    if shown in (kept, whole):
        return shown
    cut = kept if whole[len(kept) :][:1].isspace() else kept.rpartition(" ")[0]
    return f"{cut.rstrip(' ,;:')}…" if 2 * len(cut) > len(kept) else shown


def utf16_length(text: str) -> int:
    """Return the length of `text` as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _broken(
    text: str, font: QFont, width: float, lines: int, leading: float
) -> tuple[QTextLayout, bool]:
    """Return the layout of the first lines, and whether text is left over."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    end = 0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, number * leading + (leading - line.height()) / 2))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, end < utf16_length(text)


def _elided(text: str, font: QFont, width: float, last: int) -> str:
    """Return `text` with what follows UTF-16 offset `last` cut to one line with an ellipsis."""
    wide = text.encode("utf-16-le")
    head = wide[: last * 2].decode("utf-16-le", "ignore")
    tail = wide[last * 2 :].decode("utf-16-le", "ignore")[:400]
    metrics = QFontMetricsF(font)
    return head + at_word_end(
        metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width - 1), tail
    )


def _x(line: QTextLine, offset: int) -> float:
    place: tuple[float, int] = line.cursorToX(offset)  # type: ignore[assignment]
    return place[0]
