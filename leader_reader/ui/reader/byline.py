"""Finds the lines under a title that only say again who wrote the text, and when."""

import calendar
import re

from leader_reader.domain.document import BlockKind, Document

_MOST_LINES, _LONGEST = 3, 200
_MONTHS = 12
_FILLERS = frozenset(
    (
        *("a", "and", "at", "author", "authors", "by", "dr", "for", "from", "mr", "mrs", "ms"),
        *("created", "date", "edition", "first", "in", "last", "of", "on", "posted", "the", "th"),
        *("edited", "prof", "professor", "published", "updated", "version", "with", "written"),
    )
)


def byline_blocks(document: Document, title: int | None) -> range:
    """Return the numbers of the blocks that are nothing but names and a date, mostly none.

    They follow `title`, the number of the title's block, or begin a text that has none; the first
    of them must have every author's name, or the year where no author is known.
    """
    first = 0 if title is None else title + 1
    names, needed = _words_of(document)
    last = first
    while last < min(first + _MOST_LINES, len(document.blocks)):
        words = _byline_words(document, last)
        if not words or not words <= names or (last == first and not needed <= words):
            break
        last += 1
    return range(first, last) if needed else range(0)


def _byline_words(document: Document, number: int) -> set[str]:
    block = document.blocks[number]
    plain = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST
    return _words(block.text) if plain else set()


def _words_of(document: Document) -> tuple[set[str], set[str]]:
    """Return the words that a byline may have, and those that its first line must have."""
    card = document.record.metadata
    people = card.authors or ((card.organisation,) if card.organisation else ())
    named = _words(" ".join(people))
    dated = _words(card.date.replace("-", " "))
    parts = card.date[:10].split("-")
    for part in parts[1:]:
        dated.add(str(int(part)) if part.isdecimal() else part)
    if len(parts) > 1 and parts[1].isdecimal() and 1 <= int(parts[1]) <= _MONTHS:
        month = calendar.month_name[int(parts[1])].casefold()
        dated |= {month, month[:3]}
    others = _words(f"{card.organisation} {card.publisher}")
    return named | dated | others | _FILLERS, named or _words(card.year)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
