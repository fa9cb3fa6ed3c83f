"""What the services need from outside, as Protocols of a few methods each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.codebook import Topic
from leader_reader.domain.document import Block, Document, DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Edit
from leader_reader.domain.finding import Finding
from leader_reader.domain.pages import PageRun
from leader_reader.domain.search import Query, Results
from leader_reader.domain.watched import WatchedFile, WatchedFolder
from leader_reader.services.view import LibraryView


@dataclass(frozen=True, slots=True)
class Extract:
    """What an importer read from a file: metadata, blocks, and pages where there are any.

    `runs` say where the blocks' texts, joined as a Document joins them, stand on the pages.
    `scanned` are pages that are pictures of print, of which nothing could be read. `marks` is
    how many highlights and notes of another program the file holds.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    pages: int | None = None
    runs: tuple[PageRun, ...] = ()
    scanned: tuple[int, ...] = ()
    marks: int = 0


class Importer(Protocol):
    """Reads one format. `format` is its short name ("pdf"); `endings` are lower case, with dot."""

    format: str
    endings: tuple[str, ...]

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some neighbouring blocks of a document, encoded (see services/encoding.py).

    `first_block` is the number of its first block, `start` that block's offset in the text.
    """

    first_block: int
    start: int
    data: bytes


@dataclass(frozen=True, slots=True)
class EncodedDocument:
    """A document as it travels from the child process to the store.

    `runs` are those of its pages as domain/pages.py encodes them; b"" where there are none.
    """

    record: DocumentRecord
    chunks: tuple[Chunk, ...]
    runs: bytes = b""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the reader left a document: `offset` in its text, `progress` from 0 to 1.

    `zoom` is the size of the text in percent, 0 where none was set; `view` "text" or "pages", ""
    where neither was chosen; `fit` how the pages are shown: "width", "page", or in percent ("150").
    """

    document: DocumentId
    offset: int
    progress: float
    zoom: int = 0
    view: str = ""
    fit: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An edit in the history, with its sequence number."""

    number: int
    edit: Edit


@dataclass(frozen=True, slots=True)
class Unindexed:
    """One change that the index has not seen: `kind` is "document" or "annotation"."""

    sequence: int
    kind: str
    id: str


class WatchedStore(Protocol):
    """What is kept of watched folders. A writing method is one transaction."""

    def watched_folders(self) -> list[WatchedFolder]:
        """Return the folders that are watched, the first chosen first."""

    def watch_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Watch these folders and no others; what became of files is kept."""

    def watched_files(self) -> list[WatchedFile]:
        """Return what became of the files that were seen in watched folders, in no order."""

    def note_files(self, files: Sequence[WatchedFile]) -> None:
        """Keep what became of some files, in place of what was kept of the same paths."""

    def forget_files(self, paths: Sequence[Path]) -> None:
        """Forget what became of some files: they are new again."""


class Store(WatchedStore, Protocol):
    """The library's truth. A writing method is one transaction, or raises and changes nothing."""

    def documents(self) -> list[DocumentRecord]: ...

    def topics(self) -> list[Topic]: ...

    def annotations(self) -> list[Annotation]: ...

    def findings(self) -> list[Finding]:
        """Return the saved searches, synonyms and suggestions passed over."""

    def bookmarks(self) -> list[Bookmark]:
        """Return the bookmarks of the documents that are not removed."""

    def annotation(self, annotation: AnnotationId) -> Annotation:
        """Return one annotation. Raises NotFound."""

    def document(self, document: DocumentId) -> Document:
        """Return the document with its text. Raises NotFound."""

    def has_document(self, document: DocumentId) -> bool:
        """Tell whether a document is there and not removed."""

    def passage(self, document: DocumentId, offset: int) -> tuple[int, Block]:
        """Return (start offset, block) of the block at `offset`, without reading the whole text."""

    def page_runs(self, document: DocumentId) -> tuple[PageRun, ...]:
        """Return where a document's text stands on its pages.

        Empty where that is not known, or damaged: it can be found again (jobs.FindPlaces).
        """

    def put_page_runs(self, document: DocumentId, runs: bytes) -> None:
        """Keep what `encode_runs` made for a document in the library. Raises NotFound."""

    def kept(self, document: DocumentId) -> DocumentRecord | None:
        """Return the card of a document that was removed, if its text is still there and sound."""

    def commit(
        self, edit: Edit, texts: Sequence[EncodedDocument] = (), *, remember: bool = True
    ) -> None:
        """Apply `edit`; if it is to be remembered, append it and forget what was undone."""

    def done(self) -> HistoryEntry | None:
        """Return the newest edit that is not undone."""

    def undone(self) -> HistoryEntry | None:
        """Return the oldest edit that is undone."""

    def labels(self) -> tuple[str, str]:
        """Return the labels of those two edits, "" where there is none, without reading them."""

    def undo(self, entry: HistoryEntry) -> None:
        """Apply the inverse of the entry's edit and mark it undone."""

    def redo(self, entry: HistoryEntry) -> None:
        """Apply the entry's edit again and mark it done."""

    def readings(self) -> list[Reading]:
        """Return where each document was left, the latest opened last."""

    def remember_reading(self, reading: Reading) -> None: ...

    def unindexed(self) -> list[Unindexed]:
        """Return what the index has not seen, the oldest change first."""

    def indexed(self, sequence: int) -> None:
        """Note that the index has seen everything up to `sequence`."""

    def reindex_everything(self) -> None:
        """Mark every document and annotation as not indexed."""

    def check(self) -> list[str]:
        """Return a sentence for each fault found in the store; none if it is sound."""


class IndexPassage(NamedTuple):
    """One entry of the search index: a block of a document, or an annotation's note and topics.

    A tuple, since an index of a large library is made from hundreds of thousands of them.

    `key` names the document or annotation it belongs to; all entries of a key go together.
    `author` and `date` are a comment's; `page` is 0 where there is none. `weight` is
    how much its words count, 1 for a paragraph of the user's own.
    """

    key: str
    document: str
    kind: str
    start: int
    end: int
    text: str
    page: int = 0
    heading: str = ""
    author: str = ""
    date: str = ""
    annotation: str = ""
    weight: float = 1.0


Highlighter = Callable[[str], tuple[tuple[int, int], ...]]
"""Finds what a query matches in a text: (start, end) code points, in order."""


class SearchIndex(Protocol):
    """A full-text index: a cache that can be thrown away and built again from the store."""

    def search(self, query: Query, view: LibraryView) -> Results:
        """Find the best passages. Hits carry no snippet yet; see services/searching.py.

        What an edit can change, such as titles and topics, is asked of `view`.
        """

    def highlighter(self, query: Query, view: LibraryView) -> Highlighter:
        """Return what marks the words and phrases of `query` in a text."""

    def similar(
        self,
        texts: Sequence[str],
        view: LibraryView,
        *,
        without: Sequence[tuple[DocumentId, int, int]],
        limit: int,
    ) -> Results:
        """Find the passages most like `texts`, leaving out what touches a stretch of `without`.

        A stretch is code points of a document; each hit says by its reasons what made it similar.
        """

    def acronyms(self) -> Mapping[str, str]:
        """Return the acronyms that the documents explain, and what they stand for."""

    def tidy(self) -> Iterator[int]:
        """Merge what many updates left in pieces, one step a yield."""

    def check(self) -> list[str]:
        """Read all of it; return a sentence for each fault, none if it is sound."""

    def update(self, removed: Iterable[str], added: Iterable[IndexPassage]) -> None:
        """Drop every entry of the `removed` keys, add `added`, and commit durably."""

    def count(self) -> int:
        """Return the number of entries."""

    def clear(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage ready for export: words, topics, note and where they come from.

    `topics` are paths ("Leadership › Talent management"), sorted; `citation` is a one-line
    reference with locator, `source` the document's without one. `area` is the fragment of an
    area of a page, "" for a passage; the quote is then of the words in it, which may be none, and
    `picture` shows it (a PNG; b"" where it could not be had).
    """

    quote: str
    topics: tuple[str, ...]
    note: str
    title: str
    authors: tuple[str, ...]
    date: str
    locator: str
    heading: str
    citation: str
    colour: str
    created: str
    modified: str
    creator: str
    document: str
    annotation: str
    start: int
    end: int
    area: str = ""
    picture: bytes = field(default=b"", repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptGroup:
    """The excerpts of one topic, in codebook order; `topic` is its path, "" for no topic."""

    topic: str
    colour: str
    description: str
    excerpts: tuple[Excerpt, ...] = field(default=())


class Exporter(Protocol):
    """Writes excerpts in one format. `ending` is lower case, with dot."""

    format: str
    ending: str
    name: str

    def write(self, groups: Sequence[ExcerptGroup], path: Path) -> None:
        """Write `groups` to `path`. Raises OSError where the file cannot be written."""
