"""What comes out of a query's text, and who is asked for other words meant by its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from whoosh import query as wq

from leader_reader.domain.search import Problem, Widening


class AskedWord(NamedTuple):
    """A plain word of a query, code points `start..end` of its text, folded and stemmed."""

    form: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: `tree` is wq.NullQuery where there is nothing to search for.

    `words` are those outside quotes, patterns and fields of the library, in order; words under
    NOT are among them, for they may be misspelt as well.
    """

    tree: wq.Query
    problems: tuple[Problem, ...] = ()
    widenings: tuple[Widening, ...] = ()
    words: tuple[AskedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What counts as much as the words asked for: folded forms in a row, and why (Widening)."""

    words: tuple[str, ...]
    reason: str


class Widen(Protocol):
    """Knows spellings, synonyms and acronyms."""

    def alternatives(self, words: tuple[str, ...]) -> Sequence[Alternative]:
        """Return what else counts for one to five neighbouring words (folded forms)."""
