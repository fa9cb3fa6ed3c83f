"""What is gathered for an export: by topic in the codebook's order, counted as it is written."""

import pytest

from leader_reader.domain.document import Block, BlockKind
from leader_reader.services import annotating, exporting
from leader_reader.services.exporting import Choice
from tests.samples import add, document, topic, with_blocks

PAPER = document("One two three.", "Four five six.", title="Beta")
BLOG = with_blocks(
    Block(BlockKind.PARAGRAPH, "An article."),
    Block(BlockKind.COMMENT, "I agree.", author="Jo Reader", role="Nurse", date="2014-05-22"),
    name="b",
    title="alpha",
)


@pytest.fixture
def topics(library):
    """Two papers; "Lead" with "Talent" below it, and "Other"; four passages."""
    add(library, PAPER, BLOG)
    lead = topic(library, "Lead", colour="#112233", description="What leads")
    talent, other = topic(library, "Talent", lead), topic(library, "Other")
    mark(library, PAPER, "Four", lead)
    mark(library, PAPER, "One two", talent, other)
    mark(library, BLOG, "I agree", talent)
    mark(library, PAPER, "six")
    return {"Lead": lead, "Talent": talent, "Other": other}


def mark(library, paper, words, *topics):
    start = paper.text.index(words)
    library.do(annotating.tag_passage(library, paper, start, start + len(words), topics))


def quotes(groups):
    return [(group.topic, [each.quote for each in group.excerpts]) for group in groups]


def test_everything_comes_by_topic_and_what_has_none_last(library, topics):
    groups = exporting.gather(library, Choice())
    assert quotes(groups) == [
        ("Lead", ["Four"]),
        ("Lead › Talent", ["I agree", "One two"]),
        ("Other", ["One two"]),
        ("", ["six"]),
    ]
    assert (groups[0].colour, groups[0].description) == ("#112233", "What leads")


def test_a_topic_brings_those_below_it(library, topics):
    choice = Choice(topics=frozenset({topics["Lead"]}))
    assert quotes(exporting.gather(library, choice)) == [
        ("Lead", ["Four"]),
        ("Lead › Talent", ["I agree", "One two"]),
    ]
    count = exporting.count(library, choice)
    assert (count.passages, count.documents, count.topics) == (3, 2, 2)


def test_documents_narrow_it(library, topics):
    choice = Choice(documents=frozenset({BLOG.id}))
    assert quotes(exporting.gather(library, choice)) == [("Lead › Talent", ["I agree"])]
    both = Choice(frozenset({topics["Other"]}), frozenset({BLOG.id}))
    assert exporting.gather(library, both) == []
    assert exporting.count(library, both).passages == 0


def test_a_passage_with_two_topics_counts_once(library, topics):
    count = exporting.count(library, Choice())
    assert (count.passages, count.documents, count.topics) == (4, 2, 3)


def test_a_preview_is_the_first_few(library, topics):
    assert [each.quote for each in exporting.preview(library, Choice(), 2)] == ["Four", "I agree"]
    assert exporting.preview(library, Choice(), 0) == []


def test_an_excerpt_says_where_it_is_from(library, topics):
    groups = exporting.gather(library, Choice())
    four, agree = groups[0].excerpts[0], groups[1].excerpts[0]
    assert (four.title, four.locator, four.heading) == ("Beta", "p. 1", "Beta")
    assert "A. Nurse (2024) Beta, p. 1" in four.citation
    assert agree.citation.startswith("Comment by Jo Reader (Nurse), 22 May 2014")
    assert (agree.locator, agree.topics) == ("para. 2", ("Lead › Talent",))
    assert PAPER.text[four.start : four.end] == four.quote
    assert four.creator == "tester"
