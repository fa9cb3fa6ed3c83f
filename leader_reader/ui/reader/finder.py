"""Finds in the open document what the find bar asks for, without holding up the window."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leader_reader.domain.document import Document
from leader_reader.ui.reader.find import Wanted, find_all, folded
from leader_reader.ui.reader.find_bar import FindBar
from leader_reader.ui.reader.pattern import PatternProblem, Span, compiled, find_pattern
from leader_reader.ui.reader.view import DocumentView


class Finder(QObject):
    """Words are found at once; a pattern in slices of time, between which the window works.

    `shown` carries what was found once it is on the screen.
    """

    shown = Signal(object)

    def __init__(self, bar: FindBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._view: DocumentView | None = None
        self._document: Document | None = None
        self._folded: dict[bool, str] = {}
        self._work: Iterator[list[Span]] | None = None
        self._found: list[Span] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        bar.wanted.connect(self._find)
        bar.stepped.connect(self._show_match)

    def look_in(self, document: Document | None, view: DocumentView) -> None:
        """Find in this document from now on, and show it in this view."""
        self._stop()
        if document is not self._document:
            self._folded.clear()
        self._document, self._view = document, view

    @Slot(object)
    def _find(self, wanted: Wanted) -> None:
        document = self._document
        self._stop()
        if document is None or self._bar.isHidden():
            return
        if not wanted.pattern or not wanted.words:
            text = self._text(case=wanted.case)
            self._show(find_all(text, wanted.words, case=wanted.case, whole=wanted.whole))
            return
        try:
            self._work = find_pattern(compiled(wanted), document)
        except PatternProblem as problem:
            self._show([], str(problem))
            return
        self._found = []
        self._go_on()

    def _text(self, *, case: bool) -> str:
        if case not in self._folded and self._document is not None:
            self._folded[case] = folded(self._document.text, case=case)
        return self._folded.get(case, "")

    @Slot()
    def _go_on(self) -> None:
        """Look through a few more paragraphs; show what was found when all are done."""
        if self._work is None:
            return
        try:
            some = next(self._work, None)
        except PatternProblem as problem:
            self._stop()
            self._show([], str(problem))
            return
        if some is None:
            self._stop()
            self._show(self._found)
        else:
            self._found += some
            self._turn.start()

    def _stop(self) -> None:
        self._turn.stop()
        self._work = None

    def _show(self, found: list[Span], problem: str = "") -> None:
        view, document = self._view, self._document
        if view is None or document is None:
            return
        self._bar.set_found(found, view.place()[0], document=document, problem=problem)
        view.set_hits(found)
        self.shown.emit(found)
        self._show_match()

    @Slot()
    def _show_match(self) -> None:
        match = self._bar.current()
        if match is not None and self._view is not None:
            self._view.go_to(*match, hit=True)
