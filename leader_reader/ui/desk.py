"""The document on the desk: opening, its marks, where one is in it, and back and forward."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import Codebook, Topic, TopicId
from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import exporting
from leader_reader.services.citing import area_named
from leader_reader.services.ports import Reading
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.readings import Readings
from leader_reader.ui.trail import Place, Trail

_SETTLED = 800
"""Milliseconds after which a place is remembered."""


class Desk(QObject):
    """Keeps the reader panel showing the right document with the right marks.

    `opened(Document | None)` when another document lies open, `progressed(id, 0..1)` while it is
    read, `moved()` when Back or Forward may have changed, `marked([(offset, colours)])` when its
    marks were drawn, `annotation_chosen(id)` when another passage is the current one ("" for none).
    """

    opened = Signal(object)
    progressed = Signal(str, float)
    moved = Signal()
    annotation_chosen = Signal(str)
    marked = Signal(object)

    def __init__(
        self, bridge: LibraryBridge, reader: ReaderPanel, readings: Readings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._reader = reader
        self._trail = Trail()
        self.readings = readings
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.remember)
        self._unsaved: Reading | None = None
        self._held = False
        self._beside: Desk | None = None
        self._leads = True
        self.document: Document | None = None
        self.annotation: AnnotationId | None = None
        self.places_marked: list[tuple[int, tuple[str, ...]]] = []
        self._marks: dict[tuple[AnnotationId, bool], tuple[Annotation, Mark]] = {}
        self._rank: dict[TopicId, int] = {}
        self._codebook: Codebook | None = None
        self._only: frozenset[TopicId] | None = None
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._reloaded)
        reader.place_changed.connect(self._place_changed)
        reader.zoom_changed.connect(lambda: self._place_changed(*reader.place()))
        reader.mark_activated.connect(self.choose)

    # Opening and going

    def open(self, document: str, offset: int | None = None) -> bool:
        """Open a document where it was left, or at `offset`; tell whether it is open now."""
        known = DocumentId(document)
        place = self.readings.offset(known) if offset is None else offset
        return self._jump(known, lambda: None, place)

    def stand_beside(self, beside: "Desk | None", *, leads: bool) -> None:
        """Know the desk of the other pane, and which of the two is the current one's.

        Where the same document lies on both, its place on the one that leads is remembered.
        """
        if not leads:
            self.remember()
        self._beside, self._leads = beside, leads
        if leads:
            self._place_changed(*self._reader.place())

    def go_to(self, document: str, start: int, end: int, *, hit: bool = False) -> bool:
        """Open a document at a passage, which is outlined if it was searched for."""
        show = lambda: self._reader.go_to(start, end, hit=hit)  # noqa: E731 - one line, used once
        return self._jump(DocumentId(document), show, start)

    def go_to_line(self, document: str, offset: int) -> bool:
        """Open a document with the line of `offset` at the top."""
        show = lambda: self._reader.return_to(offset)  # noqa: E731 - one line, used once
        return self._jump(DocumentId(document), show, offset)

    def go_to_annotation(self, annotation: str) -> bool:
        """Open the document of a passage there, and make it the current one."""
        found = self._bridge.library.annotations.get(AnnotationId(annotation))
        if found is None:
            return False
        show = lambda: self._reader.go_to_target(found.target)  # noqa: E731 - as above
        if not self._jump(found.document, show, found.start):
            return False
        self.choose(annotation)
        return True

    def area_of(self, annotation: str | None) -> Annotation | None:
        """Return a passage that is there and is an area of a page; None for any other."""
        found = self._bridge.library.annotations.get(AnnotationId(annotation or ""))
        return found if found is not None and found.area is not None else None

    def close(self) -> None:
        """Lay the document aside."""
        self.remember()
        self.document, self.annotation, self.places_marked = None, None, []
        self._reader.close_document()
        self.opened.emit(None)

    def back(self) -> None:
        self._retrace(self._trail.back)

    def forward(self) -> None:
        self._retrace(self._trail.forward)

    def leave_place(self) -> None:
        """Note where one is before a jump within the view, so that Back leads here."""
        here = self._place()
        if here is not None:
            self._trail.leave(here)
            self.moved.emit()

    @property
    def can_go_back(self) -> bool:
        return self._trail.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._trail.can_go_forward

    def _jump(self, document: DocumentId, show: Callable[[], None], offset: int) -> bool:
        here = self._place()
        if not self._lay_open(document, offset):
            return False
        show()
        if here is not None:
            self._trail.leave(here)
        self.moved.emit()
        return True

    def _retrace(self, step: Callable[[Place | None], Place | None]) -> None:
        """Go one step on the trail; places in documents that were removed are passed over."""
        known = self._bridge.library.documents
        place = step(self._place())
        while place is not None and place.document not in known:
            place = step(None)
        if place is not None and self._lay_open(place.document, place.offset):
            self._reader.return_to(place.offset)
        self.moved.emit()

    def _lay_open(self, document: DocumentId, offset: int) -> bool:
        if self.document is not None and self.document.id == document:
            return True
        self._place_changed(*self._reader.place())  # it may not have rested yet
        self.remember()
        if document not in self._bridge.library.documents:
            self._bridge.failed.emit(self.tr("This document is no longer in the library."))
            return False
        try:
            opened = self._lent(document) or self._bridge.library.document(document)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
            return False
        self.document, self.annotation = opened, None
        self._marks.clear()
        self._reader.show_document(opened, offset, self.readings.of(document).zoom)
        self.opened.emit(opened)
        self._draw_marks()
        self._place_changed(*self._reader.place())
        return True

    def _follows(self, document: DocumentId) -> bool:
        """Tell whether how the other pane shows a document is what is remembered."""
        return not self._leads and self._lent(document) is not None

    def _lent(self, document: DocumentId) -> Document | None:
        """Return what lies open beside, if that is the document: it is held once."""
        beside = self._beside.document if self._beside is not None else None
        return beside if beside is not None and beside.id == document else None

    # Marks

    def choose(self, annotation: str) -> None:
        """Make a passage the current one; "" for none."""
        known = annotation in self._bridge.library.annotations
        before, self.annotation = self.annotation, AnnotationId(annotation) if known else None
        if self.annotation != before:
            self._draw_marks()
        self.annotation_chosen.emit(self.annotation or "")

    def locator_of(self, annotation: Annotation) -> str:
        """Return where a passage is, for a card: "p. 12"."""
        if self.document is not None and self.document.id == annotation.document:
            area = annotation.area
            return self.document.locator(annotation.start, area.page if area else None)
        return self._bridge.library.locator(annotation)

    def citation_of(self, annotation: Annotation) -> str:
        """Return the reference of a passage: author, year, title and where."""
        return exporting.citation(self._bridge.library, annotation)

    def mark_only(self, topics: frozenset[TopicId] | None) -> None:
        """Mark only passages of these topics, and the current one; None for all."""
        if topics != self._only:
            self._only = topics
            self._draw_marks()

    @contextmanager
    def drawing_once(self) -> Iterator[None]:
        """Draw the marks once, at the end, for an act that changes and chooses a passage."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._draw_marks()

    def _draw_marks(self) -> None:
        if self.document is not None and not self._held:
            library = self._bridge.library
            if library.codebook is not self._codebook:
                self._codebook = library.codebook
                self._rank = {topic.id: number for number, topic in enumerate(self._codebook)}
                self._marks.clear()
            found = library.annotations_in(self.document.id)
            marks = [self._kept_mark(each) for each in found if self._is_marked(each)]
            self._reader.set_marks(marks)
            self.places_marked = [(mark.start, mark.colours) for mark in marks]
            self.marked.emit(self.places_marked)

    def _is_marked(self, annotation: Annotation) -> bool:
        only = self._only
        return only is None or annotation.id == self.annotation or bool(annotation.topics & only)

    def _kept_mark(self, annotation: Annotation) -> Mark:
        """Return the mark that was made before, unless passage, choice or topics are others."""
        key = (annotation.id, annotation.id == self.annotation)
        known = self._marks.get(key)
        if known is None or known[0] is not annotation:
            known = self._marks[key] = (annotation, self._mark(annotation))
        return known[1]

    def _mark(self, annotation: Annotation) -> Mark:
        codebook, rank = self._bridge.library.codebook, self._rank
        known = sorted(annotation.topics & rank.keys(), key=rank.__getitem__)
        topics = [codebook[topic] for topic in known]
        return Mark(
            annotation.start,
            annotation.end,
            tuple(topic.colour for topic in topics),
            annotation.id,
            selected=annotation.id == self.annotation,
            topics=tuple(topic.name for topic in topics),
            note=annotation.note,
            area=annotation.area,
            label=area_named(self.locator_of(annotation)) if annotation.area else "",
        )

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        if self.document is None:
            return
        record = self._bridge.library.documents.get(self.document.id)
        if record is None:
            self.close()
        elif record.metadata != self.document.record.metadata:
            self._rename(record)
        elif any(self._concerns(change.record) for change in edit.changes):
            if self.annotation not in self._bridge.library.annotations:
                self.annotation = None
            self._draw_marks()

    def _rename(self, record: DocumentRecord) -> None:
        """Show the open document under its new title and authors, at the same place."""
        lent, (offset, _) = self._lent(record.id), self._reader.place()
        held = lent or self.document
        if held is None:
            return
        self.document = held if held.record == record else Document(record, held.blocks)
        self._reader.show_document(self.document, offset, self.readings.of(record.id).zoom)
        self.opened.emit(self.document)
        self._draw_marks()

    def _concerns(self, record: object) -> bool:
        if isinstance(record, Annotation):
            return self.document is not None and record.document == self.document.id
        return isinstance(record, Topic)

    @Slot()
    def _reloaded(self) -> None:
        self._edited(Edit("", ()))
        self._draw_marks()

    # Where one is

    def remember(self) -> None:
        """Keep the place in the open document; where it cannot be kept, say so and go on."""
        self._settled.stop()
        place, self._unsaved = self._unsaved, None
        if place is not None:
            try:
                self._bridge.library.remember_reading(place)
            except LeaderReaderError as error:
                self._bridge.failed.emit(error.sentence)

    def note_view(self, *, view: str = "", fit: str = "") -> None:
        """Note how the open document is shown, to show it so again; "" for as noted before."""
        if self.document is not None and not self._follows(self.document.id):
            self._unsaved = self.readings.note_view(self.document.id, view=view, fit=fit)
            self._settled.start()

    def _place(self) -> Place | None:
        if self.document is None:
            return None
        return Place(self.document.id, self._reader.place()[0])

    @Slot(int, float)
    def _place_changed(self, offset: int, progress: float) -> None:
        if self.document is None:
            return
        document = self.document.id
        if self._follows(document):
            return
        self._unsaved = self.readings.note(document, offset, progress, self._reader.zoom)
        self._settled.start()
        self.progressed.emit(document, self._unsaved.progress)
