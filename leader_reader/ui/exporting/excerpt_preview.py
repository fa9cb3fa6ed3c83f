"""The first few excerpts of an export as they will read: words, note, citation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from leader_reader.services.ports import Excerpt
from leader_reader.ui.fonts import reading_font
from leader_reader.ui.parts.plain_label import PlainLabel

_LONGEST = 280
_QUOTE_PIXELS = 15


class ExcerptPreview(QScrollArea):
    """Shows excerpts one under the other; long ones are cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export.preview")
        self.setAccessibleName(self.tr("The first passages of the export"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_excerpts(())

    def show_excerpts(self, excerpts: Sequence[Excerpt]) -> None:
        """Show these instead of those before."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for number, excerpt in enumerate(excerpts):
            if number:
                column.addSpacing(10)
            for label in _labels(excerpt):
                column.addWidget(label)
        column.addStretch(1)
        self.setWidget(page)

    def shown(self) -> list[str]:
        """Return the texts that are shown, from the top."""
        return [label.text() for label in self.findChildren(QLabel)]


def _labels(excerpt: Excerpt) -> list[QLabel]:
    quote = _label(f"“{_cut(excerpt.quote)}”", "quote")
    quote.setFont(reading_font(_QUOTE_PIXELS))
    labels = [quote, _label(excerpt.citation, "muted")]
    if excerpt.note:
        labels.append(_label(_cut(excerpt.note), "note"))
    return labels


def _label(text: str, role: str) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rsplit(' ', 1)[0]}…"
