"""Saved searches, synonyms and skipped suggestions in both stores, and over a restart."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.search import SortOrder
from leader_reader.services import annotating, finding
from leader_reader.services.library import Library
from tests.fakes import MemoryStore
from tests.samples import add, document
from tests.services.test_finding import hit

PAPER = document("Staff who were asked, and then saw something change")


def fill(library: Library) -> None:
    add(library, PAPER)
    narrowed = [("topic", "7"), ("title", "“=; é 漢 😀'")]
    library.do(
        finding.save_search(library, "Boards; “é”", 'x "y" AND 漢', narrowed, SortOrder.DATE)
    )
    library.do(finding.set_synonyms(library, [["ward round", "board round"], ["GP", "docteur é"]]))
    library.do(finding.skip(library, "topic:7", [hit(0, 14), hit(20, 30)]))


def state(library: Library) -> tuple[object, ...]:
    return library.saved_searches, library.synonyms, dict(library.view().skips)


def test_records_come_back_as_they_went_in(store):
    library = Library(store)
    fill(library)
    assert len(store.findings()) == 5
    assert state(Library(store)) == state(library)


def test_undo_and_redo_reach_them(store):
    library = Library(store)
    fill(library)
    full = state(library)
    for _ in range(3):
        library.undo()
    assert store.findings() == []
    for _ in range(3):
        library.redo()
    assert state(library) == state(Library(store)) == full


def test_they_cost_no_indexing(store):
    library = Library(store)
    fill(library)
    assert [each.kind for each in store.unindexed()] == ["document"]


def test_removing_a_document_keeps_what_was_skipped_in_it(store):
    library = Library(store)
    fill(library)
    library.do(annotating.remove_documents(library, [PAPER.id]))
    assert len(Library(store).skips("topic:7")) == 2
    library.do(finding.unskip(library, library.skips("topic:7")[:1]))
    assert [each.start for each in Library(store).skips("topic:7")] == [20]


def test_they_are_undone_after_a_restart(home):
    with closing(SqliteStore(home / "library.db")) as store:
        library = Library(store)
        fill(library)
        library.do(finding.delete_search(library, library.saved_searches[0].id))
        library.do(finding.set_synonyms(library, []))
        library.undo()
    with closing(SqliteStore(home / "library.db")) as store:
        again = Library(store)
        assert (again.undo_label, again.redo_label) == (
            "Delete search “Boards; “é””",
            "Change synonyms",
        )
        again.undo()
        assert [each.order for each in again.saved_searches] == [SortOrder.DATE]
        for _ in range(3):
            again.undo()
        assert store.findings() == []
        assert store.check() == []


WORDS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=3), max_size=4)
SPANS = st.lists(st.tuples(st.integers(0, 3), st.integers(4, 6)), min_size=1, max_size=3)


class FindingMachine(RuleBasedStateMachine):
    """Random edits, undone and done again: memory, both stores and the past always agree."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = SqliteStore(Path(self.folder.name) / "library.db")
        self.library = Library(self.store)
        add(self.library, PAPER)
        self.past = [state(self.library)]
        self.at = 0

    def _do(self, edit):
        self.library.do(edit)
        if edit:
            self.past = [*self.past[: self.at + 1], state(self.library)]
            self.at += 1

    @rule(name=st.sampled_from("abA"), text=st.sampled_from("xy"), order=st.sampled_from(SortOrder))
    def save(self, name, text, order):
        self._do(finding.save_search(self.library, name, text, [("format", text)], order))

    @precondition(lambda self: self.library.saved_searches)
    @rule(pick=st.integers(0, 3), name=st.sampled_from("cdef"))
    def rename(self, pick, name):
        found = self.library.saved_searches
        if finding.find_search(self.library, name) is None:
            self._do(finding.rename_search(self.library, found[pick % len(found)].id, name))

    @precondition(lambda self: self.library.saved_searches)
    @rule(pick=st.integers(0, 3))
    def delete(self, pick):
        found = self.library.saved_searches
        self._do(finding.delete_search(self.library, found[pick % len(found)].id))

    @rule(groups=WORDS)
    def set_synonyms(self, groups):
        self._do(finding.set_synonyms(self.library, groups))

    @rule(words=st.lists(st.sampled_from("abcdef"), min_size=2, max_size=3, unique=True))
    def add_synonyms(self, words):
        self._do(finding.add_synonyms(self.library, words))

    @rule(seed=st.sampled_from(["topic:1", "text:2"]), spans=SPANS)
    def skip(self, seed, spans):
        self._do(finding.skip(self.library, seed, [hit(*span) for span in spans]))

    @rule(seed=st.sampled_from(["topic:1", "text:2"]), most=st.integers(1, 3))
    def unskip(self, seed, most):
        self._do(finding.unskip(self.library, self.library.skips(seed)[:most]))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        self.library.undo()
        self.at -= 1

    @precondition(lambda self: self.at < len(self.past) - 1)
    @rule()
    def redo(self):
        self.library.redo()
        self.at += 1

    @invariant()
    def memory_store_and_past_agree(self):
        assert state(self.library) == self.past[self.at]
        assert state(Library(self.store)) == self.past[self.at]
        searches = [each.name.casefold() for each in self.library.saved_searches]
        assert len(searches) == len(set(searches))

    @invariant()
    def the_history_rebuilds_it(self):
        rebuilt = MemoryStore()
        entries = self.store._rows("SELECT number FROM edits WHERE NOT undone ORDER BY number")
        for (number,) in entries:
            entry = self.store._entry(f"SELECT * FROM edits WHERE number = {number}")
            rebuilt.commit(entry.edit)
        assert state(Library(rebuilt)) == self.past[self.at]

    def teardown(self):
        self.store.close()
        self.folder.cleanup()


FindingMachine.TestCase.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestFindings = FindingMachine.TestCase
