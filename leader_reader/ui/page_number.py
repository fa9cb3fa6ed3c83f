"""The page that is read, as the status line says it, and the way to another one."""

from PySide6.QtCore import QObject, QRect, QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.domain.page_numbers import PageNumbers
from leader_reader.ui.messages import StatusLine
from leader_reader.ui.page_card import PageCard
from leader_reader.ui.panes.reading_panes import ReadingPanes


class PageNumber(QObject):
    """Follows the current pane, in its pages and in the text of a document that has pages.

    `offered` carries whether its document has pages to go to.
    """

    offered = Signal(bool)

    def __init__(self, panes: ReadingPanes, status: StatusLine, frame: QWidget) -> None:
        super().__init__(frame)
        self._panes, self._status, self._frame = panes, status, frame
        self._pages: PageNumbers | None = None
        self.card = PageCard(frame)
        self.card.page_wanted.connect(self.go_to)
        status.page_clicked.connect(self.ask)
        panes.follow(lambda pane: pane.desk.opened, self._begin)
        panes.follow(lambda pane: pane.paging.switched, self._show)
        panes.follow(lambda pane: pane.paging.page_changed, self._show)
        panes.follow(lambda pane: pane.reader.place_changed, self._show)
        panes.turned.connect(self._begin)

    @Slot()
    def ask(self) -> None:
        """Open the card beside the page number; where that is hidden, at the lower right."""
        if self._pages is None:
            return
        button = self._status.page
        if button.isVisible():
            anchor = QRect(button.mapTo(self._frame, button.rect().topLeft()), button.size())
        else:
            anchor = QRect(self._frame.rect().bottomRight(), QSize(1, 1))
        self.card.begin(self._pages, self._page())
        self.card.open_at(anchor)
        self.card.take_keyboard()

    @Slot(int)
    def go_to(self, page: int) -> None:
        """Put the top of a page at the top of the view; Back leads here again."""
        pane = self._panes.current
        if pane.paging.shown:
            pane.paging.go_to_page(page)
        elif self._pages is not None and pane.desk.document is not None:
            pane.desk.go_to_line(pane.desk.document.id, self._pages.start(page))
        pane.reader.setFocus()

    @Slot()
    def _begin(self) -> None:
        """Take up the document of the current pane."""
        document = self._panes.current.desk.document
        paged = document is not None and bool(document.record.pages)
        self._pages = PageNumbers(document) if document is not None and paged else None
        self.card.close_card()
        self.offered.emit(paged)
        self._show()

    @Slot()
    def _show(self) -> None:
        page = self._page()
        self._status.set_page(self._words(self._pages, page) if self._pages and page else "")

    def _page(self) -> int:
        """Return the page that is read; 0 where that is not known."""
        pane = self._panes.current
        seen = pane.paging.current_page
        return seen or (self._pages.at(pane.reader.place()[0]) if self._pages is not None else 0)

    def _words(self, pages: PageNumbers, page: int) -> str:
        label = pages.label(page)
        if label:
            return self.tr("Page {} ({} of {})").format(label, page, pages.count)
        return self.tr("Page {} of {}").format(page, pages.count)
