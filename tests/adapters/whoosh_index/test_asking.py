"""What queries find: words as people write them, operators, patterns, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.whoosh_index import language
from leader_reader.adapters.whoosh_index.analysis import Words, fold
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.search import Query
from tests.adapters.viewed import ViewedIndex, names, passage

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


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The real index with TEXTS, each under its name."""
    made = ViewedIndex(WhooshIndex(tmp_path_factory.mktemp("shelf") / "index"))
    made.update([], [passage(key, text) for key, text in TEXTS.items()])
    yield made
    made.close()


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
