"""Own colours: the page of the look card on which the own theme is put together."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_reader.ui.look.swatches import Swatches
from leader_reader.ui.own_theme import (
    ACCENTS,
    FIRST,
    INKS,
    PAPERS,
    OwnColours,
    with_ink,
    with_paper,
)
from leader_reader.ui.parts.plain_label import PlainLabel


class OwnPage(QWidget):
    """Shows paper, ink and accent. `changed(OwnColours)` at once; a faint ink is not taken."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lookCard.own")
        self.setAccessibleName(self.tr("Own colours"))
        self._colours = FIRST
        self.paper = Swatches(self.tr("Paper"), PAPERS, name="lookCard.paper")
        self.ink = Swatches(self.tr("Ink"), INKS, name="lookCard.ink")
        self.accent = Swatches(self.tr("Accent"), ACCENTS, name="lookCard.accent")
        self._rule = self.tr("Ink that would be too faint on its paper is not taken.")
        self.said = PlainLabel(self._rule)
        self.said.setObjectName("lookCard.contrast")
        self.said.setProperty("role", "muted")
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().height())
        self.paper.chosen.connect(lambda name: self._take(*with_paper(self._colours, name)))
        self.ink.chosen.connect(lambda name: self._take(*with_ink(self._colours, name)))
        self.accent.chosen.connect(lambda name: self._take(replace(self._colours, accent=name), ""))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for part in (self.paper, self.ink, self.accent, self.said):
            rows.addWidget(part)
        self.show_colours(FIRST)

    @property
    def colours(self) -> OwnColours:
        return self._colours

    def show_colours(self, colours: OwnColours) -> None:
        """Show these as the present ones."""
        self._colours = colours
        self.paper.choose(colours.paper)
        self.ink.choose(colours.ink)
        self.accent.choose(colours.accent)

    def _take(self, colours: OwnColours, said: str) -> None:
        before = self._colours
        self.show_colours(colours)
        self.said.setText(said or self._rule)
        if colours != before:
            self.changed.emit(colours)
