"""Text cut to so many lines: the ellipsis follows a whole word."""

import pytest

from leader_reader.ui.text_lines import at_word_end


@pytest.mark.parametrize(
    ("shown", "whole", "cut"),
    [
        (
            "management starts, because e…",
            "management starts, because everything",
            "management starts, because…",
        ),
        ("management starts, b…", "management starts, because", "management starts…"),
        ("management starts…", "management starts because", "management starts…"),
        ("all of it", "all of it", "all of it"),
        ("it ends so…", "it ends so…", "it ends so…"),
        ("Pneumonoultra…", "Pneumonoultramicroscopic", "Pneumonoultra…"),
        ("a verylongword…", "a verylongwordindeed", "a verylongword…"),
    ],
)
def test_words_are_not_cut_in_two_but_where_little_would_be_left(shown, whole, cut):
    assert at_word_end(shown, whole) == cut
