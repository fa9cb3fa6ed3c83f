"""Text to words: every word is kept, folded to lower case without accents, and stemmed.

No word is dropped and no letter is too short: vitamin C, hepatitis B and NOT matter here.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import Stemmer
from whoosh.analysis import Analyzer, Token

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_UNSEEN = "\u00ad\u200c\u200d\u2060"
_LETTER = rf"[^\W_{_CJK}][{_MARKS}{_UNSEEN}]*"
_WORD = re.compile(rf"[{_CJK}]|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_POSSESSIVE = re.compile("['’]s$")
_CACHE_WORDS = 100_000


class Word(NamedTuple):
    """A word at code points `start..end` of its text; `form` is folded, `stem` stemmed."""

    start: int
    end: int
    form: str
    stem: str


class Words:
    """Splits text into words; remembers the folded form and stem of each it has met."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("english", 0)  # its own cache costs more than it saves
        self._known: dict[str, tuple[str, str]] = {}

    def __call__(self, text: str) -> Iterator[Word]:
        known = self._known
        for match in _WORD.finditer(text):
            raw = match.group()
            pair = known.get(raw) or self._learn(raw)
            yield Word(match.start(), match.end(), *pair)

    def at(self, text: str, place: int) -> tuple[int, str, str]:
        """Return end, form and stem of the word that begins at a place in a text.

        Where none does, it ends where it begins.
        """
        match = _WORD.match(text, place)
        if match is None:
            return place, "", ""
        raw = match.group()
        return match.end(), *(self._known.get(raw) or self._learn(raw))

    def stem(self, form: str) -> str:
        """Return the stem of a folded form."""
        return str(self._stemmer.stemWord(form))

    def stems(self, forms: list[str]) -> list[str]:
        """Return the stems of many folded forms."""
        return list(self._stemmer.stemWords(forms))

    def _learn(self, raw: str) -> tuple[str, str]:
        if len(self._known) >= _CACHE_WORDS:
            self._known.clear()
        form = fold(raw)
        pair = self._known[raw] = (form, self.stem(form))
        return pair


def fold(word: str) -> str:
    """Return a word in lower case, without accents, soft hyphens or a possessive s."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", word))
        word = "".join(char for char in decomposed if not unicodedata.combining(char)) or word
    return _POSSESSIVE.sub("", word.casefold()).replace("’", "'")


class WordAnalyzer(Analyzer):  # type: ignore[misc]
    """Whoosh's view of Words: stems, or the folded forms as they stand."""

    def __init__(self, *, stemmed: bool) -> None:
        self.stemmed = stemmed
        self._words = Words()

    def __getstate__(self) -> dict[str, bool]:
        return {"stemmed": self.stemmed}

    def __setstate__(self, state: dict[str, bool]) -> None:
        self.stemmed = state["stemmed"]
        self._words = Words()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordAnalyzer) and other.stemmed == self.stemmed

    def __hash__(self) -> int:
        return hash(self.stemmed)

    def __call__(self, value: str, *, mode: str = "", **options: Any) -> Iterator[Token]:  # noqa: ANN401
        """Yield Whoosh tokens; Whoosh's own keywords say which details it wants."""
        if not options.get("tokenize", True):  # the beginning of a word, or a pattern
            yield Token(text=fold(value), mode=mode)
            return
        positions, chars = options.get("positions", False), options.get("chars", False)
        token = Token(positions, chars, removestops=False, mode=mode)
        first = options.get("start_pos", 0)
        for number, word in enumerate(self._words(value)):
            token.text = word.stem if self.stemmed else word.form
            token.original = word.form
            token.boost, token.stopped = 1.0, False
            token.pos = first + number
            token.startchar, token.endchar = word.start, word.end
            yield token
