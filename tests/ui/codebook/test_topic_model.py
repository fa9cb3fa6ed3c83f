"""The tree model of topics: what it shows, how it follows edits, and what drops do."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.errors import Refused
from leader_reader.services import annotating, coding
from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_model import TOPICS_MIME, TopicModel, TopicRole
from tests import samples
from tests.fakes import MemoryStore


@pytest.fixture
def bridge(library: Library, qapp) -> LibraryBridge:
    return LibraryBridge(library)


def tree(model: TopicModel, parent: QModelIndex = QModelIndex()) -> list:  # noqa: B008
    """Return the model as nested lists of (name, passages, below)."""
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [(row.data(), row.data(TopicRole.PASSAGES), tree(model, row)) for row in rows]


def names(model: TopicModel) -> list:
    def bare(rows: list) -> list:
        return [(name, bare(below)) for name, _, below in rows]

    return bare(tree(model))


def shown(model: TopicModel) -> list[tuple[str, str | None]]:
    """Return (id, parent id) of every row, from the top down."""

    def walk(parent: QModelIndex) -> Iterator[tuple[str, str | None]]:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield index.data(TopicRole.ID), parent.data(TopicRole.ID)
            yield from walk(index)

    return list(walk(QModelIndex()))


def carrying(model: TopicModel, *topics: TopicId) -> QMimeData:
    return model.mimeData([model.index_of(topic) for topic in topics])


def test_shows_the_codebook_with_counts_colour_and_key(bridge):
    library = bridge.library
    text = samples.document("Leadership moved between people as the work moved.")
    samples.add(library, text)
    lead = samples.topic(library, "Leadership", colour="#5fb236")
    talent = samples.topic(library, "Talent management", lead, colour="#ffd400", key=2)
    library.do(annotating.tag_passage(library, text, 15, 30, [talent]))
    model = TopicModel(bridge)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    assert tree(model) == [("Leadership", 1, [("Talent management", 1, [])])]
    index = model.index_of(talent)
    assert index.data(TopicRole.COLOUR) == "#ffd400"
    assert index.data(TopicRole.KEY) == 2
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Talent management, 1 passage, yellow, key 2"


def test_counts_follow_tagging_and_undo(bridge):
    library = bridge.library
    text = samples.document("Leadership moved between people as the work moved.")
    samples.add(library, text)
    lead = samples.topic(library, "Leadership")
    talent = samples.topic(library, "Talent management", lead)
    other = samples.topic(library, "Culture")
    model = TopicModel(bridge)
    changed: list[str] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.data()))

    library.do(annotating.tag_passage(library, text, 15, 30, [talent]))
    assert tree(model) == [("Leadership", 1, [("Talent management", 1, [])]), ("Culture", 0, [])]
    assert sorted(changed) == ["Leadership", "Talent management"]
    library.undo()
    assert tree(model) == [("Leadership", 0, [("Talent management", 0, [])]), ("Culture", 0, [])]
    assert other in library.codebook


def test_rows_keep_their_indexes_when_topics_move(bridge):
    library = bridge.library
    a, b, c = (samples.topic(library, name) for name in "abc")
    model = TopicModel(bridge)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {topic: QPersistentModelIndex(model.index_of(topic)) for topic in (a, b, c)}

    library.do(coding.move(library, c, a))
    library.do(coding.move(library, b, c))
    assert names(model) == [("a", [("c", [("b", [])])])]
    assert {topic: index.data(TopicRole.ID) for topic, index in kept.items()} == {
        topic: topic for topic in kept
    }
    library.undo()
    library.undo()
    assert names(model) == [("a", []), ("b", []), ("c", [])]
    assert kept[b].data() == "b"


def test_renaming_a_row_renames_the_topic_and_refuses_a_taken_name(bridge, qtbot):
    library = bridge.library
    a, _ = (samples.topic(library, name) for name in ("Culture", "Teams"))
    model = TopicModel(bridge)
    assert model.setData(model.index_of(a), "  Safety   culture ")
    assert library.codebook[a].name == "Safety culture"
    assert model.index_of(a).data() == "Safety culture"
    with qtbot.waitSignal(bridge.failed) as failed:
        assert not model.setData(model.index_of(a), "teams")
    assert "teams" in failed.args[0]
    assert model.index_of(a).data() == "Safety culture"


def test_dropping_moves_before_the_row_under_the_pointer(bridge):
    library = bridge.library
    a, b, c, d = (samples.topic(library, name) for name in "abcd")
    model = TopicModel(bridge)
    move = Qt.DropAction.MoveAction

    assert not model.dropMimeData(carrying(model, a), move, 3, 0, QModelIndex())
    assert names(model) == [("b", []), ("c", []), ("a", []), ("d", [])]
    model.dropMimeData(carrying(model, d), move, -1, -1, model.index_of(b))
    assert names(model) == [("b", [("d", [])]), ("c", []), ("a", [])]
    model.dropMimeData(carrying(model, a, c), move, 0, 0, QModelIndex())
    assert names(model) == [("a", []), ("c", []), ("b", [("d", [])])]
    library.undo()
    assert names(model) == [("b", [("d", [])]), ("c", []), ("a", [])], "one undo for both"


def test_a_topic_cannot_be_dropped_below_itself(bridge):
    library = bridge.library
    a = samples.topic(library, "a")
    b = samples.topic(library, "b", a)
    model = TopicModel(bridge)
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(carrying(model, a), move, -1, -1, model.index_of(b))
    model.dropMimeData(carrying(model, a), move, -1, -1, model.index_of(b))
    assert names(model) == [("a", [("b", [])])]


def test_dropping_with_ctrl_asks_for_a_merge_and_words_ask_for_a_tag(bridge, qtbot):
    library = bridge.library
    a, b = samples.topic(library, "a"), samples.topic(library, "b")
    model = TopicModel(bridge)
    copy = Qt.DropAction.CopyAction
    with qtbot.waitSignal(model.merge_requested) as merge:
        model.dropMimeData(carrying(model, a), copy, -1, -1, model.index_of(b))
    assert merge.args == [a, b]
    assert set(library.codebook) == set(library.codebook), "nothing merged yet"
    words = QMimeData()
    words.setText("On the wards")
    assert model.canDropMimeData(words, copy, -1, -1, model.index_of(b))
    assert not model.canDropMimeData(words, copy, 0, 0, QModelIndex())
    with qtbot.waitSignal(model.passage_dropped) as drop:
        model.dropMimeData(words, copy, -1, -1, model.index_of(b))
    assert drop.args == [b]


def test_a_drop_of_unknown_topics_does_nothing(bridge):
    library = bridge.library
    samples.topic(library, "a")
    model = TopicModel(bridge)
    stale = QMimeData()
    stale.setData(TOPICS_MIME, b"gone")
    model.dropMimeData(stale, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert names(model) == [("a", [])]


acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "merge", "delete", "undo", "redo"]),
        st.integers(0, 11),
        st.integers(0, 11),
        st.integers(-1, 4),
    ),
    max_size=25,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts)
def test_the_model_is_the_codebook_after_any_edits(qapp, steps):
    library = Library(MemoryStore(), creator="tester")
    for number in range(6):
        samples.topic(library, f"t{number}")
    bridge = LibraryBridge(library)
    model = TopicModel(bridge)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number, (act, one, other, position) in enumerate(steps):
        _act(library, act, (one, other, position, number))
        codebook = library.codebook
        assert shown(model) == [(topic.id, topic.parent) for topic in codebook]
    assert tester.model() is model
    bridge.close()


def _act(library: Library, act: str, numbers: tuple[int, int, int, int]) -> None:
    one, other, position, fresh = numbers
    ids = [topic.id for topic in library.codebook]
    if act in ("undo", "redo"):
        getattr(library, act)()
    elif not ids or act == "add":
        samples.topic(library, f"n{fresh}", ids[one % len(ids)] if ids else None)
    else:
        first, second = ids[one % len(ids)], ids[other % len(ids)]
        edits = {
            "move": lambda: coding.move(library, first, second if position else None, position),
            "merge": lambda: coding.merge(library, first, second),
            "delete": lambda: coding.delete_topics(library, [first]),
        }
        try:
            library.do(edits[act]())
        except Refused:
            return
