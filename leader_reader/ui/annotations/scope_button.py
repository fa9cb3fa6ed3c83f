"""The quiet button that says which passages are shown, and the menu to choose others."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from leader_reader.ui.annotations.scope import Order, Scope
from leader_reader.ui.parts import WordButton


class ScopeButton(WordButton):
    """Shows "This document" or "All documents"; `scope_chosen(Scope)` follows a choice."""

    scope_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(after="chevron-down", parent=parent)
        self._scope = Scope()
        self.setObjectName("passages.scope")
        self.setProperty("role", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setObjectName("passages.scopeMenu")
        self._menu.setAccessibleName(self.tr("Which passages, in what order"))
        self._ticks: dict[str, QAction] = {}
        self._fill()
        self.setMenu(self._menu)
        self.show_scope(self._scope)

    def show_scope(self, scope: Scope) -> None:
        """Say what `scope` is."""
        self._scope = scope
        words = self.tr("All documents") if scope.over_all else self.tr("This document")
        self.setText(words)
        self.setAccessibleName(self.tr("Passages of: {}").format(words))
        self._ticks["all" if scope.over_all else "document"].setChecked(True)
        self._ticks[scope.order].setChecked(True)

    def _fill(self) -> None:
        group = QActionGroup(self)
        self._add(group, "document", self.tr("This document"))
        self._add(group, "all", self.tr("All documents"))
        self._menu.addSeparator()
        group = QActionGroup(self)
        self._add(group, Order.PLACE, self.tr("In the order of the text"))
        self._add(group, Order.NEWEST, self.tr("Newest first"))

    def _add(self, group: QActionGroup, key: str, text: str) -> None:
        action = self._menu.addAction(text)
        action.setObjectName(f"passages.scope.{key}")
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(lambda _=False: self.scope_chosen.emit(self._chosen(key)))
        self._ticks[key] = action

    def _chosen(self, key: str) -> Scope:
        if key in ("document", "all"):
            return replace(self._scope, everywhere=key == "all", topic=None)
        return replace(self._scope, order=Order(key))
