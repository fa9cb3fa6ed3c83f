"""Highlights and notes that a file brings with it: found in its kept original, and taken in."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import COLOURS, TopicId
from leader_reader.domain.document import Document, DocumentId
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.found_mark import FoundMark, MarksFound
from leader_reader.domain.pages import PageMap, PageRun
from leader_reader.services import coding
from leader_reader.services.library import Library, Stamp
from leader_reader.services.ports import Importer

MARKED_FORMATS = frozenset({"pdf", "docx", "odt"})
"""The formats whose files can hold highlights and notes."""

_MARKS = UUID("6a0a4a1e-0b0c-5d6e-9a57-3b5b8f2c1d70")
"""What the ids of passages that were marks are made in: one mark has one id, whoever takes it."""
_VERSION_AT, _BY_NAME = 14, "5"
"""Where an id tells of which version of UUID it is (RFC 9562, section 4), and the one by name."""

MarksReader = Callable[[Path, Document, PageMap], MarksFound]
"""Reads the marks of a file. Raises UnreadableFile."""


class MarksUnknown(LeaderReaderError):
    """It cannot be said where a file's highlights and notes stand; `reason` says why."""

    def __init__(self, document: Document, reason: str) -> None:
        super().__init__(
            f"The highlights and notes in the file of “{document.title}” cannot be taken in: "
            f"{reason}."
        )


@dataclass(frozen=True, slots=True)
class Adoption:
    """What taking marks in comes to: how many are `new`, and how many `there` already."""

    edit: Edit
    new: int
    there: int


def find_marks(
    document: Document,
    path: Path,
    importer: Importer,
    read: MarksReader,
    runs: Sequence[PageRun],
) -> MarksFound:
    """Return the marks in the original of `document`.

    `runs` are those kept of its pages; where there are none its text is read again. Raises
    MarksUnknown where that is not the text that is kept, or UnreadableFile.
    """
    if not runs and importer.format == "pdf":
        extract = importer.read(path)
        if "\n".join(block.text for block in extract.blocks) != document.text:
            raise MarksUnknown(
                document, "an older version of the program read its text differently"
            )
        runs = extract.runs
    return read(path, document, PageMap(runs))


def adopt(
    library: Library, document: DocumentId, marks: Iterable[FoundMark], batch: str = ""
) -> Adoption:
    """Build the edit that makes passages of `marks`; what is there already is left out.

    They keep who made them and when, as far as the file says. Topics that the file carries are
    found by name, or made.
    """
    known, stamp = _Known(library.annotations_in(document)), library.stamp()
    topics = _Topics(library)
    made: list[Change] = []
    there = 0
    for mark in sorted(marks, key=lambda mark: not (mark.note or mark.tags)):
        annotation = _annotation(mark, stamp)
        if known.holds(mark, annotation):
            there += 1
            continue
        annotation = replace(annotation, topics=topics.named(mark.tags))
        known.add(annotation)
        made.append(Change(None, annotation))
    title = library.documents[document].title
    label = f"Take in highlights of “{title}”"
    return Adoption(Edit(label, (*topics.changes, *made), batch), len(made), there)


def was_mark(annotation: Annotation) -> bool:
    """Tell whether a passage was a mark in its document's file, and was taken in."""
    return annotation.id[_VERSION_AT : _VERSION_AT + 1] == _BY_NAME


def _identity(mark: FoundMark) -> AnnotationId:
    target = mark.target
    place = target.area.fragment() if target.area else str(target.position)
    said = (target.source, mark.kind.value, place, mark.creator, str(mark.created), mark.note)
    return AnnotationId(str(uuid5(_MARKS, "\0".join(said))))


def _annotation(mark: FoundMark, stamp: Stamp) -> Annotation:
    created = _past(mark.created, stamp.now)
    return Annotation(
        id=_identity(mark),
        target=mark.target,
        topics=frozenset(),
        note=mark.note,
        created=created,
        modified=max(created, _past(mark.modified or created, stamp.now)),
        creator=mark.creator or stamp.creator,
    )


def _past(time: datetime | None, now: datetime) -> datetime:
    """Return a time that a file states; now where it states none, or one to come."""
    return now if time is None else min(time, now)


class _Known:
    """The passages of a document by what tells them apart."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._placed: dict[object, list[Annotation]] = {}
        self._signed: set[tuple[object, ...]] = set()
        self._ids: set[AnnotationId] = set()
        for annotation in annotations:
            self.add(annotation)

    def add(self, annotation: Annotation) -> None:
        self._placed.setdefault(_place(annotation), []).append(annotation)
        self._signed.add(_signature(annotation))
        self._ids.add(annotation.id)

    def holds(self, mark: FoundMark, annotation: Annotation) -> bool:
        """Tell whether `annotation`, made of `mark`, is there already.

        That is the same mark taken in before, whatever was made of it since; one in the same place
        that says all it says; or one by the same person of the same time.
        """
        if annotation.id in self._ids:
            return True
        here = self._placed.get(_place(annotation), [])
        dated = mark.created is not None
        same = (annotation.creator, annotation.created)
        if any(dated and (each.creator, each.created) == same for each in here):
            return True
        if any(mark.note in each.note and (mark.note or not mark.tags) for each in here):
            return True
        return dated and bool(mark.note) and _signature(annotation) in self._signed


def _place(annotation: Annotation) -> object:
    return annotation.area or annotation.target.position


def _signature(annotation: Annotation) -> tuple[object, ...]:
    return annotation.creator, annotation.created, annotation.note


class _Topics:
    """Topics by name; `changes` make those that are not there."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[str, TopicId] = {}
        self._used = Counter(topic.colour for topic in library.codebook)
        self.changes: list[Change] = []

    def named(self, names: Iterable[str]) -> frozenset[TopicId]:
        return frozenset(self._named(name) for name in names)

    def _named(self, name: str) -> TopicId:
        there = self._library.codebook.find(name)
        if there:
            return there[0].id
        folded = name.casefold().strip()
        if folded not in self._made:
            self._made[folded] = self._make(name)
        return self._made[folded]

    def _make(self, name: str) -> TopicId:
        colours = [colour for each, colour in COLOURS.items() if each != "grey"]
        colour = min(colours, key=lambda each: self._used[each])
        self._used[colour] += 1
        topic = coding.new_topic(coding.add_topic(self._library, name, colour=colour))
        topic = replace(topic, position=topic.position + len(self.changes))
        self.changes.append(Change(None, topic))
        return topic.id
