"""Edits on what helps to find again: saved searches, synonyms and suggestions passed over."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.domain.finding import (
    SavedSearch,
    SavedSearchId,
    Skip,
    SkipId,
    Synonyms,
    SynonymsId,
)
from leader_reader.domain.search import Hit, SortOrder
from leader_reader.services.library import Library

_Group = dict[str, str]
"""The words of one group: folded, so that they compare, and as they were written."""

# Saved searches


def find_search(library: Library, name: str) -> SavedSearch | None:
    """Return the saved search of this name, ignoring case; None if there is none."""
    wanted = _folded(name)
    found = (each for each in library.saved_searches if _folded(each.name) == wanted)
    return next(found, None)


def save_search(
    library: Library,
    name: str,
    text: str,
    narrowed: Iterable[tuple[str, str]] = (),
    order: SortOrder = SortOrder.RELEVANCE,
) -> Edit:
    """Keep a search under a name, in place of one that has it.

    Raises Refused for an empty name, and where nothing is searched for.
    """
    name, text, narrowed = _named(name), text.strip(), tuple(dict.fromkeys(narrowed))
    if not text and not narrowed:
        raise Refused("There is nothing to save yet; search for something first.")
    stamp = library.stamp()
    old = find_search(library, name)
    new = SavedSearch(
        id=old.id if old else SavedSearchId(stamp.id),
        name=name,
        text=text,
        narrowed=narrowed,
        order=order,
        created=old.created if old else stamp.now,
    )
    return Edit(f"Save search “{name}”", () if new == old else (Change(old, new),))


def rename_search(library: Library, search: SavedSearchId, name: str) -> Edit:
    """Give a saved search another name.

    Raises Refused for an empty name or one that another has, NotFound where it is gone.
    """
    old, name = _search(library, search), _named(name)
    same = find_search(library, name)
    if same is not None and same.id != search:
        raise Refused(f"There is already a saved search “{same.name}”; choose another name.")
    new = replace(old, name=name)
    return Edit(f"Rename search “{old.name}”", () if new == old else (Change(old, new),))


def delete_search(library: Library, search: SavedSearchId) -> Edit:
    """Remove a saved search. Raises NotFound where it is gone."""
    old = _search(library, search)
    return Edit(f"Delete search “{old.name}”", (Change(old, None),))


# Synonyms


def set_synonyms(library: Library, groups: Sequence[Sequence[str]]) -> Edit:
    """Replace the whole list of synonyms.

    Words are trimmed; a word given twice counts once, whatever its case. Groups that share a word
    become one, those of fewer than two words are left out.
    """
    return Edit("Change synonyms", _regrouped(library, groups))


def add_synonyms(library: Library, words: Sequence[str]) -> Edit:
    """Let words or phrases count as one, together with the synonyms they have already.

    Raises Refused where there are not two different words.
    """
    group = _group(words)
    if len(group) <= 1:
        raise Refused("Synonyms are two different words or more; write another one.")
    groups = [*(each.words for each in library.synonyms), words]
    return Edit(f"Add synonyms of “{next(iter(group.values()))}”", _regrouped(library, groups))


# Suggestions passed over


def skip(library: Library, seed: str, hits: Iterable[Hit]) -> Edit:
    """Pass over suggestions: they are not to be offered again for `seed`."""
    there = {(each.document, each.start, each.end) for each in library.skips(seed)}
    places = dict.fromkeys((hit.document, hit.start, hit.end) for hit in hits)
    made = [
        Skip(SkipId(library.stamp().id), seed, *place) for place in places if place not in there
    ]
    label = "Skip suggestion" if len(made) == 1 else f"Skip {len(made)} suggestions"
    return Edit(label, tuple(Change(None, each) for each in made))


def unskip(library: Library, skips: Iterable[Skip]) -> Edit:
    """Offer suggestions again that were passed over."""
    gone = [each for each in dict.fromkeys(skips) if each in library.skips(each.seed)]
    one = len(gone) == 1
    label = "Offer suggestion again" if one else f"Offer {len(gone)} suggestions again"
    return Edit(label, tuple(Change(each, None) for each in gone))


def _search(library: Library, search: SavedSearchId) -> SavedSearch:
    for each in library.saved_searches:
        if each.id == search:
            return each
    raise NotFound("This saved search is no longer in the library.")


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("A saved search needs a name.")
    return name


def _regrouped(library: Library, groups: Iterable[Iterable[str]]) -> tuple[Change, ...]:
    """Return what changes the library's synonyms to `groups`; those that stay are left alone."""
    of_word = {_folded(word): each for each in library.synonyms for word in each.words}
    left = {each.id: each for each in library.synonyms}
    changes: list[Change] = []
    for group in _merged(groups):
        known = (of_word[word].id for word in group if word in of_word)
        old = left.pop(next((each for each in known if each in left), SynonymsId("")), None)
        name = old.id if old else SynonymsId(library.stamp().id)
        changes.append(Change(old, Synonyms(name, tuple(group.values()))))
    gone = [Change(each, None) for each in left.values()]
    return (*gone, *(change for change in changes if change.before != change.after))


def _merged(groups: Iterable[Iterable[str]]) -> list[_Group]:
    """Return the groups of two words or more, those that share a word as one."""
    of_word: dict[str, _Group] = {}
    for words in groups:
        group = _group(words)
        if len(group) > 1:
            parts = [of_word[word] for word in group if word in of_word]
            whole = _joined([*parts, group])
            of_word.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in of_word.values()}.values())


def _joined(groups: Iterable[_Group]) -> _Group:
    whole: _Group = {}
    for group in groups:
        for folded, word in group.items():
            whole.setdefault(folded, word)
    return whole


def _group(words: Iterable[str]) -> _Group:
    """Return words trimmed, without quotation marks, each once; what has no letters is no word."""
    trimmed = (" ".join(word.strip(' \t\n"“”').split()) for word in words)
    return _joined([{_folded(word): word} for word in trimmed if any(map(str.isalnum, word))])


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
