"""The child process: reads files, brings the index up to date, writes exports. No Qt here.

Files are read and indexed in a process of its own so that a damaged file cannot take the window
down and heavy work cannot make it stutter.
"""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from leader_reader.adapters.child_process import (
    MEMORY,
    end_group,
    end_with_the_program,
    lead_group,
    limit_files,
    limit_memory,
    limit_time,
    private_memory,
    processor_time,
    step_back,
)
from leader_reader.adapters.confinement import confine
from leader_reader.domain.errors import LeaderReaderError, NotFound, UnreadableFile
from leader_reader.services.importing import TOO_MUCH_MEMORY, FileFailed, FileRead
from leader_reader.services.jobs import (
    PLACES_PATIENCE,
    AreaDrawn,
    ChildDied,
    Death,
    Done,
    DrawArea,
    Failed,
    FindMarks,
    FindPlaces,
    Heartbeat,
    Job,
    MarksRead,
    PageRecognised,
    PictureRead,
    PlacesFound,
    ReadFile,
    ReadPicture,
    ReadReferences,
    RecogniseText,
    ReferencesRead,
    Spawn,
    UpdateIndex,
    WriteExport,
)

_ENTRIES_AT_ONCE = 200
"""Entries of a reference file in one message: a window that takes it is not held up."""
_POLITENESS = 19
"""How far the child stands back where the window wants the processor: 0 to 19."""

PICTURE_PATIENCE = 20.0
"""Seconds that a child may compute over one picture; who waits for it gives up before."""
_ENDED = "The background process ended; please try again."
_LAST_BREATH = 2.0
"""Seconds in which a process that closed its pipe has ended."""
_SWOLLEN = MEMORY // 2
"""Bytes of memory with which a child that ended is taken to have ended for want of more."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the parts of a library are, below its folder."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "library.db"

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def index(self) -> Path:
        return self.folder / "index"


def spawner(home: Home) -> Spawn:
    """Return what starts a child process for this library."""
    return partial(BackgroundChild, home)


class BackgroundChild:
    """A spawned process and the two pipes to it (pipes, not sockets)."""

    def __init__(self, home: Home) -> None:
        context = multiprocessing.get_context("spawn")
        self._held = 0
        their_jobs, self._jobs = context.Pipe(duplex=False)
        self._answers, their_answers = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(home, their_jobs, their_answers), name="leader-reader", daemon=True
        )
        self._process.start()
        step_back(self._process.pid, _POLITENESS)
        their_jobs.close()
        their_answers.close()

    def ask(self, job: Job) -> None:
        try:
            self._jobs.send(job)
        except OSError as error:
            raise ChildDied(_ENDED, self._death()) from error

    def answer(self, timeout: float) -> object:
        try:
            if self._answers.poll(timeout):
                return self._answers.recv()
        except (EOFError, OSError) as error:
            raise ChildDied(_ENDED, self._death()) from error
        self._held = max(self._held, private_memory(self._process.pid))
        return None

    def fileno(self) -> int:
        return self._answers.fileno()

    def computed(self) -> float | None:
        return processor_time(self._process.pid)

    def _death(self) -> Death:
        """Return what ended the process, as far as its last hour shows it."""
        self._process.join(_LAST_BREATH)
        code = self._process.exitcode or 0
        if code == -getattr(signal, "SIGXCPU", code + 1):
            return Death.TIME
        killed = code == -getattr(signal, "SIGKILL", code + 1)  # the system does, short of memory
        return Death.MEMORY if killed or self._held > _SWOLLEN else Death.FAULT

    def close(self) -> None:
        """End the process: an idle one leaves by itself, a busy one is killed."""
        self._jobs.close()
        self._process.join(0.2)
        if self._process.is_alive():
            end_group(self._process.pid)
            self._process.kill()
        self._process.join()
        self._process.close()
        self._answers.close()


def serve(home: Home, jobs: Connection, answers: Connection) -> None:
    """Do the jobs that come down the pipe until it is closed, or until the program is gone."""
    end_with_the_program()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            job = jobs.recv()
            for message in _guarded(home, job):
                answers.send(message)


def _guarded(home: Home, job: Job) -> Iterator[object]:
    """Do a job; what goes wrong with it becomes a message (one of the two such boundaries)."""
    try:
        yield from _WORK[type(job)](home, job)
    except LeaderReaderError as error:
        yield Failed(error.sentence)
    except MemoryError:
        yield Failed(TOO_MUCH_MEMORY)
    except Exception as error:  # noqa: BLE001 - a bug in one job must not end the child
        _LOG.debug("job %s failed", type(job).__name__)
        yield Failed(f"an unexpected fault ({type(error).__name__}) stopped it")


def _stay_within(home: Home, seconds: float, programs: tuple[Path, ...] = ()) -> None:
    """Keep this process, which is about to read a stranger's file, within its bounds.

    It may start no program but `programs`.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads would hold tens of megabytes
    limit_memory()
    limit_files()
    limit_time(seconds)
    confine((home.folder,), programs)


def _read(home: Home, job: ReadFile) -> Iterator[object]:
    from leader_reader.adapters.importers.formats import importer_for  # noqa: PLC0415 - heavy
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415
    from leader_reader.services.importing import read_file  # noqa: PLC0415
    from leader_reader.services.reading_files import patience_for  # noqa: PLC0415

    _stay_within(home, patience_for(job.path))
    originals = OriginalsFolder(home.originals)
    yield read_file(job.path, importer_for, originals, job.known, starter=job.starter)


def _recognise(home: Home, job: RecogniseText) -> Iterator[object]:
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


def _find_places(home: Home, job: FindPlaces) -> Iterator[object]:
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


def _find_marks(home: Home, job: FindMarks) -> Iterator[object]:
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


def _draw_area(home: Home, job: DrawArea) -> Iterator[object]:
    from leader_reader.adapters.originals import OriginalsFolder  # noqa: PLC0415 - when wanted
    from leader_reader.adapters.pdf_pages.area_picture import area_png  # noqa: PLC0415 - heavy

    _stay_within(home, PICTURE_PATIENCE)
    path = OriginalsFolder(home.originals).find(job.document)
    if path is None:
        raise NotFound("The original of this document is no longer kept in the library.")
    yield AreaDrawn(area_png(path, job.area))


def _read_picture(home: Home, job: ReadPicture) -> Iterator[object]:
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


def _read_references(home: Home, job: ReadReferences) -> Iterator[object]:
    from leader_reader.adapters.references.formats import references_in  # noqa: PLC0415 - rare

    _stay_within(home, PLACES_PATIENCE)
    entries = references_in(job.path)
    while some := tuple(islice(entries, _ENTRIES_AT_ONCE)):
        yield ReferencesRead(some)
    yield Done()


def _update_index(home: Home, job: UpdateIndex) -> Iterator[object]:
    from leader_reader.adapters.sqlite_store import SqliteStore  # noqa: PLC0415 - heavy
    from leader_reader.adapters.whoosh_index.index import WhooshIndex  # noqa: PLC0415
    from leader_reader.services.indexing import bring_up_to_date  # noqa: PLC0415

    with (
        closing(SqliteStore(home.database, read_only=True)) as store,
        closing(WhooshIndex(home.index, _processes())) as index,
    ):
        for fault in index.check() if job.verify else ():
            yield Failed(fault)
            return
        yield from bring_up_to_date(store, index)
        for _ in index.tidy():
            yield Heartbeat()
    yield Done()


def _processes() -> int:
    """Return how many may index at once; one processor is left to the window."""
    return 2 if (os.cpu_count() or 1) > 2 else 1  # noqa: PLR2004 - two here, and one there


def _export(_home: Home, job: WriteExport) -> Iterator[object]:
    from leader_reader.adapters.exporters.formats import exporter_for  # noqa: PLC0415 - heavy

    try:
        exporter = exporter_for(job.path, job.format, written=job.written)
        exporter.write(job.groups, job.path)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        yield Failed(f"{job.path.name} could not be written ({why}); choose another place or name.")
    else:
        yield Done()


_WORK: dict[type, Callable[[Home, "Job"], Iterator[object]]] = {
    RecogniseText: _recognise,  # type: ignore[dict-item]
    ReadFile: _read,  # type: ignore[dict-item]  # each takes the job of its own type
    UpdateIndex: _update_index,  # type: ignore[dict-item]
    WriteExport: _export,  # type: ignore[dict-item]
    FindPlaces: _find_places,  # type: ignore[dict-item]
    FindMarks: _find_marks,  # type: ignore[dict-item]
    ReadPicture: _read_picture,  # type: ignore[dict-item]
    DrawArea: _draw_area,  # type: ignore[dict-item]
    ReadReferences: _read_references,  # type: ignore[dict-item]
}
