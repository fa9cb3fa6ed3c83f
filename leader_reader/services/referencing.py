"""References for documents in the library: which entry is about which, and what it would fill."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePath

from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.identifiers import isbn_13, same_doi
from leader_reader.domain.reference import Reference
from leader_reader.services.describing import FIELDS, changed
from leader_reader.services.importing import find_files
from leader_reader.services.jobs import Heartbeat, ReadReferences, ReferencesRead, Spawn, run
from leader_reader.services.library import Library

REFERENCE_ENDINGS = (".ris", ".bib", ".nbib")
"""What reference files are called; they are no documents."""

_FEWEST_WORDS = 3
"""Words of a title that may be told apart without its subtitle, or without a year."""

_SUBTITLE = re.compile(r"\s*[:?!]\s+|\s+[-–—]\s+|\.\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
_WORD = re.compile(r"[^\W_]+")


class MatchedBy(StrEnum):
    """What tells that an entry is about a document, the surest first."""

    DOI = "doi"
    PMID = "pmid"
    ISBN = "isbn"
    TITLE = "title"


@dataclass(frozen=True)
class Proposal:
    """What an entry would do for a document: fill empty fields, and change others if wanted."""

    reference: Reference
    record: DocumentRecord
    by: MatchedBy | None = None

    @cached_property
    def fills(self) -> tuple[str, ...]:
        """The fields that are empty and would be filled."""
        new, old = self.reference.metadata, self.record.metadata
        return tuple(name for name in FIELDS if getattr(new, name) and not getattr(old, name))

    @cached_property
    def changes(self) -> tuple[str, ...]:
        """The fields that say something else; they change only where that is wanted."""
        new, old = self.reference.metadata, self.record.metadata
        both = (name for name in FIELDS if getattr(new, name) and getattr(old, name))
        return tuple(name for name in both if not _agree(name, new, old))

    def metadata(self, *, replacing: bool) -> Metadata:
        """Return the document's metadata with the empty fields filled, or all that differ."""
        names = (*self.fills, *(self.changes if replacing else ()))
        new = {name: getattr(self.reference.metadata, name) for name in names}
        return replace(self.record.metadata, **new)


@dataclass(frozen=True, slots=True)
class Review:
    """The entries of a file: what those of documents here would do, and those of no document.

    `references` are all of them, in the file's order.
    """

    proposals: tuple[Proposal, ...]
    unmatched: tuple[Reference, ...]
    references: tuple[Reference, ...] = ()


def look_up(
    spawn: Spawn, path: Path, documents: Sequence[DocumentRecord]
) -> Generator[Heartbeat | Review, None, None]:
    """Have a reference file read by a child process, and review its entries: the last yield.

    Raises LeaderReaderError where the file cannot be read. Closing the generator ends the child.
    """
    found: list[Reference] = []
    for message in run(spawn, ReadReferences(path)):
        if isinstance(message, ReferencesRead):
            found += message.references
        yield Heartbeat()
    yield review(found, documents)


def is_reference_file(path: PurePath) -> bool:
    """Tell by its name whether a file holds references and is no document."""
    return path.suffix.lower() in REFERENCE_ENDINGS


def reference_files(places: Iterable[Path]) -> list[Path]:
    """Return the reference files among `places` and in the folders there; none is opened."""
    found = find_files(places, REFERENCE_ENDINGS)
    return [path for path in found if isinstance(path, Path) and is_reference_file(path)]


def review(references: Iterable[Reference], documents: Iterable[DocumentRecord]) -> Review:
    """Match entries to documents by DOI, then PMID, ISBN, and title with year.

    A document has one entry, that of the surest match; an entry may be about several copies. Where
    both have a DOI (or PMID) and it differs, the title counts for nothing.
    """
    shelf = _Shelf(documents)
    entries = list(references)
    found = [(each, *match) for each in entries for match in shelf.matching(each.metadata)]
    order = list(MatchedBy)
    best: dict[DocumentId, Proposal] = {}
    for reference, record, by in sorted(found, key=lambda each: order.index(each[2])):
        best.setdefault(record.id, Proposal(reference, record, by))
    chosen = sorted(best.values(), key=lambda each: each.record.title.casefold())
    about = {id(reference) for reference, _, _ in found}
    unmatched = tuple(each for each in entries if id(each) not in about)
    return Review(tuple(chosen), unmatched, tuple(entries))


def best_first(references: Sequence[Reference], record: DocumentRecord) -> list[Reference]:
    """Return the entries with those that are about a document first, the surest at the top."""
    shelf, order = _Shelf([record]), list(MatchedBy)

    def rank(reference: Reference) -> int:
        found = shelf.matching(reference.metadata)
        return order.index(found[0][1]) if found else len(order)

    return sorted(references, key=rank)


def fill(library: Library, proposals: Iterable[Proposal], *, replacing: bool) -> Edit:
    """Fill in what is empty, and with `replacing` what differs: one edit for all documents.

    Documents that are gone are passed over; what was changed meanwhile stays where it is filled.
    """
    changes: list[Change] = []
    for each in proposals:
        record = library.documents.get(each.record.id)
        if record is not None:
            now = Proposal(each.reference, record, each.by)
            changes += changed(record, now.metadata(replacing=replacing))
    one = changes[0].record if len(changes) == 1 else None
    named = f"“{one.title}”" if isinstance(one, DocumentRecord) else f"{len(changes):,} documents"
    return Edit(f"Fill in details of {named}", tuple(changes))


class _Shelf:
    """The documents by what they can be told by."""

    def __init__(self, documents: Iterable[DocumentRecord]) -> None:
        self._by: dict[MatchedBy, defaultdict[str, list[DocumentRecord]]]
        self._by = {by: defaultdict(list) for by in MatchedBy}
        self._main: defaultdict[str, list[DocumentRecord]] = defaultdict(list)
        for record in documents:
            for by, key in _keys(record.metadata):
                self._by[by][key].append(record)
            title = _title(record)
            if _told(title):
                self._by[MatchedBy.TITLE][_told(title)].append(record)
                self._main[_main(title)].append(record)

    def matching(self, wanted: Metadata) -> list[tuple[DocumentRecord, MatchedBy]]:
        """Return the documents that an entry is about, all told by the same thing."""
        for by, key in _keys(wanted):
            if found := self._by[by].get(key):
                return [(record, by) for record in found]
        return [(record, MatchedBy.TITLE) for record in self._titled(wanted)]

    def _titled(self, wanted: Metadata) -> list[DocumentRecord]:
        key, main = _told(wanted.title), _main(wanted.title)
        if not key:
            return []
        whole = self._by[MatchedBy.TITLE].get(key, [])
        found = [each for each in whole if _may_be(each.metadata, wanted, firm=_short(key))]
        if found or _short(main):
            return found
        begun = self._main.get(main, [])
        return [each for each in begun if _one_way(each, key) and _may_be(each.metadata, wanted)]


def _keys(metadata: Metadata) -> Iterator[tuple[MatchedBy, str]]:
    """Yield what a work is known by, the surest first."""
    if metadata.doi:
        yield MatchedBy.DOI, metadata.doi.casefold()
    if metadata.pmid:
        yield MatchedBy.PMID, metadata.pmid
    if number := isbn_13(metadata.isbn):
        yield MatchedBy.ISBN, number


def _may_be(ours: Metadata, theirs: Metadata, *, firm: bool = True) -> bool:
    """Tell whether two with the same title can be one work; `firm` asks for a year in both."""
    numbers = ((ours.doi.casefold(), theirs.doi.casefold()), (ours.pmid, theirs.pmid))
    if any(one and other and one != other for one, other in numbers):
        return False
    if ours.year.isdecimal() and theirs.year.isdecimal():
        return abs(int(ours.year) - int(theirs.year)) <= 1  # online in December, printed in spring
    return not firm


def _one_way(record: DocumentRecord, key: str) -> bool:
    """Tell whether one of two titles goes on with a subtitle and the other has none."""
    title = _told(_title(record))
    return title.startswith(key) or key.startswith(title)


def _title(record: DocumentRecord) -> str:
    return record.metadata.title or PurePath(record.file_name).stem


def _told(title: str) -> str:
    """Return the words of a title as they are compared: no accents, case or punctuation."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(_WORD.findall(bare.replace("&", " and ")))


def _main(title: str) -> str:
    """Return the words of a title before its subtitle."""
    return _told(_SUBTITLE.split(title, maxsplit=1)[0])


def _short(key: str) -> bool:
    return len(key.split()) < _FEWEST_WORDS


def _agree(name: str, new: Metadata, old: Metadata) -> bool:
    """Tell whether a field of both says the same, or the new one says less."""
    if name == "authors":
        return [_family(each) for each in new.authors] == [_family(each) for each in old.authors]
    return _SAME.get(name, _same_words)(getattr(new, name), getattr(old, name))


def _same_words(one: str, other: str) -> bool:
    return _told(one) == _told(other)


_SAME: dict[str, Callable[[str, str], bool]] = {
    "doi": same_doi,
    "isbn": lambda new, old: isbn_13(new) == isbn_13(old),
    "date": lambda new, old: old.startswith(new),
    "language": lambda new, old: old.lower().split("-")[0] == new.lower().split("-")[0],
    "source": lambda new, old: new == old,
}


def _family(author: str) -> str:
    """Return the family name of "West, M.", "Michael West" or "West MA"."""
    before, comma, _ = author.partition(",")
    words = before.split()
    while not comma and len(words) > 1 and _INITIALS.fullmatch(words[-1]):
        words.pop()
    return _told(" ".join(words if comma else words[-1:]))
