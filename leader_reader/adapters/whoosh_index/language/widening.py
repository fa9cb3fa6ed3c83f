"""Plain words as leaves, with what else counts as much: spellings, synonyms, acronyms, hyphens."""

from collections.abc import Iterator, Sequence

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.language.chunks import Atom
from leader_reader.adapters.whoosh_index.language.joining import (
    all_of,
    any_of,
    forms,
    in_a_row,
    same,
    stems,
)
from leader_reader.adapters.whoosh_index.language.ledger import Ledger
from leader_reader.adapters.whoosh_index.language.parsed import Alternative, Widen
from leader_reader.domain.search import Widening

_LONGEST_RUN = 5


class Widener:
    """Turns neighbouring plain words into trees, and tells the ledger what it added.

    The words of a run that has alternatives ("integrated care board") may stand apart as others
    may: it is all of them, or one of the alternatives.
    """

    def __init__(self, ledger: Ledger, words: Words, widen: Widen | None) -> None:
        self._ledger = ledger
        self._stem = words.stem
        self._widen = widen if ledger.widened else None

    def trees(self, atoms: Sequence[Atom]) -> Iterator[wq.Query | None]:
        """Yield trees all of which must hold; at each word the longest run counts."""
        at = 0
        while at < len(atoms):
            size, added = self._longest_run(atoms, at)
            run = atoms[at : at + size]
            at += size
            whole = all_of(map(self._tree, run))
            leaves = self._added(run, added) if added else []
            yield any_of((whole, same(leaves))) if leaves else whole

    def _longest_run(self, atoms: Sequence[Atom], at: int) -> tuple[int, Sequence[Alternative]]:
        """Return how many of the atoms from `at` on have alternatives together, and which."""
        longest = 1 if self._widen is None else min(_LONGEST_RUN, len(atoms) - at)
        for size in range(longest, 1, -1):
            if found := self._asked(_forms(atoms[at : at + size])):
                return size, found
        return 1, ()

    def _tree(self, atom: Atom) -> wq.Query | None:
        """Return one atom with its alternatives; the parts of one of several words in a row."""
        leaves = [in_a_row("text", stems(atom.words))]
        joined = "".join(forms(atom.words)) if atom.compound and self._ledger.widened else ""
        is_open = self._ledger.is_open(atom.words[-1])
        if is_open and (joined or len(atom.words) == 1):
            leaves.append(wq.Prefix("words", joined or atom.words[0].form))
        if joined or self._widen is not None:
            leaves += self._added((atom,), self._alternatives(atom, joined))
        if not (is_open and len(atom.words) > 1):
            return same(leaves)
        head = in_a_row("text", stems(atom.words[:-1]))
        return any_of((same(leaves), all_of((head, wq.Prefix("words", atom.words[-1].form)))))

    def _alternatives(self, atom: Atom, joined: str) -> Iterator[Alternative]:
        if joined:
            yield Alternative((joined,), "hyphen")
            yield from self._asked((joined,))
        yield from self._asked(_forms((atom,)))

    def _asked(self, words: tuple[str, ...]) -> Sequence[Alternative]:
        if self._widen is None or len(words) > _LONGEST_RUN:
            return ()
        return self._widen.alternatives(words)

    def _added(
        self, run: Sequence[Atom], alternatives: Iterator[Alternative] | Sequence[Alternative]
    ) -> list[wq.Query]:
        """Return the leaves of alternatives that are not the same stems again; note them."""
        known = {tuple(stem for atom in run for stem in stems(atom.words)), ()}
        by_reason: dict[str, list[str]] = {}
        leaves = []
        for each in alternatives:
            row = tuple(map(self._stem, each.words))
            if row not in known:
                known.add(row)
                leaves.append(in_a_row("text", row))
                by_reason.setdefault(each.reason, []).append(" ".join(each.words))
        text = self._ledger.text[run[0].words[0].start : run[-1].words[-1].end]
        for reason, added in by_reason.items():
            self._ledger.widen(Widening(text, tuple(added), reason))
        return leaves


def _forms(atoms: Sequence[Atom]) -> tuple[str, ...]:
    return tuple(form for atom in atoms for form in forms(atom.words))
