"""The chips above the results: what they are narrowed to, and a menu for each facet."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from leader_reader.domain.search import FACETS, Facet
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.parts import Chip, FlowLayout, WordButton
from leader_reader.ui.search.facet_words import FacetWords, facet_title
from leader_reader.ui.search.narrowing import Narrowed, toggled, values_of
from leader_reader.ui.search.tick_menu import Entry, TickMenu
from leader_reader.ui.words import plain_tip

_CHIP_WIDEST, _CHIP_FONT = 162, 13
_BELOW = 2
_SEVERAL = 2


class FacetRow(QWidget):
    """Narrows the results. `narrowed` carries all (facet, value) pairs that are to hold now."""

    narrowed = Signal(object)

    def __init__(self, words: FacetWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.facets")
        self.setAccessibleName(self.tr("Narrow the results"))
        self._words = words
        self._chosen: Narrowed = ()
        self._total = 0
        self._facets: dict[str, list[Facet]] = {}
        self._chips: list[Chip] = []
        self._shown: list[tuple[str, str, str]] = []
        self._menus = {name: self._menu(name) for name in FACETS}
        self._choices = {name: self._choice(name) for name in FACETS}
        self._all_off = self._make_all_off()
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(12, 0, 12, 0)

    def show_facets(self, facets: Sequence[Facet], chosen: Narrowed, total: int = 0) -> None:
        """Show a chip for each value chosen, and a menu for each facet that can narrow.

        A facet with one value can do so only where some of the `total` hits have none.
        """
        self._chosen, self._total = chosen, total
        offered = [name for name in FACETS if self._fill(name, facets)]
        self._show_chips()
        self._place(offered)

    def _fill(self, name: str, facets: Iterable[Facet]) -> bool:
        """Take up the values of a facet; tell whether it is worth showing."""
        found = {each.value: each for each in facets if each.name == name}
        missing = [v for v in values_of(self._chosen, name) if v not in found]
        self._facets[name] = [*found.values(), *(Facet(name, value, 0) for value in missing)]
        if self._menus[name].isVisible():
            self._fill_menu(name)
            return True
        narrows = any(each.count < self._total for each in found.values())
        return len(self._facets[name]) >= _SEVERAL or narrows

    def _fill_menu(self, name: str) -> None:
        """Fill a menu, which is put off until it is opened: there can be hundreds of values."""
        entries = map(self._entry, self._facets[name])
        self._menus[name].show_entries(entries, values_of(self._chosen, name))

    def _entry(self, facet: Facet) -> Entry:
        colour = self._words.colour(facet.name, facet.value)
        return Entry(facet.value, self._words.of(facet), facet.count, colour)

    def _show_chips(self) -> None:
        """Make the chips of what is chosen anew, where they are others."""
        wanted = [(name, value, self._words.value(name, value)) for name, value in self._chosen]
        if wanted == self._shown:
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._shown = wanted
        self._chips = [self._taken(*each) for each in wanted]

    def _place(self, offered: Sequence[str]) -> None:
        """Lay out what is chosen, then what can be."""
        while self._flow.takeAt(0) is not None:
            pass
        off = [self._all_off] if len(self._chosen) >= _SEVERAL else []
        row: list[QWidget] = [*self._chips, *off, *(self._choices[name] for name in offered)]
        for hidden in (self._all_off, *self._choices.values()):
            hidden.setVisible(hidden in row)
        for before, part in zip([None, *row], row, strict=False):
            self._flow.addWidget(part)
            part.show()
            if before is not None:
                self.setTabOrder(before, part)
        self.setVisible(bool(row))
        self.updateGeometry()

    def _taken(self, name: str, value: str, text: str) -> Chip:
        metrics = QFontMetrics(ui_font(_CHIP_FONT))
        mode = Qt.TextElideMode.ElideMiddle if name == "topic" else Qt.TextElideMode.ElideRight
        cut = metrics.elidedText(text, mode, _CHIP_WIDEST)
        spoken = self.tr("{}: take this filter off").format(text)
        chip = _ChosenChip(cut, f"search.on.{name}.{value}", spoken, self)
        chip.dot(self._words.colour(name, value))
        chip.setToolTip(plain_tip(text) if cut != text else "")
        chip.closed.connect(lambda: self._toggle(name, value))
        return chip

    def _toggle(self, name: str, value: str) -> None:
        self.narrowed.emit(toggled(self._chosen, name, value))

    def _choice(self, name: str) -> Chip:
        spoken = self.tr("Narrow by {}").format(facet_title(name).lower())
        chip = Chip(facet_title(name), name=f"search.facet.{name}", accessible=spoken, parent=self)
        chip.set_after("chevron-down")
        chip.clicked.connect(lambda: self._open(name))
        chip.hide()
        return chip

    def _open(self, name: str) -> None:
        chip = self._choices[name]
        self._fill_menu(name)
        self._menus[name].popup(chip.mapToGlobal(QPoint(0, chip.height() + _BELOW)))

    def _menu(self, name: str) -> TickMenu:
        spoken = self.tr("Narrow by {}").format(facet_title(name).lower())
        menu = TickMenu(f"search.facet.{name}.menu", spoken, self)
        menu.ticked.connect(lambda value: self._toggle(name, value))
        return menu

    def _make_all_off(self) -> WordButton:
        button = WordButton(self.tr("Clear all"), parent=self)
        button.setObjectName("search.facets.clear")
        button.setAccessibleName(self.tr("Take all filters off"))
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self.narrowed.emit(()))
        button.hide()
        return button


class _ChosenChip(Chip):
    """A value that is chosen: with a topic's square before it, and a cross."""

    def __init__(self, text: str, name: str, accessible: str, parent: QWidget) -> None:
        super().__init__(text, name=name, accessible=accessible, closable=True, parent=parent)
        self.setCheckable(True)
        self.setChecked(True)

    def dot(self, colour: str) -> None:
        """Show a square of a topic's colour before the words."""
        self._colour = colour

    def nextCheckState(self) -> None:
        """Stay checked: a click takes the chip away."""
