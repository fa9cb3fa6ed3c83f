"""Other spellings, synonyms, acronyms and hyphens: what counts besides, and what is told of it."""

from leader_reader.domain.search import Widening
from tests.adapters.language.asking import Thesaurus, asked, tree

KNOWN = Thesaurus(
    {
        "organisation": [("organization", "spelling")],
        "icb": [("integrated care board", "acronym")],
        "integrated care board": [("icb", "acronym")],
        "care board": [("panel", "synonym")],
        "nurse": [("nurses", "spelling")],
        "pay": [("reward", "synonym"), ("salary", "synonym"), ("salaries", "synonym")],
        "well being": [("welfare", "synonym")],
        "wellbeing": [("well being", "hyphen"), ("flourishing", "synonym")],
    }
)


def widenings(text, **fields):
    return [(w.word, w.added, w.reason) for w in asked(text, KNOWN, **fields).widenings]


def test_a_word_and_its_other_spelling_count_as_one():
    assert tree("organisation x", KNOWN) == "({organis = organiz} & x)"
    assert asked("Organisation", KNOWN).widenings == (
        Widening("Organisation", ("organization",), "spelling"),
    )


def test_an_acronym_stands_for_its_words_in_a_row():
    assert tree("ICB", KNOWN) == "{icb = [integr care board]}"


def test_the_longest_run_counts_and_its_words_may_still_stand_apart():
    meant = "(((integr & care & board) | icb) & {pay = reward = salari})"
    assert tree("integrated care board pay", KNOWN) == meant
    assert ("integrated care board", ("icb",), "acronym") in widenings("integrated care board")
    assert tree("care board", KNOWN) == "((care & board) | panel)"


def test_words_of_a_run_keep_their_own_alternatives():
    known = Thesaurus({"pay board": [("pb", "acronym")], "pay": [("reward", "synonym")]})
    assert tree("pay board", known) == "(({pay = reward} & board) | pb)"


def test_what_has_the_same_stem_adds_nothing():
    assert tree("nurse", KNOWN) == "nurs"
    assert widenings("nurse") == []
    assert widenings("pay pay") == [("pay", ("reward", "salary"), "synonym")]


def test_a_hyphenated_word_is_also_one_word():
    assert tree("well-being") == "{[well be] = wellb}"
    assert asked("Well-being").widenings == (Widening("Well-being", ("wellbeing",), "hyphen"),)
    assert tree("state‐of–the-art") == "{[state of the art] = stateoftheart}"
    assert tree("COVID-19") == "{[covid 19] = covid19}"
    assert tree("2012-2019") == "[2012 2019]"
    assert tree("well-being", KNOWN) == "{[well be] = wellb = flourish = welfar}"
    assert widenings("well-being") == [
        ("well-being", ("wellbeing",), "hyphen"),
        ("well-being", ("flourishing", "welfare"), "synonym"),
    ]


def test_what_is_exact_is_not_widened():
    for text in ('"organisation"', "organisation*", "organisation~1", "title:organisation"):
        assert widenings(text) == []


def test_runs_end_at_operators_quotes_brackets_and_fields():
    for text in (
        "care AND board",
        "care OR board",
        "care NOT board",
        '"care" board',
        "care (board)",
        "care title:x board",
        "care foo:board",
    ):
        assert "panel" not in tree(text, KNOWN), text


def test_notes_and_what_is_under_not_are_widened_as_well():
    assert tree("note:organisation", KNOWN) == "({organis = organiz} & kind=note)"
    assert tree("-organisation", KNOWN) == "!{organis = organiz}"


def test_while_typing_the_last_word_is_a_beginning_too():
    assert tree("pay", KNOWN, prefix_last=True) == "{pay = pay* = reward = salari}"


def test_nothing_is_widened_if_the_query_says_so():
    text = "organisation well-being ICB care board"
    assert tree(text, KNOWN, widened=False) == "(organis & [well be] & icb & care & board)"
    assert widenings(text, widened=False) == []
    assert tree("well-be", widened=False, prefix_last=True) == "([well be] | (well & be*))"


def test_no_more_than_five_words_are_asked_for_together():
    known = Thesaurus({})
    asked("one two three four five six a.b.c.d.e.f x", known)
    assert ("one", "two", "three", "four", "five") in known.asked
    assert max(map(len, known.asked)) == 5
