"""A side panel's pages under a row of underlined tabs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

_CLOSE, _CLOSER_BY = "QTabBar::tab { margin: 0 4px 0 0; }", 10
"""How tabs stand where there are more than the panel has room for, and how many pixels that saves
at each: a narrow panel has room for all. The style sheet of the window has how they stand else."""
_SLACK = 8
"""Pixels that a tab may grow by when it is the current one."""


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

    def fit(self) -> None:
        """Move the tabs together where they have no room as they stand."""
        close, row = self.bar.styleSheet(), self._row.contentsMargins()
        seen = sum(self.bar.isTabVisible(n) for n in range(self.bar.count()))
        wanted = self.bar.sizeHint().width() + (_CLOSER_BY * seen if close else 0)
        room = self.width() - row.left() - row.right() - self.corner.sizeHint().width()
        style = _CLOSE if wanted + _SLACK > room else ""
        if style != close:
            self.bar.setStyleSheet(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def current(self) -> QWidget | None:
        return self.stack.currentWidget()

    def _show(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.changed.emit(index)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addLayout(self.corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
