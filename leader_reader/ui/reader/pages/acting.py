"""What a letter, a mark or a link on the pages leads to."""

from PySide6.QtCore import QObject, Signal

from leader_reader.services.pages import PageLink
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

    def __init__(self, parent: QObject, marks: PageMarks, selection: Selection) -> None:
        super().__init__(parent)
        self._marks, self._selection = marks, selection

    def act(self, letter: str) -> None:
        """Pass a letter on; O first goes on to the next of the marks under the caret."""
        if letter == "O":
            mark = self._marks.next_at(min(self._selection.anchor, self._selection.caret))
            if mark is not None:
                self.activate(mark.annotation)
        self.key_act.emit(letter)

    def activate(self, annotation: str) -> None:
        self._marks.activated = annotation
        self.mark_activated.emit(annotation)

    def follow(self, link: PageLink) -> None:
        """Jump within the document; an address is only told."""
        if link.page is None:
            self.link_asked.emit(link.address)
        else:
            self.leaving.emit()
            self.page_asked.emit(link.page, link.top)
