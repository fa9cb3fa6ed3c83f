"""The menu of the search field: save this search, go back to saved and recent ones."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leader_reader.domain.finding import SavedSearch

_WIDEST = 320


class KeptMenu(QMenu):
    """`chosen` carries a SavedSearch or words; `save_asked` and `forget_asked` ask for that."""

    chosen = Signal(object)
    save_asked = Signal()
    forget_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search.kept_menu")
        self.setAccessibleName(self.tr("Saved and recent searches"))
        self._saved: dict[str, QAction] = {}

    def show_kept(
        self, saved: Sequence[SavedSearch], recent: Sequence[str], *, savable: bool
    ) -> None:
        """Offer these; `savable` where something is searched for that can be saved."""
        self.clear()
        self._saved.clear()
        save = self._entry("save", self.tr("Save this search…") + "\tCtrl+D")
        save.setEnabled(savable)
        save.triggered.connect(self.save_asked)
        if saved:
            self.addSeparator()
            self.addSection(self.tr("Saved searches"))
        for search in saved:
            action = self._entry(f"saved.{search.name}", self._cut(search.name))
            action.triggered.connect(lambda _, which=search: self.chosen.emit(which))
            self._saved[search.id] = action
        if recent:
            self.addSeparator()
            self.addSection(self.tr("Recent searches"))
            for words in recent:
                action = self._entry(f"recent.{words}", self._cut(words))
                action.triggered.connect(lambda _, which=words: self.chosen.emit(which))
            self.addSeparator()
            forget = self._entry("forget", self.tr("Forget recent searches"))
            forget.triggered.connect(self.forget_asked)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many passages the saved searches find, by their ids."""
        for search, action in self._saved.items():
            if search in counts:
                words = action.text().partition("\t")[0]
                action.setText(f"{words}\t{counts[search]:,}")

    def _entry(self, name: str, text: str) -> QAction:
        action = self.addAction(text)
        action.setObjectName(f"search.kept_menu.{name}")
        return action

    def _cut(self, text: str) -> str:
        metrics = self.fontMetrics()
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&")
