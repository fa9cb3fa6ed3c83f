"""The line over a pane: whose text it is, whether it is the current one, and a way to close it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from leader_reader.domain.document import Document
from leader_reader.ui.parts import ElidedLabel, IconButton
from leader_reader.ui.theme import active_theme

_HEIGHT, _SIGN, _ICON = 32, 2, 14


class PaneHeader(QFrame):
    """Shows the document's title, and along its top the sign of the current pane."""

    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingPane.header")
        self.setProperty("role", "page")
        self._current = False
        self.title = ElidedLabel(name="readingPane.title", role="muted")
        close = self.tr("Close this pane")
        self.close_button = IconButton(
            "close", name="readingPane.close", accessible=close, size=_ICON
        )
        self.close_button.clicked.connect(self.close_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, _SIGN, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.close_button)
        self.setFixedHeight(_HEIGHT)
        self.show_document(None)

    @property
    def is_current(self) -> bool:
        return self._current

    def set_current(self, *, current: bool) -> None:
        """Show or take away the sign of the current pane."""
        self._current = current
        said = self.tr("The current pane") if current else ""
        self.setAccessibleDescription(said)
        self.update()

    @Slot(object)
    def show_document(self, document: Document | None) -> None:
        """Name the document that lies open."""
        title = document.title if document is not None else self.tr("No document is open")
        self.title.setText(title)
        self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = active_theme()
        painter = QPainter(self)
        below = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(below, QColor(theme.line))
        if self._current:
            painter.fillRect(0, 0, self.width(), _SIGN, QColor(theme.accent))
