"""Highlights and notes that files bring with them: offered after an import, and taken in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit
from leader_reader.services.adopting import adopt
from leader_reader.services.finding_marks import MarksMissed, find_all
from leader_reader.services.importing import ImportReport
from leader_reader.services.jobs import MarksRead, Spawn
from leader_reader.ui.words import counted, documents_counted, joined, passages_counted
from leader_reader.ui.worker import Worker

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow

_WORK = "marks"


@dataclass(slots=True)
class _Taking:
    """One wish to take in, for one document or many, and what came of it so far.

    With a `batch` the edits of all its documents are one undo.
    """

    batch: str = ""
    new: int = 0
    there: int = 0
    lost: int = 0
    done: int = 0
    missed: list[str] = field(default_factory=list)


class Adopting(QObject):
    """Offers to take in what a file brought with it; its original is read in a child process."""

    def __init__(self, window: "MainWindow", spawn: Spawn) -> None:
        super().__init__(window)
        self._bridge, self._spawn = window.bridge, spawn
        self._status, self._messages = window.frame.status, window.frame.messages
        self._worker: Worker | None = None
        self._offers: dict[str, Mapping[DocumentId, int]] = {}
        self._takings: dict[int, _Taking] = {}
        window.imports.ended.connect(self._brought)
        window.recognitions.ended.connect(self._brought)
        window.watching.ended.connect(self._brought)
        window.documents.marks_requested.connect(self.take)
        self._status.progress.stopped.connect(self._asked_to_stop)
        self._bridge.edited.connect(self._edited)

    @property
    def busy(self) -> bool:
        return bool(self._takings)

    @Slot(str)
    def _asked_to_stop(self, name: str) -> None:
        if name == _WORK:
            self.stop()

    def stop(self) -> None:
        """End it; what has been taken in stays."""
        if self._worker is not None:
            self._worker.stop()

    def close(self) -> None:
        """Stop and wait for the thread."""
        if self._worker is not None:
            self._worker.close()

    # The offer

    @Slot(object)
    def _brought(self, report: ImportReport) -> None:
        if report.marked:
            self._offer(report.marked)

    def _offer(self, marked: Mapping[DocumentId, int]) -> None:
        sentence = self._sentence(marked)
        self._offers[sentence] = marked
        one = sum(marked.values()) == 1
        self._messages.offer(
            sentence,
            self.tr("Take it in") if one else self.tr("Take them in"),
            lambda: self.take(list(marked)),
            self.tr("Not now"),
        )

    def _sentence(self, marked: Mapping[DocumentId, int]) -> str:
        marks = counted(
            sum(marked.values()),
            self.tr("1 highlight or note"),
            self.tr("{} highlights and notes"),
        )
        if len(marked) == 1:
            title = self._bridge.library.documents[next(iter(marked))].title
            words = self.tr("“{}” holds {} made in another program.")
            return words.format(title, marks)
        words = self.tr("{} hold {} made in other programs.")
        return words.format(documents_counted(len(marked)), marks)

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        """Take back an offer about documents that have all gone."""
        if not any(isinstance(change.record, DocumentRecord) for change in edit.changes):
            return
        known = self._bridge.library.documents.keys()
        self._withdraw(lambda about: not known & about.keys())

    def _withdraw(self, pointless: Callable[[Mapping[DocumentId, int]], bool]) -> None:
        for sentence in [each for each, about in self._offers.items() if pointless(about)]:
            del self._offers[sentence]
            self._messages.withdraw(sentence)

    # Taking in

    @Slot(list)
    def take(self, documents: Sequence[DocumentId]) -> None:
        """Read the originals of some documents again and make passages of their marks."""
        wanted = [each for each in documents if each in self._bridge.library.documents]
        if not wanted:
            return
        self._withdraw(lambda about: about.keys() <= set(wanted))
        many = len(wanted) > 1
        taking = _Taking(self._bridge.library.stamp().id if many else "")
        self._status.progress.start(self.tr("Reading highlights"), len(wanted) * many, _WORK)
        self._takings[self._work().start(lambda: find_all(self._spawn, wanted))] = taking

    def _take_one(self, answer: MarksRead, taking: _Taking) -> None:
        library = self._bridge.library
        if answer.document not in library.documents:
            return
        adoption = adopt(library, answer.document, answer.found.marks, taking.batch)
        if self._bridge.do(adoption.edit):
            taking.new += adoption.new
            taking.there += adoption.there
            taking.lost += answer.found.lost

    def _summary(self, taking: _Taking) -> str:
        taken = there = lost = ""
        if taking.new:
            taken = self.tr("{} taken in").format(passages_counted(taking.new))
        elif taking.there:
            there = self.tr("Taken in already: {}").format(passages_counted(taking.there))
        if taking.lost:
            one, many = self.tr("1 could not be placed"), self.tr("{} could not be placed")
            lost = counted(taking.lost, one, many)
        return joined(taken, there, lost) or self.tr("No highlights or notes in the file")

    # The thread

    def _work(self) -> Worker:
        """Return the thread, made when it is first wanted."""
        if self._worker is None:
            self._worker = Worker("marks", self)
            self._worker.progressed.connect(self._progressed)
            self._worker.finished.connect(self._finished)
            self._worker.failed.connect(self._failed)
        return self._worker

    @Slot(int, object)
    def _progressed(self, number: int, answer: object) -> None:
        taking = self._takings[number]
        if isinstance(answer, MarksRead):
            self._take_one(answer, taking)
        elif isinstance(answer, MarksMissed):
            taking.missed.append(answer.sentence)
        else:
            return
        taking.done += 1
        self._status.progress.step(taking.done, name=_WORK)

    @Slot(int)
    def _finished(self, number: int) -> None:
        taking = self._takings.pop(number)
        if not self._takings:
            self._status.progress.finish(_WORK)
        if taking.done > len(taking.missed):
            self._status.say(self._summary(taking), undo=bool(taking.new))
        for sentence in taking.missed:
            self._bridge.failed.emit(sentence)

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)
