"""Edits on bookmarks: add, rename and remove. Each function only builds the Edit."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from leader_reader.domain.bookmark import Bookmark, BookmarkId
from leader_reader.domain.document import BlockKind, Document
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services.library import Library

_HEADING, _WORDS = 40, 56
"""The most characters that a bookmark's first name has of its heading, and of its line."""

_FEW = 16
"""Characters that do not say enough by themselves."""

_BETWEEN = " · "
_ASIDE = (BlockKind.CAPTION, BlockKind.FOOTNOTE)


def add_bookmark(library: Library, document: Document, place: int, name: str = "") -> Edit:
    """Set a bookmark at code point `place`, named by what stands there unless told.

    Nothing changes where there is one at that very place.
    """
    place = words_from(document, place)
    if any(each.place == place for each in library.bookmarks_in(document.id)):
        return Edit("Add bookmark", ())
    stamp = library.stamp()
    made = Bookmark(
        id=BookmarkId(stamp.id),
        document=document.id,
        place=place,
        name=" ".join(name.split()) or first_name(document, place),
        created=stamp.now,
        modified=stamp.now,
        creator=stamp.creator,
    )
    return Edit("Add bookmark", (Change(None, made),))


def words_from(document: Document, place: int) -> int:
    """Return `place`, or where it is after the words of its paragraph the begin of the next one.

    At the top of a page that is where the page before ends: nobody means that.
    """
    place = max(0, min(place, len(document.text)))
    if not document.blocks or not place:
        return 0
    number = document.block_at(place)
    if document.text[place : document.block_range(number)[1]].strip():
        return place
    later = range(number + 1, len(document.blocks))
    found = (document.starts[each] for each in later if document.blocks[each].text.strip())
    return next(found, place)


def rename_bookmark(library: Library, bookmark: BookmarkId, name: str) -> Edit:
    """Give a bookmark another name. Raises Refused for an empty one, NotFound where it is gone."""
    old, name = _bookmark(library, bookmark), " ".join(name.split())
    if not name:
        raise Refused("A bookmark needs a name.")
    new = replace(old, name=name, modified=library.stamp().now)
    return Edit("Rename bookmark", () if name == old.name else (Change(old, new),))


def remove_bookmark(library: Library, bookmark: BookmarkId) -> Edit:
    """Remove a bookmark. Raises NotFound where it is gone."""
    return Edit("Remove bookmark", (Change(_bookmark(library, bookmark), None),))


def first_name(document: Document, place: int) -> str:
    """Return the nearest heading at or before `place` and the first words from there on.

    Only the heading where it begins there, only the words where no heading comes before.
    """
    if not document.blocks:
        return document.title
    number = document.block_at(place)
    inside = place - document.starts[number]
    if document.blocks[number].kind is BlockKind.HEADING and not inside:
        return shorten(document.blocks[number].text, _WORDS, placeholder="…") or document.title
    heading = shorten(_heading(document, number), _HEADING, placeholder="…")
    parts = [heading, _words(document, number, inside)]
    return _BETWEEN.join(filter(None, parts)) or document.title


def next_bookmark(bookmarks: Sequence[Bookmark], place: int, by: int) -> Bookmark | None:
    """Return the nearest bookmark after `place`, or with `by` -1 before it; None for no such.

    `bookmarks` are in the order of the text.
    """
    if by > 0:
        return next((each for each in bookmarks if each.place > place), None)
    return next((each for each in reversed(bookmarks) if each.place < place), None)


def _heading(document: Document, number: int) -> str:
    """Return the nearest heading of the main text at or before block `number`."""
    before = (document.blocks[each] for each in range(number, -1, -1))
    found = (each.text for each in before if each.kind is BlockKind.HEADING and each.main)
    return next(filter(str.strip, found), "")


def _words(document: Document, number: int, inside: int) -> str:
    """Return the first whole words from a place on; where they are few, with the next paragraph."""
    whole = document.blocks[number].text
    in_word = bool(whole[inside : inside + 1].strip())
    here = whole[whole[:inside].rfind(" ") + 1 if in_word else inside :].strip()
    if len(here) < _FEW:
        after = (block.text for block in document.blocks[number + 1 :] if block.kind not in _ASIDE)
        here = f"{here} {next(filter(str.strip, after), '')}"
    return shorten(here[: 2 * _WORDS], _WORDS, placeholder="…")


def _bookmark(library: Library, bookmark: BookmarkId) -> Bookmark:
    try:
        return library.bookmarks[bookmark]
    except KeyError:
        raise NotFound("This bookmark is no longer in the library.") from None
