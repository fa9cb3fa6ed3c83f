"""Shows pages without the highlights of the file itself where these were taken in."""

from PySide6.QtCore import QObject, Slot

from leader_reader.services.adopting import was_mark
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.desk import Desk
from leader_reader.ui.paging import Paging


class BarePages(QObject):
    """Follows what is open and what is changed; each highlight is then seen once."""

    def __init__(self, bridge: LibraryBridge, desk: Desk, paging: Paging, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._desk, self._paging = bridge, desk, paging
        desk.opened.connect(self._look)
        bridge.edited.connect(self._look)
        bridge.reloaded.connect(self._look)

    @Slot()
    def _look(self) -> None:
        document = self._desk.document
        if document is not None:
            passages = self._bridge.library.annotations_in(document.id)
            self._paging.set_bare(bare=any(map(was_mark, passages)))
