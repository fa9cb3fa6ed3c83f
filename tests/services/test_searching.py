"""Hits are dressed with words, matches, topics and places; snippets point at the right words."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.search import HitKind, Query
from leader_reader.services import annotating, indexing
from leader_reader.services.library import Library
from leader_reader.services.searching import (
    SNIPPET,
    NoteSnippet,
    Searcher,
    excerpt,
)
from tests.fakes import MemoryIndex, MemoryStore
from tests.samples import add, document, topic, with_blocks


def shelf(*documents):
    """Return a library with the documents, and what searches it, its index up to date."""
    store, index = MemoryStore(), MemoryIndex()
    library = Library(store, creator="tester")
    add(library, *documents)
    return library, store, index


def caught_up(store, index):
    for progress in indexing.bring_up_to_date(store, index):
        store.indexed(progress.sequence)
    return Searcher(index, store)


def found(library, store, index, words):
    """Bring the index up to date and search."""
    return caught_up(store, index).search(Query(words), library.view())


def test_a_hit_gets_its_words_matches_and_place():
    paper = document("Teams need time.", "Talent needs teams 😀 of talent.")
    (hit,) = found(*shelf(paper), "talent").hits
    assert hit.snippet.text == "Talent needs teams 😀 of talent."
    assert [paper.text[s:e].casefold() for s, e in hit.matches] == ["talent", "talent"]
    assert [hit.snippet.text[s:e].casefold() for s, e in hit.snippet.matches] == ["talent"] * 2
    assert hit.locator == "p. 1"
    assert hit.kind is HitKind.PASSAGE


def test_comments_and_notes_are_hits_of_their_own_kind():
    paper = with_blocks(
        Block(BlockKind.PARAGRAPH, "The article itself."),
        Block(BlockKind.COMMENT, "I disagree strongly.", author="Jo", date="2014-05-22"),
    )
    library, store, index = shelf(paper)
    library.do(annotating.note_passage(library, paper, 4, 11, "Ask Jo about disagreement"))
    hits = found(library, store, index, "disagree").hits
    assert {hit.kind for hit in hits} == {HitKind.COMMENT, HitKind.NOTE}


def test_a_note_the_words_it_is_about_and_the_topic_that_matched_are_told_apart():
    paper = document("Teams need talent.", "Time too.")
    library, store, index = shelf(paper)
    leading, growing = topic(library, "Leading"), topic(library, "Growing")
    boards = topic(library, "Talent boards", parent=leading)
    below = topic(library, "Succession", parent=boards)
    start = paper.text.index("Teams need")
    tags = [boards, below, growing]
    library.do(annotating.tag_passage(library, paper, start, start + 18, tags))
    (tagged,) = notes(found(library, store, index, "talent"))
    assert (tagged.note.text, tagged.quote.text) == ("", "Teams need talent.")
    assert tagged.quote.matches == ((11, 17),)
    assert tagged.named.text == "Talent boards, Talent boards › Succession"
    assert [tagged.named.text[s:e] for s, e in tagged.named.matches] == ["Talent", "Talent"]
    start = paper.text.index("Time")
    library.do(annotating.note_passage(library, paper, start, start + 4, "Ask about talent"))
    written = notes(found(library, store, index, "talent"))[-1]
    assert (written.note.text, written.quote.text) == ("Ask about talent", "Time")
    assert written.note.matches == ((10, 16),)
    assert written.named.text == ""


def notes(results):
    return [hit.snippet for hit in results.hits if isinstance(hit.snippet, NoteSnippet)]


def test_a_note_that_is_gone_from_the_store_is_no_hit_though_the_index_is_behind():
    paper = document("Teams need time.")
    library, store, index = shelf(paper)
    library.do(annotating.note_passage(library, paper, 0, 5, "Remember zebra"))
    searcher = caught_up(store, index)
    library.undo()
    assert searcher.search(Query("zebra"), library.view()).hits == ()


def test_a_document_that_was_removed_is_no_hit_though_the_index_is_behind():
    paper = document("Teams need zebra.")
    library, store, index = shelf(paper)
    searcher = caught_up(store, index)
    library.do(annotating.remove_documents(library, [paper.id]))
    assert searcher.search(Query("zebra"), library.view()).hits == ()


def test_hits_name_the_topics_they_overlap():
    paper = document("Talent needs time.", "Talent needs room.")
    library, store, index = shelf(paper)
    talent = topic(library, "Talent")
    start = paper.text.index("needs time")
    library.do(annotating.tag_passage(library, paper, start, start + 5, [talent]))
    results = found(library, store, index, "talent needs")
    by_text = {hit.snippet.text: hit.topics for hit in results.hits if hit.kind == "passage"}
    assert by_text == {
        "Talent needs time.": frozenset({talent}),
        "Talent needs room.": frozenset(),
    }


def test_only_what_changed_is_indexed_again():
    paper, other = document("One."), document("Two.", name="b", title="Other")
    library, store, index = shelf(paper, other)
    caught_up(store, index)
    assert store.unindexed() == []
    library.do(annotating.note_passage(library, paper, 0, 3, "new"))
    assert [(each.kind) for each in store.unindexed()] == ["annotation"]
    before = index.count()
    caught_up(store, index)
    assert index.count() == before + 1


def test_each_step_of_indexing_is_durable_and_counts():
    papers = [document("One.", name=f"{n:02}", title=f"Paper {n}") for n in range(45)]
    _, store, index = shelf(*papers)
    steps = list(indexing.bring_up_to_date(store, index))
    assert [step.done for step in steps] == [40, 45]
    assert {step.total for step in steps} == {45}
    store.indexed(steps[0].sequence)
    assert len(store.unindexed()) == 5


# Snippets


def test_a_short_text_is_its_own_snippet():
    assert excerpt("A short text", ((2, 7),)).text == "A short text"
    assert excerpt("", ()).text == ""


def test_a_long_text_is_cut_around_the_first_match():
    text = "before " * 100 + "needle " + "after " * 100
    start = text.index("needle")
    snippet = excerpt(text, ((start, start + 6),))
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert [snippet.text[s:e] for s, e in snippet.matches] == ["needle"]
    assert len(snippet.text) <= SNIPPET + 2


@st.composite
def marked_texts(draw):
    """A text of words and the spans of some of them, in order."""
    word = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=40)
    words = draw(st.lists(word, min_size=1, max_size=60))
    gaps = draw(st.lists(st.sampled_from(" \t  "), min_size=len(words), max_size=len(words)))
    chosen = draw(st.sets(st.integers(0, len(words) - 1), max_size=6))
    text, spans = "", []
    for number, (each, gap) in enumerate(zip(words, gaps, strict=True)):
        if number in chosen:
            spans.append((len(text), len(text) + len(each)))
        text += each + gap
    return text, tuple(spans)


@given(marked_texts(), st.integers(60, 300))
def test_every_match_of_a_snippet_points_at_the_word_it_stands_for(marked, limit):
    text, spans = marked
    snippet = excerpt(text, spans, limit)
    words = [text[start:end] for start, end in spans]
    cut = [snippet.text[start:end] for start, end in snippet.matches]
    assert "\t" not in snippet.text
    assert len(snippet.text) <= limit + 2
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.matches)
    assert cut == words[: len(cut)]
    assert cut or not words or limit < 2 * 60
