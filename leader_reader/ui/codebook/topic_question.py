"""Asks which topics several passages are to have; nothing is changed until the answer is used."""

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Edit, combine
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import coding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_picker import TopicPicker


class TopicQuestion(QObject):
    """A topic picker whose answer is one choice: `answered()` with `topics`, or `dropped()`.

    A topic that is to be made is among them; `edit` makes it together with what uses it.
    """

    answered = Signal()
    dropped = Signal()

    def __init__(
        self, bridge: LibraryBridge, parent: QWidget, *, name: str, accessible: str
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._made: list[Edit] = []
        self.topics: dict[TopicId, str] = {}
        self.picker = TopicPicker(bridge, parent)
        self.picker.setObjectName(name)
        self.picker.setAccessibleName(accessible)
        self.picker.chosen.connect(self._choose)
        self.picker.removed.connect(self._unchoose)
        self.picker.create_requested.connect(self._create)
        self.picker.closed.connect(self._end)

    def ask(self, anchor: QRect) -> None:
        """Open the picker beside `anchor`, in the coordinates of the parent."""
        self.topics, self._made = {}, []
        self.picker.open_at(anchor)

    def edit(self, tag: Edit) -> Edit:
        """Return the edit that makes the new topics and then what `tag` does."""
        return combine(tag.label, *self._made, tag)

    @Slot(str)
    def _choose(self, topic: str) -> None:
        found = self._bridge.library.codebook.get(TopicId(topic))
        if found is not None:
            self.topics[found.id] = found.name

    @Slot(str)
    def _unchoose(self, topic: str) -> None:
        self.topics.pop(TopicId(topic), None)

    @Slot(str, str)
    def _create(self, name: str, parent: str) -> None:
        above = TopicId(parent) if parent else None
        try:
            edit = coding.add_topic(self._bridge.library, name, above)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
            return
        made = coding.new_topic(edit)
        self._made.append(edit)
        self.topics[made.id] = made.name

    @Slot()
    def _end(self) -> None:
        (self.answered if self.topics else self.dropped).emit()
