"""How one wording became another."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.comparing.rewording import Kind, rewording


def told(old, new):
    return [(piece.kind, piece.words) for piece in rewording(old, new)]


def test_words_are_left_out_put_in_and_kept():
    assert told("the ward sister leads", "the ward manager often leads") == [
        (Kind.KEPT, "the ward "),
        (Kind.LEFT_OUT, "sister"),
        (Kind.PUT_IN, "manager often"),
        (Kind.KEPT, " leads"),
    ]


def test_changes_that_a_space_parts_are_one():
    assert told("a b c d", "a x y d") == [
        (Kind.KEPT, "a "),
        (Kind.LEFT_OUT, "b c"),
        (Kind.PUT_IN, "x y"),
        (Kind.KEPT, " d"),
    ]


def test_the_same_words_are_kept_whatever_their_spaces():
    assert told("one\ntwo", "one  two") == [(Kind.KEPT, "one two")]


def test_very_long_wordings_are_not_compared():
    pieces = rewording("word " * 4000, "word " * 4001)
    assert [piece.kind for piece in pieces] == [Kind.LEFT_OUT, Kind.PUT_IN]


@given(st.text("ab c.,\n'é😀"), st.text("ab c.,\n'é😀"))
def test_both_wordings_can_be_read_from_the_pieces(old, new):
    pieces = rewording(old, new)
    kept = "".join(each.words for each in pieces if each.kind is not Kind.PUT_IN)
    came = "".join(each.words for each in pieces if each.kind is not Kind.LEFT_OUT)
    assert (kept, came) == (" ".join(old.split()), " ".join(new.split()))
