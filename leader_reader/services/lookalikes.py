"""Which document of the library an imported one looks like a new edition of."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath

from leader_reader.domain.comparing import words_of
from leader_reader.domain.document import DocumentId, DocumentRecord

LEAST_SHARED = 0.3
"""How many of the rows of three words of the shorter text the other has too, at least.

Two texts of one author on one matter share some hundredths of them.
"""

_ROW = 3
_NAMES_KEPT = 50_000
"""Names that are made out once: a large library has so many titles and file names."""

_WRITTEN = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"\d+|v\d+|\d+(?:st|nd|rd|th)|[ivx]+")
_EDITIONS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
version ver v rev revised revision edition ed final finalised finalized draft copy new newer latest
updated update corrected amended old older changed clean web print first second third fourth fifth
"""
"""Words that tell editions of a work apart, beside numbers."""

_APART = frozenset(_EDITIONS.split())


@lru_cache(_NAMES_KEPT)
def work_key(name: str) -> str:
    """Return a title or file name without what tells editions apart: "How we lead (v2), 2021"."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words: list[str] = _WRITTEN.findall(re.sub(r"['’]", "", plain))
    return " ".join(word for word in words if word not in _APART and not _NUMBERED.fullmatch(word))


def looks_like(new: DocumentRecord, known: Iterable[DocumentRecord]) -> list[DocumentRecord]:
    """Return the documents whose title or file name is that of `new`, the latest first.

    A document that has a newer edition already comes after the others.
    """
    names = _names(new)
    others = [each for each in known if new.id not in {each.id, each.edition_of}]
    older = {each.edition_of for each in others}
    found = [each for each in others if names & _names(each) and each.id != new.edition_of]
    return sorted(found, key=lambda each: (each.id not in older, each.imported), reverse=True)


def of_same_name(
    new: Iterable[DocumentRecord], known: Iterable[DocumentRecord]
) -> Iterator[tuple[DocumentRecord, list[DocumentRecord]]]:
    """Yield each of `new` that any of `known` has the title or file name of, with those.

    Each name is made out once: thousands that come in together take no longer than as many alone.
    """
    named: defaultdict[str, list[DocumentRecord]] = defaultdict(list)
    followed: defaultdict[DocumentId, list[DocumentRecord]] = defaultdict(list)
    for each in known:
        for name in _names(each):
            named[name].append(each)
        if each.edition_of is not None:
            followed[each.edition_of].append(each)
    for record in new:
        same = {each.id: each for name in _names(record) for each in named[name]}
        later = {each.id: each for one in same for each in followed[one]}
        if same.keys() - {record.id}:
            yield record, list((same | later).values())


def find_earlier(
    new: DocumentRecord,
    known: Iterable[DocumentRecord],
    text_of: Callable[[DocumentId], str],
) -> Generator[None, None, DocumentRecord | None]:
    """Look for the document that `new` is a new edition of, by its name and then its text.

    Yields now and then; returns None where there is none. Raises NotFound or TextDamaged.
    """
    found = looks_like(new, known) if new.edition_of is None else []
    rows = word_rows(text_of(new.id)) if found else frozenset()
    for each in found:
        yield
        if shared(rows, word_rows(text_of(each.id))) >= LEAST_SHARED:
            return each
    return None


def word_rows(text: str) -> frozenset[tuple[str, ...]]:
    """Return every three words that follow each other in a text."""
    keys = words_of(text).keys
    return frozenset(zip(*(keys[number:] for number in range(_ROW)), strict=False))


def shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Return how many rows of words of the shorter text the other has too, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _names(record: DocumentRecord) -> set[str]:
    """Return what a document's work can be called; file names and titles are not mixed up."""
    title, stem = work_key(record.metadata.title), work_key(PurePath(record.file_name).stem)
    return {f"title {title}" for _ in title[:1]} | {f"file {stem}" for _ in stem[:1]}
