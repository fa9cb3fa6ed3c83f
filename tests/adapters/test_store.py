"""The same contract on the store in memory and the one in SQLite."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.document import Metadata
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import LeaderReaderError, LibraryDamaged, NotFound
from leader_reader.domain.pages import PageRun, encode_runs
from leader_reader.services import annotating, bookmarking, coding, describing
from leader_reader.services.encoding import encode_document
from leader_reader.services.library import Library
from leader_reader.services.ports import Reading
from tests.samples import add, document, topic


def test_a_document_comes_back_as_it_went_in(store):
    paper = document(*(f"Paragraph {n} 😀 e\u0301 漢字" for n in range(450)))
    add(Library(store), paper)
    assert store.document(paper.id) == paper
    assert store.documents() == [paper.record]


def test_one_passage_is_read_without_the_rest(store):
    paper = document(*(f"Paragraph {n}" for n in range(450)))
    add(Library(store), paper)
    for number in (0, 1, 199, 200, 201, 450):
        start, block = store.passage(paper.id, paper.starts[number] + 3)
        assert (start, block) == (paper.starts[number], paper.blocks[number])


def test_an_unknown_document_is_not_found(store):
    with pytest.raises(NotFound):
        store.document("0" * 64)


RUNS = (PageRun(0, 1, 3, 14), PageRun(15, 2, 0, 2, together=True))


def test_places_on_pages_come_with_an_import_and_go_with_no_undo(store):
    library = Library(store)
    paper = document("Staff who were asked")
    edit = Edit("Import", (Change(None, paper.record),))
    library.do(edit, [encode_document(paper, RUNS)])
    assert store.page_runs(paper.id) == RUNS
    library.undo()
    library.redo()
    assert store.page_runs(paper.id) == RUNS


def test_places_on_pages_are_put_later_for_a_document_that_has_none(store):
    paper = document("Staff who were asked")
    add(Library(store), paper)
    assert store.page_runs(paper.id) == ()
    store.put_page_runs(paper.id, encode_runs(RUNS))
    assert store.page_runs(paper.id) == RUNS
    store.put_page_runs(paper.id, encode_runs(RUNS[:1]))
    assert store.page_runs(paper.id) == RUNS[:1]


def test_damaged_places_are_none_and_those_of_no_document_are_refused(store):
    paper = document("Staff who were asked")
    add(Library(store), paper)
    store.put_page_runs(paper.id, b"damaged")
    assert store.page_runs(paper.id) == ()
    with pytest.raises(NotFound):
        store.put_page_runs("0" * 64, encode_runs(RUNS))
    assert store.page_runs("0" * 64) == ()


def test_places_that_cannot_be_stored_undo_the_import(home):
    with closing(SqliteStore(home / "library.db")) as store:
        library = Library(store)
        store._connection.execute("DROP TABLE page_runs")
        paper = document("Staff who were asked")
        edit = Edit("Import", (Change(None, paper.record),))
        with pytest.raises(LeaderReaderError, match="could not be saved"):
            library.do(edit, [encode_document(paper, RUNS)])
        assert store.documents() == []
        assert store.done() is None


def test_labels_are_those_of_what_would_be_undone_and_done_again(store):
    assert store.labels() == ("", "")
    library = Library(store)
    for name in ("One", "Two", "Three"):
        topic(library, name)
    told = [(library.undo_label, library.redo_label)]
    for _ in range(3):
        library.undo()
        told.append((library.undo_label, library.redo_label))
        entries = store.done(), store.undone()
        assert store.labels() == tuple(each.edit.label if each else "" for each in entries)
    names = [f"Add topic “{name}”" for name in ("One", "Two", "Three")]
    assert told == list(zip(["", *names][::-1], [*names, ""][::-1], strict=True))


def test_undo_and_redo_reach_every_kind_of_record(store):
    library = Library(store)
    paper = document("Boards that treat talent management as work")
    add(library, paper)
    talent = topic(library, "Talent management")
    library.do(annotating.tag_passage(library, paper, 15, 21, [talent]))
    before = list(store.annotations())
    for _ in range(3):
        library.undo()
    assert not library.documents
    assert not store.annotations()
    for _ in range(3):
        library.redo()
    assert store.annotations() == before
    assert library.redo_label == ""


def test_a_new_edit_forgets_what_was_undone(store):
    library = Library(store)
    topic(library, "One")
    library.undo()
    topic(library, "Two")
    assert library.redo() is None
    assert [each.name for each in store.topics()] == ["Two"]


def test_a_long_history_does_not_make_an_edit_dearer(home):
    store = SqliteStore(home / "library.db")
    library = Library(store)
    few = _steps(store, lambda: topic(library, "Culture"))
    store._connection.executemany(
        "INSERT INTO edits (label, batch, made, changes) VALUES ('Tag', '', ?, '[]')",
        [("2026-01-01",)] * 2000,
    )
    assert _steps(store, lambda: topic(library, "Talent")) < few + 500
    store.close()


def _steps(store: SqliteStore, act: Callable[[], object]) -> int:
    """Return how many steps of its machine SQLite takes for `act`."""
    taken: list[None] = []
    store._connection.set_progress_handler(lambda: taken.append(None), 1)
    act()
    store._connection.set_progress_handler(None, 1)
    return len(taken)


def test_what_the_index_has_not_seen(store):
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    assert [(each.kind, each.id) for each in store.unindexed()] == [("document", paper.id)]
    store.indexed(store.unindexed()[-1].sequence)
    assert not store.unindexed()
    library.undo()
    assert [(each.kind, each.id) for each in store.unindexed()] == [("document", paper.id)]


def test_new_details_of_a_document_cost_no_indexing_and_are_kept(store):
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    store.indexed(store.unindexed()[-1].sequence)
    wanted = Metadata("Wards that lead", ("West, M.",), "NHS", "2014-05", "10.1/x", pmid="12")
    library.do(describing.describe(library, paper.id, wanted))
    assert not store.unindexed()
    assert store.document(paper.id).record.metadata == wanted
    again = Library(store)
    again.undo()
    assert store.documents() == [paper.record]
    again.redo()
    assert store.documents()[0].metadata == wanted


def test_renaming_a_topic_marks_what_is_tagged_below_it(store):
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    above = topic(library, "Leadership")
    below = topic(library, "Talent", above)
    library.do(annotating.tag_passage(library, paper, 15, 20, [below]))
    store.indexed(store.unindexed()[-1].sequence)
    library.do(coding.rename(library, above, "Leading"))
    assert {each.id for each in store.unindexed()} == set(library.annotations)


def test_recolouring_a_topic_costs_no_indexing(home):
    store = SqliteStore(home / "library.db")
    library = Library(store)
    one = topic(library, "Leadership")
    store.indexed(10**9)
    library.do(coding.recolour(library, one, "#ff6666"))
    assert not store.unindexed()
    store.close()


def test_reading_places_are_kept_latest_last(store):
    library = Library(store)
    first, second = document("a", name="a"), document("b", name="b")
    add(library, first, second)
    store.remember_reading(Reading(first.id, 3, 0.5))
    store.remember_reading(Reading(second.id, 1, 0.1))
    store.remember_reading(Reading(first.id, 4, 0.6))
    assert store.readings() == [Reading(second.id, 1, 0.1), Reading(first.id, 4, 0.6)]


def test_zoom_view_and_fit_are_kept_with_the_place(store):
    library = Library(store)
    paper = document("a")
    add(library, paper)
    kept = Reading(paper.id, 3, 0.5, zoom=140, view="pages", fit="150")
    store.remember_reading(Reading(paper.id, 1, 0.1, zoom=90, view="text", fit="page"))
    store.remember_reading(kept)
    assert store.readings() == [kept]


def test_everything_is_still_there_after_reopening(home):
    store = SqliteStore(home / "library.db")
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    talent = topic(library, "Talent", description="Growing people", key=1)
    library.do(annotating.note_passage(library, paper, 15, 20, "use “this” = ☺"))
    library.do(annotating.tag_passage(library, paper, 15, 20, [talent]))
    kept = store.annotations(), store.topics(), store.documents()
    store.close()
    again = SqliteStore(home / "library.db")
    assert (again.annotations(), again.topics(), again.documents()) == kept
    reopened = Library(again)
    assert reopened.undo_label == "Tag passage"
    reopened.undo()
    assert not again.annotations()[0].topics
    assert again.check() == []
    again.close()


def test_a_failed_commit_changes_nothing_and_says_so(home):
    store = SqliteStore(home / "library.db")
    library = Library(store)
    paper = document("Staff who were asked")  # never added: the passage has no document
    told = []
    library.subscribe(told.append)
    with pytest.raises(LeaderReaderError, match="could not be saved"):
        library.do(annotating.tag_passage(library, paper, 15, 20, []))
    assert not told
    assert not library.annotations
    assert store.done() is None
    store.close()


def test_a_file_that_is_no_library_is_said_so(home):
    home.mkdir()
    (home / "library.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(LibraryDamaged, match="cannot be opened"):
        SqliteStore(home / "library.db")


def test_a_library_from_a_newer_version_is_refused(home):
    store = SqliteStore(home / "library.db")
    store._connection.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(LibraryDamaged, match="newer version"):
        SqliteStore(home / "library.db")


def test_check_finds_a_damaged_text(home):
    store = SqliteStore(home / "library.db")
    paper = document("Staff who were asked")
    add(Library(store), paper)
    store._connection.execute("UPDATE content SET data = x'00ff'")
    assert "is damaged" in store.check()[0]
    store.close()


class UndoMachine(RuleBasedStateMachine):
    """Do, undo and redo at random: SQLite and the records in memory always agree."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = SqliteStore(Path(self.folder.name) / "library.db")
        self.library = Library(self.store)
        self.paper = document("Staff who were asked, and then saw something change")
        add(self.library, self.paper)
        self.past = [self._state()]
        self.at = 0

    def _state(self):
        return (
            frozenset(self.library.annotations.values()),
            frozenset(self.library.codebook),
            frozenset(self.library.documents),
            frozenset(self.library.bookmarks.values()),
        )

    def _did(self):
        if self._state() != self.past[self.at]:
            self.past = [*self.past[: self.at + 1], self._state()]
            self.at += 1

    @rule(start=st.integers(15, 40), length=st.integers(1, 20), pick=st.integers(0, 5))
    def tag(self, start, length, pick):
        topics = list(self.library.codebook)
        chosen = [topics[pick % len(topics)].id] if topics and pick else []
        if (
            self.paper.id in self.library.documents
            and self.paper.text[start : start + length].strip()
        ):
            edit = annotating.tag_passage(self.library, self.paper, start, start + length, chosen)
            self.library.do(edit)
            self._did()

    @precondition(lambda self: self.paper.id in self.library.documents)
    @rule(place=st.integers(0, 5))
    def bookmark(self, place):
        self.library.do(bookmarking.add_bookmark(self.library, self.paper, place))
        self._did()

    @precondition(lambda self: self.library.bookmarks)
    @rule(pick=st.integers(0, 9), gone=st.booleans())
    def change_bookmark(self, pick, gone):
        known = self.library.bookmarks_in(self.paper.id)  # by place: their ids are random
        which = known[pick % len(known)].id
        change = bookmarking.rename_bookmark(self.library, which, f"Name {pick}")
        self.library.do(bookmarking.remove_bookmark(self.library, which) if gone else change)
        self._did()

    @rule(name=st.sampled_from(["A", "B", "C", "D", "E"]), pick=st.integers(0, 5))
    def add_topic(self, name, pick):
        topics = list(self.library.codebook)
        parent = topics[pick % len(topics)].id if topics and pick else None
        if name not in [each.name for each in self.library.codebook.children(parent)]:
            topic(self.library, name, parent)
            self._did()

    @precondition(lambda self: len(self.library.codebook) > 1)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one, other):
        topics = list(self.library.codebook)
        source, into = topics[one % len(topics)].id, topics[other % len(topics)].id
        if into not in self.library.codebook.descendants(source):
            self.library.do(coding.merge(self.library, source, into))
            self._did()

    @precondition(lambda self: len(self.library.codebook))
    @rule(pick=st.integers(0, 9))
    def delete_topic(self, pick):
        topics = list(self.library.codebook)
        self.library.do(coding.delete_topics(self.library, [topics[pick % len(topics)].id]))
        self._did()

    @precondition(lambda self: self.paper.id in self.library.documents)
    @rule()
    def remove_document(self):
        self.library.do(annotating.remove_documents(self.library, [self.paper.id]))
        self._did()

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
        assert self._state() == self.past[self.at]
        reread = Library(self.store)
        assert dict(reread.annotations) == dict(self.library.annotations)
        assert list(reread.codebook) == list(self.library.codebook)
        assert set(reread.documents) == set(self.library.documents)
        assert dict(reread.bookmarks) == dict(self.library.bookmarks)

    def teardown(self):
        self.store.close()
        self.folder.cleanup()


UndoMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestUndo = UndoMachine.TestCase
