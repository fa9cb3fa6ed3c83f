"""A library opened for one command: the store, the index and the child process for files."""

import getpass
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from leader_reader import paths
from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS
from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.adapters.whoosh_index import marking
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.services import importing, indexing, seeding
from leader_reader.services.importing import (
    FileFailed,
    FileKnown,
    FileRead,
    FileScanned,
    ImportReport,
)
from leader_reader.services.library import Library
from leader_reader.services.ports import SearchIndex
from leader_reader.services.reading_files import import_files, read_files
from leader_reader.services.recognising import recognise_files


@dataclass
class Session:
    """An open library."""

    home: Home
    store: SqliteStore
    library: Library

    @cached_property
    def index(self) -> SearchIndex:
        """The search index, up to date with the store; a damaged one is made anew."""
        try:
            return self._caught_up()
        except marking.IndexDamaged:
            return self._caught_up()

    def _caught_up(self) -> SearchIndex:
        from leader_reader.adapters.whoosh_index.index import WhooshIndex  # noqa: PLC0415 - heavy

        if not marking.is_ours(self.home.index):
            self.store.reindex_everything()
        index = WhooshIndex(self.home.index)
        index.count()  # finds most damage there can be
        for progress in indexing.bring_up_to_date(self.store, index):
            self.store.indexed(progress.sequence)
        for _ in index.tidy():
            pass
        return index

    def bring_in(self, named: list[Path]) -> ImportReport:
        """Read files and folders into the library and index them; an interrupt keeps what came."""
        known = frozenset(self.library.documents)
        places = [path.absolute() for path in named]
        spawn, report = spawner(self.home), ImportReport()
        self._take(import_files(spawn, places, SUPPORTED_ENDINGS, known), report)
        self._take(recognise_files(spawn, report.scanned), report)
        return report

    def seed(self) -> None:
        """Give a new library its starter topics and documents, those that are not there yet."""
        seeding.seed_topics(self.library, paths.seeds())
        files = seeding.starter_files(paths.seeds(), self.library.documents)
        self._take(read_files(spawner(self.home), files), ImportReport())

    def _take(self, reading: Generator[object, None, None], report: ImportReport) -> None:
        batch = self.library.stamp().id
        with closing(reading) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, FileRead | FileKnown | FileFailed | FileScanned):
                    importing.accept(self.library, outcome, report, batch)


@contextmanager
def opened(home: Home) -> Iterator[Session]:
    """Open a library, made and seeded where there is none yet."""
    store = SqliteStore(home.database)
    with closing(store):
        session = Session(home, store, Library(store, creator=_user()))
        unfinished = home.folder / seeding.UNFINISHED
        if store.created:
            unfinished.touch()
        if unfinished.exists():
            session.seed()
            unfinished.unlink(missing_ok=True)
        yield session


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
