"""The search index: one contract for the fake and for Whoosh, then what only Whoosh can."""

import json
import shutil
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.whoosh_index import index as index_module
from leader_reader.adapters.whoosh_index import language, marking
from leader_reader.adapters.whoosh_index.analysis import Words, fold
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import HitKind, Query
from leader_reader.services.indexing import document_entries
from tests.adapters.viewed import Carded, ViewedIndex, record
from tests.adapters.whoosh_index.prose import annotation
from tests.fakes import MemoryIndex
from tests.samples import document

TEXTS = {
    "listen": "Nurses listened while the leader was listening.",
    "vitamin": "Vitamin C and hepatitis B are not the same.",
    "vacant": "Vacancies in senior leadership positions in NHS organisations.",
    "naive": "A naïve rôle: O’Neill’s coöperation with Zoë at the café.",
    "hyphen": "Well-being and decision-making in long-term care.",
    "cjk": "医療におけるリーダーシップ 領導 is leadership.",
    "parted": "An e\u0301tude in leader\u00adship.",
    "apart": "The talent we have needs management.",
    "phrase": "Good talent management is rare.",
}


def passage(key, text, **fields):
    words = {"document": f"d-{key}", "kind": HitKind.PASSAGE, "start": 0, "end": len(text)}
    return Carded.of(key=key, text=text, title=f"On {key}", **(words | fields))


@pytest.fixture
def folder(tmp_path):
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


@pytest.fixture(params=["memory", "whoosh"])
def index(request):
    """An empty index, the fake or the real one."""
    real = request.param == "whoosh"
    made = request.getfixturevalue("open_index")() if real else ViewedIndex(MemoryIndex())
    assert made.count() == 0
    return made


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The real index with TEXTS, each under its name."""
    made = ViewedIndex(WhooshIndex(tmp_path_factory.mktemp("shelf") / "index"))
    made.update([], [passage(key, text) for key, text in TEXTS.items()])
    yield made
    made.close()


def names(index, text, **fields):
    hits = index.search(Query(text, **fields)).hits
    return {hit.document.removeprefix("d-") for hit in hits}


# What every index does


def test_all_words_must_be_there(index):
    index.update([], [passage("one", "red apples"), passage("two", "red pears")])
    assert names(index, "red") == {"one", "two"}
    assert names(index, "apples red") == {"one"}
    assert names(index, "red plums") == set()
    assert index.count() == 2


def test_updating_a_key_drops_all_its_entries_before(index):
    index.update([], [passage("one", "red apples"), passage("one", "red cherries")])
    index.update(["one"], [passage("one", "green apples")])
    assert names(index, "red") == set()
    assert names(index, "green") == {"one"}
    assert index.count() == 1
    index.update(["one"], [])
    assert index.count() == 0


def test_the_total_counts_what_the_limit_cuts(index):
    index.update([], [passage(str(number), "red apples") for number in range(9)])
    found = index.search(Query("red", limit=4))
    assert len(found.hits) == 4
    assert found.total == 9
    assert found.query == Query("red", limit=4)


def test_a_hit_says_where_it_is(index):
    index.update(
        [],
        [passage("one", "red apples", start=40, end=50, page=3, heading="Fruit", kind="comment")],
    )
    hit = index.search(Query("apples")).hits[0]
    assert (hit.start, hit.end, hit.page, hit.heading) == (40, 50, 3, "Fruit")
    assert (hit.kind, hit.title, hit.document) == (HitKind.COMMENT, "On one", "d-one")


@pytest.mark.parametrize("text", ["", "  ", '"', '""'])
def test_nothing_asked_finds_nothing(index, text):
    index.update([], [passage("one", "red apples")])
    assert index.search(Query(text)).total == 0


def test_clearing_leaves_nothing(index):
    index.update([], [passage("one", "red apples")])
    index.clear()
    assert index.count() == 0
    index.update([], [passage("two", "red pears")])
    assert names(index, "red") == {"two"}


def test_the_highlighter_marks_what_was_asked(index):
    text = "Red apples and green apples"
    mark = index.highlighter(Query("apples"))
    assert [text[start:end] for start, end in mark(text)] == ["apples", "apples"]


# Words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("listen", {"listen"}),
        ("nurse", {"listen"}),
        ("leaders", {"listen"}),
        ("vacancy", {"vacant"}),
        ("organisation", {"vacant"}),
        ("vitamin c", {"vitamin"}),
        ("hepatitis b", {"vitamin"}),
        ('"are not the same"', {"vitamin"}),
        ("not", {"vitamin"}),
        ("naive role", {"naive"}),
        ("NAÏVE RÔLE", {"naive"}),
        ("o'neill", {"naive"}),
        ("O’Neill’s", {"naive"}),
        ("cooperation", {"naive"}),
        ("zoe cafe", {"naive"}),
        ("wellbeing", {"hyphen"}),
        ("well-being", {"hyphen"}),
        ("decision making", {"hyphen"}),
        ("long-term", {"hyphen"}),
        ("領導", {"cjk"}),
        ("リーダー", {"cjk"}),
        ("導領", set()),
        ("étude", {"parted"}),
        ("etude", {"parted"}),
        ("leadership", {"vacant", "cjk", "parted"}),
    ],
)
def test_words_are_found_as_people_write_them(shelf, query, found):
    assert names(shelf, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"talent management"', {"phrase"}),
        ("“talent management”", {"phrase"}),
        ("«talent management»", {"phrase"}),
        ('"management talent"', set()),
        ("talent management", {"phrase", "apart"}),
        ("talent AND management", {"phrase", "apart"}),
        ("talent NOT rare", {"apart"}),
        ("talent AND NOT rare", {"apart"}),
        ("rare OR vitamin", {"phrase", "vitamin"}),
        ("(rare OR vitamin) hepatitis", {"vitamin"}),
        ("talent (rare OR needs)", {"phrase", "apart"}),
        ('"talent management" OR vitamin', {"phrase", "vitamin"}),
        ("NOT leadership", {"listen", "vitamin", "naive", "hyphen", "apart", "phrase"}),
        ("talent AND", {"phrase", "apart"}),
        ("talent OR ", {"phrase", "apart"}),
        ('"talent manag', set()),
        ('"talent management', {"phrase"}),
        ("(talent management", {"phrase", "apart"}),
        ("title:vitamin", {"vitamin"}),
        ("title:vita*", {"vitamin"}),
        ("unknown:vitamin", set()),
        ("key:vitamin", set()),
    ],
)
def test_operators(shelf, query, found):
    assert names(shelf, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("vacan*", {"vacant"}),
        ("nurses*", {"listen"}),
        ("nurse*", {"listen"}),
        ("vacancy*", set()),
        ("NAÏ*", {"naive"}),
        ("man* rare", {"phrase"}),
        ("*itis", {"vitamin"}),
        ("hepa?itis", {"vitamin"}),
        ("l*ing", {"listen"}),
        ("well-be*", {"hyphen"}),
        ("o’nei*", {"naive"}),
        ("talent NOT man*", set()),
    ],
)
def test_beginnings_and_patterns_run_over_the_words_as_written(shelf, query, found):
    assert names(shelf, query) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vit", {"vitamin"}),
        ("vitamin he", {"vitamin"}),
        ("talent ma", {"phrase", "apart"}),
        ("talent ma ", set()),
        ("(rare OR vita", {"phrase", "vitamin"}),
        ("talent NOT ra", {"phrase", "apart"}),
        ('"talent ma', {"phrase", "apart"}),
        ("listenin", {"listen"}),
        ("o’nei", {"naive"}),
    ],
)
def test_as_one_types_the_last_word_may_go_on(shelf, typed, found):
    assert names(shelf, typed, prefix_last=True) == found
    if typed == "vit":
        assert names(shelf, typed) == set()


def test_matches_cover_words_phrases_and_beginnings_but_nothing_under_not(shelf):
    text = "Talent management: managers of talent manage hepatitis."

    def marked(query, **fields):
        return [text[s:e] for s, e in shelf.highlighter(Query(query, **fields))(text)]

    assert marked("manage") == ["management", "managers", "manage"]
    assert marked('"talent management"') == ["Talent management"]
    assert marked("managers*") == ["managers"]
    assert marked("*itis") == ["hepatitis"]
    assert marked("hepatitis NOT talent") == ["hepatitis"]
    assert marked("hepa", prefix_last=True) == ["hepatitis"]
    assert marked("zebra") == []


WORDS = st.text(
    st.sampled_from("aA bé\"“”()*?:~^[]{}<>-+\\/|&!'’_.,;#@AND OR NOT\n\t\0\u00ad漢😀"), max_size=25
)
ANYTHING = st.one_of(WORDS, st.text(max_size=30))


@given(ANYTHING, st.booleans())
def test_no_query_raises_and_every_match_is_in_the_text(shelf, text, last):
    query = Query(text, limit=5, prefix_last=last)
    found = shelf.search(query)
    assert len(found.hits) <= min(5, found.total)
    mark = shelf.highlighter(query)
    for words in (*TEXTS.values(), text):
        spans = mark(words)
        assert all(0 <= start < end <= len(words) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text):
    end = 0
    for word in Words()(text):
        assert end <= word.start < word.end <= len(text)
        assert word.form == fold(text[word.start : word.end])
        end = word.end


@given(st.from_regex(r"[a-zé]{2,9}( [a-zé]{2,9}){1,4}", fullmatch=True))
def test_any_words_in_a_row_are_found_as_a_phrase(words):
    text = f"Before it, {words}; after it."
    tree = language.parse(Query(f'"{words}"')).tree
    start = text.index(words)
    assert (start, start + len(words)) in language.highlighter(tree)(text)


# Notes, comments, weights, facets


def test_notes_and_comments_are_found_as_such(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("annotation:a", "Ask Jo\nLeadership › Succession", kind="note", annotation="a"),
            passage("two", "I agree", kind="comment", author="Clare Reader", date="2014-05-22"),
        ],
    )
    assert names(index, "succession") == set()  # for the library does not know the note
    index.annotations.append(annotation("a", "d-annotation:a", 0, 6, note="Ask Jo"))
    note = index.search(Query("succession")).hits[0]
    assert (note.kind, note.annotation) == (HitKind.NOTE, "a")
    comment = index.search(Query("agree")).hits[0]
    assert (comment.kind, comment.author, comment.date) == (
        HitKind.COMMENT,
        "Clare Reader",
        "2014-05-22",
    )
    assert names(index, "author:clare") == {"two"}


def test_what_weighs_less_comes_later(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("menu", "Talent management", weight=0.1),
            passage("main", "A paragraph on talent management in some ten words more."),
        ],
    )
    hits = index.search(Query("talent management")).hits
    assert [hit.document for hit in hits] == ["d-main", "d-menu"]
    assert hits[0].score > hits[1].score > 0


def test_facets_count_every_hit_whatever_the_limit(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("a", "red", format="pdf", year="2014"),
            passage("b", "red", format="pdf", year=""),
            passage("c", "red", format="txt", year="2014", kind="comment"),
        ],
    )
    found = index.search(Query("red", limit=1))
    facets = [(facet.name, facet.value, facet.count) for facet in found.facets]
    assert [facet for facet in facets if facet[0] == "format"] == [
        ("format", "pdf", 2),
        ("format", "txt", 1),
    ]
    assert ("year", "2014", 2) in facets
    assert ("kind", "comment", 1) in facets
    assert names(index, "red format:PDF") == {"a", "b"}
    assert names(index, "red year:2014") == {"a", "c"}


def test_a_document_is_indexed_block_by_block(open_index):
    index = open_index()
    paper = document("Teams need time.", "Talent needs management.")
    index.records[paper.id] = paper.record
    index.index.update([], document_entries(paper))
    assert index.count() == len(paper.blocks)
    hit = index.search(Query("talent")).hits[0]
    assert paper.text[hit.start : hit.end] == "Talent needs management."
    assert hit.heading == paper.title


# The folder


def test_what_was_indexed_is_there_the_next_time(open_index):
    open_index().update([], [passage("one", "red apples")])
    assert names(open_index(), "red") == {"one"}


def test_one_reader_sees_what_another_writer_added(open_index):
    reader, writer = open_index(), open_index()
    assert names(reader, "red") == set()
    writer.update([], [passage("one", "red apples")])
    assert names(reader, "red") == {"one"}
    writer.update(["one"], [])
    assert names(reader, "red") == set()


def test_another_process_can_write(open_index, folder):
    reader = open_index()
    reader.records["d-k"] = record(passage("k", "red"))
    code = (
        "import sys; from pathlib import Path;"
        "from leader_reader.adapters.whoosh_index.index import WhooshIndex;"
        "from leader_reader.services.ports import IndexPassage;"
        "index = WhooshIndex(Path(sys.argv[1]));"
        "index.update([], [IndexPassage('k', 'd-k', 'passage', 0, 3, 'red')]); index.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    assert names(reader, "red") == {"k"}


def test_a_writer_that_fails_leaves_the_index_as_it_was(open_index):
    index = open_index()
    index.update([], [passage("one", "red apples")])

    def failing():
        yield passage("two", "red pears")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.update(["one"], failing())
    assert names(index, "red") == {"one"}
    index.update(["one"], [passage("one", "green")])
    assert names(index, "green") == {"one"}


def test_a_disk_that_is_full_harms_nothing(open_index, monkeypatch):
    from leader_reader.adapters.whoosh_index import writing as module

    index = open_index()
    index.update([], [passage("one", "red apples")])

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_arrays", full)
        with pytest.raises(LeaderReaderError, match=r"no space left.*free some space"):
            index.update(["one"], [passage("one", "green")])
    assert names(index, "red") == {"one"}
    assert marking.is_ours(index.index._folder)


def test_what_fails_in_the_passages_is_no_damage(open_index):
    index = open_index()
    index.update([], [passage("one", "red apples")])

    def failing():
        yield passage("two", "red pears")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the very one
        index.update([], failing())
    assert names(index, "red") == {"one"}


def _no_mark(folder):
    (folder / "leader-reader-index.json").unlink()


def _older(folder):
    (folder / "leader-reader-index.json").write_text(json.dumps({"version": 0}), "utf-8")


def _garbled_mark(folder):
    (folder / "leader-reader-index.json").write_bytes(b"\xff\xfe{")


def _lost_generations(folder):
    for generation in folder.glob("generation-*.json"):
        generation.unlink()


def _garbled_generations(folder):
    for generation in folder.glob("generation-*.json"):
        generation.write_bytes(b"no generation")


def _lost_segments(folder):
    for segment in folder.glob("*.lrx"):
        segment.unlink()


def _cut_segments(folder):
    for segment in folder.glob("*.lrx"):
        segment.write_bytes(segment.read_bytes()[:20])


def _foreign(folder):
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "something.txt").write_text("else", "utf-8")


def _gone(folder):
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "damage", [_no_mark, _older, _garbled_mark, _lost_generations, _foreign, _gone]
)
def test_a_folder_that_is_not_ours_is_made_anew(open_index, folder, damage):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    assert marking.is_ours(folder)
    damage(folder)
    assert not marking.is_ours(folder)
    fresh = open_index()
    assert fresh.count() == 0
    assert marking.is_ours(folder)
    fresh.update([], [passage("two", "red pears")])
    assert names(fresh, "red") == {"two"}


@pytest.mark.parametrize("damage", [_garbled_generations, _lost_segments, _cut_segments])
def test_damage_is_said_and_the_folder_is_ours_no_longer(open_index, folder, damage):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    damage(folder)
    assert marking.is_ours(folder)
    with pytest.raises(marking.IndexDamaged):
        open_index().count()
    assert not marking.is_ours(folder)
    assert open_index().count() == 0
    assert marking.is_ours(folder)


def test_one_that_met_damage_goes_on_with_the_new_index(open_index, folder):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    _lost_segments(folder)
    with pytest.raises(marking.IndexDamaged):
        index.search(Query("red"))
    open_index().update([], [passage("two", "red pears")])
    assert names(index, "red") == {"two"}


def test_a_second_writer_waits_and_then_says_so(open_index, monkeypatch):
    from leader_reader.adapters.whoosh_index import writing as module

    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    first, second = open_index(), open_index()

    def slow():
        with pytest.raises(LeaderReaderError, match="another window"):
            second.update([], [passage("two", "red pears")])
        yield passage("one", "red apples")

    first.update([], slow())
    assert names(second, "red") == {"one"}
    assert marking.is_ours(second._folder)


def test_memory_that_was_given_back_is_there_again(open_index, monkeypatch):
    monkeypatch.setattr(index_module, "_MOST_MEMORY", -1 << 60)
    monkeypatch.setattr(index_module, "_NOW_AND_THEN", 1)
    index = open_index()
    index.update([], [passage("one", "Growing talent"), passage("two", "Another talent")])
    for _ in range(3):
        assert index.search(Query("talent")).total == 2
