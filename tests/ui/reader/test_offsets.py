"""Code points and UTF-16 units agree with what encoding the text says."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui.reader.offsets import Offsets

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.text("a🏥𠮷e\u0301字")


@given(texts)
def test_utf16_offsets_are_those_of_the_encoded_text(text):
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_utf16(place) == len(text[:place].encode("utf-16-le")) // 2


@given(texts)
def test_there_and_back_is_the_same_place(text):
    offsets = Offsets(text)
    places = range(len(text) + 1)
    assert [offsets.to_code_point(offsets.to_utf16(place)) for place in places] == list(places)


def test_the_middle_of_a_wide_character_counts_as_its_start():
    offsets = Offsets("a🏥b🏥")
    assert [offsets.to_code_point(unit) for unit in range(7)] == [0, 1, 1, 2, 3, 3, 4]
