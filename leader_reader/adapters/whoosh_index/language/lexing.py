"""A query's text as tokens: words with all that clings to them, quotations, brackets, operators."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from leader_reader.adapters.whoosh_index.language.names import KNOWN, NO_FIELDS

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TOKEN = re.compile(
    r"""
    \s+
    | " (?P<quoted>[^"]*) (?: (?P<closed>") (?P<reach>~[0-9]*)? )?
    | (?P<open>\()
    | (?P<close>\))
    | (?P<minus> (?<![^\s(]) - (?=[\w"(*]) )
    | (?P<word>[^\s"()]+)
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    END = auto()


_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


class Token(NamedTuple):
    """A part of a query, code points `start..end` of its text.

    `text` is the word, the name of the field, or what is inside the quotes, which begins at
    `start + 1`. `reach` is what follows a quotation: "~8", or None.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    closed: bool = True
    reach: str | None = None


def tokens(text: str, *, typing: bool) -> list[Token]:
    """Return the tokens of a text, the last of them END.

    A word directly before a colon and a value is a field, known or not. With `typing` the name
    of a field that ends the text is left out, as its value is to come.
    """
    plain = text.translate(_QUOTES)
    found: list[Token] = []
    at = 0
    while match := _TOKEN.match(plain, at):
        at = match.end()
        if match["word"]:
            token = _word(plain, match.start(), at, found[-1] if found else None)
            at = token.end
            if not (typing and at == len(plain) and _is_begun_field(token)):
                found.append(token)
        else:
            found.extend(_other(match))
    return [*found, Token(Kind.END, len(text), len(text))]


def _other(match: re.Match[str]) -> Iterator[Token]:
    start, end = match.span()
    if match["quoted"] is not None:
        closed = bool(match["closed"])
        yield Token(Kind.QUOTED, start, end, match["quoted"], closed, match["reach"])
    elif match["open"]:
        yield Token(Kind.OPEN, start, end)
    elif match["close"]:
        yield Token(Kind.CLOSE, start, end)
    elif match["minus"]:
        yield Token(Kind.NOT, start, end)


def _word(plain: str, start: int, end: int, before: Token | None) -> Token:
    text = plain[start:end]
    if before and before.kind is Kind.FIELD and before.end == start:
        return Token(Kind.WORD, start, end, text)
    if name := _field_name(text, plain[end : end + 1]):
        return Token(Kind.FIELD, start, start + len(name) + 1, name)
    return Token(_OPERATORS.get(text, Kind.WORD), start, end, text)


def _field_name(word: str, following: str) -> str:
    """Return the name of the field that a word begins with, or ""."""
    name, colon, value = word.partition(":")
    value = value or following.strip(")")
    if not (colon and value.strip() and name.isalpha()):
        return ""
    if name.casefold() in KNOWN:
        return name
    plausible = value[0].isalnum() or value[0] in '"(*?'
    return name if plausible and len(name) > 1 and name.casefold() not in NO_FIELDS else ""


def _is_begun_field(token: Token) -> bool:
    return token.text.endswith(":") and token.text[:-1].casefold() in KNOWN
