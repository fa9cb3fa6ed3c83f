"""Takes files into the library: finds, reads and accepts them, and reports what became of each."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import (
    LeaderReaderError,
    OutOfBounds,
    UnreadableFile,
    UnrecognisedFile,
)
from leader_reader.domain.pages import encode_runs
from leader_reader.services.encoding import encode_document
from leader_reader.services.library import Library
from leader_reader.services.ports import EncodedDocument, Importer

TOO_MUCH_MEMORY = "it needs more memory than a document should"
TOO_DEEP = "its parts are nested too deeply, which no real document does"
REACHED_OUT = "reading it would have reached outside the library, which is never done"
TRY_AGAIN = "see that it is there and try again"
"""What reasons end with that may pass: a locked file, a disk that is away."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file's document, ready to be accepted; `marks` as an Extract has them."""

    path: Path
    document: EncodedDocument
    marks: int = 0


@dataclass(frozen=True, slots=True)
class FileKnown:
    """A file whose very content is in the library already."""

    path: Path
    id: DocumentId


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file that could not be read, and why: `reason` completes "could not be read: "."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class FileScanned:
    """A file of which some `pages` (from 1) are pictures of print, to be recognised.

    `read` is what it holds without them, None where it has no other words.
    """

    path: Path
    pages: tuple[int, ...]
    read: FileRead | None = None


FileOutcome = FileRead | FileKnown | FileFailed | FileScanned


@dataclass
class ImportReport:
    """What became of the files of one import."""

    imported: list[DocumentRecord] = field(default_factory=list)
    duplicates: list[Path] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)
    paths: dict[DocumentId, Path] = field(default_factory=dict)
    scanned: list[FileScanned] = field(default_factory=list)
    """Files whose text is still to be recognised (services/recognising.py)."""
    pages_failed: int = 0
    """Pages of what was imported that could not be recognised."""
    marked: dict[DocumentId, int] = field(default_factory=dict)
    """How many highlights and notes of another program are in files that hold any."""
    unasked: bool = False
    """The files came by themselves, from a watched folder: no dialog is to tell of them."""


class PlacesUnknown(LeaderReaderError):
    """It cannot be said where a document's text stands on its pages; `reason` says why."""

    def __init__(self, document: Document, reason: str) -> None:
        super().__init__(
            f"The passages of “{document.title}” cannot be shown on its pages ({reason}); "
            "they are in the text view."
        )


class Originals(Protocol):
    """Where the files themselves are kept, named by their content."""

    def keep(self, path: Path, document: DocumentId) -> None:
        """Copy the file at `path`, so that it is there whole or not at all.

        Raises UnreadableFile where its content is no longer that of `document`.
        """


def find_files(paths: Iterable[Path], endings: Iterable[str]) -> Iterator[Path | FileFailed | None]:
    """Yield the files to read: those named, and those in folders that have one of `endings`.

    Hidden files and links are left out of folders. A place that cannot be looked into is a
    FileFailed; None comes once a folder, as a place to stop.
    """
    known = tuple(endings)
    for path in paths:
        try:
            folder = path.is_dir()
        except OSError as error:
            yield FileFailed(path, _os_reason(error))
            continue
        if folder:
            yield from _inside(path, known)
        else:
            yield path


def _inside(folder: Path, endings: tuple[str, ...]) -> Iterator[Path | FileFailed | None]:
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield None
        for name in sorted(files):
            path = Path(place, name)
            fits = name.lower().endswith(endings) and not name.startswith(".")
            if fits and not path.is_symlink():
                yield path
    for error in closed:
        yield FileFailed(Path(str(error.filename)), _os_reason(error))


def read_file(
    path: Path,
    importer_for: Callable[[Path], Importer],
    originals: Originals,
    known: frozenset[DocumentId] = frozenset(),
    *,
    starter: bool = False,
) -> FileOutcome:
    """Read one file and keep a copy of it; expected trouble becomes a FileFailed."""
    try:
        return _read(path, importer_for, originals, known, starter=starter)
    except UnrecognisedFile as error:
        return FileScanned(path, error.pages)
    except UnreadableFile as error:
        reason = error.reason
    except MemoryError:
        reason = TOO_MUCH_MEMORY
    except RecursionError:
        reason = TOO_DEEP
    except OutOfBounds:
        reason = REACHED_OUT
    except OSError as error:
        reason = f"{_os_reason(error)}; {TRY_AGAIN}"
    return FileFailed(path, reason)


def _read(
    path: Path,
    importer_for: Callable[[Path], Importer],
    originals: Originals,
    known: frozenset[DocumentId],
    *,
    starter: bool,
) -> FileRead | FileKnown | FileScanned:
    document = content_id(path)
    if document in known:
        return FileKnown(path, document)
    importer = importer_for(path)
    extract = importer.read(path)
    record = DocumentRecord(
        id=document,
        metadata=extract.metadata,
        format=importer.format,
        file_name=path.name.encode("utf-8", "replace").decode(),
        imported=datetime.now(UTC),
        words=sum(len(block.text.split()) for block in extract.blocks),
        blocks=len(extract.blocks),
        pages=extract.pages,
        starter=starter,
    )
    originals.keep(path, document)
    encoded = encode_document(Document(record, extract.blocks), extract.runs)
    read = FileRead(path, encoded, extract.marks)
    return FileScanned(path, extract.scanned, read) if extract.scanned else read


def find_runs(document: Document, path: Path, importer: Importer) -> bytes:
    """Read the original of `document` again; return where its text stands on pages, encoded.

    Raises PlacesUnknown where the text read now is not the text that is kept.
    """
    try:
        extract = importer.read(path)
    except UnreadableFile as error:
        raise PlacesUnknown(document, f"its kept file cannot be read: {error.reason}") from error
    if "\n".join(block.text for block in extract.blocks) != document.text:
        raise PlacesUnknown(document, "an older version of the program read its text differently")
    if not extract.runs:
        raise PlacesUnknown(document, "it has no pages")
    return encode_runs(extract.runs)


def content_id(path: Path) -> DocumentId:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return DocumentId(hashlib.file_digest(file, "sha256").hexdigest())


def accept(
    library: Library, outcome: FileOutcome, report: ImportReport, batch: str = "", label: str = ""
) -> None:
    """Take what was read into the library and note in `report` what became of the file.

    `label` is what undo names it by, in place of the document's title. The starter library is
    not remembered for undo: it was there from the beginning.
    """
    if isinstance(outcome, FileFailed):
        report.failed.append((outcome.path, outcome.reason))
    elif isinstance(outcome, FileScanned):
        report.scanned.append(outcome)
    elif isinstance(outcome, FileKnown) or outcome.document.record.id in library.documents:
        report.duplicates.append(outcome.path)
    else:
        record, texts = _with_kept_text(library, outcome.document)
        edit = Edit(label or f"Import “{record.title}”", (Change(None, record),), batch)
        library.do(edit, texts, remember=not record.starter)
        report.imported.append(record)
        report.paths[record.id] = outcome.path
        if outcome.marks:
            report.marked[record.id] = outcome.marks


def _with_kept_text(
    library: Library, read: EncodedDocument
) -> tuple[DocumentRecord, list[EncodedDocument]]:
    """Return the card to add and the text to store with it.

    A document that comes back after it was removed keeps the text it had, for its passages count
    in that; only a damaged one is replaced.
    """
    record, kept = read.record, library.kept(read.record.id)
    if kept is None:
        return record, [read]
    return replace(kept, imported=record.imported, starter=record.starter), []


def _os_reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
