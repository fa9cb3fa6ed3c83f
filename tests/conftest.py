"""Fixtures for all tests: no screen, no network, a fresh home, and a log without warnings."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

import pytest

from leader_reader.services.library import Library
from tests.fakes import MemoryStore

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from leader_reader.ui.main_window import MainWindow

SHARED = Path(__file__).resolve().parents[2] / "shared"

_forbidden = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
_opened: list[str] = []


def _audit(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _forbidden:
        _opened.append(event)


sys.addaudithook(_audit)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning, leaves a thread behind or reaches for the network."""
    before = set(threading.enumerate())
    _opened.clear()
    yield
    _delete_what_is_closed()
    warnings = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not warnings, [record.getMessage() for record in warnings]
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(2)
    assert not [thread for thread in left if thread.is_alive() and not thread.daemon]
    assert not _opened, f"the network was used: {_opened}"


def _delete_what_is_closed() -> None:
    """Have Qt delete what the test gave up; a theme chosen in a later test would style it."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def library() -> Library:
    """A library in memory, empty."""
    return Library(MemoryStore(), creator="tester")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a library on disk."""
    return tmp_path / "library"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents kept beside the project; skips where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora are not beside the project")
    return SHARED


@pytest.fixture
def window(qtbot: "QtBot", home: Path) -> Iterator["MainWindow"]:
    """The real program on a new library in `home`: shown, seeded and indexed."""
    with opened(qtbot, home) as window:
        yield window


@contextmanager
def opened(qtbot: "QtBot", home: Path) -> Iterator["MainWindow"]:
    """Open the real window as the program does, wait until it is at rest, and close it in order."""
    from PySide6.QtWidgets import QApplication

    from leader_reader import app
    from leader_reader.background.home import Home

    application = app.prepare(QApplication.instance())
    with _new_windows_deleted(), app.open_window(application, Home(home)) as window:
        window.resize(1440, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.begin()
        at_rest(qtbot, window)
        yield window


@contextmanager
def _new_windows_deleted() -> Iterator[None]:
    """Delete the windows opened inside: each theme chosen later would style those left over.

    What Python still holds of them goes too, here and now: the collector runs in whichever thread
    happens to need it, and Qt's fonts and layouts do not bear being deleted in another one.
    """
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    before = set(QApplication.topLevelWidgets())
    try:
        yield
    finally:
        for widget in QApplication.topLevelWidgets():
            if widget not in before and widget.parent() is None:
                widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def at_rest(qtbot: "QtBot", window: "MainWindow") -> None:
    """Wait until imports, exports and indexing are done and the index has seen every edit."""

    def resting() -> bool:
        work = (window.imports, window.recognitions, window.exports, window.index)
        return not any(each.busy for each in work) and not window.bridge.library.unindexed()

    qtbot.waitUntil(resting, timeout=60_000)


def pytest_sessionfinish() -> None:
    """Delete the widgets of the last test while Python is still there for their parts."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QApplication.clipboard().setText("")
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
