"""Brackets in pairs, so that whoever reads on meets no bracket without its other half."""

from collections.abc import Iterator, Sequence

from leader_reader.adapters.whoosh_index.language.ledger import Ledger
from leader_reader.adapters.whoosh_index.language.lexing import Kind, Token

_DEEPEST = 40


def paired(tokens: Sequence[Token], ledger: Ledger) -> list[Token]:
    """Return the tokens with brackets in pairs, at most forty inside each other."""
    return list(_Pairing(ledger).pair(tokens))


class _Pairing:
    """Counts the brackets that are open; those beyond the deepest are passed over in pairs."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._open: list[Token] = []
        self._passed = 0

    def pair(self, tokens: Sequence[Token]) -> Iterator[Token]:
        for token in tokens:
            if token.kind is Kind.END:
                yield from self._closing(token)
            if token.kind not in (Kind.OPEN, Kind.CLOSE) or self._counts(token):
                yield token

    def _counts(self, token: Token) -> bool:
        return self._opens(token) if token.kind is Kind.OPEN else self._closes(token)

    def _opens(self, token: Token) -> bool:
        if len(self._open) < _DEEPEST:
            self._open.append(token)
            return True
        self._passed += 1
        if self._passed == 1:
            self._complain(token, "These brackets go too deep and were left out.")
        return False

    def _closes(self, token: Token) -> bool:
        if self._passed:
            self._passed -= 1
            return False
        if not self._open:
            self._complain(token, "No bracket was opened before this one.")
            return False
        self._open.pop()
        return True

    def _closing(self, end: Token) -> Iterator[Token]:
        for token in self._open:
            if not self._ledger.typing:
                self._complain(token, "This bracket is not closed.")
            yield Token(Kind.CLOSE, end.start, end.end)

    def _complain(self, token: Token, sentence: str) -> None:
        self._ledger.complain(token.start, token.end, sentence)
