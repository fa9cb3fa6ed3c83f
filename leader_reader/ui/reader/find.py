"""Finding words in one document, whatever their case and accents."""

import re
import unicodedata

_COMBINING = "[\u0300-\u036f]*"
MOST_FOUND = 20_000


def folded(text: str) -> str:
    """Return `text` in lower case and without accents, each character in its place."""
    return text.translate({ord(character): _plain(character) for character in set(text)})


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Return (start, end) of each place where `words` stand in a `folded` text.

    At most `MOST_FOUND` are looked for. White space stands for any white space, and combining
    accents in the text are skipped.
    """
    parts = [_pattern(word) for word in words.split()]
    if not parts:
        return []
    found = re.finditer(r"\s+".join(parts), text)
    return [match.span() for match, _ in zip(found, range(MOST_FOUND), strict=False)]


def _pattern(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    kept = [letter for letter in letters if not unicodedata.combining(letter)]
    return "".join(re.escape(_plain(letter)) + _COMBINING for letter in kept)


def _plain(character: str) -> str:
    """Return the one character that stands for `character` when searching."""
    return unicodedata.normalize("NFD", character)[0].lower()[0]
