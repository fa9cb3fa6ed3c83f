"""Finds in the open document what the find bar asks for, without holding up the window."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Slot

from leader_reader.ui.reader.find import Wanted, find_all, folded
from leader_reader.ui.reader.find_bar import FindBar
from leader_reader.ui.reader.pattern import PatternProblem, Span, compiled, find_pattern
from leader_reader.ui.reader.text_view import TextView


class Finder(QObject):
    """Words are found at once; a pattern in slices of time, between which the window works."""

    def __init__(self, bar: FindBar, view: TextView) -> None:
        super().__init__(view)
        self._bar, self._view = bar, view
        self._folded: dict[bool, str] = {}
        self._work: Iterator[list[Span]] | None = None
        self._found: list[Span] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        bar.wanted.connect(self._find)
        bar.stepped.connect(self._show_match)

    def forget(self) -> None:
        """Let go of the text, before another document is shown."""
        self._stop()
        self._folded.clear()

    @Slot(object)
    def _find(self, wanted: Wanted) -> None:
        page = self._view.page
        self._stop()
        if page is None or self._bar.isHidden():
            return
        if not wanted.pattern or not wanted.words:
            text = self._text(case=wanted.case)
            self._show(find_all(text, wanted.words, case=wanted.case, whole=wanted.whole))
            return
        try:
            self._work = find_pattern(compiled(wanted), page.source)
        except PatternProblem as problem:
            self._show([], str(problem))
            return
        self._found = []
        self._go_on()

    def _text(self, *, case: bool) -> str:
        page = self._view.page
        if case not in self._folded and page is not None:
            self._folded[case] = folded(page.source.text, case=case)
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
        page = self._view.page
        if page is None:
            return
        self._bar.set_found(found, self._view.place()[0], document=page.source, problem=problem)
        self._view.set_hits(found)
        self._show_match()

    @Slot()
    def _show_match(self) -> None:
        match = self._bar.current()
        if match is not None:
            self._view.go_to(*match, hit=True)
