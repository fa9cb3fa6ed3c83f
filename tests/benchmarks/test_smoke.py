"""The benchmarks run and measure something; and the window loads nothing heavy before it shows."""

import pytest

from tests.benchmarks import generated, searching, starting
from tests.benchmarks.figures import Figure, percentile


def test_percentiles_are_nearest_ranks():
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([7], 0.99) == 7


def test_a_figure_says_whether_its_target_is_met():
    assert Figure("a", 9.5, "ms", 10).line().endswith("met")
    missed = Figure("a", 10.5, "ms", 10)
    assert not missed.met
    assert missed.line().endswith("MISSED")
    assert Figure("a", 10.5, "ms").met


def test_generated_documents_are_read(tmp_path):
    from leader_reader.adapters.importers.formats import importer_for

    for path in generated.make(tmp_path, 3, words=200):
        blocks = importer_for(path).read(path).blocks
        assert 200 <= sum(len(block.text.split()) for block in blocks) < 220


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    from tests.benchmarks.home import starter

    return starter(tmp_path_factory.mktemp("measured") / "library")


def test_the_window_is_painted_before_anything_heavy_is_loaded(home):
    started = starting.start("first_paint", str(home))
    assert started.first > 0
    assert starting.early(started.lines) == []


def test_searches_are_timed(home):
    assert len(searching.latencies(home, 1)) == len(searching.QUERIES)
