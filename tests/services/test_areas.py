"""Areas of pages through the services: tagged, noted, moved, searched for, quoted and exported."""

from dataclasses import replace

import pytest

from leader_reader.domain.anchoring import describe_area
from leader_reader.domain.annotation import Annotation, AreaSelector, Target
from leader_reader.domain.document import Block, BlockKind, Document
from leader_reader.domain.errors import Refused
from leader_reader.domain.search import Hit, HitKind, Query, Snippet
from leader_reader.services import annotating, exporting, hits, indexing, similar
from leader_reader.services.library import Library
from leader_reader.services.searching import Searcher
from tests.fakes import MemoryIndex, MemoryStore
from tests.samples import add, topic, with_blocks

PAPER = with_blocks(
    Block(BlockKind.PARAGRAPH, "Words before the figure.", page=3, page_label="12"),
    Block(BlockKind.TABLE, "Vacancies\t2019\t2023", page=4, page_label="13"),
    format="pdf",
)
TABLE = AreaSelector(4, 72, 100, 300, 40)
FIGURE = AreaSelector(5, 72, 100, 300, 200)


def area_of(area: AreaSelector, *words: str, document: Document = PAPER) -> Target:
    text = document.text
    inside = [(text.index(word), text.index(word) + len(word)) for word in words]
    return describe_area(document, area, inside, len(text))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def library(store: MemoryStore) -> Library:
    library = Library(store, creator="tester")
    add(library, PAPER)
    return library


def only(library: Library) -> Annotation:
    (annotation,) = library.annotations.values()
    return annotation


def test_an_area_is_tagged_and_the_same_one_gains_topics(library: Library) -> None:
    one, two = topic(library, "Talent"), topic(library, "Vacancies")
    library.do(annotating.tag_target(library, area_of(TABLE, "2019", "2023"), [one]))
    library.do(annotating.tag_target(library, area_of(TABLE, "2019", "2023"), [two]))
    made = only(library)
    assert made.topics == {one, two}
    assert (made.area, made.exact, made.start) == (TABLE, "2019\t2023", made.end)
    assert library.undo_label == "Tag area"
    library.undo()
    library.undo()
    assert not library.annotations
    library.redo()
    assert only(library).area == TABLE


def test_a_passage_at_the_place_of_an_area_is_another_one(library: Library) -> None:
    figure = area_of(TABLE, "Vacancies")
    library.do(annotating.tag_target(library, figure, []))
    start = figure.position.start
    library.do(annotating.tag_passage(library, PAPER, start, start + 9, []))
    found = library.annotations_in(PAPER.id)
    assert [each.exact for each in found] == ["Vacancies", "Vacancies"]
    assert [each.area for each in found] == [None, TABLE]


def test_areas_at_one_place_of_the_text_stand_from_the_top_down(library: Library) -> None:
    lower = replace(FIGURE, top=400.0)
    for each in (lower, FIGURE):
        library.do(annotating.tag_target(library, area_of(each), []))
    assert [each.area for each in library.annotations_in(PAPER.id)] == [FIGURE, lower]


def test_a_note_is_put_on_an_area(library: Library) -> None:
    library.do(annotating.note_target(library, area_of(FIGURE), "Look again."))
    library.do(annotating.note_target(library, area_of(FIGURE), "Looked."))
    assert only(library).note == "Looked."


def test_an_area_is_moved_by_one_edit(library: Library) -> None:
    library.do(annotating.note_target(library, area_of(FIGURE), "Look."))
    first = only(library)
    wider = area_of(TABLE, "2019")
    library.do(annotating.change_area(library, first.id, wider))
    assert (only(library).target, only(library).note) == (wider, "Look.")
    assert not annotating.change_area(library, first.id, wider)
    library.undo()
    assert only(library) == first


def test_an_area_is_not_moved_onto_another(library: Library) -> None:
    library.do(annotating.tag_target(library, area_of(FIGURE), []))
    figure = only(library)
    library.do(annotating.tag_target(library, area_of(TABLE), []))
    with pytest.raises(Refused, match="exactly"):
        annotating.change_area(library, figure.id, area_of(TABLE))


def test_areas_go_with_their_document_and_come_back(library: Library) -> None:
    library.do(annotating.tag_target(library, area_of(FIGURE), []))
    before = only(library)
    library.do(annotating.remove_documents(library, [PAPER.id]))
    assert not library.annotations
    library.undo()
    assert only(library) == before


def test_an_area_is_found_by_its_note_its_topic_and_its_words(
    library: Library, store: MemoryStore
) -> None:
    talent = topic(library, "Succession")
    library.do(annotating.tag_target(library, area_of(TABLE, "2019", "2023"), [talent]))
    library.do(annotating.set_note(library, only(library).id, "Compare these."))
    index = MemoryIndex()
    for step in indexing.bring_up_to_date(store, index):
        store.indexed(step.sequence)
    searcher = Searcher(index, store)
    for word in ("succession", "compare", "2023"):
        results = searcher.search(Query(word), library.view())
        found = [each for each in results.hits if each.annotation == only(library).id]
        assert [each.locator for each in found] == ["p. 13"], word
    row = searcher.search(Query("2019"), library.view()).hits
    assert all(talent in each.topics for each in row)


def test_a_hit_on_an_area_without_words_says_what_it_is(
    library: Library, store: MemoryStore
) -> None:
    library.do(annotating.tag_target(library, area_of(FIGURE), [topic(library, "Succession")]))
    index = MemoryIndex()
    list(indexing.bring_up_to_date(store, index))
    (hit,) = Searcher(index, store).search(Query("succession"), library.view()).hits
    assert hit.snippet.text == "Area on p. 14"


def test_areas_among_hits_are_tagged_themselves(library: Library, store: MemoryStore) -> None:
    for each in (FIGURE, replace(FIGURE, top=400.0)):
        library.do(annotating.tag_target(library, area_of(each), []))
    found = [
        Hit(
            document=PAPER.id,
            title=PAPER.title,
            kind=HitKind.NOTE,
            start=each.start,
            end=each.end,
            page=None,
            heading="",
            score=1.0,
            snippet=Snippet(""),
            annotation=each.id,
        )
        for each in library.annotations_in(PAPER.id)
    ]
    places = [place for some in hits.places(store, found) for place in some]
    assert [place.words for place in places] == ["Area on p. 14"] * 2
    assert places[0].citation.endswith("How teams lead, p. 14")
    talent = topic(library, "Talent")
    library.do(hits.tag_hits(library, places, [talent]))
    assert [each.topics for each in library.annotations.values()] == [{talent}, {talent}]


def test_the_row_an_area_stands_at_is_not_offered_for_its_topic(library: Library) -> None:
    talent = topic(library, "Talent")
    library.do(annotating.tag_target(library, area_of(TABLE, "Vacancies"), [talent]))
    seed = similar.like_topic(library, talent)
    barred = similar.barred(library.view(), seed)
    start = PAPER.text.index("Vacancies")
    assert (PAPER.id, start, start + 1) in barred


def test_an_export_says_where_an_area_is(library: Library) -> None:
    library.do(annotating.tag_target(library, area_of(TABLE, "2019", "2023"), []))
    library.do(annotating.tag_target(library, area_of(FIGURE), []))
    (group,) = exporting.gather(library, exporting.Choice())
    assert [(each.quote, each.locator, each.area) for each in group.excerpts] == [
        ("2019\t2023", "p. 13", "page=4&viewrect=72,100,300,40"),
        ("", "p. 14", "page=5&viewrect=72,100,300,200"),
    ]
    assert group.excerpts[1].citation == "A. Nurse (2024) How teams lead, p. 14"


def test_the_locator_of_a_card_is_that_of_the_area(library: Library) -> None:
    library.do(annotating.tag_target(library, area_of(FIGURE), []))
    assert library.locator(only(library)) == "p. 14"
