"""An index that was changed again and again answers as one that was made at once."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import merging, writing
from leader_reader.adapters.whoosh_index.tree import Near, Same
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.kept import Answers, Kept
from tests.adapters.whoosh_index.prose import TOPICS, annotation, record, view

WORDS = (
    "lead",
    "leads",
    "leading",
    "Leader's",
    "ward",
    "wards",
    "well-being",
    "naïve",
    "医療",
    "c",
)
KEYS = ("document:d0", "document:d1", "document:d2", "annotation:a0", "annotation:a1")
TREES = (
    wq.Every(),
    wq.Term("text", "lead"),
    wq.Term("words", "leading"),
    wq.Phrase("words", ["lead", "ward"]),
    wq.Phrase("text", ["ward", "lead", "c"]),
    Near("text", ["ward", "lead"], 3),
    Near("text", ["c", "ward", "lead"], 9),
    wq.Prefix("words", "lead"),
    wq.Prefix("words", ""),
    wq.Wildcard("words", "?ar*"),
    wq.FuzzyTerm("words", "lerd", maxdist=1, prefixlength=0),
    wq.FuzzyTerm("words", "leider", maxdist=2, prefixlength=0),
    Same([wq.Term("text", "ward"), wq.Phrase("words", ["well", "being"])]),
    wq.And([wq.Term("text", each) for each in ("lead", "ward", "c")]),
    wq.Or([wq.Term("text", "c"), wq.Not(wq.Term("text", "lead")), wq.Term("is", "tagged")]),
    wq.And([wq.Not(wq.Term("words", "c")), wq.Term("topic", "talent")]),
)
VIEW = view(
    [record("d0", "One", date="2011"), record("d1", "Two", form="pdf"), record("d2")],
    [annotation("a0", "d0", 3, 40, ["t3"], "n"), annotation("a1", "d1", 0, 2, ["t4", "t5"], "n")],
    TOPICS,
    ["d1"],
)

texts = st.one_of(
    st.just(""),
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=3).map(lambda row: " ".join(row * 120)),
)
steps = st.one_of(
    st.tuples(
        st.just("update"),
        st.lists(st.sampled_from(KEYS), unique=True),
        st.dictionaries(st.sampled_from(KEYS), st.lists(texts, min_size=1, max_size=5), max_size=3),
    ),
    st.tuples(st.just("remove"), st.lists(st.sampled_from(KEYS), unique=True), st.just({})),
    st.tuples(st.sampled_from(("tidy", "reopen")), st.just([]), st.just({})),
)


@pytest.fixture(params=[1 << 16, 3])
def most_passages(request, monkeypatch):
    """Segments of the usual size, and segments so small that an update needs several."""
    monkeypatch.setattr(writing, "MOST_PASSAGES", request.param)
    monkeypatch.setattr(merging, "MOST_PASSAGES", request.param * 2)
    monkeypatch.setattr(merging, "_AHEAD", 1)


@pytest.mark.usefixtures("most_passages")
@settings(max_examples=80, deadline=None)
@given(st.lists(steps, min_size=1, max_size=12))
def test_changes_end_where_making_anew_ends(changes):
    with tempfile.TemporaryDirectory() as folder:
        kept, state = Kept(Path(folder) / "kept"), {}
        for kind, removed, added in changes:
            apply(kept, state, kind, removed, added)
            assert kept.snapshot().passages == sum(map(len, state.values()))
        anew = Kept(Path(folder) / "anew")
        anew.update([], [each for rows in state.values() for each in rows])
        answers = [Answers(each.snapshot(), VIEW) for each in (kept, anew)]
        for tree in TREES:
            one, other = (each.narrowed(tree) for each in answers)
            assert one == other, tree
            narrowed = (("topic", "t1"), ("format", "txt"))
            one, other = (each.narrowed(tree, narrowed) for each in answers)
            assert one == other, tree


def apply(kept, state, kind, removed, added):
    """Change an index, and alike the plain dictionary that it is to agree with."""
    if kind == "tidy":
        kept.tidy()
    elif kind == "reopen":
        kept.reopen()
    else:
        entries = {key: list(entries_of(key, rows)) for key, rows in added.items()}
        kept.update([*removed, *entries], [each for rows in entries.values() for each in rows])
        for key in removed:
            state.pop(key, None)
        state.update(entries)


def entries_of(key, rows):
    """Yield the entries of a key: blocks of a document, or an annotation's note."""
    kind, name = key.split(":")
    start = 0
    for number, text in enumerate(rows):
        if kind == "document":
            place = {"document": name, "kind": HitKind.PASSAGE, "start": start}
        else:
            place = {"document": "d" + name[1], "kind": HitKind.NOTE, "start": number}
            place["annotation"] = name
        end = place["start"] + len(text)
        yield IndexPassage(key=key, end=end, text=text, weight=0.5 ** (number % 3), **place)
        start += len(text) + 1


@pytest.mark.parametrize("length", [255, 256, 257, 65_535, 65_536, 65_537, 140_000])
def test_long_passages_keep_every_position(tmp_path, length):
    words = ["alpha", "beta", "gamma"] * (length // 3 + 1)
    words[length - 2 : length] = ["last", "word"]
    long = IndexPassage("document:d0", "d0", HitKind.PASSAGE, 0, 9, " ".join(words[:length]))
    short = IndexPassage("document:d1", "d1", HitKind.PASSAGE, 0, 9, "a last word of beta gamma")
    kept = Kept(tmp_path / "index")
    kept.update([], [short, long])
    kept.update([], [short._replace(key="document:d2", document="d2")])
    for _ in range(2):
        answers = Answers(kept.snapshot(), view())
        for tree, documents in {
            wq.Phrase("words", ["last", "word"]): {"d0", "d1", "d2"},
            wq.Phrase("words", ["beta", "gamma"]): {"d0", "d1", "d2"},
            wq.Phrase("words", ["gamma", "last"]): {"d0"} if length % 3 == 2 else set(),
            Near("text", ["last", "alpha"], 4): {"d0"},
        }.items():
            assert {name[0] for name in answers.scored(answers.found(tree))} == documents, tree
        (part,) = (each for each in kept.snapshot().parts if len(each.segment) > 1)
        assert part.segment.lengths.tolist()[:2] == [6, length]
        merged = merging.merge(kept.folder, [each.entry for each in kept.snapshot().parts])
        with writing.writing(kept.folder):
            number = kept.snapshot().generation.number + 1
            writing.commit(kept.folder, writing.Generation(number, (merged,)))


def test_what_fails_while_it_is_read_leaves_nothing_behind(tmp_path):
    entry = IndexPassage("document:d0", "d0", HitKind.PASSAGE, 0, 9, "quite another")

    def failing():
        yield entry
        raise RuntimeError

    kept = Kept(tmp_path / "index")
    kept.update([], [entry._replace(text="the first")])
    with pytest.raises(RuntimeError):
        kept.update(["document:d0"], failing())
    assert kept.snapshot().passages == 1
    kept.update([], [entry._replace(key="document:d1", document="d1", text="the second")])
    answers = Answers(kept.snapshot(), view())
    assert len(answers.scored(answers.found(wq.Term("words", "the")))) == 2
    assert not answers.scored(answers.found(wq.Term("words", "quite")))


def test_merging_forgets_the_names_that_only_deleted_passages_had(tmp_path):
    kept = Kept(tmp_path / "index")
    rows = [
        IndexPassage(f"document:d{n}", f"d{n}", HitKind.PASSAGE, 0, 9, f"text {n}")
        for n in range(9)
    ]
    kept.update([], rows)
    kept.update([each.key for each in rows[:8]], [])
    assert kept.tidy()
    (part,) = kept.snapshot().parts
    assert list(part.segment.columns.strings) == ["", "d8", "document:d8"]
