"""What one does with a passage: tag, highlight, note, again, remove. Every act is one edit."""

from PySide6.QtCore import QObject, QRect, Slot

from leader_reader.domain.annotation import Annotation, AnnotationId, Target
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Edit, combine
from leader_reader.domain.errors import Refused
from leader_reader.services import annotating, coding
from leader_reader.ui.annotations.note_editor import NoteEditor
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_picker import TopicPicker
from leader_reader.ui.desk import Desk
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.reader.reader_panel import ReaderPanel

_MOST_WORDS = 8
"""Words that the name of a topic "named by the words themselves" has at most."""


class Tagging(QObject):
    """Turns keys and clicks on a selection, or on the current passage, into edits.

    The passage is one of the current pane; picker and note editor are there once for all panes.
    """

    def __init__(
        self, bridge: LibraryBridge, panes: ReadingPanes, picker: TopicPicker, notes: NoteEditor
    ) -> None:
        super().__init__(panes)
        self._bridge, self._panes = bridge, panes
        self._picker, self._notes = picker, notes
        self._last: tuple[TopicId, ...] = ()
        self._aim: Target | None = None
        self._drafted: Annotation | None = None
        self._acts = {
            "tag": self.tag,
            "highlight": self.highlight,
            "note": self.note,
            "again": self.again,
            "in_vivo": self.in_vivo,
            "name": self.in_vivo,
            "remove": self.remove,
        }
        self._join()

    def _join(self) -> None:
        self._panes.follow(lambda pane: pane.desk.opened, self._close_cards)
        self._panes.follow(lambda pane: pane.reader.act_requested, self.act)
        self._panes.follow(lambda pane: pane.reader.key_act, self.key)
        self._panes.turned.connect(self._close_cards)
        self._panes.closing.connect(self._close_cards)
        self._picker.chosen.connect(self.apply)
        self._picker.removed.connect(self._take_off)
        self._picker.create_requested.connect(self._create)
        self._picker.closed.connect(self._back_to_text)
        self._notes.saved.connect(self._keep_note)
        self._notes.topic_removed.connect(self._untag)
        self._notes.topics_requested.connect(self._tag_annotation)
        self._notes.closed.connect(self._back_to_text)

    # Acts

    @Slot(str)
    def act(self, name: str) -> None:
        """Do the named act: "tag", "highlight", "note", "again", "name" or "remove"."""
        act = self._acts.get(name)
        if act is not None:
            act()

    @Slot(str)
    def key(self, key: str) -> None:
        """Do what a letter or number key in the text stands for."""
        if key.isdigit():
            self._pinned(int(key))
        names = {"T": "tag", "H": "highlight", "N": "note", "Q": "again", "V": "in_vivo"}
        self.act(names.get(key.upper(), "remove" if key.upper() == "U" else ""))

    def tag(self) -> None:
        """Open the topic picker beside the passage."""
        place = self._place()
        if place is not None:
            self._aim = place
            current = self._same(place)
            chosen = current.topics if current else frozenset()
            self._reader.hide_selection_bar()
            self._picker.open_at(self._rect(place), chosen)

    def highlight(self) -> None:
        """Mark the passage without a topic."""
        self._apply_to(self._place(), ())

    def note(self) -> None:
        """Open the note editor beside the passage."""
        self._notes.close_card()  # which keeps what was being written there
        place, document = self._place(), self._desk.document
        if place is not None and document is not None:
            self._reader.hide_selection_bar()
            self._notes.open_for(self._same(place) or self._draft(place), self._rect(place))

    def again(self) -> None:
        """Tag the passage with the topics used last; the picker opens where there are none."""
        known = [topic for topic in self._last if topic in self._bridge.library.codebook]
        if known:
            self._apply_to(self._place(), known)
        else:
            self.tag()

    def in_vivo(self) -> None:
        """Tag the passage with the topic named by its own words, made where there is none."""
        place, document = self._place(), self._desk.document
        if place is not None and document is not None:
            words = place.quote.exact.split()[:_MOST_WORDS]
            name = " ".join(words).strip(".,;:!?“”\"'‘’()")
            same = self._bridge.library.codebook.find(name)
            if not name:
                self.tag()
            elif same:
                self._apply_to(place, [same[0].id])
            else:
                self._aim = place
                self._create(name, "")

    def remove(self) -> None:
        """Remove the current passage, or those that lie in the selection."""
        library, document = self._bridge.library, self._desk.document
        selection = self._reader.selection()
        if selection is not None and document is not None:
            start, end = selection
            found = library.annotations_in(document.id)
            touched = (each for each in found if each.start < end and each.end > start)
            inside = [each.id for each in touched if each.area is None]
        else:
            inside = [self._desk.annotation] if self._desk.annotation else []
        if inside:
            self._bridge.attempt(lambda: annotating.delete(library, inside))

    @Slot(str)
    def apply(self, topic: str) -> None:
        """Tag the passage in hand with a topic."""
        place = self._aim if self._picker.isVisible() else self._place()
        self._apply_to(place, [TopicId(topic)])

    @Slot(str, str)
    def edit_note(self, annotation: str) -> None:
        """Open the note editor for a passage that is there."""
        found = self._bridge.library.annotations.get(AnnotationId(annotation))
        if found is not None and self._desk.go_to_annotation(annotation):
            self._notes.open_for(found, self._rect(found.target))

    @Slot(str)
    def change_topics(self, annotation: str) -> None:
        """Open the topic picker for a passage that is there."""
        if self._desk.go_to_annotation(annotation):
            self._tag_annotation(annotation)

    # The passage in hand

    @property
    def _desk(self) -> Desk:
        return self._panes.current.desk

    @property
    def _reader(self) -> ReaderPanel:
        return self._panes.current.reader

    def _place(self) -> Target | None:
        """Return the selection, words or an area, or else the current passage."""
        try:
            selected = self._reader.target()
        except Refused as error:
            self._bridge.failed.emit(error.sentence)
            return None
        found = self._bridge.library.annotations.get(self._desk.annotation or AnnotationId(""))
        return selected or (found.target if found else None)

    def _same(self, place: Target) -> Annotation | None:
        return annotating.same_as(self._bridge.library, place)

    def _draft(self, place: Target) -> Annotation:
        stamp = self._bridge.library.stamp()
        self._aim = place
        new, now = AnnotationId(stamp.id), stamp.now
        self._drafted = Annotation(new, place, frozenset(), "", now, now, stamp.creator)
        return self._drafted

    def _id_for(self, place: Target) -> AnnotationId | None:
        """Return the id that the note editor has for a passage that is not stored yet."""
        draft = self._drafted
        if draft is None or self._notes.annotation != draft.id:
            return None
        return draft.id if draft.target.is_same_as(place) else None

    def _rect(self, place: Target) -> QRect:
        """Return where a passage is, in the coordinates of the cards' parent.

        Where that is not known yet, it is where a card stands in the middle of the view.
        """
        rect = self._reader.target_rect(place)
        if rect.isNull():
            rect = QRect(0, 0, self._picker.sizeHint().width(), 1)
            rect.moveCenter(self._reader.rect().center())
        window = self._picker.parentWidget() or self._reader
        return QRect(self._reader.mapTo(window, rect.topLeft()), rect.size())

    # Edits

    def _apply_to(self, place: Target | None, topics: list[TopicId] | tuple[()]) -> None:
        document, library = self._desk.document, self._bridge.library
        if place is None or document is None:
            return
        new = self._id_for(place)
        with self._desk.drawing_once():
            if self._bridge.attempt(lambda: annotating.tag_target(library, place, topics, new)):
                self._last = tuple(topics) or self._last
                self._made(place)

    @Slot(str, str)
    def _create(self, name: str, parent: str) -> None:
        """Make a topic and tag the passage with it: one edit, one undo."""
        document, library, place = self._desk.document, self._bridge.library, self._aim
        if document is None or place is None:
            return

        def build() -> Edit:
            add = coding.add_topic(library, name, TopicId(parent) if parent else None)
            topic = coding.new_topic(add).id
            self._last = (topic,)
            new = self._id_for(place)
            tag = annotating.tag_target(library, place, [topic], new)
            what = self.tr("Tag area with “{}”") if place.area else self.tr("Tag passage with “{}”")
            return combine(what.format(name), add, tag)

        with self._desk.drawing_once():
            if self._bridge.attempt(build):
                self._made(place)

    def _made(self, place: Target) -> None:
        """Let the mark be seen in place of the selection, and be the current passage."""
        self._reader.clear_selection()
        made = self._same(place)
        if made is not None:
            self._desk.choose(made.id)
            if self._picker.isVisible():
                self._picker.set_chosen(made.topics)

    @Slot(str)
    def _take_off(self, topic: str) -> None:
        made = self._same(self._aim) if self._aim else None
        if made is not None:
            self._untag(made.id, topic)

    @Slot(str, str)
    def _untag(self, annotation: str, topic: str) -> None:
        library = self._bridge.library
        self._bridge.attempt(
            lambda: annotating.untag(library, AnnotationId(annotation), TopicId(topic))
        )

    @Slot(str)
    def _tag_annotation(self, annotation: str) -> None:
        found = self._bridge.library.annotations.get(AnnotationId(annotation))
        if found is None and self._drafted is not None and self._drafted.id == annotation:
            found = self._drafted
        if found is not None:
            self._aim = found.target
            self._picker.open_at(self._rect(self._aim), found.topics)

    @Slot(str, str)
    def _keep_note(self, annotation: str, note: str) -> None:
        library, known, draft = self._bridge.library, AnnotationId(annotation), self._drafted
        if known in library.annotations:
            if not self._bridge.attempt(lambda: annotating.set_note(library, known, note)):
                self._notes.keep_open()
        elif note.strip() and draft is not None and draft.id == known:
            self._keep_draft(draft, note)

    def _keep_draft(self, draft: Annotation, note: str) -> None:
        """Store a passage with its first note; another document may lie open by now."""
        library, place = self._bridge.library, draft.target

        def build() -> Edit:
            library.document(draft.document)  # it must still be there
            return annotating.note_target(library, place, note, draft.id)

        kept = self._bridge.attempt(build)
        if not kept:
            self._notes.keep_open()
        here = self._desk.document
        if kept and here is not None and here.id == draft.document:
            self._made(place)

    @Slot()
    def _close_cards(self) -> None:
        """Close what stands beside a passage of the document that has gone."""
        self._notes.close_card()
        self._picker.close_card()
        self._aim = None

    def _pinned(self, key: int) -> None:
        topic = next((each for each in self._bridge.library.codebook if each.key == key), None)
        if topic is not None:
            self._apply_to(self._place(), [topic.id])

    @Slot()
    def _back_to_text(self) -> None:
        if self._notes.isVisible():
            self._notes.words.setFocus()
        else:
            self._reader.setFocus()
