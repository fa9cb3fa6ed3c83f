"""The chips above the results: a menu for each facet, a cross on what was chosen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from leader_reader.domain.search import Facet
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.parts import Chip, FlowLayout
from leader_reader.ui.words import format_name, plain_tip

_CHIP_WIDEST, _CHIP_FONT = 200, 13
_ENTRY_WIDEST = 380
"""Pixels that words take at most: those of a chip, and those of an entry of a menu."""


class FacetRow(QWidget):
    """Narrows the results. `chosen` carries (facet, value), the value "" to take it off."""

    chosen = Signal(str, str)

    def __init__(self, title_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.facets")
        self.setAccessibleName(self.tr("Narrow the results"))
        self._title_of = title_of
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(12, 0, 12, 0)

    def show_facets(self, facets: Sequence[Facet], chosen: Mapping[str, str]) -> None:
        """Show a chip for each facet that can still narrow, and for each that does."""
        self._flow.clear()
        for name in dict.fromkeys([*(facet.name for facet in facets), *chosen]):
            values = [facet for facet in facets if facet.name == name]
            if name in chosen:
                self._flow.addWidget(self._taken(name, chosen[name]))
            elif len(values) > 1:
                self._flow.addWidget(self._choice(name, values))
        self.setVisible(self._flow.count() > 0)
        self.updateGeometry()

    def label(self, name: str, value: str) -> str:
        """Return what people call a value of a facet: "PDF", a document's title."""
        if name == "format":
            return format_name(value)
        if name == "document":
            return self._title_of(value)
        kinds = {
            "passage": self.tr("Documents’ words"),
            "comment": self.tr("Readers’ comments"),
            "note": self.tr("My notes and topics"),
        }
        return kinds.get(value, value) if name == "kind" else value

    def _taken(self, name: str, value: str) -> Chip:
        text = self.label(name, value)
        cut = _cut(text, ui_font(_CHIP_FONT), _CHIP_WIDEST)
        spoken = self.tr("{}: take this filter off").format(text)
        chip = Chip(cut, name=f"search.facet.{name}", accessible=spoken, closable=True)
        chip.setToolTip(plain_tip(text) if cut != text else "")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.closed.connect(lambda: self.chosen.emit(name, ""))
        return chip

    def _choice(self, name: str, values: Sequence[Facet]) -> Chip:
        names = {
            "document": self.tr("Document"),
            "format": self.tr("Format"),
            "kind": self.tr("Kind"),
            "year": self.tr("Year"),
            "author": self.tr("Author"),
            "topic": self.tr("Topic"),
        }
        text = names.get(name, name.capitalize())
        spoken = self.tr("Narrow by {}").format(text.lower())
        chip = Chip(text, name=f"search.facet.{name}", accessible=spoken)
        chip.set_after("chevron-down")
        menu = self._menu(chip, name, values)
        chip.clicked.connect(lambda: menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2))))
        return chip

    def _menu(self, chip: Chip, name: str, values: Sequence[Facet]) -> QMenu:
        menu = QMenu(chip)
        menu.setObjectName(f"search.facet.{name}.menu")
        menu.setAccessibleName(chip.accessibleName())
        menu.setToolTipsVisible(True)
        for facet in values:
            whole = self.label(name, facet.value)
            text = _cut(whole, menu.font(), _ENTRY_WIDEST)
            action = menu.addAction(f"{text.replace('&', '&&')}\t{facet.count:,}")
            action.setObjectName(f"search.facet.{name}.{facet.value}")
            action.setToolTip(plain_tip(whole) if text != whole else "")
            action.triggered.connect(lambda _, value=facet.value: self.chosen.emit(name, value))
        return menu


def _cut(text: str, font: QFont, widest: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, widest)
