"""Two processes index what one would, and one that dies takes nothing along."""

import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import helping
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.kept import Answers
from tests.adapters.whoosh_index.prose import record, view

PASSAGES = 3_000
VIEW = view([record(f"d{number}") for number in range(PASSAGES // 100)])
TREES = (
    wq.Term("text", "ward"),
    wq.Term("words", "w2999"),
    wq.Phrase("words", ["the", "ward"]),
    wq.Prefix("words", "w1"),
)


def entries(count=PASSAGES):
    for number in range(count):
        text = f"w{number} leads the ward{'s' if number % 3 else ''} of a team, naïve well-being"
        start = number % 100 * 100
        yield IndexPassage(
            f"k{number}", f"d{number // 100}", HitKind.PASSAGE, start, start + len(text), text
        )


@pytest.fixture
def eager(monkeypatch):
    """A second process that is begun early and given little at a time."""
    for name, number in {"_ENOUGH": 100, "_A_SHARE": 200, "_A_PIECE": 50}.items():
        monkeypatch.setattr(helping, name, number)


@pytest.fixture
def two(tmp_path):
    index = WhooshIndex(tmp_path / "two", processes=2)
    yield index
    index.close()


def slowly(helped):
    """Yield entries; once the second process is there, wait until it has done its first share."""
    for number, entry in enumerate(entries()):
        process = helped._helper._process
        if number == PASSAGES // 2:
            assert process is not None
            while process._shares == helping._AHEAD:
                process._hear(60)
        yield entry


@pytest.mark.usefixtures("eager")
def test_two_find_what_one_finds(tmp_path, two):
    one = WhooshIndex(tmp_path / "one")
    one.update([], entries())
    two.update([], slowly(two))
    assert two.count() == one.count() == PASSAGES
    answers = [Answers(index._current(), VIEW) for index in (one, two)]
    for tree in TREES:
        alone, together = (each.narrowed(tree) for each in answers)
        assert alone == together, tree
    two.update(["k7"], entries(8))  # far too few for two, after so many
    assert two.count() == PASSAGES + 7


@pytest.mark.usefixtures("eager")
def test_the_second_process_makes_segments(two):
    two.update([], slowly(two))
    assert len(two._current().parts) == 2
    assert all(len(part.segment) >= 200 for part in two._current().parts)


@pytest.mark.usefixtures("eager")
def test_when_the_second_process_dies_nothing_is_indexed_and_the_next_time_all_is(two):
    def fatal():
        for number, entry in enumerate(slowly(two)):
            if number == PASSAGES - 1:
                two._helper._process._process.kill()
            yield entry

    with pytest.raises(LeaderReaderError, match="could not be written"):
        two.update([], fatal())
    assert two.count() == 0
    two.update([], entries())
    assert two.count() == PASSAGES


@pytest.mark.usefixtures("eager")
def test_what_was_given_for_an_update_that_failed_is_not_in_the_next(two):
    def failing():
        yield from slowly(two)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        two.update([], failing())
    two.update([], entries(5))
    assert two.count() == 5


def test_few_passages_begin_no_second_process(two):
    two.update([], entries(1_000))
    assert two._helper._process is None
