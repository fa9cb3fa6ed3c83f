"""Shows the selection and the caret on the pages, and keeps the caret in view."""

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.passages import Target
from leader_reader.ui.reader.pages.selection import Selection, changed_spans
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.under import Under

_TOP = 8


class PageCaret(QObject):
    """Has what changes painted again in `view` whenever the selection does; it never blinks."""

    def __init__(
        self, view: QAbstractScrollArea, selection: Selection, standing: Standing, marks: PageMarks
    ) -> None:
        super().__init__(view)
        self._view, self._selection, self._standing = view, selection, standing
        self._passages, self._marks = standing.passages, marks
        self._box = QRect()
        selection.moved.connect(self._repaint)

    def paint(self, painter: QPainter, colour: str) -> None:
        """Paint the caret, if the view has the keyboard."""
        if self._view.hasFocus():
            painter.fillRect(self._passages.caret_box(self._selection.caret), QColor(colour))

    def show(self) -> None:
        """Have its place, and the one where it was, painted again."""
        before = self._box
        self._box = self._passages.caret_box(self._selection.caret).toAlignedRect()
        for box in (before, self._box):
            self._view.viewport().update(box)

    def follow(self) -> None:
        """Scroll as little as brings it into view; where it is on its page may not be known yet."""
        line = self._passages.caret(self._selection.caret)
        if not line.isNull():
            self._standing.scroller.follow(line)
        else:
            self._standing.aim(Target(self._selection.caret, self._selection.caret))
            self._standing.ask_soon()

    def turn(self, screens: int, under: Under, *, extend: bool) -> None:
        """Scroll by so many screens; the caret keeps its height in the view, or comes into it."""
        room = self._view.viewport().rect()
        spot = self._passages.caret(self._selection.caret).center()
        self._standing.scroller.turn(screens)
        inside = room.contains(spot.toPoint())
        place = under.boundary(spot if inside else QPointF(room.center().x(), _TOP))
        if place is not None:
            self._selection.put(self._selection.anchor if extend else place, place)

    def _repaint(self) -> None:
        before, now = self._marks.selected, self._selection.span
        self._marks.selected = now
        for start, end in changed_spans(before, now):
            around = self._passages.stretch(start, end).toAlignedRect()
            self._view.viewport().update(around.adjusted(-1, -1, 1, 1))
        self.show()
