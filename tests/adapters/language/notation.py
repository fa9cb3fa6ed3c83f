"""Trees in short, so that a table of queries can be read."""

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.tree import Near, Same


def shown(tree):
    """Return a tree as text.

    talent (a stem), 'talent' (as written), [a b] and 'a b' (in a row), <a b>8 (near), lead*,
    wom?n, word~1, title=x, {a = b} (the same word), (a & b), (a | b), !a.
    """
    if tree is wq.NullQuery:
        return "nothing"
    if isinstance(tree, wq.Every):
        return "everything"
    if isinstance(tree, wq.Not):
        return f"!{shown(tree.query)}"
    if isinstance(tree, wq.And | wq.Or):
        return _branches(tree)
    begin = "" if tree.field() in ("text", "words") else f"{tree.field()}="
    return begin + _leaf(tree)


def _branches(tree):
    sign = {Same: "=", wq.And: "&", wq.Or: "|"}[type(tree)]
    inside = f" {sign} ".join(map(shown, tree.subqueries))
    return f"{{{inside}}}" if sign == "=" else f"({inside})"


def _leaf(tree):
    if isinstance(tree, wq.Phrase | wq.NumericRange):
        return _row(tree)
    if isinstance(tree, wq.Prefix):
        return f"{tree.text}*"
    if isinstance(tree, wq.Wildcard):
        return tree.text
    if isinstance(tree, wq.FuzzyTerm):
        assert tree.prefixlength == 0
        return f"{tree.text}~{tree.maxdist}"
    assert type(tree) is wq.Term
    return _quoted(tree, tree.text)


def _row(tree):
    if isinstance(tree, Near):
        return f"<{' '.join(tree.words)}>{tree.slop}"
    if isinstance(tree, wq.NumericRange):
        return f"{tree.start or ''}..{tree.end or ''}"
    return _quoted(tree, " ".join(tree.words))


def _quoted(tree, text):
    if tree.field() == "words":
        return f"'{text}'"
    return f"[{text}]" if isinstance(tree, wq.Phrase) else text
