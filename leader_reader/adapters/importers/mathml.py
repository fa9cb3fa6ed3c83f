"""Formulas in MathML (as OpenDocument has them) as one line of text: "x² = (a+b)/2"."""

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.linear import ROOTS, grouped, lowered, raised

_MOST_DEPTH = 40
_UNSEEN = frozenset(("annotation", "annotation-xml", "mphantom", "maction"))
_LEAVES = frozenset(("mi", "mn", "mo", "mtext", "ms"))


def mathml_text(element: etree._Element, depth: int = 0) -> str:
    """Return what a <math> element shows, in the order in which it is read."""
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.rpartition("}")[2].rpartition(":")[2]  # pages write <mml:mi> too
    if name in _UNSEEN:
        return ""
    if name in _LEAVES or depth > _MOST_DEPTH:
        return clean_text("".join(str(text) for text in element.itertext()))
    parts = [mathml_text(child, depth + 1) for child in element]
    return _joined(name, parts, element)


def _joined(name: str, parts: list[str], element: etree._Element) -> str:
    """Return the parts of a fraction, a root, a script or anything else put together."""
    if name == "msqrt":
        return "√" + grouped("".join(parts))
    if name == "mtr":
        return ", ".join(parts)
    if name == "mtable":
        return "; ".join(parts)
    if name == "mfenced":
        return element.get("open", "(") + ", ".join(parts) + element.get("close", ")")
    return _scripted(name, parts) if len(parts) > 1 else "".join(parts)


def _scripted(name: str, parts: list[str]) -> str:
    first, second, *rest = parts
    if name == "mfrac":
        return f"{grouped(first)}/{grouped(second)}"
    if name == "mroot":
        return (ROOTS.get(second) or f"{raised(second)}√") + grouped(first)
    if name in ("msup", "mover"):
        return first + raised(second)
    if name in ("msub", "munder"):
        return first + lowered(second)
    if name in ("msubsup", "munderover"):
        return first + lowered(second) + raised("".join(rest))
    return "".join(parts)
