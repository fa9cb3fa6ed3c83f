"""A hit's words laid out in lines: a snippet near its match, or a note and what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from leader_reader.domain.search import Hit, Snippet
from leader_reader.services.searching import NoteSnippet
from leader_reader.ui.fonts import reading_font, ui_font
from leader_reader.ui.spans import Span, run_together
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import Theme
from leader_reader.ui.words import PARTED

_SNIPPET_PIXELS, _NOTE_PIXELS, _QUOTE_PIXELS = 15, 14, 14
_LINES, _QUOTE_LINES, _LEADING = 4, 2, 21.0
_MOST_BEFORE, _BEFORE = 90, 60
"""Characters of a snippet before its first match: at most, and where there were more."""

_LEAST_OF_A_PART = 12
"""Characters that have to be seen of a part of a line, so that it says anything."""


@dataclass(frozen=True, slots=True)
class Part:
    """A few lines of a hit; `quiet` ones are muted."""

    lines: TextLines
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class HitLines:
    """The parts of a hit, one below the other."""

    parts: tuple[Part, ...]

    @property
    def height(self) -> float:
        return sum(part.lines.height for part in self.parts)

    def paint(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Draw with the top left corner at `at`."""
        for part in self.parts:
            if part.quiet:
                paint_quiet(part.lines, painter, at, theme)
            else:
                part.lines.paint(painter, at, QColor(theme.text), QColor(theme.hit))
            at = QPointF(at.x(), at.y() + part.lines.height)


def hit_lines(hit: Hit, width: float) -> HitLines:
    """Lay a hit out `width` pixels wide."""
    shown = hit.snippet
    if not isinstance(shown, NoteSnippet):
        return HitLines((Part(_lines(shown, reading_font(_SNIPPET_PIXELS), width, _LINES)),))
    if not shown.note.text:
        return HitLines((Part(_lines(shown.quote, reading_font(_SNIPPET_PIXELS), width, _LINES)),))
    note = _lines(shown.note, ui_font(_NOTE_PIXELS), width, _LINES)
    quote = _lines(shown.quote, reading_font(_QUOTE_PIXELS), width, _QUOTE_LINES)
    return HitLines((Part(note), Part(quote, quiet=True)))


def paint_quiet(lines: TextLines, painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Draw muted words, the marked ones in full ink: muted is not dark enough for the marks."""
    lines.paint(painter, at, QColor(Qt.GlobalColor.transparent), QColor(theme.hit))
    painter.setPen(QColor(theme.muted))
    lines.layout.draw(painter, at, [_inked(start, end, theme) for start, end in lines.marks])


def _inked(start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    inked = QTextLayout.FormatRange()
    inked.start, inked.length = start, end - start
    inked.format.setForeground(QColor(theme.text))
    return inked


def around_match(text: str, matches: Sequence[Span]) -> tuple[str, list[Span]]:
    """Return a snippet begun so near its first match that the match is in sight, and its marks."""
    first = min((start for start, _ in matches), default=0)
    if first <= _MOST_BEFORE:
        return text, list(matches)
    cut = text.find(" ", first - _BEFORE) + 1
    moved = [(start - cut + 1, end - cut + 1) for start, end in matches if start >= cut]
    return f"…{text[cut:]}", moved


def whole_parts(shown: str, text: str) -> str:
    """Return `shown`, a line of parts that was cut short, without a mere beginning of a part."""
    if shown == text:
        return shown
    kept = shown.removesuffix("…").rstrip(" ·")
    if text[len(kept) :].startswith(PARTED):
        return kept
    head, parted, last = kept.rpartition(PARTED)
    return head if parted and len(last) < _LEAST_OF_A_PART else f"{kept}…"


def cut_at_word(text: str) -> str:
    """Return a text that was cut somewhere ("… and th…") cut after its last whole word."""
    whole, gap, _ = text.removesuffix("…").rpartition(" ")
    return f"{whole.rstrip(' ,;:–-')}…" if gap else text


def _lines(shown: Snippet, font: QFont, width: float, most: int) -> TextLines:
    """Lay a snippet out in at most so many lines; where it is too long it ends with a word."""
    text, matches = around_match(shown.text, shown.matches)
    marks = run_together(text, matches)
    laid = lay_out(text, font, width, most, leading=_LEADING, marks=marks)
    fitted = laid.layout.text()
    if fitted == text.replace("\n", " ").replace("\t", " "):
        return laid
    short = cut_at_word(fitted)
    left = [(start, end) for start, end in marks if end < len(short)]
    return lay_out(short, font, width, most, leading=_LEADING, marks=left)
