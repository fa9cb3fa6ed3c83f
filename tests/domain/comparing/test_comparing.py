"""Two texts compared: which words are the same, and what became of passages."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.domain.comparing import compare
from leader_reader.domain.comparing.fates import Fate, new_place, passage_outcome
from tests.domain.comparing.edited import Author, Rates
from tests.domain.comparing.judged import Judge

NIGHT = "The night sister leads the ward and writes what she sees in a book by the kettle."
BOARD = "Boards that listen keep their nurses, and their nurses keep their patients well."
SAID = "She said it twice."


def fate_of(words, old, new, nth=0):
    """Return the fate of the nth place of `words` in a text, and the words it is now."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    found = passage_outcome(compare(old, new), start, start + len(words))
    return found.fate, new[found.start : found.end], found.start


@pytest.mark.parametrize(
    ("rates", "least"),
    [
        (Rates(moved=0, deleted=0, broken=0), 0.99),
        (Rates(), 0.98),
        (Rates(words=0.2), 0.97),
        (Rates(words=0, moved=0.2, deleted=0.2, broken=0.3), 0.97),
    ],
)
def test_passages_of_edited_texts_are_found_where_they_are(rates, least):
    counts: Counter[str] = Counter()
    for seed in range(6):
        counts += Judge(seed, rates, paragraphs=40).passages(80)
    assert counts["unchanged found"] == counts["unchanged"] > 50
    assert counts["reworded found"] >= least * counts["reworded"]
    assert counts["wrong"] <= counts.total() // 500
    assert counts["gone found"] >= 0.98 * counts["gone"]


@settings(deadline=None, max_examples=60)
@given(st.permutations(range(12)), st.integers(4, 12), st.data())
def test_paragraphs_may_be_moved_left_out_and_joined_anyhow(order, kept, data):
    author = Author(7, 4000)
    paragraphs = [" ".join(f"{w.text}{n}" for w in author._some(9, 30)) for n in range(12)]
    old = "\n".join(paragraphs)
    breaks = data.draw(st.lists(st.sampled_from(["\n", " "]), min_size=12, max_size=12))
    new = "".join(paragraphs[n] + between for n, between in zip(order[:kept], breaks, strict=False))
    match = compare(old, new)
    for number, paragraph in enumerate(paragraphs):
        start = old.index(paragraph)
        found = passage_outcome(match, start, start + len(paragraph))
        if number in order[:kept]:
            assert found.fate is Fate.UNCHANGED
            assert new[found.start : found.end] == paragraph
        else:
            assert found.fate is Fate.GONE


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(old, new):
    match = compare(old, new)
    there = [(n, place) for n, place in enumerate(match.to_new) if place >= 0]
    assert all(match.to_old[place] == n for n, place in there)
    if old.strip():
        found = passage_outcome(match, 0, len(old))
        assert 0 <= found.start <= found.end <= len(new)


@given(st.text(max_size=200))
def test_a_text_is_itself(text):
    match = compare(text, text)
    assert match.to_new == list(range(len(match.to_new)))


def test_a_reworded_passage_has_whole_words_and_its_full_stop():
    new = f"{NIGHT.replace('writes what she sees', 'wrote down what she saw')}\n{BOARD}"
    fate, words, _ = fate_of("writes what she sees in a book by the kettle.", NIGHT, new)
    assert fate is Fate.REWORDED
    assert words == "wrote down what she saw in a book by the kettle."


@pytest.mark.parametrize(
    "setting",
    [
        NIGHT.replace(" ", "  "),
        NIGHT.replace("sister", "sis-\nter").replace("\n", " "),
        NIGHT.replace("kettle", "ket\u00adtle"),
        NIGHT.replace("ward and", "ward\nand"),
    ],
)
def test_what_is_only_set_otherwise_is_unchanged(setting):
    fate, words, _ = fate_of("sister leads the ward and writes", NIGHT, f"{BOARD}\n{setting}")
    assert fate is Fate.UNCHANGED
    assert words.replace("- ", "").split()[-1] == "writes"


def test_other_quotation_marks_are_no_change_but_another_stop_is():
    old = "They wrote “we do not wait” on the wall – and meant it. So it was."
    new = "They wrote 'we do not wait' on the wall - and meant it! So it was."
    new = new.replace("'", '"')
    assert fate_of("“we do not wait” on the wall – and", old, new)[0] is Fate.UNCHANGED
    assert fate_of("and meant it.", old, new)[:2] == (Fate.REWORDED, "and meant it!")


@pytest.mark.parametrize("word", ["sister", "a", "kettle."])
def test_a_single_word_is_found_and_where_it_was_replaced_it_is_gone(word):
    new = f"A new beginning.\n{NIGHT}"
    assert fate_of(word, NIGHT, new, nth=NIGHT[: NIGHT.index(f" {word}")].count(word))[1] == word
    other = new.replace(" sister ", " porter ").replace(" a book", " one book")
    assert fate_of("sister", NIGHT, other)[0] is Fate.GONE


def test_an_emoji_is_a_word():
    old = f"{NIGHT} 👩🏽‍⚕️ {BOARD}"
    fate, words, _ = fate_of("👩🏽‍⚕️", old, f"{BOARD} Well.\n{NIGHT} 👩🏽‍⚕️ {BOARD}")
    assert (fate, words) == (Fate.UNCHANGED, "👩🏽‍⚕️")


def test_words_without_spaces_between_are_compared_by_letters():
    old = "病院の看護師は夜も働いている。昼の会議は長い。"
    new = "病院の看護師は夜も朝も働いている。昼の会議は短い。"
    assert fate_of("看護師は夜", old, new)[:2] == (Fate.UNCHANGED, "看護師は夜")
    assert fate_of("夜も働いている", old, new)[:2] == (Fate.REWORDED, "夜も朝も働いている")


def test_boilerplate_at_the_end_of_a_paragraph_goes_with_its_paragraph():
    old = f"{NIGHT} {SAID}\n{BOARD} {SAID}\nA third one stands here by itself. {SAID}"
    new = f"{NIGHT} {SAID}\nA third one stands here by itself. {SAID}"
    assert fate_of(SAID, old, new)[::2] == (Fate.UNCHANGED, new.index(SAID))
    assert fate_of(SAID, old, new, nth=1)[0] is Fate.GONE
    assert fate_of(SAID, old, new, nth=2)[::2] == (Fate.UNCHANGED, new.rindex(SAID))


def test_boilerplate_is_not_found_in_a_paragraph_that_took_the_place_of_another():
    old = f"{NIGHT} {SAID}\n{BOARD} {SAID}"
    new = f"Wholly other matters are told in this paragraph, at length. {SAID}\n{BOARD} {SAID}"
    assert fate_of(SAID, old, new)[0] is Fate.GONE


def test_table_rows_keep_their_cells():
    rows = "\n".join(f"Ward {n}\t{n * 7}\t{n * 3}" for n in range(1, 9))
    new = rows.replace("Ward 4\t28\t12\n", "").replace("Ward 6\t42", "Ward 6\t43")
    assert fate_of("Ward 5\t35\t15", rows, new)[:2] == (Fate.UNCHANGED, "Ward 5\t35\t15")
    assert fate_of("Ward 4\t28\t12", rows, new)[0] is Fate.GONE
    assert fate_of("Ward 6\t42\t18", rows, new)[:2] == (Fate.REWORDED, "Ward 6\t43\t18")


def test_a_passage_over_a_block_break_stays_whole_where_the_break_goes():
    old = f"{NIGHT}\n{BOARD}"
    fate, words, _ = fate_of("by the kettle.\nBoards that", old, f"{NIGHT} {BOARD}")
    assert (fate, words) == (Fate.UNCHANGED, "by the kettle. Boards that")


def test_a_place_moves_with_its_line():
    old, new = f"{NIGHT}\n{BOARD}", f"Something new stands first.\n{BOARD}\nAnd last."
    assert new_place(compare(old, new), old.index(BOARD)) == new.index(BOARD)
    assert new_place(compare(old, new), 0) is None
    assert new_place(compare(old, new), len(old)) is None
