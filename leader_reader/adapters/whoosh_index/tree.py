"""Kinds of query that Whoosh lacks; the others are Whoosh's own. language/ makes them."""

from collections.abc import Sequence

from whoosh import query as wq


class Same(wq.Or):  # type: ignore[misc]
    """Words and phrases that count as one word: spellings, synonyms, an acronym and its words."""


class Near(wq.Phrase):  # type: ignore[misc]
    """All of some words in any order, the first and the last at most `slop` words apart."""

    def __init__(self, field: str, words: Sequence[str], distance: int) -> None:
        super().__init__(field, list(words), slop=distance)
