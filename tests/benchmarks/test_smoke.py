"""The benchmarks run and measure something; and the window loads nothing heavy before it shows."""

import itertools

import pytest

from tests.benchmarks import generated, searching, starting
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.search import corpus, folder, prose, queries, table, targets
from tests.benchmarks.search.driving import Driver, Plan
from tests.benchmarks.search.engine import KINDS, NAMES
from tests.benchmarks.search.engine_fts5 import is_near
from tests.benchmarks.search.measured import Measured, Run
from tests.benchmarks.search.targets import Check


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


# Search beside other engines

_MUST_ANSWER = ("rare", "common", "and", "and_snippets", "common_snippets", "facets")


@pytest.fixture(scope="module")
def passages():
    return corpus.collected(prose.documents(prose.lexicon(3000)), 500, 2)


@pytest.fixture(scope="module")
def run(passages, tmp_path_factory):
    plan = Plan(tuple(NAMES), rounds=1, queries=6, warming=2, added=2, sample=200)
    return Driver(plan, passages, tmp_path_factory.mktemp("engines"), lambda _line: None)()


def test_engines_that_are_installed_are_measured(run):
    assert {"ours", "fts5", "whoosh"} <= set(run.engines)
    for each in run.engines.values():
        assert each.size > 0
        assert len(each.indexing) == 1
        assert len(each.adding) == 2
        assert all(len(times) == 6 for times in each.queries.values())
    assert run.engines["ours"].passages == 500
    assert run.engines["whoosh"].passages < 500


def test_engines_answer_what_they_are_asked(run):
    assert set(run.engines["ours"].queries) == set(KINDS)
    for each in run.engines.values():
        if each.passages == run.passages:
            assert all(each.answered(kind) == 1 for kind in _MUST_ANSWER)


@pytest.mark.parametrize("kind", ["rare", "common", "and", "or"])
def test_engines_with_the_same_stems_find_as_much(run, kind):
    if "tantivy" not in run.engines:
        pytest.skip("tantivy is not installed")
    assert run.engines["ours"].found[kind] == run.engines["tantivy"].found[kind]


def test_what_was_measured_is_shown_with_its_targets(run):
    lines = list(table.times(run))
    assert any(line.startswith("rare word") for line in lines)
    checked = list(table.targets(targets.checks(run)))
    assert len(checked) > 15
    assert all("PASS" in line or "MISS" in line for line in checked[1:])
    assert run.by_cpu().engines["ours"].p50("rare") != run.engines["ours"].p50("rare")


def test_a_check_passes_on_the_right_side_of_its_target():
    assert Check("a", 2, "x", must=2, at_least=True).meets(2)
    assert not Check("a", 1.9, "x", must=2, at_least=True).meets(2)
    assert not Check("a", 2.1, "x", must=2).meets(2)
    quick = Check("a", 3, "x", must=2.5, stretch=1, enough="0.5 ms")
    assert quick.meets(quick.must)
    assert not quick.meets(quick.stretch)


def test_growth_is_told_by_how_much_larger_the_corpus_is():
    runs = []
    for times in (1, 5):
        each = Measured("Leader Reader", passages=100 * times, indexing=[1.0 * times], size=times)
        each.opening, each.adding, each.resident = [1.0], [1.0], 1
        each.queries = {"rare": [0.1], "common": [1.0 * times * times]}
        runs.append(Run(100 * times, 0, {"ours": each}))
    verdicts = {each.name: each.meets(each.must) for each in targets.growth(*runs)}
    assert verdicts["Leader Reader: indexing"]
    assert verdicts["Leader Reader: rare word"]
    assert not verdicts["Leader Reader: common word"]


def test_made_prose_is_the_same_each_time_and_uneven(passages):
    again = corpus.collected(prose.documents(prose.lexicon(3000)), 500, 2)
    assert again == passages
    lengths = [len(text.split()) for each in passages.documents for text in each.passages]
    assert len(lengths) == 500
    assert min(lengths) >= corpus.SHORTEST
    assert max(lengths) <= corpus.LONGEST
    asked = queries.drawn(passages, 20)
    assert all(len(each) == len({tuple(words) for words in each}) for each in asked.values())
    assert all(asked.values())


def test_texts_of_a_folder_are_cut_and_repeated(tmp_path):
    sentences = [f"Sentence {number} has a few words of its own in it." for number in range(60)]
    (tmp_path / "a.txt").write_text("\n\n".join(sentences), "utf-8")
    (tmp_path / "b.md").write_text(" ".join(sentences), "utf-8")
    (tmp_path / "c.html").write_text(f"<p>{'<p>'.join(sentences)}", "utf-8")
    found = folder.from_folder(tmp_path, 100, 1)
    lengths = [len(text.split()) for each in found.documents for text in each.passages]
    assert len(lengths) == 100
    assert min(lengths) >= corpus.SHORTEST
    assert max(lengths) <= corpus.LONGEST
    assert 0 < found.repeated < 100
    assert len(found.added[0].passages) == corpus.ADDED_PASSAGES
    assert len({each.id for each in [*found.documents, *found.added]}) == len(found.documents) + 1
    path = corpus.save(found, tmp_path / "corpus.json")
    assert corpus.load(path).documents == found.documents


def test_words_one_letter_apart_are_near():
    words = ["".join(letters) for n in range(4) for letters in itertools.product("ab", repeat=n)]
    for one, other in itertools.product(words, repeat=2):
        assert is_near(one, other) == (other in _one_edit(one)), (one, other)


def _one_edit(word):
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {word, *(a + b[1:] for a, b in cuts)}
    for letter in "ab":
        made |= {a + letter + b for a, b in cuts} | {a + letter + b[1:] for a, b in cuts if b}
    return made
