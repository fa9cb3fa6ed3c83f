"""Notices that a document which came in looks like a new edition of another, and offers a review.

What was not answered when the program is closed is looked at and offered again at the next start.
"""

from collections.abc import Callable, Generator, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit
from leader_reader.services import lookalikes
from leader_reader.services.importing import ImportReport
from leader_reader.services.library import Library
from leader_reader.ui.worker import Worker

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow

OpenLibrary = Callable[[], AbstractContextManager[Library]]


@dataclass(frozen=True, slots=True)
class Likely:
    """A document that came in looks like a new edition of another."""

    new: DocumentId
    old: DocumentId


class Offering(QObject):
    """`review_asked(new, old)` where an offer is taken; texts are read in a thread."""

    review_asked = Signal(str, str)

    def __init__(self, window: "MainWindow", open_library: OpenLibrary) -> None:
        super().__init__(window)
        self._bridge, self._state = window.bridge, window.state
        self._messages = window.frame.messages
        self._open_library = open_library
        self._worker: Worker | None = None
        self._looking: dict[int, tuple[DocumentId, ...]] = {}
        self._offers: dict[Likely, str] = {}
        window.imports.ended.connect(self._brought)
        window.recognitions.ended.connect(self._brought)
        window.watching.ended.connect(self._brought)
        self._messages.closed.connect(self._answered)
        self._bridge.edited.connect(self._edited)
        self._bridge.reloaded.connect(self._withdraw)

    @property
    def busy(self) -> bool:
        return bool(self._looking)

    def begin(self) -> None:
        """Look again at what was not answered when the program was closed."""
        known = self._bridge.library.documents
        open_still = self._state.settings.editions_offered
        self.look([known[DocumentId(each)] for each in open_still if each in known])

    def close(self) -> None:
        """Stop and wait for the thread."""
        if self._worker is not None:
            self._worker.close()

    # Looking

    @Slot(object)
    def _brought(self, report: ImportReport) -> None:
        """Look at what came in; files that come in together are no editions of each other."""
        self.look(report.imported, apart_from={each.id for each in report.imported})

    def look(
        self, arrived: Sequence[DocumentRecord], apart_from: Set[DocumentId] = frozenset()
    ) -> None:
        """Offer a review of each document that looks like a new edition of another."""
        documents = self._bridge.library.documents
        known = [each for each in documents.values() if each.id not in apart_from]
        if arrived:
            number = self._work().start(lambda: self._find(arrived, known))
            self._looking[number] = tuple(each.id for each in arrived)
        self._keep()

    def _find(
        self, arrived: Sequence[DocumentRecord], known: Sequence[DocumentRecord]
    ) -> Generator[object, None, None]:
        likely = list(lookalikes.of_same_name(arrived, known))
        if not likely:
            return
        with self._open_library() as library:
            for record, same in likely:
                found = yield from lookalikes.find_earlier(
                    record, same, lambda document: library.document(document).text
                )
                if found is not None:
                    yield Likely(record.id, found.id)

    def _work(self) -> Worker:
        """Return the thread, made when there is something to look at."""
        if self._worker is None:
            self._worker = Worker("lookalikes", self)
            self._worker.progressed.connect(self._progressed)
            self._worker.finished.connect(self._finished)
            self._worker.failed.connect(self._failed)
        return self._worker

    @Slot(int, object)
    def _progressed(self, _number: int, message: object) -> None:
        if isinstance(message, Likely) and self._is_open(message):
            self._offer(message)

    @Slot(int)
    def _finished(self, number: int) -> None:
        del self._looking[number]
        self._keep()

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)

    # The offer

    def _offer(self, likely: Likely) -> None:
        documents = self._bridge.library.documents
        new, old = documents[likely.new], documents[likely.old]
        sentence = self._sentence(new, old, new.title)
        if sentence in self._offers.values():
            sentence = self._sentence(new, old, f"{new.title} ({new.file_name})")
        self._offers[likely] = sentence
        self._messages.offer(
            self._offers[likely],
            self.tr("Review"),
            lambda: self.review_asked.emit(likely.new, likely.old),
            self.tr("Keep apart"),
        )

    def _sentence(self, new: DocumentRecord, old: DocumentRecord, name: str) -> str:
        year = f" ({old.metadata.year})" if old.metadata.year else ""
        if new.title == old.title:
            words = self.tr("“{}” looks like a new edition of the one you have{}")
            return words.format(name, year)
        return self.tr("“{}” looks like a new edition of “{}”{}").format(name, old.title, year)

    def _is_open(self, likely: Likely) -> bool:
        """Tell whether both documents are there, and the new one is no edition yet."""
        known = self._bridge.library.documents
        return likely.old in known and likely.new in known and not known[likely.new].edition_of

    @Slot(str)
    def _answered(self, sentence: str) -> None:
        for likely in [each for each, said in self._offers.items() if said == sentence]:
            del self._offers[likely]
        self._keep()

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        if any(isinstance(change.record, DocumentRecord) for change in edit.changes):
            self._withdraw()

    @Slot()
    def _withdraw(self) -> None:
        """Take back offers about documents that have gone, or are editions by now."""
        for likely in [each for each in self._offers if not self._is_open(each)]:
            self._messages.withdraw(self._offers.pop(likely))
        self._keep()

    def _keep(self) -> None:
        """Remember what is not answered yet."""
        offered = [each.new for each in self._offers]
        waiting = dict.fromkeys([*offered, *chain.from_iterable(self._looking.values())])
        self._state.keep(editions_offered=tuple(waiting))
