"""A side panel's pages under a row of underlined tabs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget


class _Bar(QTabBar):
    """Tabs that keep their words whole as long as there is room; then the longest gives way.

    The current tab is bold and so wider: how much room the bar needs is told again when that
    changes, and when a tab comes or goes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)  # else it scrolls before it has its new width
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.currentChanged.connect(self.updateGeometry)

    def minimumTabSizeHint(self, index: int) -> QSize:
        if index == self._longest():
            return super().minimumTabSizeHint(index)
        return self.tabSizeHint(index)

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self.updateGeometry()

    def _longest(self) -> int:
        """Return the tab with the longest words of those in sight, but not the current one."""
        others = [n for n in range(self.count()) if n != self.currentIndex()]
        seen = [n for n in others if self.isTabVisible(n)]
        return max(seen, key=lambda n: self.tabSizeHint(n).width(), default=-1)


class PanelTabs(QWidget):
    """Tabs over a stack of pages. `changed` carries the index of the page shown.

    `corner` is a layout at the right end of the tab row, for a small control.
    """

    changed = Signal(int)

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.bar: QTabBar = _Bar()
        self.bar.setObjectName(f"{name}.tabs")
        self.bar.setAccessibleName(accessible)
        self.bar.setProperty("role", "panel")
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
