"""Bookmarks in the window: set at the place that is read, listed, gone to, named and removed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.bookmark import Bookmark, BookmarkId
from leader_reader.domain.document import Document
from leader_reader.domain.edit import Edit
from leader_reader.services import bookmarking
from leader_reader.ui.bookmark_ribbons import PageRibbons, TextRibbons
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.library.bookmark_list import BookmarkRow
from leader_reader.ui.library.contents_panel import ContentsPanel
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.reader.pages.pages_view import PagesView
from leader_reader.ui.reader.reader_panel import ReaderPanel

_NEAR = 400
"""Characters that two neighbouring lines have at most."""

_LINE_APART = 1.7
"""How far apart neighbouring lines are, in heights of a line of text."""


class Bookmarks(QObject):
    """Keeps the contents panel and the ribbons in step with the library.

    `here_changed` carries whether there is a bookmark at the place that is read in the current
    pane, `said` a sentence for the status line.
    """

    here_changed = Signal(bool)
    said = Signal(str)

    def __init__(
        self, bridge: LibraryBridge, panes: ReadingPanes, contents: ContentsPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._panes, self._contents = bridge, panes, contents
        panes.each(self._join)
        panes.follow(lambda pane: pane.desk.opened, self._show)
        panes.follow(lambda pane: pane.reader.place_changed, self._look)
        panes.turned.connect(self._show)
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._show)
        contents.bookmark_activated.connect(self.go_to)
        contents.bookmark_renamed.connect(self._rename)
        contents.bookmark_removed.connect(self._remove)

    @Slot()
    def toggle(self) -> None:
        """Set a bookmark at the first line in view, or remove the one that is there."""
        pane, library, found = self._panes.current, self._bridge.library, self.here()
        document = pane.desk.document
        if found is not None:
            self._remove(found.id)
        elif document is not None:
            place = self._top()
            self._bridge.attempt(lambda: bookmarking.add_bookmark(library, document, place))
        self._look()

    def step(self, by: int) -> None:
        """Go to the next bookmark in the text, or with -1 to the one before."""
        here = self.here()
        place = here.place if here is not None else self._top()
        found = bookmarking.next_bookmark(self._listed(), place, by)
        if found is not None:
            self.go_to(found.id)
        elif self._panes.current.desk.document is not None:
            after = self.tr("There is no bookmark after this place")
            self.said.emit(after if by > 0 else self.tr("There is no bookmark before this place"))

    @Slot(str)
    def go_to(self, bookmark: str) -> None:
        """Put the line of a bookmark at the top; Back leads here again."""
        found = self._bridge.library.bookmarks.get(BookmarkId(bookmark))
        if found is not None:
            pane = self._panes.current
            pane.desk.go_to_line(found.document, found.place)
            pane.reader.setFocus()

    def here(self) -> Bookmark | None:
        """Return the bookmark of the first line in view, or a line before or after it."""
        reader, top = self._panes.current.reader, self._top()
        near = [each for each in self._listed() if _is_near(reader, each.place, top)]
        return min(near, key=lambda each: abs(each.place - top), default=None)

    def _top(self) -> int:
        """Return the place that is read in the current pane."""
        pane = self._panes.current
        top = pane.reader.place()[0]
        return bookmarking.words_from(pane.desk.document, top) if pane.desk.document else top

    def _listed(self) -> Sequence[Bookmark]:
        document = self._panes.current.desk.document
        return self._bridge.library.bookmarks_in(document.id) if document is not None else ()

    # Showing

    @Slot()
    def _show(self) -> None:
        document = self._panes.current.desk.document
        rows = [_row(document, each) for each in self._listed()] if document is not None else []
        self._contents.set_bookmarks(rows)
        self._look()

    @Slot()
    def _look(self) -> None:
        """See whether there is a bookmark at the place that is read."""
        here = self.here()
        self._contents.set_bookmark_here(here.id if here is not None else "")
        self.here_changed.emit(here is not None)

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        if any(isinstance(change.record, Bookmark) for change in edit.changes):
            self._show()

    def _join(self, pane: ReadingPane) -> None:
        _Ribbons(self._bridge, pane)

    # Naming and removing

    @Slot(str, str)
    def _rename(self, bookmark: str, name: str) -> None:
        library, known = self._bridge.library, BookmarkId(bookmark)
        self._bridge.attempt(lambda: bookmarking.rename_bookmark(library, known, name))

    @Slot(str)
    def _remove(self, bookmark: str) -> None:
        library, known = self._bridge.library, BookmarkId(bookmark)
        self._bridge.attempt(lambda: bookmarking.remove_bookmark(library, known))


class _Ribbons(QObject):
    """Shows the bookmarks of one pane's document in its views."""

    def __init__(self, bridge: LibraryBridge, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._bridge, self._pane = bridge, pane
        self._on_text = TextRibbons(pane.reader.text)
        self._on_pages: dict[PagesView, PageRibbons] = {}
        pane.desk.opened.connect(self._show)
        pane.paging.switched.connect(self._show)
        bridge.edited.connect(self._show)
        bridge.reloaded.connect(self._show)

    @Slot()
    def _show(self) -> None:
        document, view = self._pane.desk.document, self._pane.reader.view
        found = self._bridge.library.bookmarks_in(document.id) if document is not None else []
        if not isinstance(view, PagesView):
            self._on_text.set_bookmarks(found)
            return
        if view not in self._on_pages:
            self._on_pages[view] = PageRibbons(view.book)
            view.surface.add_layer(self._on_pages[view])
        self._on_pages[view].set_bookmarks(found)
        view.viewport().update()


def _is_near(reader: ReaderPanel, place: int, top: int) -> bool:
    """Tell whether a place is in the line of `top`, or in one beside that."""
    if place == top:
        return True
    if abs(place - top) > _NEAR:
        return False
    line, first = reader.view.line_rect(place), reader.view.line_rect(top)
    apart = abs(line.center().y() - first.center().y())
    return not line.isNull() and not first.isNull() and apart <= _LINE_APART * first.height()


def _row(document: Document, bookmark: Bookmark) -> BookmarkRow:
    """Return a bookmark as it is listed: with its page, or how far into the text it is."""
    if document.page_at(bookmark.place):
        locator = document.locator(bookmark.place)
    else:
        locator = f"{round(100 * bookmark.place / max(1, len(document.text)))}%"
    return BookmarkRow(bookmark.id, bookmark.name, locator)
