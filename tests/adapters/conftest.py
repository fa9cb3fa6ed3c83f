"""The store that a contract is tested on: the one in memory and the one in SQLite."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.services.ports import Store
from tests.fakes import MemoryStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, home: Path) -> Iterator[Store]:
    """An empty store of either kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with closing(SqliteStore(home / "library.db")) as store:
        yield store
