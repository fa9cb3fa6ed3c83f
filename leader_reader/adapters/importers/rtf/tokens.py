"""RTF cut into its tokens: groups, control words, bytes of text (RTF Specification 1.9.1)."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SIGN = "sign"
    BYTES = "bytes"


class Token(NamedTuple):
    """One token: `text` is a control word or sign, `number` its argument, `data` plain bytes."""

    kind: Kind
    text: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of `data`; binary runs (\bin) are jumped over by their stated length."""
    at, end = 0, len(data)
    while at < end:
        match = _TOKEN.search(data, at)
        if match is None:
            return
        token = _token(match)
        at = match.end()
        if token.text == "bin" and token.kind is Kind.WORD:
            at += max(0, token.number or 0)
        yield token


def _token(match: re.Match[bytes]) -> Token:
    word, number, code, sign, brace, plain = match.groups()
    if plain is not None:
        return Token(Kind.BYTES, data=plain)
    if word is not None:
        return Token(Kind.WORD, word.decode("ascii"), int(number) if number else None)
    if brace is not None:
        return Token(Kind.OPEN if brace == b"{" else Kind.CLOSE)
    if code is not None:
        return Token(Kind.BYTES, text="hex", data=bytes.fromhex(code.decode("ascii")))
    return Token(Kind.SIGN, sign.decode("latin-1"))
