"""Reading the open document aloud: from where one is, each sentence shown, and tagged if wanted."""

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.ui.backing import Backing
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.reader.aloud.aloud_bar import AloudBar
from leader_reader.ui.reader.aloud.reader_aloud import ReaderAloud, Reading
from leader_reader.ui.tagging import Tagging


class Aloud(QObject):
    """Joins the one voice with the pane it reads in. `failed` carries a sentence for the user.

    It goes on reading there while another pane is the current one.
    """

    failed = Signal(str)

    def __init__(
        self, backing: Backing, panes: ReadingPanes, tagging: Tagging, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes, self._pane, self._tagging = panes, panes.current, tagging
        self.voice = ReaderAloud(backing.find_voice, backing.missing_voice, self)
        self.bar = AloudBar(self.voice)
        self._pane.reader.add_bar(self.bar)
        self.voice.failed.connect(self.failed)
        self.voice.sentence_changed.connect(self._show)
        self.voice.state_changed.connect(self._changed)
        self.bar.tag_asked.connect(self._tag)
        self.bar.closed.connect(self._back_to_text)
        panes.each(self._join)
        panes.closing.connect(self._leave)

    def toggle(self) -> None:
        """Begin at the selection or at the top of the view; pause, or go on, while it reads."""
        if self.voice.state is not Reading.OFF:
            self.voice.toggle()
            return
        self._move_to(self._panes.current)
        document, reader = self._pane.desk.document, self._pane.reader
        if document is not None:
            selection = reader.selection()
            self.voice.read(document, selection[0] if selection else reader.place()[0])

    def close(self) -> None:
        """Be silent."""
        self.voice.stop()

    def _join(self, pane: ReadingPane) -> None:
        pane.reader.escaped.connect(self.voice.stop)
        pane.desk.opened.connect(lambda: self._stop_in(pane))

    def _move_to(self, pane: ReadingPane) -> None:
        """Have the bar in the pane that is read."""
        if pane is not self._pane:
            self._pane = pane
            pane.reader.add_bar(self.bar)

    @Slot(object)
    def _leave(self, pane: ReadingPane) -> None:
        """Take the bar out of a pane that is about to go."""
        self._stop_in(pane)
        if pane is self._pane:
            self._move_to(self._panes.current)

    def _stop_in(self, pane: ReadingPane) -> None:
        """Be silent when another document lies open where it was read."""
        if pane is self._pane:
            self.voice.stop()

    @Slot(int, int)
    def _show(self, start: int, end: int) -> None:
        self._pane.reader.go_to(start, end, hit=True)

    @Slot(str)
    def _changed(self, state: str) -> None:
        if state == Reading.OFF:
            self._pane.reader.outline_nothing()

    @Slot()
    def _back_to_text(self) -> None:
        self._pane.reader.setFocus()

    @Slot()
    def _tag(self) -> None:
        """Tag the sentence that is read; the voice goes on."""
        sentence = self.voice.sentence()
        if sentence is not None:
            self._panes.turn_to(self._pane)
            self._pane.reader.select(*sentence)
            self._tagging.tag()
