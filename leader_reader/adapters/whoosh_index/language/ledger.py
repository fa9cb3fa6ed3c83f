"""What is gathered while a query is read: problems, widenings, and the plain words of it."""

import re
from collections.abc import Iterable

from leader_reader.adapters.whoosh_index.analysis import Word
from leader_reader.adapters.whoosh_index.language.parsed import AskedWord
from leader_reader.domain.search import Problem, Query, Widening

_MOST_PROBLEMS = 20
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # each is a word: see analysis


class Ledger:
    """Knows the query, and keeps what is said of it.

    `open_end` is where an unfinished last word ends, -1 where there is none.
    """

    def __init__(self, query: Query) -> None:
        self.text = query.text
        self.typing = query.prefix_last
        self.widened = query.widened
        self.open_end = len(query.text.rstrip("-'’")) if query.prefix_last else -1
        self._problems: list[Problem] = []
        self._widenings: dict[Widening, None] = {}
        self._words: list[AskedWord] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the first problems in the order of the text."""
        found = sorted(self._problems, key=lambda problem: (problem.start, problem.end))
        return tuple(found[:_MOST_PROBLEMS])

    @property
    def widenings(self) -> tuple[Widening, ...]:
        return tuple(self._widenings)

    @property
    def words(self) -> tuple[AskedWord, ...]:
        return tuple(self._words)

    def is_open(self, word: Word) -> bool:
        """Whether a word is unfinished."""
        return word.end == self.open_end and not is_ideograph(word)

    def is_last(self, end: int) -> bool:
        """Whether someone is typing, and has come as far as `end`."""
        return self.typing and end >= len(self.text)

    def complain(self, start: int, end: int, sentence: str) -> None:
        """Note that `start..end` of the text was not understood."""
        self._problems.append(Problem(start, end, sentence))

    def widen(self, widening: Widening) -> None:
        """Note what is searched for besides, once."""
        self._widenings[widening] = None

    def ask(self, words: Iterable[Word]) -> None:
        """Note plain words."""
        for word in words:
            self._words.append(AskedWord(word.form, word.stem, word.start, word.end))


def is_ideograph(word: Word) -> bool:
    """Whether a word is one character of a script that sets no spaces."""
    return bool(_IDEOGRAPH.match(word.form))
