"""A side panel's pages under a row of underlined tabs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget


class PanelTabs(QWidget):
    """Tabs over a stack of pages. `changed` carries the index of the page shown.

    `corner` is a layout at the right end of the tab row, for a small control.
    """

    changed = Signal(int)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.bar = QTabBar()
        self.bar.setObjectName(f"{name}.tabs")
        self.bar.setAccessibleName(accessible)
        self.bar.setProperty("role", "panel")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.stack = QStackedWidget()
        self.corner = QHBoxLayout()
        self.bar.currentChanged.connect(self._show)
        self._lay_out()

    def add(self, page: QWidget, title: str) -> int:
        """Add a page and return its index."""
        index = self.stack.addWidget(page)
        self.bar.addTab(title)
        return index

    def show_page(self, page: QWidget) -> None:
        """Bring `page` to the front."""
        self.bar.setCurrentIndex(self.stack.indexOf(page))

    def current(self) -> QWidget | None:
        return self.stack.currentWidget()

    def _show(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.changed.emit(index)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addLayout(self.corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
