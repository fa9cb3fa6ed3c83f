"""Searches in their thread: the newest first, counts after it, and again when something changed."""

from pathlib import Path

import pytest

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Query, Results
from leader_reader.services import coding, finding
from leader_reader.services.library import Library
from leader_reader.services.ports import IndexPassage
from leader_reader.ui.backing import Backing, SearchDesk
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.searches import Searches
from tests import samples
from tests.fakes import MemoryIndex, MemoryStore


class SlowIndex(MemoryIndex):
    """Notes what it was asked; fails where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.broken = False

    def search(self, query: Query, view) -> Results:
        self.asked.append(query.text)
        if self.broken:
            raise LeaderReaderError("The search index is damaged.")
        return super().search(query, view)


@pytest.fixture
def index() -> SlowIndex:
    return SlowIndex()


@pytest.fixture
def shelf(index: SlowIndex) -> Library:
    store = MemoryStore()
    library = Library(store)
    paper = samples.document("Talent grows.", "Boards listen.")
    samples.add(library, paper)
    entries = [
        IndexPassage(paper.id, paper.id, "passage", start, start + len(block.text), block.text)
        for start, block in zip(paper.starts, paper.blocks, strict=True)
    ]
    index.update((), entries)
    library.__dict__["store"] = store
    return library


@pytest.fixture
def searches(qtbot, qapp, shelf: Library, index: SlowIndex):
    desk = SearchDesk(index, shelf.__dict__["store"], lambda: None)
    backing = Backing(
        spawn=lambda *_: None,  # type: ignore[arg-type,return-value]
        open_search=lambda: desk,
        open_library=lambda: None,  # type: ignore[arg-type,return-value]
        changed_elsewhere=lambda: False,
        settings_file=Path("none"),
        endings=(),
    )
    bridge = LibraryBridge(shelf)
    searches = Searches(bridge, backing, bridge)
    yield searches
    searches.close()


def test_counts_come_one_by_one_and_after_the_search(qtbot, searches, index):
    told = []
    searches.counted.connect(lambda key, number: told.append((key, number)))
    searches.count({"a": Query("talent"), "b": Query("boards"), "c": Query("zymurgy")})
    searches.ask(Query("grows"))
    qtbot.waitUntil(lambda: len(told) == 3, timeout=3000)
    assert told == [("a", 1), ("b", 1), ("c", 0)]
    assert index.asked.index("grows") <= 1
    assert not searches.busy


def test_a_count_that_fails_is_told_and_not_tried_again(qtbot, searches, index):
    index.broken = True
    with qtbot.waitSignal(searches.failed, timeout=3000):
        searches.count({"a": Query("talent"), "b": Query("boards")})
    qtbot.wait(50)
    assert index.asked == ["talent"]
    index.broken = False
    with qtbot.waitSignal(searches.counted, timeout=3000):
        searches.count({"b": Query("boards")})


def test_an_edit_asks_the_same_again_but_a_saved_search_does_not(qtbot, searches, shelf, index):
    with qtbot.waitSignal(searches.found, timeout=3000):
        searches.ask(Query("talent"))
    with qtbot.waitSignal(searches.found, timeout=3000):
        shelf.do(coding.add_topic(shelf, "Talent"))
    with qtbot.assertNotEmitted(searches.found, wait=250):
        shelf.do(finding.save_search(shelf, "Mine", "talent"))
    assert index.asked == ["talent", "talent"]


def test_edits_while_an_answer_is_on_its_way_do_not_hold_it_up(qtbot, searches, index):
    told = []
    searches.found.connect(told.append)
    searches.ask(Query("talent"))
    for _ in range(5):
        searches.ask_again()
    qtbot.waitUntil(lambda: len(told) == 2 and not searches.busy, timeout=3000)
    assert index.asked == ["talent", "talent"]
