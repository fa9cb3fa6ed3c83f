"""The menu of what is read, as text and as pages: of a selection, a passage, a link or the page."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import annotating
from leader_reader.ui.annotations.passage_actions import quoted
from leader_reader.ui.reader.asking import Asked
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.words import plain_tip

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow
    from leader_reader.ui.panes.reading_pane import ReadingPane

_LONGEST = 48
_FITS = ("fit_width", "fit_page", "facing")


class ReaderMenu(QObject):
    """Opens a menu where a pane's view asks for one; what it does is for that pane."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._menu: QMenu | None = None
        window.panes.each(self._join)

    def _join(self, pane: "ReadingPane") -> None:
        pane.reader.menu_asked.connect(lambda asked: self.open(pane, asked))

    @Slot(object, object)
    def open(self, pane: "ReadingPane", asked: Asked) -> None:
        """Open the menu for what was asked; a second ask while it is open counts for nothing."""
        if self._menu is not None or pane.desk.document is None:
            return
        self._window.panes.turn_to(pane)
        menu = self._menu = QMenu(pane.reader)
        menu.setObjectName("reader.menu")
        menu.setAccessibleName(self.tr("What can be done here"))
        self._fill(menu, pane, asked)
        menu.aboutToHide.connect(self._closed)
        menu.popup(asked.at)

    def _closed(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()

    def _fill(self, menu: QMenu, pane: "ReadingPane", asked: Asked) -> None:
        known = self._window.bridge.library.annotations
        marks = [mark for mark in asked.marks if mark.annotation in known]
        if asked.selected:
            pane.reader.hide_selection_bar()
            self._fill_selection(menu, pane, asked)
        elif marks:
            pane.desk.choose(marks[0].annotation)
            self._fill_passage(menu, pane, marks)
        if asked.address or asked.follow is not None:
            self._fill_link(menu, asked)
        if menu.isEmpty():
            self._fill_page(menu)

    # Of a selection

    def _fill_selection(self, menu: QMenu, pane: "ReadingPane", asked: Asked) -> None:
        tagging, similar = self._window.tagging, self._window.suggesting.like_here
        self._add(menu, "tag", self.tr("Tag…\tT"), tagging.tag)
        self._add(menu, "highlight", self.tr("Highlight\tH"), tagging.highlight)
        self._add(menu, "write", self.tr("Write a note…\tN"), tagging.note)
        self._add(menu, "again", self.tr("Tag again\tQ"), tagging.again)
        self._add(menu, "name", self.tr("Topic named by these words\tV"), tagging.in_vivo)
        menu.addSeparator()
        if asked.area:
            self._add(menu, "copy", self.tr("Copy the picture\tCtrl+C"), pane.reader.copy)
            return
        self._add(menu, "similar", self.tr("Similar passages\tCtrl+Shift+L"), similar)
        if self._touched(pane):
            self._add(menu, "remove", self.tr("Remove the passages here\tU"), tagging.remove)
        menu.addSeparator()
        self._add(menu, "copy", self.tr("Copy\tCtrl+C"), pane.reader.copy)
        cite = lambda: self._cite_selection(pane)  # noqa: E731 - one line, used once
        self._add(menu, "cite", self.tr("Copy with citation"), cite)

    def _touched(self, pane: "ReadingPane") -> bool:
        """Tell whether a passage shares words with the selection."""
        span, document = pane.reader.selection(), pane.desk.document
        if span is None or document is None:
            return False
        found = self._window.bridge.library.annotations_in(document.id)
        return any(each.start < span[1] and each.end > span[0] for each in found)

    def _cite_selection(self, pane: "ReadingPane") -> None:
        try:
            target = pane.reader.target()
        except LeaderReaderError as error:
            self._window.bridge.failed.emit(error.sentence)
            return
        if target is not None:
            stamp = self._window.bridge.library.stamp()
            new, now = AnnotationId(stamp.id), stamp.now
            self._cite(pane, Annotation(new, target, frozenset(), "", now, now, stamp.creator))

    # Of a passage

    def _fill_passage(self, menu: QMenu, pane: "ReadingPane", marks: Sequence[Mark]) -> None:
        here, library, window = marks[0], self._window.bridge.library, self._window
        name = AnnotationId(here.annotation)
        note = self.tr("Edit the note…\tN") if here.note else self.tr("Write a note…\tN")
        menu.addSection(self._named(here))
        topics = _of(window.tagging.change_topics, name)
        self._add(menu, "topics", self.tr("Change topics…\tT"), topics)
        self._add(menu, "note", note, _of(window.tagging.edit_note, name))
        similar = _of(window.suggesting.like_annotation, name)
        self._add(menu, "similar", self.tr("Similar passages"), similar)
        self._offer_others(menu, pane, marks[1:])
        menu.addSeparator()
        cite = lambda: self._cite(pane, library.annotations[name])  # noqa: E731 - used once
        self._add(menu, "cite", self.tr("Copy with citation"), cite)
        remove = lambda: window.bridge.attempt(  # noqa: E731 - used once
            lambda: annotating.delete(library, [name])
        )
        self._add(menu, "remove", self.tr("Remove the passage\tU"), remove)

    def _offer_others(self, menu: QMenu, pane: "ReadingPane", marks: Sequence[Mark]) -> None:
        """Add a menu of the other passages that lie over each other here."""
        if marks:
            others = menu.addMenu(self.tr("Other passages here"))
            others.setObjectName("reader.menu.others")
            for mark in marks:
                choose = _of(pane.desk.choose, mark.annotation)
                self._add(others, mark.annotation, self._named(mark), choose)

    def _named(self, mark: Mark) -> str:
        """Return the topics of a passage as a menu can show them."""
        names = ", ".join(mark.topics) or mark.label or self.tr("Highlight")
        short = names if len(names) <= _LONGEST else f"{names[: _LONGEST - 1]}…"
        return short.replace("&", "&&")

    def _cite(self, pane: "ReadingPane", annotation: Annotation) -> None:
        """Put the words of a passage on the clipboard, with their citation."""
        text = quoted(annotation, pane.desk.citation_of(annotation))
        QGuiApplication.clipboard().setText(text)
        self._window.bridge.said.emit(self.tr("Copied with citation"))

    # Of a link, and of the page

    def _fill_link(self, menu: QMenu, asked: Asked) -> None:
        if not menu.isEmpty():
            menu.addSeparator()
        if asked.follow is not None:
            words = self.tr("Go to {}").format(asked.leads.replace("&", "&&"))
            self._add(menu, "follow", words, asked.follow)
            return
        copy = _of(QGuiApplication.clipboard().setText, asked.address)
        action = self._add(menu, "address", self.tr("Copy the address"), copy)
        action.setToolTip(plain_tip(asked.address))

    def _fill_page(self, menu: QMenu) -> None:
        """Add what concerns the view as a whole, of the window's own acts."""
        actions = self._window.acts.actions
        menu.addActions([actions["find"], actions["bookmark"]])
        if actions["pages"].isEnabled():
            menu.addSeparator()
            menu.addAction(actions["pages"])
        if actions["pages"].isChecked():
            menu.addActions([actions[name] for name in _FITS])

    def _add(self, menu: QMenu, name: str, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.setObjectName(f"reader.menu.{name}")
        action.triggered.connect(lambda _=False: act())
        return action


def _of(act: Callable[[str], object], name: str) -> Callable[[], object]:
    """Return an act on what is named."""
    return lambda: act(name)
