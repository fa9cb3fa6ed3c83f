"""Matches of words that stand side by side are marked as one."""

from leader_reader.ui.spans import run_together

TEXT = "Fair talent management starts with talent."


def test_neighbouring_words_are_one_stretch():
    assert run_together(TEXT, [(12, 22), (5, 11), (35, 41)]) == [(5, 22), (35, 41)]


def test_words_apart_and_overlaps():
    assert run_together(TEXT, [(0, 4), (12, 22)]) == [(0, 4), (12, 22)]
    assert run_together(TEXT, [(5, 22), (12, 16)]) == [(5, 22)]
    assert run_together(TEXT, []) == []
