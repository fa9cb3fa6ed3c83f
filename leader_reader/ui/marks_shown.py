"""Which passages are marked in the text: all, or only those of one topic and the ones below it."""

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Edit
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.desk import Desk
from leader_reader.ui.reader.notice_line import NoticeLine


class MarksShown(QObject):
    """Keeps the marks to one topic while that is wanted, and says so over the text."""

    def __init__(
        self, bridge: LibraryBridge, desk: Desk, notice: NoticeLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._desk, self._notice = bridge, desk, notice
        self._topic: TopicId | None = None
        notice.acted.connect(self.show_all)
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._renew)

    @Slot(str)
    def toggle(self, topic: str) -> None:
        """Mark only the passages of this topic, or all again where that is so already."""
        self._topic = None if self._topic == topic else TopicId(topic)
        self._renew()

    @Slot()
    def show_all(self) -> None:
        self._topic = None
        self._renew()

    @Slot(object)
    def _edited(self, _edit: Edit) -> None:
        if self._topic is not None:
            self._renew()

    @Slot()
    def _renew(self) -> None:
        book, topic = self._bridge.library.codebook, self._topic
        if topic is None or topic not in book:
            self._topic = None
            self._notice.say("")
            self._desk.mark_only(None)
            return
        sentence = self.tr("Only passages of “{}” are marked").format(book[topic].name)
        self._notice.say(sentence, self.tr("Show all"))
        self._desk.mark_only(book.descendants(topic))
