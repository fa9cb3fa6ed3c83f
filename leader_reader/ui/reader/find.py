"""Finding words in one document: whatever their case and accents, or as strictly as asked."""

import re
import unicodedata
from dataclasses import dataclass

_COMBINING = "[\u0300-\u036f]*"
MOST_FOUND = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `words`, or a `pattern`; whether case and `whole` words matter."""

    words: str = ""
    case: bool = False
    whole: bool = False
    pattern: bool = False


def folded(text: str, *, case: bool = False) -> str:
    """Return `text` without accents, each character in its place; in lower case unless `case`."""
    return text.translate({ord(character): _plain(character, case) for character in set(text)})


def find_all(
    text: str, words: str, *, case: bool = False, whole: bool = False
) -> list[tuple[int, int]]:
    """Return (start, end) of each place where `words` stand in a text `folded` with that `case`.

    At most `MOST_FOUND` are looked for. White space stands for any white space, and combining
    accents in the text are skipped. `whole`: no letter or digit stands right beside them.
    """
    parts = [_pattern(word, case) for word in words.split()]
    if not parts:
        return []
    wanted = r"\s+".join(parts)
    found = re.finditer(rf"(?<!\w){wanted}(?!\w)" if whole else wanted, text)
    return [match.span() for match, _ in zip(found, range(MOST_FOUND), strict=False)]


def _pattern(word: str, case: bool) -> str:  # noqa: FBT001 - private, and named at each call
    letters = unicodedata.normalize("NFD", word)
    kept = [letter for letter in letters if not unicodedata.combining(letter)]
    return "".join(re.escape(_plain(letter, case)) + _COMBINING for letter in kept)


def _plain(character: str, case: bool) -> str:  # noqa: FBT001 - private, and named at each call
    """Return the one character that stands for `character` when searching."""
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if case else letter.lower()[0]
