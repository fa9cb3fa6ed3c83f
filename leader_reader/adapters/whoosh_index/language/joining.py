"""Trees joined to larger trees, without branches that have only one twig."""

from collections.abc import Iterable, Sequence

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Word
from leader_reader.adapters.whoosh_index.tree import Same


def all_of(trees: Iterable[wq.Query | None]) -> wq.Query | None:
    """Return a tree for what meets all of `trees`; None stands for no condition."""
    return _joined(wq.And, trees)


def any_of(trees: Iterable[wq.Query | None]) -> wq.Query | None:
    """Return a tree for what meets any of `trees`; None among them is left out."""
    return _joined(wq.Or, trees)


def same(leaves: Sequence[wq.Query]) -> wq.Query:
    """Return a leaf for what counts as one word."""
    return leaves[0] if len(leaves) == 1 else Same(list(leaves))


def in_a_row(field: str, words: Sequence[str]) -> wq.Query:
    """Return the leaf for words one after the other: a Term if it is only one."""
    return wq.Term(field, words[0]) if len(words) == 1 else wq.Phrase(field, list(words))


def stems(words: Iterable[Word]) -> list[str]:
    """Return the stems of words."""
    return [word.stem for word in words]


def forms(words: Iterable[Word]) -> list[str]:
    """Return the folded forms of words."""
    return [word.form for word in words]


def _joined(kind: type[wq.Query], trees: Iterable[wq.Query | None]) -> wq.Query | None:
    flat: list[wq.Query] = []
    for tree in trees:
        if tree is not None:
            flat.extend(tree.subqueries if type(tree) is kind else (tree,))
    return kind(flat) if len(flat) > 1 else next(iter(flat), None)
