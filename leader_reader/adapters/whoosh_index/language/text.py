"""Words, patterns and quotations that are looked for in the text of passages."""

from collections.abc import Sequence
from typing import TypeAlias

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Word, Words
from leader_reader.adapters.whoosh_index.language.chunks import (
    Atom,
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
from leader_reader.adapters.whoosh_index.tree import Near

Part: TypeAlias = Atom | wq.Query
"""What a token means: plain words, which may yet be widened, or a tree."""

_SHORTEST_FUZZY = 4
_FARTHEST_FUZZY = 2
_DIGITS = 4  # of the distance between words


class TextLeaves:
    """Makes leaves over stems ("text") and over words as written ("words")."""

    def __init__(self, ledger: Ledger, words: Words) -> None:
        self._ledger = ledger
        self._words = words

    def word(self, token: Token) -> list[Part]:
        """Return the parts of a word, all of which must hold."""
        chunk = read(token.text, token.start, self._words)
        if not isinstance(chunk, Fuzzy):
            return self._exactly(chunk)
        form = self._fuzzy_form(token, chunk)
        if not form:
            return self._exactly(chunk.body)
        farthest = min(max(int(chunk.digits[:2] or 1), 1), _FARTHEST_FUZZY)
        if chunk.digits not in ("", "1", "2"):
            self._complain(token, "The number after ~ is 1 or 2.")
        return [wq.FuzzyTerm("words", form, maxdist=farthest, prefixlength=0)]

    def _fuzzy_form(self, token: Token, chunk: Fuzzy) -> str:
        """Return the one word of enough letters before ~; say so if there is none."""
        atoms = chunk.body.atoms if isinstance(chunk.body, Plain) else ()
        found = [word for atom in atoms for word in atom.words]
        if len(found) != 1:
            self._complain(token, "~ goes after a single word without * or ?: leadership~1.")
            return ""
        if len(found[0].form) < _SHORTEST_FUZZY:
            self._complain(token, "~ needs a word of at least four letters.")
            return ""
        return found[0].form

    def _exactly(self, chunk: Plain | Pattern) -> list[Part]:
        if isinstance(chunk, Plain):
            for atom in chunk.atoms:
                self._ledger.ask(atom.words)
            return list(chunk.atoms)
        return [_piece(piece) for piece in chunk.pieces] or [wq.Every()]

    def quoted(self, token: Token) -> list[Part]:
        """Return the leaf of a quotation: a phrase as written, or words near each other."""
        found = shifted(token.text, token.start + 1, self._words)
        if not found:
            return []
        if token.reach is not None and (near := self._near(token, found)):
            return [near]
        starred = self._starred(token, found)
        if starred or (not token.closed and self._ledger.is_open(found[-1])):
            return [_begun(found)]
        return [in_a_row("words", forms(found))]

    def _near(self, token: Token, found: Sequence[Word]) -> wq.Query | None:
        digits = (token.reach or "").removeprefix("~")
        if len(found) == 1:
            self._complain(token, '~ after quotes needs two words in them: "near words"~8.')
            return None
        if digits:
            distance = int(digits) if len(digits) <= _DIGITS else 10**_DIGITS
            return Near("text", stems(found), max(distance, len(found) - 1))
        if not self._ledger.is_last(token.end):
            self._complain(token, 'Say after ~ how many words apart: "near words"~8.')
        return None

    def _starred(self, token: Token, found: Sequence[Word]) -> bool:
        """Whether the last word of a quotation ends in *; say that it is not for quotations."""
        text, start = token.text, token.start + 1
        if not any(text[word.end - start : word.end - start + 1] == "*" for word in found):
            return False
        self._complain(token, "In quotes words count as written; * works outside them.")
        return text[found[-1].end - start :].startswith("*")

    def _complain(self, token: Token, sentence: str) -> None:
        self._ledger.complain(token.start, token.end, sentence)


def _piece(piece: str | Word) -> wq.Query:
    if isinstance(piece, Word):
        return wq.Term("text", piece.stem)
    begin = piece.removesuffix("*")
    if "*" in begin or "?" in begin:
        return wq.Wildcard("words", piece)
    return wq.Prefix("words", begin)


def _begun(found: Sequence[Word]) -> wq.Query:
    """Return a phrase whose last word is unfinished: best as it is, else its end anywhere."""
    begin = wq.Prefix("words", found[-1].form)
    if len(found) == 1:
        return begin
    head = in_a_row("words", forms(found[:-1]))
    return any_of((in_a_row("words", forms(found)), all_of((head, begin))))
