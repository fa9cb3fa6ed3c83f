"""The keyboard over the pages: moves the caret, selects, turns pages, and hands letters on."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.caret_keys import Steps, start_step_of, step_of
from leader_reader.ui.reader.pages.selection import Selection
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages
from leader_reader.ui.reader.text_keys import act_of

_Key = QKeySequence.StandardKey
_PAGES = {
    _Key.MoveToNextPage: (1, False),
    _Key.SelectNextPage: (1, True),
    _Key.MoveToPreviousPage: (-1, False),
    _Key.SelectPreviousPage: (-1, True),
}


class Keyboard(QObject):
    """`stepped` when the caret has moved, `acted` with a letter, `copied` for Ctrl+C.

    `turned` carries how many screens the caret goes on and whether that selects, `paged` how many
    the pages do. Without text the keys scroll, as they do in any scroll area.
    """

    stepped = Signal()
    acted = Signal(str)
    copied = Signal()
    turned = Signal(int, bool)
    paged = Signal(int)

    def __init__(self, parent: QObject, book: Book, selection: Selection) -> None:
        super().__init__(parent)
        self._book, self._selection = book, selection
        self._steps = Steps(selection)

    def is_own(self, event: QKeyEvent) -> bool:
        """Tell whether a key is for the pages, before any shortcut of the window."""
        own = event.matches(_Key.Copy) or event.matches(_Key.SelectAll)
        return self._book.text is not None and (own or step_of(event) is not None)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        text = self._book.text
        if text is None or not self._book.sizes:
            return False
        letter = act_of(event)
        if letter:
            self.acted.emit(letter)
            return True
        return self._turn(event) or (bool(text.places) and self._step(event, text))

    def _step(self, event: QKeyEvent, text: TextOnPages) -> bool:
        start_step, step = start_step_of(event), step_of(event)
        if start_step:
            self._steps.take_start(text, start_step)
        elif step is not None:
            self._steps.take(text, step[0], extend=step[1])
            self.stepped.emit()
        elif event.matches(_Key.SelectAll):
            self._selection.put(0, len(text.document.text))
        elif event.matches(_Key.Copy):
            self.copied.emit()
        else:
            return False
        return True

    def _turn(self, event: QKeyEvent) -> bool:
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and not event.modifiers() & ~shift:
            self.paged.emit(-1 if event.modifiers() & shift else 1)
            return True
        for key, (pages, select) in _PAGES.items():
            if event.matches(key):
                self.turned.emit(pages, select)
                return True
        return False
