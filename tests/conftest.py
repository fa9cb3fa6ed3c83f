"""Fixtures for all tests: no screen, no network, a fresh home, and a log without warnings."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

import pytest

from leader_reader.services.library import Library
from tests.fakes import MemoryStore

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
    warnings = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not warnings, [record.getMessage() for record in warnings]
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(2)
    assert not [thread for thread in left if thread.is_alive() and not thread.daemon]
    assert not _opened, f"the network was used: {_opened}"


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
