"""Passages carried over to a new edition, in one edit."""

from dataclasses import replace

import pytest

from leader_reader.domain.anchoring import describe_area
from leader_reader.domain.annotation import AnnotationId, AreaSelector
from leader_reader.domain.comparing.fates import Fate
from leader_reader.domain.comparing.rewording import Kind
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services import annotating, edition_review, editions
from leader_reader.services.bookmarking import add_bookmark
from leader_reader.services.library import Library
from tests.samples import add, document, topic, with_blocks

FIRST = "The ward sister leads the team on most nights of the year."
SECOND = "A board that listens keeps its nurses for many more years."
THIRD = "The last paragraph has a word about marmalade and about toast."
OLD = document(FIRST, SECOND, THIRD, name="a")
NEW = document(
    "A preface.", FIRST, SECOND.replace("keeps its nurses", "will keep nurses"), name="b"
)


@pytest.fixture
def both(library) -> Library:
    add(library, OLD)
    add(library, NEW)
    return library


def mark(library, words, *topics, note="", paper=OLD):
    start = paper.text.index(words)
    edit = annotating.tag_and_note(library, paper, (start, start + len(words)), topics, note)
    library.do(edit)
    return next(each.id for each in library.annotations_in(paper.id) if each.exact == words)


def carry_all(library, old=OLD, new=NEW):
    review = editions.review(library, new.id, old.id)
    library.do(editions.carry_over(library, review, [e.annotation.id for e in review.passages]))
    return review


def test_each_passage_has_its_fate_and_the_good_ones_are_carried_over(both):
    leading = topic(both, "Leading")
    one = mark(both, "The ward sister leads", leading, note="At night too")
    two = mark(both, "listens keeps its nurses for many", leading)
    mark(both, "marmalade and about toast")
    review = carry_all(both)
    assert [each.fate for each in review.passages] == [Fate.UNCHANGED, Fate.REWORDED, Fate.GONE]
    assert [each.good for each in review.passages] == [True, True, False]
    came = both.annotations_in(NEW.id)
    assert [each.exact for each in came] == [
        "The ward sister leads",
        "listens will keep nurses for many",
    ]
    assert all(NEW.text[each.start : each.end] == each.exact for each in came)
    before = [both.annotations[each] for each in (one, two)]
    for old, new in zip(before, came, strict=True):
        assert (new.topics, new.note, new.created, new.creator) == (
            (old.topics, old.note, old.created, old.creator)
        )
        assert new.id != old.id
    assert len(both.annotations_in(OLD.id)) == 3
    assert both.documents[NEW.id].edition_of == OLD.id


def test_it_is_one_edit_and_undone_as_one(both):
    mark(both, "The ward sister leads")
    both.do(add_bookmark(both, OLD, OLD.text.index(SECOND)))
    before = dict(both.annotations), dict(both.bookmarks), dict(both.documents)
    carry_all(both)
    assert both.undo_label == "Carry over 1 passage"
    assert len(both.bookmarks_in(NEW.id)) == 1
    both.undo()
    assert (dict(both.annotations), dict(both.bookmarks), dict(both.documents)) == before
    both.redo()
    assert len(both.annotations_in(NEW.id)) == 1


def test_nothing_is_carried_over_twice(both):
    mark(both, "The ward sister leads")
    both.do(add_bookmark(both, OLD, OLD.text.index(FIRST)))
    carry_all(both)
    review = editions.review(both, NEW.id, OLD.id)
    assert editions.carried(both, review) == {review.passages[0].annotation.id}
    assert not editions.bookmarks_left(both, review)
    assert not editions.carry_over(both, review, [review.passages[0].annotation.id])


def test_a_passage_that_is_there_already_gains_topics_and_note(both):
    leading, other = topic(both, "Leading"), topic(both, "Other")
    mark(both, "The ward sister leads", leading, note="Old note")
    there = mark(both, "The ward sister leads", other, note="New note", paper=NEW)
    carry_all(both)
    (found,) = both.annotations_in(NEW.id)
    assert found.id == there
    assert found.topics == {leading, other}
    assert found.note == "New note\n\nOld note"
    assert editions.carried(both, editions.review(both, NEW.id, OLD.id))


def test_two_passages_that_fall_on_one_place_become_one(both):
    leading, other = topic(both, "Leading"), topic(both, "Other")
    mark(both, "keeps its nurses for many", leading)
    mark(both, "its nurses for many", other)
    review = editions.review(both, NEW.id, OLD.id)
    targets = {each.target.position for each in review.passages}
    carry_all(both)
    assert len(both.annotations_in(NEW.id)) == len(targets)


def test_without_passages_it_is_only_noted_which_edition_it_is(both):
    review = editions.review(both, NEW.id, OLD.id)
    edit = editions.carry_over(both, review, [])
    both.do(edit)
    assert edit.label == f"Link “{NEW.title}” to its earlier edition"
    assert editions.earlier_editions(both, NEW.id) == [OLD.id]
    assert [each.id for each in editions.later_editions(both, OLD.id)] == [NEW.id]
    both.do(editions.keep_apart(both, NEW.id))
    assert both.documents[NEW.id].edition_of is None
    assert not editions.keep_apart(both, NEW.id)


def test_editions_go_one_way(both):
    carry_all(both)
    with pytest.raises(Refused, match="itself"):
        editions.review(both, OLD.id, OLD.id)
    with pytest.raises(Refused, match="later edition"):
        editions.review(both, OLD.id, NEW.id)
    review = editions.review(both, NEW.id, OLD.id)
    both.do(annotating.remove_documents(both, [OLD.id]))
    with pytest.raises(NotFound):
        editions.carry_over(both, review, [])
    assert editions.earlier_editions(both, NEW.id) == []


def test_a_passage_that_went_meanwhile_stays_gone(both):
    gone = mark(both, "The ward sister leads")
    review = editions.review(both, NEW.id, OLD.id)
    both.do(annotating.delete(both, [gone]))
    both.do(editions.carry_over(both, review, [gone, AnnotationId("unknown")]))
    assert not both.annotations_in(NEW.id)


# Placed by hand

KEEP = NEW.text.index("will keep nurses")


def test_a_passage_that_is_gone_is_placed_by_hand_and_carried_over_with_the_others(both):
    leading = topic(both, "Leading")
    mark(both, "The ward sister leads")
    gone = mark(both, "marmalade and about toast", leading, note="Ask")
    review = editions.review(both, NEW.id, OLD.id)
    assert review.passages[1].outcome.start == NEW.text.index("years.") + len("years")
    by_hand = edition_review.placed(review, gone, KEEP - 1, KEEP + len("will keep nurses "))
    assert review.passages[1].target is None
    moved = by_hand.passages[1]
    assert (moved.by_hand, moved.good, moved.fate) == (True, True, Fate.REWORDED)
    assert "".join(e.words for e in moved.pieces if e.kind is not Kind.PUT_IN) == (
        "marmalade and about toast"
    )
    before = dict(both.annotations), dict(both.documents)
    both.do(editions.carry_over(both, by_hand, [e.annotation.id for e in by_hand.passages]))
    first, second = both.annotations_in(NEW.id)
    assert (second.exact, second.topics, second.note) == ("will keep nurses", {leading}, "Ask")
    assert first.exact == "The ward sister leads"
    both.undo()
    assert (dict(both.annotations), dict(both.documents)) == before
    both.redo()
    again = editions.review(both, NEW.id, OLD.id)
    assert again.passages[1].target is None
    assert gone in editions.carried(both, again)
    known = editions.placed_before(both, again).passages
    assert [each.by_hand for each in known] == [False, True]
    assert known[1].target == second.target


def test_the_same_words_placed_by_hand_are_unchanged(both):
    mark(both, "The ward sister leads")
    review = editions.review(both, NEW.id, OLD.id)
    start = NEW.text.index("The ward sister")
    known = review.passages[0].annotation.id
    placed = edition_review.placed(review, known, start, start + len("The ward sister leads"))
    assert (placed.passages[0].fate, placed.passages[0].pieces) == (Fate.UNCHANGED, ())


def test_nothing_is_placed_where_there_are_no_words(both):
    gone = mark(both, "marmalade")
    review = editions.review(both, NEW.id, OLD.id)
    place = NEW.text.index("\n")
    with pytest.raises(ValueError, match="no passage"):
        edition_review.placed(review, gone, place, place + 1)


def test_an_area_is_not_placed_in_the_text(library):
    new = printed("d", COVER, "Nothing of that.")
    add(library, PRINTED, new)
    words = PRINTED.text.index("Vacancies 2019")
    target = describe_area(PRINTED, AreaSelector(2, 1, 2, 50, 40), [(words, words + 9)], words)
    library.do(annotating.tag_target(library, target, []))
    review = editions.review(library, new.id, PRINTED.id)
    with pytest.raises(Refused, match="on its page"):
        edition_review.placed(review, review.passages[0].annotation.id, 0, 5)
    assert editions.placed_before(library, review).passages == review.passages


# Areas


def printed(name, *pages, before=""):
    blocks = [
        Block(BlockKind.PARAGRAPH, f"{before if not n else ''}{words}", page=n + 1)
        for n, words in enumerate(pages)
    ]
    return with_blocks(*blocks, name=name, pages=len(pages))


PAGE = f"{FIRST} {SECOND} Vacancies 2019 Vacancies 2023 {THIRD}"
COVER = "The cover of it all, with a name on it."
PRINTED = printed("c", COVER, PAGE, "The end of it comes here.")


@pytest.mark.parametrize(
    ("new", "fate"),
    [
        (
            printed("d", COVER, PAGE, "Another end."),
            "unchanged",
        ),
        (
            printed("d", "The cover.", PAGE.replace("Vacancies 2023", "Vacancies 2024")),
            "reworded",
        ),
        (printed("d", "The cover.", "A new page in between."), "gone"),
        (printed("d", "The cover.", "Nothing of that."), "gone"),
        (printed("d", "The cover.", f"{THIRD} {FIRST} {PAGE}"), "gone"),
    ],
)
def test_an_area_stays_where_its_page_stays_as_it_was(library, new, fate):
    add(library, PRINTED)
    add(library, new)
    words = PRINTED.text.index("Vacancies 2019")
    area = AreaSelector(2, 100, 200, 50, 40)
    target = describe_area(PRINTED, area, [(words, words + 48)], words)
    library.do(annotating.tag_target(library, target, []))
    review = carry_all(library, PRINTED, new)
    assert review.passages[0].fate.value == fate
    came = library.annotations_in(new.id)
    assert [each.area for each in came] == ([] if fate == "gone" else [area])


FORM = "Name of the ward, date of the round, who was there, and what was agreed for the day."


@pytest.mark.parametrize(
    ("pages", "fate", "now"),
    [
        ((COVER, "A new page in between.", PAGE, "The end."), "unchanged", 3),
        ((PAGE, "The end of it comes here."), "unchanged", 1),
        ((COVER, "New.", PAGE.replace("Vacancies 2023", "Vacancies 2024")), "reworded", 3),
        (("The end of it comes here.", COVER, "More.", PAGE), "unchanged", 4),
        ((COVER, f"{FORM} {FORM}", f"{FORM} {PAGE}"), "gone", 0),
        ((COVER, f"{FIRST} {SECOND}", "Vacancies 2019 Vacancies 2023", THIRD), "gone", 0),
    ],
)
def test_an_area_goes_along_where_its_page_has_another_number(library, pages, fate, now):
    new = printed("d", *pages)
    add(library, PRINTED, new)
    words = PRINTED.text.index("Vacancies 2019")
    area = AreaSelector(2, 100, 200, 50, 40)
    target = describe_area(PRINTED, area, [(words, words + 48)], words)
    library.do(annotating.tag_target(library, target, []))
    review = carry_all(library, PRINTED, new)
    assert review.passages[0].fate.value == fate
    came = [each.area for each in library.annotations_in(new.id)]
    assert came == ([] if fate == "gone" else [replace(area, page=now)])
    (there,) = editions.carried(library, editions.review(library, new.id, PRINTED.id)) or (None,)
    assert (there is None) == (fate == "gone")


def test_bookmarks_without_a_place_are_told(both):
    both.do(add_bookmark(both, OLD, OLD.text.index(THIRD)))
    review = editions.review(both, NEW.id, OLD.id)
    assert [each.place for each in review.bookmarks] == [None]
    assert replace(review.bookmarks[0].bookmark, name="") != review.bookmarks[0].bookmark
