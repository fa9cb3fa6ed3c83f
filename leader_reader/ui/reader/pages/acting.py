"""What a letter, a mark or a link on the pages leads to."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from leader_reader.services.pages import PageLink
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.selection import Selection


class Acting(QObject):
    """`mark_activated` carries an annotation, `key_act` a letter, `link_asked` an address.

    `leaving` tells that a link leads away from here, then `page_asked` to which page and height
    of it, in points, or None.
    """

    mark_activated = Signal(str)
    key_act = Signal(str)
    link_asked = Signal(str)
    leaving = Signal()
    page_asked = Signal(int, object)

    def __init__(
        self, parent: QObject, marks: PageMarks, selection: Selection, areas: Areas
    ) -> None:
        super().__init__(parent)
        self._marks, self._selection, self._areas = marks, selection, areas
        self._clicked: list[str] = []
        selection.moved.connect(self._clicked.clear)

    def act(self, letter: str) -> None:
        """Pass a letter on; O first goes on to the next of the marks that lie over each other."""
        if letter == "O":
            self._go_on()
        self.key_act.emit(letter)

    def click(self, marks: Sequence[Mark]) -> None:
        """Activate the first of the marks clicked; O then goes on to the others."""
        self._clicked[:] = [mark.annotation for mark in marks]
        self.activate(self._clicked[0])

    def activate(self, annotation: str) -> None:
        self._marks.activated = annotation
        self.mark_activated.emit(annotation)

    def _go_on(self) -> None:
        """Go on to the next of the marks that were clicked, or else of those under the caret."""
        known = {mark.annotation for mark in (*self._marks.index, *self._areas.marks)}
        clicked, last = [each for each in self._clicked if each in known], self._marks.activated
        if clicked:
            place = clicked.index(last) + 1 if last in clicked else 0
            self.activate(clicked[place % len(clicked)])
            return
        mark = self._marks.next_at(min(self._selection.anchor, self._selection.caret))
        if mark is not None:
            self.activate(mark.annotation)

    def follow(self, link: PageLink) -> None:
        """Jump within the document; an address is only told."""
        if link.page is None:
            self.link_asked.emit(link.address)
        else:
            self.leaving.emit()
            self.page_asked.emit(link.page, link.top)
