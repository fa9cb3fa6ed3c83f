"""A tab that is there only while something is shown on it."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.ui.parts.panel_tabs import PanelTabs


class PassingTab(QObject):
    """Adds `page` to `tabs`, out of sight; closing goes back to the page that was in front."""

    def __init__(self, tabs: PanelTabs, page: QWidget, title: str) -> None:
        super().__init__(tabs)
        self._tabs, self._page = tabs, page
        self._index = tabs.add(page, title)
        self._before: QWidget | None = None
        tabs.bar.setTabVisible(self._index, False)

    @Slot()
    def open(self) -> None:
        """Show the tab and bring its page to the front."""
        self.offer()
        self._tabs.show_page(self._page)

    @Slot()
    def offer(self) -> None:
        """Show the tab, whatever is in front."""
        if self._tabs.current() is not self._page:
            self._before = self._tabs.current()
        self._tabs.bar.setTabVisible(self._index, True)
        self._tabs.fit()

    @Slot()
    def close(self) -> None:
        """Take the tab away."""
        if self._tabs.current() is self._page and self._before is not None:
            self._tabs.show_page(self._before)
        self._tabs.bar.setTabVisible(self._index, False)
        self._tabs.fit()
