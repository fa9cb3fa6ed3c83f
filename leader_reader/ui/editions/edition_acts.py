"""New editions: compared in a thread, reviewed, carried over, and shown side by side."""

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import edition_review, editions, lookalikes
from leader_reader.services.edition_review import Moved, Review
from leader_reader.ui.editions.choose_dialog import ChooseDialog
from leader_reader.ui.editions.offering import Offering, OpenLibrary
from leader_reader.ui.editions.review_dialog import ReviewDialog
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.theme import active_theme
from leader_reader.ui.worker import Worker

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class Editions(QObject):
    """Reviews and makes new editions, those that are offered and those that are chosen by hand."""

    def __init__(self, window: "MainWindow", open_library: OpenLibrary) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.bridge
        self._open_library = open_library
        self._status = window.frame.status
        self._worker: Worker | None = None
        self.offering = Offering(window, open_library)
        self.offering.review_asked.connect(self._review_offered)
        self.dialog: ReviewDialog | ChooseDialog | None = None
        window.documents.edition_requested.connect(self.ask_earlier)
        window.documents.review_requested.connect(self.review_again)

    @property
    def busy(self) -> bool:
        return self.offering.busy or (self._worker is not None and self._worker.busy)

    def begin(self) -> None:
        """Offer again what was not answered when the program was closed."""
        self.offering.begin()

    def close(self) -> None:
        """Stop and wait for the threads."""
        self.offering.close()
        if self._worker is not None:
            self._worker.close()

    # Choosing by hand

    @Slot(str)
    def ask_earlier(self, document: str) -> None:
        """Ask which document this one is a new edition of, and compare them."""
        library, new = self._bridge.library, DocumentId(document)
        record = library.documents[new]
        likely = [each.id for each in lookalikes.looks_like(record, library.documents.values())]
        others = [
            (each, library.annotation_count(each.id))
            for each in library.documents.values()
            if each.id != new
        ]
        others.sort(key=lambda each: (_rank(likely, each[0].id), each[0].title.casefold()))
        dialog = ChooseDialog(record, others, self._window)
        dialog.accepted.connect(lambda: self._compare_chosen(new, dialog.earlier()))
        self._open(dialog)

    def _compare_chosen(self, new: DocumentId, old: DocumentId | None) -> None:
        if old is not None:
            self.review(new, old)

    @Slot(str)
    def review_again(self, document: str) -> None:
        """Review a document against the edition before it."""
        record = self._bridge.library.documents[DocumentId(document)]
        if record.edition_of is not None:
            self.review(record.id, record.edition_of)

    # Reviewing

    @Slot(str, str)
    def _review_offered(self, new: str, old: str) -> None:
        self.review(DocumentId(new), DocumentId(old))

    def review(self, new: DocumentId, old: DocumentId) -> None:
        """Compare two editions and show what became of the passages."""
        library = self._bridge.library
        try:
            editions.check_pair(library, new, old)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
            return
        annotations, bookmarks = library.annotations_in(old), library.bookmarks_in(old)
        self._status.say(self.tr("Comparing the two editions…"))
        self._work().start(lambda: self._reviewing((new, old), annotations, bookmarks))

    def _reviewing(
        self,
        pair: tuple[DocumentId, DocumentId],
        annotations: Sequence[Annotation],
        bookmarks: Sequence[Bookmark],
    ) -> Generator[object, None, None]:
        with self._open_library() as library:
            new, old = (library.document(each) for each in pair)
        yield (yield from edition_review.reviewing(old, new, annotations, bookmarks))

    def _show(self, review: Review) -> None:
        self._status.say("")
        if {review.new.id, review.old.id} - set(self._bridge.library.documents):
            return
        dialog = ReviewDialog(self._bridge.library, review, self._window, self._dress)
        dialog.accepted.connect(lambda: self._carry_over(dialog))
        dialog.beside_requested.connect(lambda moved: self.open_beside(review, moved))
        self._open(dialog)

    def _dress(self, text: TextView) -> None:
        text.set_comfort(self._window.state.settings.comfort)
        text.set_look(active_theme(), self._window.reader.zoom)

    def _carry_over(self, dialog: ReviewDialog) -> None:
        library, review = self._bridge.library, dialog.review
        chosen = dialog.chosen()
        if self._bridge.attempt(lambda: editions.carry_over(library, review, chosen)):
            self._window.open_document(review.new.id)

    def open_beside(self, review: Review, moved: Moved | None) -> None:
        """Open both editions side by side, at a passage where one is named."""
        desk = self._window.desk
        if moved is None:
            desk.open(review.old.id)
        else:
            desk.go_to_annotation(moved.annotation.id)
        self._window.splitting.open_beside(review.new.id)
        if moved is not None and moved.target is not None:
            place = moved.target.position
            self._window.desk.go_to(review.new.id, place.start, max(place.end, place.start + 1))

    # The thread

    def _open(self, dialog: ReviewDialog | ChooseDialog) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.open()

    def _work(self) -> Worker:
        """Return the thread, made when there is something to compare."""
        if self._worker is None:
            self._worker = Worker("editions", self)
            self._worker.progressed.connect(self._progressed)
            self._worker.failed.connect(self._failed)
        return self._worker

    @Slot(int, object)
    def _progressed(self, _number: int, message: object) -> None:
        if isinstance(message, Review):
            self._show(message)

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)


def _rank(likely: Sequence[DocumentId], document: DocumentId) -> int:
    return likely.index(document) if document in likely else len(likely)
