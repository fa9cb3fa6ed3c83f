"""The first few excerpts of an export as they will read: words, note, citation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from leader_reader.services.citing import area_named
from leader_reader.services.ports import Excerpt
from leader_reader.ui.fonts import reading_font
from leader_reader.ui.parts.plain_label import PlainLabel

_LONGEST = 280
_QUOTE_PIXELS = 15
_MARGIN = 16


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

    def show_excerpts(self, excerpts: Sequence[Excerpt], total: int = 0, reason: str = "") -> None:
        """Show these of `total` instead of those before; where there are none, the `reason`."""
        self.setWidget(self._page(excerpts, total) if excerpts else _reason(reason))

    def _page(self, excerpts: Sequence[Excerpt], total: int) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(4)
        for number, excerpt in enumerate(excerpts):
            if number:
                column.addSpacing(10)
            for label in _labels(excerpt):
                column.addWidget(label)
        if total > len(excerpts):
            column.addSpacing(10)
            rest = f"{total - len(excerpts):,}"
            column.addWidget(_label(self.tr("and {} more").format(rest), "muted"))
        column.addStretch(1)
        return page

    def shown(self) -> list[str]:
        """Return the texts that are shown, from the top."""
        return [label.text() for label in self.findChildren(QLabel)]


def _reason(text: str) -> QLabel:
    label = _label(text, "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(_MARGIN)
    return label


def _labels(excerpt: Excerpt) -> list[QLabel]:
    quote = _label(_quoted(excerpt), "quote")
    quote.setFont(reading_font(_QUOTE_PIXELS))
    labels = [quote, _label(excerpt.citation, "muted")]
    if excerpt.note:
        labels.append(_label(_cut(excerpt.note), "note"))
    return labels


def _quoted(excerpt: Excerpt) -> str:
    words = f"“{_cut(excerpt.quote)}”"
    if not excerpt.area:
        return words
    named = area_named(excerpt.locator)
    return f"{named}: {words}" if excerpt.quote else named


def _label(text: str, role: str) -> QLabel:
    label = PlainLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rsplit(' ', 1)[0]}…"
