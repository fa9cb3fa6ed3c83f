"""Conditions on what the library knows of a passage: title, author, year, topic and the like."""

import re
from collections.abc import Callable, Mapping, Sequence

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Word, Words, fold
from leader_reader.adapters.whoosh_index.language.chunks import (
    Fuzzy,
    Pattern,
    Plain,
    read,
    shifted,
)
from leader_reader.adapters.whoosh_index.language.joining import (
    all_of,
    any_of,
    forms,
    in_a_row,
    stems,
)
from leader_reader.adapters.whoosh_index.language.ledger import Ledger
from leader_reader.adapters.whoosh_index.language.lexing import Token
from leader_reader.domain.codebook import PATH_SEPARATOR
from leader_reader.domain.search import HitKind

Condition = Callable[[Ledger, Token], wq.Query | None]
"""Makes a condition of the value after a field; None where it says nothing (yet)."""

_YEARS = re.compile(r"([0-9]{4})?(?:(\.\.+|[…–-])([0-9]{4})?)?")
_YEARS_BEGUN = re.compile(r"([0-9]{4})(?:\.|(?:\.\.|[…–-])[0-9]{0,3})|[0-9]{0,3}|\.+[0-9]{0,3}")
_PATH_SIGN = re.compile(r"\s*[>›]\s*")
_ENDS = ",;!?"


def folded_name(name: str) -> str:
    """Return a topic's name or path as `topic:` compares it; > may stand for ›."""
    return fold(_PATH_SIGN.sub(PATH_SEPARATOR, " ".join(name.split())))


class NameLeaves:
    """Makes leaves over the stems of a field of words: "title" or "author"."""

    def __init__(self, field: str, ledger: Ledger, words: Words) -> None:
        self._field = field
        self._ledger = ledger
        self._words = words

    def word(self, token: Token) -> list[wq.Query]:
        """Return trees, all of which must hold."""
        chunk = read(token.text, token.start, self._words)
        if isinstance(chunk, Fuzzy):
            self._complain(token)
            chunk = chunk.body
        if isinstance(chunk, Plain):
            return [self._row(atom.words, compound=atom.compound) for atom in chunk.atoms]
        return self._pattern(token, chunk)

    def quoted(self, token: Token) -> list[wq.Query]:
        """Return the words of a quotation in a row."""
        found = shifted(token.text, token.start + 1, self._words)
        if token.reach is not None and not self._ledger.is_last(token.end):
            self._complain(token)
        return [self._row(found)] if found else []

    def _row(self, found: Sequence[Word], *, compound: bool = False) -> wq.Query:
        trees = [in_a_row(self._field, stems(found))]
        if compound and self._ledger.widened:
            trees.append(wq.Term(self._field, self._words.stem("".join(forms(found)))))
        if self._ledger.is_open(found[-1]):
            head = in_a_row(self._field, stems(found[:-1])) if len(found) > 1 else None
            trees.append(all_of((head, wq.Prefix(self._field, found[-1].form))))
        return any_of(trees)

    def _pattern(self, token: Token, pattern: Pattern) -> list[wq.Query]:
        """Return the beginnings of words; say so if more is asked for."""
        trees = []
        for piece in pattern.pieces:
            if isinstance(piece, Word):
                trees.append(wq.Term(self._field, piece.stem))
                continue
            begin = piece.replace("?", "*").partition("*")[0]
            if piece != f"{begin}*":
                self._complain(token)
            trees.append(wq.Prefix(self._field, begin) if begin else wq.Every())
        return trees or [wq.Every()]

    def _complain(self, token: Token) -> None:
        sentence = f"“{self._field}:” takes words, phrases in quotes, and beginnings*."
        self._ledger.complain(token.start, token.end, sentence)


class ValueLeaves:
    """Makes the conditions of a field whose values are no words of a text."""

    def __init__(self, condition: Condition, ledger: Ledger) -> None:
        self._condition = condition
        self._ledger = ledger

    def word(self, token: Token) -> list[wq.Query]:
        """Return the condition, if there is one."""
        made = self._condition(self._ledger, token)
        return [] if made is None else [made]

    quoted = word


def _year(ledger: Ledger, token: Token) -> wq.Query | None:
    value = token.text.strip(_ENDS).strip()
    years = _YEARS.fullmatch(value)
    if years and (years[1] or years[3]):
        first, last = years[1], years[3] if years[2] else years[1]
    elif ledger.is_last(token.end) and (begun := _YEARS_BEGUN.fullmatch(value)):
        first, last = begun[1], None
    else:
        sentence = "A year has four digits: year:2012, year:2012..2019 or year:2012.. (and later)."
        ledger.complain(token.start, token.end, sentence)
        return None
    ends = [int(first) if first else None, int(last) if last else None]
    if first and last:
        ends.sort(key=lambda year: year or 0)
    return wq.NumericRange("year", *ends) if first or last else None


def _format(_: Ledger, token: Token) -> wq.Query | None:
    value = fold(token.text.strip(_ENDS).strip().removeprefix("."))
    return wq.Term("format", value) if value else None


def _topic(_: Ledger, token: Token) -> wq.Query | None:
    value = folded_name(token.text.rstrip("*"))
    return wq.Term("topic", value) if value else None


def _identified(field: str) -> Condition:
    def condition(_: Ledger, token: Token) -> wq.Query | None:
        value = token.text.strip()
        return wq.Term(field, value) if value else None

    return condition


def _one_of(field: str, choices: Sequence[str]) -> Condition:
    listed = f"{', '.join(choices[:-1])} or {choices[-1]}"

    def condition(ledger: Ledger, token: Token) -> wq.Query | None:
        value = fold(token.text.strip(_ENDS).strip())
        for choice in choices:
            if value in (choice, f"{choice}s"):
                return wq.Term(field, choice)
        begun = ledger.is_last(token.end) and any(each.startswith(value) for each in choices)
        if value and not begun:
            ledger.complain(token.start, token.end, f"“{field}:” takes {listed}.")
        return None

    return condition


CONDITIONS: Mapping[str, Condition] = {
    "year": _year,
    "format": _format,
    "topic": _topic,
    "topicid": _identified("topicid"),
    "document": _identified("document"),
    "kind": _one_of("kind", tuple(HitKind)),
    "is": _one_of("is", ("tagged", "untagged", "read", "unread")),
}
"""What makes the conditions of each field with values."""
