"""An index in a folder of its own, opened as often as a test wants."""

import pytest

from leader_reader.adapters.whoosh_index.index import WhooshIndex
from tests.adapters.viewed import ViewedIndex


@pytest.fixture
def folder(tmp_path):
    """Where an index is to be; nothing is there yet."""
    return tmp_path / "index"


@pytest.fixture
def open_index(folder):
    """Open the Whoosh index in `folder`, as often as wanted; closed at the end."""
    opened, records = [], {}

    def open_one(where=folder):
        opened.append(ViewedIndex(WhooshIndex(where), records))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()
