"""What the child does with a stranger's file, once it keeps within its bounds."""

import os
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from leader_reader.adapters.child_process import (
    lead_group,
    limit_files,
    limit_memory,
    limit_time,
)
from leader_reader.adapters.confinement import confine
from leader_reader.background.home import Home
from leader_reader.domain.errors import NotFound, UnreadableFile
from leader_reader.services.importing import FileFailed, FileRead
from leader_reader.services.jobs import (
    PLACES_PATIENCE,
    AreaDrawn,
    Done,
    DrawArea,
    FindMarks,
    FindPlaces,
    MarksRead,
    PageRecognised,
    PictureRead,
    PlacesFound,
    ReadFile,
    ReadPicture,
    ReadReferences,
    RecogniseText,
    ReferencesRead,
)

_ENTRIES_AT_ONCE = 200
"""Entries of a reference file in one message: a window that takes it is not held up."""

PICTURE_PATIENCE = 20.0
"""Seconds that a child may compute over one picture; who waits for it gives up before."""


def _stay_within(home: Home, seconds: float, programs: tuple[Path, ...] = ()) -> None:
    """Keep this process, which is about to read a stranger's file, within its bounds.

    It may start no program but `programs`.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads would hold tens of megabytes
    limit_memory()
    limit_files()
    limit_time(seconds)
    confine((home.folder,), programs)


def read(home: Home, job: ReadFile) -> Iterator[object]:
    """Read a file."""
    from leader_reader.adapters.importers.formats import importer_for  # noqa: PLC0415 - heavy
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415
    from leader_reader.services.importing import read_file  # noqa: PLC0415
    from leader_reader.services.reading_files import patience_for  # noqa: PLC0415

    _stay_within(home, patience_for(job.path))
    originals = OriginalsFolder(home.originals)
    yield read_file(job.path, importer_for, originals, job.known, starter=job.starter)


def recognise(home: Home, job: RecogniseText) -> Iterator[object]:
    """Recognise the text of a scan."""
    try:
        yield from _recognise_pages(home, job)
    except UnreadableFile as error:
        yield FileFailed(job.path, error.reason)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        yield FileFailed(job.path, f"{why}; see that it is there and try again")


def _recognise_pages(home: Home, job: RecogniseText) -> Iterator[object]:
    from leader_reader.adapters.ocr.finding import find_program, look_at, missing  # noqa: PLC0415
    from leader_reader.adapters.ocr.kept import kept_beside  # noqa: PLC0415 - when wanted
    from leader_reader.adapters.ocr.tesseract import PAGE_PATIENCE  # noqa: PLC0415
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415
    from leader_reader.adapters.scanned_pdf import Recognising, ScannedPdf  # noqa: PLC0415
    from leader_reader.services.importing import content_id, read_file  # noqa: PLC0415
    from leader_reader.services.reading_files import patience_for  # noqa: PLC0415

    program = find_program()
    lead_group()
    _stay_within(home, PAGE_PATIENCE, (program,) if program else ())
    originals, work = OriginalsFolder(home.originals), Recognising(job.path, job.pages)
    kept = kept_beside(home.originals / content_id(job.path))
    if not work.take_kept(kept):
        tesseract = look_at(program) if program else None
        if tesseract is None:
            yield FileFailed(job.path, missing())
            return
        for done, failed in work.pages(tesseract, lambda: limit_time(PAGE_PATIENCE)):
            yield PageRecognised(job.path, done, len(job.pages), failed)
    limit_time(patience_for(job.path))
    outcome = read_file(job.path, lambda _: ScannedPdf(work.found), originals)
    if isinstance(outcome, FileRead):
        work.keep(kept)
    yield outcome


def find_places(home: Home, job: FindPlaces) -> Iterator[object]:
    """Find where a document's text stands on its pages."""
    from leader_reader.adapters.importers.formats import importer_for  # noqa: PLC0415 - heavy
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415
    from leader_reader.adapters.scanned_pdf import recognised_before  # noqa: PLC0415
    from leader_reader.adapters.sqlite_store import SqliteStore  # noqa: PLC0415
    from leader_reader.services.importing import PlacesUnknown, find_runs  # noqa: PLC0415

    with closing(SqliteStore(home.database, read_only=True)) as store:
        document = store.document(job.document)
    _stay_within(home, PLACES_PATIENCE)
    path = OriginalsFolder(home.originals).find(job.document)
    if path is None:
        raise PlacesUnknown(document, "its file is no longer kept in the library")
    importer = recognised_before(path) or importer_for(path)
    yield PlacesFound(job.document, find_runs(document, path, importer))
    yield Done()


def find_marks_in(home: Home, job: FindMarks) -> Iterator[object]:
    """Find the highlights and notes that a document's file holds."""
    from leader_reader.adapters.importers.formats import importer_for  # noqa: PLC0415 - heavy
    from leader_reader.adapters.importers.marks import marks_reader  # noqa: PLC0415
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415
    from leader_reader.adapters.scanned_pdf import recognised_before  # noqa: PLC0415
    from leader_reader.adapters.sqlite_store import SqliteStore  # noqa: PLC0415
    from leader_reader.services.adopting import MarksUnknown, find_marks  # noqa: PLC0415

    with closing(SqliteStore(home.database, read_only=True)) as store:
        document, runs = store.document(job.document), store.page_runs(job.document)
    _stay_within(home, PLACES_PATIENCE)
    path = OriginalsFolder(home.originals).find(job.document)
    if path is None:
        raise MarksUnknown(document, "it is no longer kept in the library")
    importer = recognised_before(path) or importer_for(path)
    reader = marks_reader(importer.format)
    if reader is None:
        raise MarksUnknown(document, "files of its format hold none")
    yield MarksRead(job.document, find_marks(document, path, importer, reader, runs))
    yield Done()


def draw_area(home: Home, job: DrawArea) -> Iterator[object]:
    """Draw an area of a page."""
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415 - when wanted
    from leader_reader.adapters.pdf_pages.area_picture import area_png  # noqa: PLC0415 - heavy

    _stay_within(home, PICTURE_PATIENCE)
    path = OriginalsFolder(home.originals).find(job.document)
    if path is None:
        raise NotFound("The original of this document is no longer kept in the library.")
    yield AreaDrawn(area_png(path, job.area))


def read_picture(home: Home, job: ReadPicture) -> Iterator[object]:
    """Read a picture out of a file."""
    from leader_reader.adapters.importers.picture_bytes import (  # noqa: PLC0415 - when wanted
        PictureLost,
        picture_bytes,
    )
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415

    _stay_within(home, PICTURE_PATIENCE)
    path = OriginalsFolder(home.originals).find(job.document)
    if path is None:
        raise PictureLost
    yield PictureRead(picture_bytes(path, job.reference, job.width))


def read_references(home: Home, job: ReadReferences) -> Iterator[object]:
    """Read the entries of a reference file."""
    from leader_reader.adapters.references.formats import references_in  # noqa: PLC0415 - rare

    _stay_within(home, PLACES_PATIENCE)
    entries = references_in(job.path)
    while some := tuple(islice(entries, _ENTRIES_AT_ONCE)):
        yield ReferencesRead(some)
    yield Done()
