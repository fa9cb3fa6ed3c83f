"""The words of a row of the results: where it is, its note, and how they are cut."""

import pytest

from leader_reader.domain.search import Hit, HitKind, Snippet
from leader_reader.services.searching import NoteSnippet
from leader_reader.ui.search.hit_layout import around_match, cut_at_word, hit_lines, whole_parts
from tests.ui.search.found import HITS, TITLES, A, hit, results

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_each_hit_says_where_it_is(panel):
    places = [panel.model.place(each) for each in HITS]
    assert places == [
        "p. 12 · Growing leaders",
        "para. 7",
        "Comment by a sister · 22 May 2014",
        "Note · p. 12",
    ]


def test_a_heading_or_title_found_does_not_say_itself_twice(panel):
    heading = hit(A, "Growing talent", heading="Growing talent", locator="p. 2")
    title = hit(A, TITLES[A], heading=TITLES[A])
    below = hit(A, "a talent", heading=TITLES[A])
    places = [panel.model.place(each) for each in (heading, title, below)]
    assert places == ["p. 2 · Heading", "Title", ""]
    panel.show_results(results([title, below]))
    shown = [panel.list.visualRect(panel.model.index(row)).height() for row in (1, 2)]
    assert shown[1] < shown[0]


def noted(note: str, quote: str, named: str) -> Hit:
    at = named.find("Talent")
    marks = ((at, at + 6),) if at >= 0 else ()
    parts = [Snippet(note), Snippet(quote), Snippet(named, marks)]
    snippet = NoteSnippet(note or quote, (), *parts)
    return hit(A, "", kind=HitKind.NOTE, locator="p. 3")._replace(snippet=snippet)


def test_a_passage_found_by_its_topic_shows_the_topic_and_claims_no_note(panel):
    tagged = noted("", "A mentor gives advice.", "Talent › Succession")
    assert panel.model.place(tagged) == "Talent › Succession · p. 3"
    assert panel.model.place_marks(tagged) == ((0, 6),)
    assert not panel.model.has_note(tagged)
    assert len(hit_lines(tagged, 260).parts) == 1


def test_a_note_stands_above_the_words_it_is_about(panel):
    written = noted("Use it.", "A mentor gives advice.", "Talent")
    assert panel.model.place(written) == "Note · Talent · p. 3"
    assert panel.model.place_marks(written) == ((7, 13),)
    assert panel.model.has_note(written)
    parts = hit_lines(written, 260).parts
    assert [part.lines.layout.text() for part in parts] == ["Use it.", "A mentor gives advice."]
    assert [part.quiet for part in parts] == [False, True]


def test_a_snippet_too_long_for_its_lines_ends_with_a_whole_word(panel):
    text = "talent " + "leadership succession " * 20
    for width in range(180, 320, 7):
        (part,) = hit_lines(hit(A, text), width).parts
        shown = part.lines.layout.text()
        assert shown.endswith(("leadership…", "succession…", "talent…"))
        assert part.lines.layout.lineCount() <= 4
    assert cut_at_word("Pneumonoultramicroscopic…") == "Pneumonoultramicroscopic…"
    assert cut_at_word("one, two – th…") == "one, two…"


def test_a_snippet_begins_near_its_first_match():
    text = "…" + "so it goes on " * 12 + "until talent management is named."
    start = text.index("talent")
    cut, marks = around_match(text, [(start, start + 6)])
    assert cut.startswith("…")
    assert cut[slice(*marks[0])] == "talent"
    assert marks[0][0] < 90
    assert around_match("Talent grows.", [(0, 6)]) == ("Talent grows.", [(0, 6)])


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("p. 2 · Teams ·…", "p. 2 · Teams"),
        ("p. 2 · Teams · A…", "p. 2 · Teams"),
        ("p. 2 · Teams…", "p. 2 · Teams"),
        ("p. 2 · Teams · A long tit…", "p. 2 · Teams"),
        ("p. 2 · Teams · A long title of…", "p. 2 · Teams · A long title of…"),
        ("p. 2 · Teams · A long title of it", "p. 2 · Teams · A long title of it"),
        ("p. 2…", "p. 2"),
    ],
)
def test_a_line_of_parts_ends_with_a_part_that_says_something(shown, whole):
    assert whole_parts(shown, "p. 2 · Teams · A long title of it") == whole
