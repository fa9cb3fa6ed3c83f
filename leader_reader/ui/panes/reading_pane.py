"""One place where a document is read: its reader, and all that works on it alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.desk import Desk
from leader_reader.ui.edging import Edging
from leader_reader.ui.marks_shown import MarksShown
from leader_reader.ui.paging import Paging
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.readings import Readings


class ReadingPane(QWidget):
    """A reader with its desk, pages, edges and the choice of marks; it knows of no other pane."""

    def __init__(self, bridge: LibraryBridge, backing: Backing, readings: Readings) -> None:
        super().__init__()
        self.setObjectName("readingPane")
        self.reader = ReaderPanel()
        self.desk = Desk(bridge, self.reader, readings, self)
        self.paging = Paging(backing, self.desk, self.reader, self)
        self.edging = Edging(bridge, self.desk, self)
        self.marks_shown = MarksShown(bridge, self.desk, self.reader.notice, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.reader, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def end(self) -> None:
        """Keep the place and end what draws pages; nothing comes after."""
        self.desk.close()
        self.paging.close()
