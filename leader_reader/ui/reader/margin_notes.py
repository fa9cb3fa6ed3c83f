"""Notes beside the text: in the margin, level with their passage, never over the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leader_reader.ui.fonts import ui_font
from leader_reader.ui.reader.mark_painter import mark_colour
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import Theme, active_theme
from leader_reader.ui.words import plain_tip

LEAST_WIDTH = 92
MOST_WIDTH = 220
_PIXELS, _LEADING, _LINES = 13, 17, 5
_EDGE, _INDENT, _GAP = 2, 10, 10
_DOWN = 6
LEVEL = _DOWN + _LEADING / 2
"""Pixels from the height that is given for a note to the middle of its first line."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note to show: level with `y` (in the widget's pixels), edged in `colour`."""

    annotation: str
    y: float
    colour: str
    text: str


class MarginNotes(QWidget):
    """Paints notes one under the other; `activated` carries the annotation clicked."""

    activated = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader.margin_notes")
        self.setAccessibleName(self.tr("Notes beside the text"))
        self.setMouseTracking(True)
        self._shown: tuple[Sequence[MarginNote], int] = ([], 0)
        self._laid: list[tuple[MarginNote, QRectF, TextLines]] = []
        self._lines: dict[str, TextLines] = {}
        self._beside = False

    def set_notes(self, notes: Sequence[MarginNote]) -> None:
        """Show `notes`, given from the top down; where two would meet, the later moves down."""
        if (notes, self.width()) == self._shown:
            return
        if self.width() != self._shown[1]:
            self._lines.clear()
        self._shown = notes, self.width()
        self._lines = {note.text: self._lines_of(note.text) for note in notes}
        self._laid = []
        free = -1.0e9
        for note in notes:
            lines = self._lines[note.text]
            top = max(note.y, free)
            rect = QRectF(0, top, self.width(), lines.height)
            self._laid.append((note, rect, lines))
            free = rect.bottom() + _GAP
        self.update()

    def show_marks(self, marks: Iterable[tuple[Mark, float]], shift: int, theme: Theme) -> None:
        """Show the notes of marks, given with their height on a page scrolled down by `shift`."""
        found = [
            MarginNote(mark.annotation, y - shift + _DOWN, mark_colour(mark, theme), mark.note)
            for mark, y in marks
        ]
        self.set_notes(found)

    def rects(self) -> list[QRectF]:
        """Return where the notes are, from the top down."""
        return [rect for _, rect, _ in self._laid]

    def annotation_at(self, at: QPoint) -> str:
        """Return the annotation whose note is at a point of the screen, or ""."""
        note = self._note_at(self.mapFromGlobal(at).toPointF()) if self.isVisible() else None
        return note.annotation if note else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = active_theme()
        painter = QPainter(self)
        ink = QColor(theme.muted)
        seen = QRectF(event.rect())
        for note, rect, lines in self._laid:
            if not rect.intersects(seen):
                continue
            edge = QRectF(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(edge, QColor(note.colour))
            lines.paint(painter, QPointF(_INDENT, rect.top()), ink, ink)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        note = self._note_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if note else Qt.CursorShape.ArrowCursor)
        self.setToolTip(plain_tip(note.text) if note else "")
        event.setAccepted(note is not None and not self._beside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on a note; one beside them is for the text."""
        self._beside = self._note_at(event.position()) is None
        event.setAccepted(not self._beside)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        note, beside = self._note_at(event.position()), self._beside
        self._beside = False
        if note and not beside:
            self.activated.emit(note.annotation)
        event.setAccepted(not beside)

    def _lines_of(self, text: str) -> TextLines:
        """Return a note as it is set: laying it out takes longer than painting it."""
        wide = self.width() - _INDENT
        known = self._lines.get(text)
        return known or lay_out(text, ui_font(_PIXELS), wide, _LINES, leading=_LEADING)

    def _note_at(self, point: QPointF) -> MarginNote | None:
        return next((note for note, rect, _ in self._laid if rect.contains(point)), None)
