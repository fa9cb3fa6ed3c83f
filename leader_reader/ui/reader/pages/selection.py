"""What is selected on the pages: an anchor and a caret in the document's text."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication

from leader_reader.domain.document import Document
from leader_reader.ui.reader.pages.words import Span, paragraph_at, word_at

_LETTER, _WORD, _PARAGRAPH = range(3)


def changed_spans(before: Span | None, after: Span | None) -> list[Span]:
    """Return the stretches that are in one of two selections, or somewhat more."""
    if before is None or after is None:
        return [each for each in (before, after) if each is not None]
    ends = zip(before, after, strict=True)
    return [(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]


class Selection(QObject):
    """The caret and the stretch selected; `selectionChanged` after each change of the stretch."""

    selectionChanged = Signal()
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.anchor = 0
        self.caret = 0

    @property
    def span(self) -> Span | None:
        """The code points selected, or None."""
        span = min(self.anchor, self.caret), max(self.anchor, self.caret)
        return span if span[0] < span[1] else None

    def put(self, anchor: int, caret: int) -> None:
        """Select what is between two boundaries, the caret at the second."""
        before, caret_before = self.span, self.caret
        self.anchor, self.caret = anchor, caret
        if self.span != before:
            self.selectionChanged.emit()
        if caret != caret_before or self.span != before:
            self.moved.emit()

    def extend(self, caret: int) -> None:
        """Move the caret and select up to it."""
        self.put(self.anchor, caret)


class MouseSelection:
    """Selects with the mouse: letters in a drag, words after a double click, then paragraphs.

    Places are boundaries of the text.
    """

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._unit = _LETTER
        self._base: Span = (0, 0)
        self._spot = QPoint()
        self._thrice = QTimer(selection, singleShot=True)
        self._dragged = False

    @property
    def thrice(self) -> bool:
        """Tell whether a press now would be the third of three."""
        return self._thrice.isActive()

    def press(self, document: Document, offset: int, spot: QPoint, *, extend: bool) -> None:
        """Put the caret at `offset`, or extend the selection to it."""
        near = (spot - self._spot).manhattanLength() < QApplication.startDragDistance()
        self._dragged, self._spot = False, spot
        if self._thrice.isActive() and near:
            self._begin(_PARAGRAPH, paragraph_at(document, offset))
        elif extend:
            self._unit, anchor = _LETTER, self._selection.anchor
            self._base = anchor, anchor
            self._selection.extend(offset)
        else:
            self._begin(_LETTER, (offset, offset))
        self._thrice.stop()

    def press_twice(self, document: Document, offset: int, spot: QPoint) -> None:
        """Select the word at `offset`."""
        self._dragged, self._spot = False, spot
        self._begin(_WORD, word_at(document, offset))
        self._thrice.start(QApplication.doubleClickInterval())

    def move(self, document: Document, offset: int, spot: QPoint) -> None:
        """Extend the selection to `offset`, by whole words or paragraphs where these were begun."""
        if not self._dragged:
            moved = (spot - self._spot).manhattanLength()
            self._dragged = moved >= QApplication.startDragDistance() // 2
        if not self._dragged:
            return
        first, last = self._around(document, offset)
        if first < self._base[0]:
            self._selection.put(self._base[1], first)
        else:
            self._selection.put(self._base[0], max(last, self._base[1]))

    def _begin(self, unit: int, base: Span) -> None:
        self._unit, self._base = unit, base
        self._selection.put(*base)

    def _around(self, document: Document, offset: int) -> Span:
        if self._unit == _PARAGRAPH:
            return paragraph_at(document, offset)
        return word_at(document, offset) if self._unit == _WORD else (offset, offset)
