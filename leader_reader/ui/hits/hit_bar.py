"""The bar under the hits that are chosen: how many, and what can be done with them."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from leader_reader.ui.parts import ElidedLabel, IconButton
from leader_reader.ui.parts.act_button import ActButton

_ACTS = ("all", "similar", "none")


class HitBar(QFrame):
    """Says how many hits are chosen; emits `acted` with "tag", "copy", "all", "similar", "none"."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits.bar")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("What to do with the passages chosen"))
        self.count = ElidedLabel(name="hits.count", role="muted")
        self.tag = ActButton("tag", self.tr("Tag"), self.tr("T"), "hits.tag")
        self.copy = ActButton("copy", self.tr("Copy"), "", "hits.copy")
        self.copy.setToolTip(self.tr("Copy with reference (Ctrl+C)"))
        self.copy.setAccessibleName(self.copy.toolTip())
        self.more = IconButton("more", name="hits.more", accessible=self.tr("More to do"))
        self.menu = self._menu()
        self.tag.clicked.connect(lambda: self.acted.emit("tag"))
        self.copy.clicked.connect(lambda: self.acted.emit("copy"))
        self.more.clicked.connect(self._open_menu)
        self._lay_out()
        self.hide()

    def show_count(self, said: str, short: str, all_said: str, *, one: bool) -> None:
        """Say what is chosen, and what choosing all would come to; "" hides the bar.

        A narrow bar first leaves the key out and then says only what is `short`.
        """
        self.count.set_words(said, short)
        self.count.setAccessibleName(said)
        self._entries["all"].setText(f"{all_said}\t{self.tr('Ctrl+A')}")
        self._entries["similar"].setEnabled(one)
        self.setVisible(bool(said))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the key of "Tag" where there is room for everything."""
        self.tag.show_key(shown=True)
        self.tag.show_key(shown=self._row.sizeHint().width() <= self.width())

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        menu.setObjectName("hits.menu")
        menu.setAccessibleName(self.tr("More to do with the passages chosen"))
        words = {
            "all": "",
            "similar": self.tr("Similar passages"),
            "none": self.tr("Choose none\tEsc"),
        }
        self._entries = {act: menu.addAction(words[act]) for act in _ACTS}
        for act, entry in self._entries.items():
            entry.setObjectName(f"hits.{act}")
            entry.triggered.connect(lambda _=False, act=act: self.acted.emit(act))
        return menu

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout()
        row.setContentsMargins(16, 5, 10, 5)
        row.setSpacing(2)
        row.addWidget(self.count, 1)
        for part in (self.tag, self.copy, self.more):
            row.addWidget(part)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addLayout(row)
