"""What a panel shows when it has nothing: a drawing, a line, and what to do next."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leader_reader.ui.icons import icon_image
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.theme import active_theme

_DRAWING = 40
_MARGIN, _GAP = 24, 8


class EmptyState(QWidget):
    """A calm page in the middle of an empty panel. `acted` is its button, if it has one.

    Where there is too little room the drawing gives way, so that the words are whole.
    """

    acted = Signal()

    def __init__(
        self,
        drawing: str,
        title: str,
        text: str = "",
        action: str = "",
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(f"{title} {text}".strip())
        self._drawing = drawing
        self._picture = PlainLabel()
        self.title_label = _line(title, "heading")
        self.text_label = _line(text, "muted")
        self.button = self._make_button(action, name)
        self._lay_out()
        self._draw()

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else: another reason why there is nothing here."""
        self.title_label.setText(title)
        self.text_label.setText(text)
        self.text_label.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() - 2 * _MARGIN
        lines = [line for line in (self.title_label, self.text_label) if not line.isHidden()]
        words = sum(line.heightForWidth(width) + _GAP for line in lines)
        button = 0 if self.button.isHidden() else self.button.sizeHint().height() + _GAP
        needed = 2 * _MARGIN + _DRAWING + 3 * _GAP + words + button
        self._picture.setVisible(self.height() >= needed)

    def _make_button(self, action: str, name: str) -> QPushButton:
        button = QPushButton(action, self)
        button.setObjectName(f"{name}.action")
        button.setAccessibleName(action)
        button.setVisible(bool(action))
        button.clicked.connect(self.acted)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_GAP)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(self._picture, 0, centre)
        layout.addSpacing(4)
        layout.addWidget(self.title_label)
        layout.addWidget(self.text_label)
        self.text_label.setVisible(bool(self.text_label.text()))
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)

    def _draw(self) -> None:
        colour = active_theme().muted
        image = icon_image(self._drawing, colour, _DRAWING, self.devicePixelRatioF())
        self._picture.setPixmap(QPixmap.fromImage(image))


def _line(text: str, role: str) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setMinimumWidth(0)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
