"""Puts store, index, library and window together, runs them, and shuts down in order."""

import gc
import getpass
import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from leader_reader import paths
from leader_reader.adapters import voices
from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS
from leader_reader.adapters.ocr.kept import kept_beside, said_of
from leader_reader.adapters.originals import OriginalsFolder
from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.adapters.whole_files import clear_unfinished
from leader_reader.adapters.whoosh_index import marking
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import seeding
from leader_reader.services.library import Library
from leader_reader.services.pages import Answered, PagesEngine
from leader_reader.ui.backing import Backing, PrintedPages, SearchDesk
from leader_reader.ui.collecting import collected_here
from leader_reader.ui.faults import FaultDialog
from leader_reader.ui.fonts import load_fonts, ui_font
from leader_reader.ui.main_window import MainWindow

_LOG = logging.getLogger(__name__)


def run(folder: Path) -> int:
    """Open the window on the library in `folder`; return the exit status."""
    app = make_application()
    with ExitStack() as stack:
        try:
            window = stack.enter_context(open_window(app, Home(folder)))
        except (LeaderReaderError, OSError) as error:
            QMessageBox.critical(None, "Leader Reader", str(error))
            return 1
        sys.excepthook = _report_fault
        window.show()
        QTimer.singleShot(0, window.begin)
        favour_the_window()
        return app.exec()


def make_application() -> QApplication:
    """Return the program's Qt application."""
    return prepare(QApplication(["leader-reader"]))


def prepare(app: QApplication) -> QApplication:
    """Give an application the program's name, fonts and language."""
    app.setApplicationName("Leader Reader")
    app.setDesktopFileName("leader-reader")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    load_fonts()
    app.setFont(ui_font())
    app.aboutToQuit.connect(leave_plain_words)
    return app


def leave_plain_words() -> None:
    """Leave on the clipboard what was copied as plain words: what Python made ends with it."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


def favour_the_window() -> None:
    """Keep collections of garbage and other threads out of the window's way.

    What is there now stays and is not looked through: a full collection took 30 ms in the middle
    of an act. A thread that searches hands over within a millisecond, not five: the 99th
    percentile of the window's gaps fell from 53 to 44 ms.
    """
    gc.freeze()
    sys.setswitchinterval(0.001)


@contextmanager
def open_window(app: QApplication, home: Home) -> Iterator[MainWindow]:
    """Open the library at `home`, made and given its starter topics where it is new.

    Yields the window, not yet shown; closes window and store at the end.
    """
    with closing(SqliteStore(home.database)) as store:
        if not marking.is_ours(home.index):
            store.reindex_everything()
        library = Library(store, creator=_user())
        unfinished = home.folder / seeding.UNFINISHED
        if store.created:
            unfinished.touch()
        if unfinished.exists():
            seeding.seed_topics(library, paths.seeds())
        clear_unfinished(home.originals)
        window = MainWindow(app, library, backing(home, store))
        with collected_here():
            try:
                yield window
            finally:
                window.close()


def backing(home: Home, store: SqliteStore) -> Backing:
    """Return what the window needs of the outside."""
    unfinished = home.folder / seeding.UNFINISHED
    seen = store.data_version()

    def renew_index() -> bool:
        lost = not marking.is_ours(home.index)
        if lost:
            store.reindex_everything()
        return lost

    def changed_elsewhere() -> bool:
        nonlocal seen
        before, seen = seen, store.data_version()
        return seen != before

    return Backing(
        spawn=spawner(home),
        open_search=lambda: _open_search(home),
        open_library=lambda: _open_library(home),
        changed_elsewhere=changed_elsewhere,
        renew_index=renew_index,
        settings_file=home.folder / "window.json",
        endings=SUPPORTED_ENDINGS,
        seeds=seeding.starter_files(paths.seeds()) if unfinished.exists() else (),
        seeded=lambda: unfinished.unlink(missing_ok=True),
        pages=_pages(home, store),
        find_voice=voices.find_voice,
        missing_voice=voices.missing,
    )


def _pages(home: Home, store: SqliteStore) -> PrintedPages:
    def engine(answered: Answered) -> PagesEngine:
        from leader_reader.adapters.pdf_pages.client import PdfPages  # noqa: PLC0415 - when wanted

        return PdfPages(answered)

    originals = OriginalsFolder(home.originals)

    def recognised(document: DocumentId) -> str:
        return said_of(kept_beside(home.originals / document))

    return PrintedPages(originals.find, store.page_runs, store.put_page_runs, engine, recognised)


def _open_search(home: Home) -> SearchDesk | None:
    """Open the index to search in; only the child process makes one where there is none."""
    from leader_reader.adapters.whoosh_index.index import WhooshIndex  # noqa: PLC0415 - heavy

    if not marking.is_ours(home.index):
        return None
    store = SqliteStore(home.database, read_only=True)
    index = WhooshIndex(home.index)

    def close() -> None:
        index.close()
        store.close()

    return SearchDesk(index, store, close)


@contextmanager
def _open_library(home: Home) -> Iterator[Library]:
    with closing(SqliteStore(home.database, read_only=True)) as store:
        yield Library(store)


def _user() -> str:
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return ""


def _report_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Show a bug to the user, who can copy where it happened; nothing they read is in it."""
    if issubclass(kind, LeaderReaderError):
        QMessageBox.warning(QApplication.activeWindow(), "Leader Reader", str(fault))
        return
    _LOG.error("A fault in the program: %s", kind.__name__)
    FaultDialog(kind, trace, QApplication.activeWindow()).exec()
