"""Reading the open document aloud: from where one is, each sentence shown, and tagged if wanted."""

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.ui.backing import Backing
from leader_reader.ui.desk import Desk
from leader_reader.ui.reader.aloud.aloud_bar import AloudBar
from leader_reader.ui.reader.aloud.reader_aloud import ReaderAloud, Reading
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.tagging import Tagging


class Aloud(QObject):
    """Joins the voice with the desk and the reader. `failed` carries a sentence for the user."""

    failed = Signal(str)

    def __init__(
        self, backing: Backing, desk: Desk, reader: ReaderPanel, tagging: Tagging, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._tagging = desk, reader, tagging
        self.voice = ReaderAloud(backing.find_voice, backing.missing_voice, self)
        self.bar = AloudBar(self.voice)
        reader.add_bar(self.bar)
        self.voice.failed.connect(self.failed)
        self.voice.sentence_changed.connect(self._show)
        self.voice.state_changed.connect(self._changed)
        self.bar.tag_asked.connect(self._tag)
        self.bar.closed.connect(reader.setFocus)
        reader.escaped.connect(self.voice.stop)
        desk.opened.connect(self.voice.stop)

    def toggle(self) -> None:
        """Begin at the selection or at the top of the view; pause, or go on, while it reads."""
        document = self._desk.document
        if document is None:
            return
        if self.voice.state is not Reading.OFF:
            self.voice.toggle()
            return
        selection = self._reader.selection()
        self.voice.read(document, selection[0] if selection else self._reader.place()[0])

    def close(self) -> None:
        """Be silent."""
        self.voice.stop()

    @Slot(int, int)
    def _show(self, start: int, end: int) -> None:
        self._reader.go_to(start, end, hit=True)

    @Slot(str)
    def _changed(self, state: str) -> None:
        if state == Reading.OFF:
            self._reader.outline_nothing()

    @Slot()
    def _tag(self) -> None:
        """Tag the sentence that is read; the voice goes on."""
        sentence = self.voice.sentence()
        if sentence is not None:
            self._reader.select(*sentence)
            self._tagging.tag()
