"""The library as Qt objects see it: the one door, with signals for what went through it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from leader_reader.domain.edit import Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.library import Library
from leader_reader.services.ports import EncodedDocument


class LibraryBridge(QObject):
    """Passes edits to the library and tells panels what changed.

    `edited(Edit)` follows every change, undo and redo included; `said(str)` carries a short
    sentence for the status line ("Tag passage"), `failed(str)` one for the message bar;
    `reloaded()` tells that all records were read anew.
    """

    edited = Signal(object)
    said = Signal(str)
    failed = Signal(str)
    reloaded = Signal()

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._unsubscribe = library.subscribe(self.edited.emit)

    def do(self, edit: Edit, texts: Sequence[EncodedDocument] = ()) -> bool:
        """Make a change; tell whether it was stored."""
        return self.attempt(lambda: edit, texts)

    def attempt(self, build: Callable[[], Edit], texts: Sequence[EncodedDocument] = ()) -> bool:
        """Build an edit and make the change; a refusal becomes a message."""
        try:
            edit = build()
            self.library.do(edit, texts)
        except LeaderReaderError as error:
            self.failed.emit(error.sentence)
            return False
        if edit:
            self.said.emit(edit.label)
        return True

    def undo(self) -> None:
        edit = self._step(self.library.undo)
        if edit is not None:
            self.said.emit(self.tr("Undone: {}").format(edit.label))

    def redo(self) -> None:
        edit = self._step(self.library.redo)
        if edit is not None:
            self.said.emit(self.tr("Done again: {}").format(edit.label))

    def _step(self, step: Callable[[], Edit | None]) -> Edit | None:
        """Undo or redo; where only part of a batch was stored, show what is there now."""
        try:
            return step()
        except LeaderReaderError as error:
            self.failed.emit(error.sentence)
            self.reload()
            return None

    def reload(self) -> None:
        """Read all records anew, after another process changed the library."""
        self.library.reload()
        self.reloaded.emit()

    def close(self) -> None:
        """Stop listening to the library."""
        self._unsubscribe()
