"""Says over the text of a scan that a program has read it off the pages."""

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.document import Document
from leader_reader.ui.backing import Backing
from leader_reader.ui.desk import Desk
from leader_reader.ui.paging import Paging
from leader_reader.ui.reader.notice_line import NoticeLine


class RecognisedNotice(QObject):
    """Keeps the line over the reader: shown with recognised text, not over the pages themselves."""

    def __init__(
        self, backing: Backing, desk: Desk, paging: Paging, notice: NoticeLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages, self._paging, self._notice = backing.pages, paging, notice
        self._recognised = False
        notice.acted.connect(paging.toggle)
        desk.opened.connect(self._opened)
        paging.switched.connect(self._renew)

    @Slot(object)
    def _opened(self, document: Document | None) -> None:
        self._recognised = (
            document is not None
            and self._pages is not None
            and bool(self._pages.recognised(document.id))
        )
        self._renew()

    @Slot()
    def _renew(self) -> None:
        if not self._recognised or self._paging.shown:
            self._notice.say("")
            return
        sentence = self.tr(
            "The text was recognised from pictures of its pages; check quotes against the page"
        )
        self._notice.say(sentence, self.tr("Show the page"))
