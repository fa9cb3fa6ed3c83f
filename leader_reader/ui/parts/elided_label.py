"""A label of one line that never makes its panel wider."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QWidget

from leader_reader.ui.words import plain_tip


class ElidedLabel(QLabel):
    """Shows as much of its text as fits, then "…"; the tool tip has the rest.

    Where there is a `short` text it stands in for one that does not fit.
    """

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self._mode = mode
        self._short = ""

    def setText(self, text: str) -> None:
        self.set_words(text, "")

    def set_words(self, text: str, short: str) -> None:
        """Show `text`, and where it does not fit `short`."""
        super().setText(text)
        self._short = short
        self._tell()
        self.update()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        fits = not self._short or metrics.horizontalAdvance(self.text()) <= room
        return metrics.elidedText(self.text() if fits else self._short, self._mode, room)

    def _tell(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else plain_tip(self.text()))
