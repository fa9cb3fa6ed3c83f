"""Excerpts out of the library: the export dialog, the writing, and what to say about it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.services import exporting
from leader_reader.services.exporting import Choice
from leader_reader.services.ports import Excerpt
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.exporting.export_dialog import ExportDialog
from leader_reader.ui.exports import Exports
from leader_reader.ui.messages import StatusLine

_WORK = "export"


class HandingOut(QObject):
    """Opens the export dialog and sees the export through."""

    def __init__(
        self, window: QWidget, bridge: LibraryBridge, exports: Exports, status: StatusLine
    ) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._exports, self._status = exports, status
        self.dialog: ExportDialog | None = None
        exports.started.connect(self._started)
        exports.written.connect(self._written)
        exports.failed.connect(self._failed)
        exports.stopped.connect(self._stopped)
        status.progress.stopped.connect(self._asked_to_stop)

    def ask(self, topics: Sequence[TopicId] | None = None) -> None:
        """Open the dialog, with these topics chosen."""
        library = self._bridge.library
        self.dialog = ExportDialog(library, self._count, self._preview, topics, self._window)
        self.dialog.accepted.connect(self._begin)
        self.dialog.open()

    def _count(self, topics: set[TopicId], documents: set[DocumentId]) -> tuple[int, int, int]:
        choice = Choice(frozenset(topics), frozenset(documents))
        count = exporting.count(self._bridge.library, choice)
        return count.passages, count.documents, count.topics

    def _preview(self, topics: set[TopicId], documents: set[DocumentId]) -> Sequence[Excerpt]:
        choice = Choice(frozenset(topics), frozenset(documents))
        return exporting.preview(self._bridge.library, choice)

    @Slot()
    def _begin(self) -> None:
        if self.dialog is not None:
            asked = self.dialog.request()
            choice = Choice(asked.topics, asked.documents)
            self._exports.start(choice, asked.path, asked.format.value)

    @Slot(str)
    def _started(self, label: str) -> None:
        self._status.progress.start(label, name=_WORK)

    @Slot(str)
    def _asked_to_stop(self, name: str) -> None:
        if name == _WORK:
            self._exports.stop()

    @Slot()
    def _stopped(self) -> None:
        self._status.progress.finish(_WORK)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._status.progress.finish(_WORK)
        self._status.say(self.tr("Saved as {}").format(path.name))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._status.progress.finish(_WORK)
        self._bridge.failed.emit(sentence)
