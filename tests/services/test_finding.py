"""Edits on saved searches, synonyms and suggestions passed over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.domain.search import Hit, HitKind, Snippet, SortOrder
from leader_reader.services import finding
from leader_reader.services.library import Library
from tests.fakes import MemoryStore
from tests.samples import add, document


def hit(start: int, end: int, name: str = "a") -> Hit:
    return Hit(
        document=DocumentId(name * 64),
        title="How teams lead",
        kind=HitKind.PASSAGE,
        start=start,
        end=end,
        page=None,
        heading="",
        score=1.0,
        snippet=Snippet(""),
    )


def names(library):
    return [each.name for each in library.saved_searches]


def words(library):
    return [each.words for each in library.synonyms]


# Saved searches


def test_a_search_is_saved_with_all_that_was_chosen(library):
    narrowed = [("format", "pdf"), ("year", "2024"), ("format", "pdf")]
    edit = finding.save_search(library, "  My  boards ", " board* ", narrowed, SortOrder.DATE)
    library.do(edit)
    (saved,) = library.saved_searches
    assert (saved.name, saved.text, saved.order) == ("My boards", "board*", SortOrder.DATE)
    assert saved.narrowed == (("format", "pdf"), ("year", "2024"))
    assert library.undo_label == "Save search “My boards”"
    library.undo()
    assert not library.saved_searches


def test_saving_under_a_name_again_replaces_and_one_undo_brings_the_old_back(library):
    library.do(finding.save_search(library, "Boards", "board"))
    (old,) = library.saved_searches
    library.do(finding.save_search(library, "boards", "board OR trust"))
    (new,) = library.saved_searches
    assert (new.id, new.name, new.text, new.created) == (
        old.id,
        "boards",
        "board OR trust",
        old.created,
    )
    assert not finding.save_search(library, "boards", "board OR trust")
    library.undo()
    assert library.saved_searches == (old,)


def test_saved_searches_stand_by_name_and_are_found_in_any_case(library):
    for name in ("talent", "Boards", "Écoute"):
        library.do(finding.save_search(library, name, "x"))
    assert names(library) == ["Boards", "talent", "Écoute"]
    assert finding.find_search(library, " TALENT ").name == "talent"
    assert finding.find_search(library, "e\u0301coute").name == "Écoute"
    assert finding.find_search(library, "none") is None


@pytest.mark.parametrize(("name", "text"), [("", "board"), (" \n", "board"), ("Boards", "  ")])
def test_a_search_without_name_or_words_is_refused(library, name, text):
    with pytest.raises(Refused, match=r"\.$"):
        finding.save_search(library, name, text)


def test_facets_alone_can_be_saved(library):
    library.do(finding.save_search(library, "Untagged", "", [("tagged", "untagged")]))
    assert names(library) == ["Untagged"]


def test_renaming_keeps_names_apart(library):
    for name in ("Boards", "Talent"):
        library.do(finding.save_search(library, name, "x"))
    boards, talent = library.saved_searches
    for name in ("", "TALENT"):
        with pytest.raises(Refused):
            finding.rename_search(library, boards.id, name)
    library.do(finding.rename_search(library, talent.id, "talent"))
    assert names(library) == ["Boards", "talent"]
    assert library.undo_label == "Rename search “Talent”"
    assert not finding.rename_search(library, talent.id, "talent")


def test_a_search_that_is_deleted_is_gone_until_undo(library):
    library.do(finding.save_search(library, "Boards", "x"))
    (boards,) = library.saved_searches
    library.do(finding.delete_search(library, boards.id))
    assert not library.saved_searches
    for act in (
        lambda: finding.delete_search(library, boards.id),
        lambda: finding.rename_search(library, boards.id, "Other"),
    ):
        with pytest.raises(NotFound):
            act()
    library.undo()
    assert library.saved_searches == (boards,)


# Synonyms


def test_the_list_of_synonyms_is_replaced_as_one_edit(library):
    library.do(finding.set_synonyms(library, [["GP", "general practitioner"], ["ICB", "board"]]))
    before = library.synonyms
    library.do(finding.set_synonyms(library, [["ICB", "integrated care board"], ["a", "b", "c"]]))
    assert words(library) == [("a", "b", "c"), ("ICB", "integrated care board")]
    kept = {each.id for each in before} & {each.id for each in library.synonyms}
    assert len(kept) == 1
    library.undo()
    assert library.synonyms == before
    library.do(finding.set_synonyms(library, []))
    assert not library.synonyms


def test_synonyms_are_tidied(library):
    groups = [
        ["  ward  round ", "Ward round", "“board round”", "—", ""],
        ["alone", "ALONE"],
        [],
        ["caf\u00e9", "cafe\u0301"],
    ]
    library.do(finding.set_synonyms(library, groups))
    assert words(library) == [("ward round", "board round")]


def test_groups_that_share_a_word_become_one(library):
    groups = [["a", "b"], ["x", "y"], ["c", "d"], ["D", "e", "B"]]
    library.do(finding.set_synonyms(library, groups))
    assert words(library) == [("c", "d", "a", "b", "e"), ("x", "y")]


def test_setting_what_is_there_is_no_edit(library):
    groups = [["GP", "general practitioner"], ["ICB", "board"]]
    library.do(finding.set_synonyms(library, groups))
    assert not finding.set_synonyms(library, [each.words for each in library.synonyms])
    assert not finding.set_synonyms(library, groups)
    assert not finding.add_synonyms(library, ["gp", "General Practitioner"])


def test_synonyms_are_added_to_those_they_share_a_word_with(library):
    library.do(finding.add_synonyms(library, ["GP", "general practitioner"]))
    library.do(finding.add_synonyms(library, ["doctor", "gp"]))
    assert words(library) == [("GP", "general practitioner", "doctor")]
    assert library.undo_label == "Add synonyms of “doctor”"
    library.undo()
    assert words(library) == [("GP", "general practitioner")]
    for wrong in ([], ["one"], ["one", " One "], ["one", "!?"]):
        with pytest.raises(Refused):
            finding.add_synonyms(library, wrong)


GROUPS = st.lists(st.lists(st.sampled_from("aAbcdefgh ?"), max_size=4), max_size=6)


@given(GROUPS, GROUPS)
def test_no_word_is_in_two_groups_and_none_that_has_company_is_lost(first, second):
    library = Library(MemoryStore())
    library.do(finding.set_synonyms(library, first))
    library.do(finding.set_synonyms(library, second))
    held = [word.casefold() for group in words(library) for word in group]
    assert len(held) == len(set(held))
    together = [{w.casefold() for w in group if w.isalnum()} for group in second]
    assert set(held) == {word for group in together if len(group) > 1 for word in group}
    for group in together:
        homes = {n for n, each in enumerate(words(library)) if group & {w.casefold() for w in each}}
        assert len(homes) <= 1 or len(group) <= 1
    assert not finding.set_synonyms(library, words(library))


# Suggestions passed over


def test_what_was_skipped_is_known_by_its_seed(library):
    add(library, document("Staff who were asked"))
    library.do(finding.skip(library, "topic:1", [hit(20, 30), hit(0, 14), hit(20, 30)]))
    assert library.undo_label == "Skip 2 suggestions"
    assert [(each.start, each.end) for each in library.skips("topic:1")] == [(0, 14), (20, 30)]
    assert library.skips("topic:2") == ()
    assert not finding.skip(library, "topic:1", [hit(0, 14)])
    library.do(finding.skip(library, "topic:2", [hit(0, 14)]))
    assert library.undo_label == "Skip suggestion"
    library.undo()
    assert library.skips("topic:2") == ()


def test_what_was_skipped_can_be_offered_again(library):
    add(library, document("Staff who were asked"))
    library.do(finding.skip(library, "topic:1", [hit(0, 14), hit(20, 30)]))
    first, second = library.skips("topic:1")
    library.do(finding.unskip(library, [first]))
    assert library.undo_label == "Offer suggestion again"
    assert library.skips("topic:1") == (second,)
    assert not finding.unskip(library, [first])
    library.undo()
    library.do(finding.unskip(library, library.skips("topic:1")))
    assert library.undo_label == "Offer 2 suggestions again"
    assert library.skips("topic:1") == ()
