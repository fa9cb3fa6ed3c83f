"""The card under "Aa": text size and theme."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leader_reader.ui.parts import PopupCard, SegmentedControl
from leader_reader.ui.parts.plain_label import PlainLabel

_MARGIN = 16
_READ_OUT = 44
_NORMAL = 100


class LookCard(PopupCard):
    """Shows zoom and theme. `zoom_stepped(-1, 0 or 1)`, 0 for normal; `theme_chosen(name)`."""

    zoom_stepped = Signal(int)
    theme_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="lookCard", accessible="", trailing=True)
        self.setAccessibleName(self.tr("Text size and theme"))
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.body.setSpacing(8)
        self.zoom = PlainLabel()
        self.zoom.setObjectName("lookCard.zoom")
        self.zoom.setMinimumWidth(_READ_OUT)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reset = self._button(self.tr("Reset"), "lookCard.normal", self.tr("Normal size"), 0)
        self.reset.setProperty("role", "link")
        self.themes = SegmentedControl(
            [
                ("light", self.tr("Light")),
                ("sepia", self.tr("Sepia")),
                ("dark", self.tr("Dark")),
                ("contrast", self.tr("High contrast")),
            ],
            name="lookCard.theme",
            accessible=self.tr("Theme"),
        )
        self.themes.chosen.connect(self.theme_chosen)
        self._lay_out()

    def show_state(self, zoom: int, theme: str) -> None:
        """Show these as the current ones."""
        self.zoom.setText(f"{zoom}%")
        self.reset.setEnabled(zoom != _NORMAL)
        self.themes.choose(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button("A–", "lookCard.smaller", self.tr("Smaller text"), -1))
        row.addWidget(self.zoom)
        row.addWidget(self._button("A+", "lookCard.larger", self.tr("Larger text"), 1))
        row.addStretch(1)
        row.addWidget(self.reset)
        parts: tuple[tuple[str, QHBoxLayout | QWidget], ...] = (
            (self.tr("Text size"), row),
            (self.tr("Theme"), self.themes),
        )
        for place, (title, part) in enumerate(parts):
            if place:
                self.body.addSpacing(8)
            label = PlainLabel(title)
            label.setProperty("role", "muted")
            self.body.addWidget(label)
            if isinstance(part, QHBoxLayout):
                self.body.addLayout(part)
            else:
                self.body.addWidget(part)

    def _button(self, text: str, name: str, says: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(says)
        button.setToolTip(says)
        button.clicked.connect(lambda: self.zoom_stepped.emit(step))
        return button
