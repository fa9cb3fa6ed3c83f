"""Reads a query's text by recursive descent: OR over AND over NOT over words, fields, brackets.

A mistake is noted and passed over, and the rest is read. Brackets come in pairs and only so deep,
so that the descent ends whatever is typed; each token is looked at once.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.language.brackets import paired
from leader_reader.adapters.whoosh_index.language.chunks import Atom
from leader_reader.adapters.whoosh_index.language.fields import CONDITIONS, NameLeaves, ValueLeaves
from leader_reader.adapters.whoosh_index.language.joining import all_of, any_of
from leader_reader.adapters.whoosh_index.language.ledger import Ledger
from leader_reader.adapters.whoosh_index.language.lexing import Kind, Token, tokens
from leader_reader.adapters.whoosh_index.language.names import KNOWN, SHOWN, WITHIN, WORDED
from leader_reader.adapters.whoosh_index.language.parsed import Parsed, Widen
from leader_reader.adapters.whoosh_index.language.text import Part, TextLeaves
from leader_reader.adapters.whoosh_index.language.widening import Widener
from leader_reader.domain.search import Query

_BEGINNINGS = frozenset((Kind.WORD, Kind.QUOTED, Kind.OPEN, Kind.FIELD, Kind.NOT))
_BETWEEN = (Kind.AND, Kind.OR)
_TEXT = "text"


def parse(query: Query, widen: Widen | None = None, words: Words | None = None) -> Parsed:
    """Return what the text of a query means, and what is wrong with it; never raises.

    `widen` is asked for other spellings and the like if the query allows it. `words` remember
    what they have met.
    """
    ledger = Ledger(query)
    words = words or Words()
    found = paired(tokens(query.text, typing=query.prefix_last), ledger)
    tree = _Parser(found, ledger, words, Widener(ledger, words, widen)).read()
    return Parsed(
        wq.NullQuery if tree is None else tree, ledger.problems, ledger.widenings, ledger.words
    )


class _Leaves(Protocol):
    """Makes the leaves of one field."""

    def word(self, token: Token) -> Sequence[Part]: ...

    def quoted(self, token: Token) -> Sequence[Part]: ...


class _Parser:
    """Goes through tokens once; each method reads what it is named for, in the given field."""

    def __init__(
        self, found: Sequence[Token], ledger: Ledger, words: Words, widener: Widener
    ) -> None:
        self._tokens = found
        self._at = 0
        self._ledger = ledger
        self._widener = widener
        self._words = words
        self._text = TextLeaves(ledger, words)

    def _leaves(self, field: str) -> _Leaves:
        if field == _TEXT:
            return self._text
        if field in WORDED:
            return NameLeaves(field, self._ledger, self._words)
        return ValueLeaves(CONDITIONS[field], self._ledger)

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def read(self) -> wq.Query | None:
        """Return the tree of the whole text."""
        return self._alternatives(_TEXT)

    def _alternatives(self, field: str) -> wq.Query | None:
        branches = []
        while True:
            begin = self._at
            branches.append(self._together(field))
            if self._next.kind is not Kind.OR:
                return any_of(branches)
            self._pass_between(left=self._at > begin)

    def _together(self, field: str) -> wq.Query | None:
        """Read words side by side, or with AND between them, which ends a run of neighbours."""
        parts: list[Part | None] = []
        begin = self._at
        while True:
            if self._next.kind in _BEGINNINGS:
                parts += self._negated(field)
            elif self._next.kind is Kind.AND:
                self._pass_between(left=self._at > begin)
                parts.append(None)
            else:
                return self._joined(parts)

    def _pass_between(self, *, left: bool) -> None:
        """Pass over AND or OR, and over others right after it; say what is missing on a side."""
        first = last = self._take()
        while self._next.kind in _BETWEEN:
            last = self._take()
        right = self._next.kind in _BEGINNINGS or self._is_unfinished()
        if not (left and right and first is last):
            sentence = f"{first.text} needs a word on either side."
            self._ledger.complain(first.start, last.end, sentence)

    def _negated(self, field: str) -> Sequence[Part]:
        """Read a word, quotation, field or group after any NOT; many are a slip for one."""
        if self._next.kind is not Kind.NOT:
            return self._one(field)
        first = self._take()
        while self._next.kind is Kind.NOT:
            self._take()
        if self._next.kind not in _BEGINNINGS:
            if not self._is_unfinished():
                self._ledger.complain(first.start, first.end, "NOT needs a word after it.")
            return ()
        tree = self._unwanted(field)
        return () if tree is None else (wq.Not(tree),)

    def _unwanted(self, field: str) -> wq.Query | None:
        """Read what is not wanted, where an unfinished word must not stand for all it begins."""
        open_end, self._ledger.open_end = self._ledger.open_end, -1
        tree = self._joined(self._one(field))
        self._ledger.open_end = open_end
        return tree

    def _one(self, field: str) -> Sequence[Part]:
        token = self._take()
        if token.kind is Kind.FIELD:
            return self._fielded(token, field)
        if token.kind is Kind.OPEN:
            tree = self._alternatives(field)
            self._take()
            return () if tree is None else (tree,)
        if token.kind is Kind.QUOTED:
            if not (token.closed or self._ledger.typing):
                self._ledger.complain(token.start, token.end, "These quotes are not closed.")
            return self._leaves(field).quoted(token)
        return self._leaves(field).word(token)

    def _fielded(self, token: Token, field: str) -> Sequence[Part]:
        name = token.text.casefold()
        if name not in KNOWN:
            sentence = f"There is no field “{token.text}”. There are {SHOWN}."
            self._ledger.complain(token.start, token.end, sentence)
            bare = Token(Kind.WORD, token.start, token.end - 1, token.text)
            return (*self._leaves(field).word(bare), None)
        if self._next.start != token.end:  # the bracket after it went too deep
            return ()
        if name not in WITHIN:
            return self._one(name)
        tree = self._joined(self._one(_TEXT))
        return () if tree is None else (all_of((tree, wq.Term("kind", name))),)

    def _joined(self, parts: Iterable[Part | None]) -> wq.Query | None:
        """Return a tree for all parts; None among them parts neighbours."""
        trees: list[wq.Query | None] = []
        run: list[Atom] = []
        for part in parts:
            if isinstance(part, Atom):
                run.append(part)
                continue
            trees += (*self._widener.trees(run), part)
            run = []
        return all_of((*trees, *self._widener.trees(run)))

    def _is_unfinished(self) -> bool:
        """Whether someone is typing, and the text ends here."""
        return self._ledger.is_last(self._next.start)
