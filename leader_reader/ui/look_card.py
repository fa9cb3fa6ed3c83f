"""The card under "Aa": text size and theme."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leader_reader.ui.parts import PopupCard, SegmentedControl
from leader_reader.ui.parts.plain_label import PlainLabel


class LookCard(PopupCard):
    """Shows zoom and theme. `zoom_stepped(-1, 0 or 1)`, 0 for normal; `theme_chosen(name)`."""

    zoom_stepped = Signal(int)
    theme_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="lookCard", accessible="")
        self.setAccessibleName(self.tr("Text size and theme"))
        self.zoom = self._button("100 %", "lookCard.normal", self.tr("Normal text size"), 0)
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
        self.zoom.setText(f"{zoom} %")
        self.themes.choose(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button("A–", "lookCard.smaller", self.tr("Smaller text"), -1))
        row.addWidget(self.zoom, 1)
        row.addWidget(self._button("A+", "lookCard.larger", self.tr("Larger text"), 1))
        for title, part in ((self.tr("Text size"), row), (self.tr("Theme"), self.themes)):
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
