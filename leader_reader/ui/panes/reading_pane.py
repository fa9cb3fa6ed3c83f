"""One place where a document is read: its reader, and all that works on it alone."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_reader.ui.backing import Backing
from leader_reader.ui.bare_pages import BarePages
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.desk import Desk
from leader_reader.ui.edging import Edging
from leader_reader.ui.marks_shown import MarksShown
from leader_reader.ui.paging import Paging
from leader_reader.ui.panes.pane_header import PaneHeader
from leader_reader.ui.picturing import Picturing
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.readings import Readings
from leader_reader.ui.recognised import RecognisedNotice


class ReadingPane(QWidget):
    """A reader with its desk, pages, edges and the choice of marks; it knows of no other pane.

    `pressed`: the mouse was pressed where nothing takes the keyboard; `close_asked`: its header's
    button was clicked.
    """

    pressed = Signal()
    close_asked = Signal()

    def __init__(self, bridge: LibraryBridge, backing: Backing, readings: Readings) -> None:
        super().__init__()
        self.setObjectName("readingPane")
        self.reader = ReaderPanel()
        self.desk = Desk(bridge, self.reader, readings, self)
        self.paging = Paging(backing, self.desk, self.reader, self)
        self.bare_pages = BarePages(bridge, self.desk, self.paging, self)
        self.recognised = RecognisedNotice(
            backing, self.desk, self.paging, self.reader.scan_notice, self
        )
        self.picturing = Picturing(backing, self.reader.text.pictures, self)
        self.edging = Edging(bridge, self.desk, self)
        self.reader.edge_moved.connect(self.edging.put)
        self.marks_shown = MarksShown(bridge, self.desk, self.reader.notice, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.reader, 1)

    @cached_property
    def header(self) -> PaneHeader:
        """The line over the reader, made when it is first asked for: one pane alone needs none."""
        header = PaneHeader()
        header.hide()
        header.show_document(self.desk.document)
        header.close_asked.connect(self.close_asked)
        self.desk.opened.connect(header.show_document)
        self._column.insertWidget(0, header)
        return header

    def show_header(self, *, shown: bool, current: bool) -> None:
        """Show the line over the reader, with the sign of the current pane, or hide it."""
        if shown or not self.header.isHidden():
            self.header.setVisible(shown)
            self.header.set_current(current=current)

    def end(self) -> None:
        """Keep the place and end what draws pages; nothing comes after."""
        self.desk.close()
        self.paging.close()
        self.picturing.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
