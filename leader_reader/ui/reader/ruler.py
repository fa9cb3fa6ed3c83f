"""The reading ruler: one line stands out, the others are dimmed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.theme import Theme

_DIMMED = 0.66
"""How much of the page lies over the other lines."""
_SPARE = 3.0
"""Pixels of the band above and below its line, where accents and underlines reach."""

_READING_HEIGHT = 0.3

Line = Callable[[], QRectF | None]


class Ruler(QObject):
    """Follows the mouse over `view`, or the caret when that has moved since.

    `line_at` returns the line at a point of the viewport and `caret_line` that of the caret, in
    the viewport's coordinates; None for none.
    """

    def __init__(
        self, view: QTextEdit, line_at: Callable[[QPointF], QRectF | None], caret_line: Line
    ) -> None:
        super().__init__(view)
        self._view = view
        self._line_at = line_at
        self._caret_line = caret_line
        self._mouse: QPointF | None = None
        self._band: tuple[float, float] | None = None
        self.on = False
        view.viewport().installEventFilter(self)
        view.cursorPositionChanged.connect(self._follow_caret)
        view.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def set_on(self, *, on: bool) -> None:
        """Show the ruler or not."""
        self.on = on
        self._view.viewport().setMouseTracking(True)
        self._band = self._place()
        self._view.viewport().update()

    def band(self) -> QRectF:
        """Return the band that is not dimmed, in the viewport's coordinates; null for none."""
        if self._band is None or not self.on:
            return QRectF()
        top, bottom = self._band
        return QRectF(0, top, self._view.viewport().width(), bottom - top)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Dim what is above and below the band."""
        band = self.band()
        if band.isNull():
            return
        room = QRectF(self._view.viewport().rect())
        veil = QColor(theme.page)
        veil.setAlphaF(_DIMMED)
        above = QRectF(0, 0, room.width(), max(0.0, band.top()))
        painter.fillRect(above, veil)
        painter.fillRect(QRectF(0, band.bottom(), room.width(), room.height()), veil)
        for y in (band.top() - 1, band.bottom()):
            painter.fillRect(QRectF(0, y, room.width(), 1), QColor(theme.line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.on and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._mouse = event.position()
            self._refresh()
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        """Look anew where the line is."""
        band = self._place() if self.on else self._band
        if band != self._band:
            self._band = band
            self._view.viewport().update()

    def _follow_caret(self) -> None:
        self._mouse = None
        self._refresh()

    def _on_scroll(self) -> None:
        if self.on:
            self._band = self._place()
            self._view.viewport().update()  # what is scrolled has been dimmed for another place

    def _place(self) -> tuple[float, float] | None:
        """Return the top and the bottom of the band; between lines it stays where it was.

        A caret that is out of sight counts for nothing: the band is then where one would read.
        """
        line = self._line_at(self._mouse) if self._mouse is not None else self._caret_line()
        room = QRectF(self._view.viewport().rect())
        if self._mouse is None and (line is None or not room.contains(line.center())):
            line = self._line_at(QPointF(room.center().x(), room.height() * _READING_HEIGHT))
        return (line.top() - _SPARE, line.bottom() + _SPARE) if line is not None else self._band
