"""Equations of Word (OMML, ECMA-376 part 1 section 22.1) as one line of text: "x² = (a+b)/2"."""

from collections.abc import Callable

from lxml import etree

from leader_reader.adapters.importers.docx.package import M
from leader_reader.adapters.importers.linear import ROOTS, grouped, lowered, raised

_MOST_DEPTH = 40
_SUM = "∫"


def equation_text(element: etree._Element) -> str:
    """Return what an m:oMath or m:oMathPara shows, in the order in which it is read."""
    return _shown(element, 0)


def _inside(element: etree._Element | None, depth: int) -> str:
    if element is None:
        return ""
    if depth > _MOST_DEPTH:
        return "".join(text.text or "" for text in element.iter(f"{M}t"))
    return "".join(_shown(child, depth + 1) for child in element)


def _shown(element: etree._Element, depth: int) -> str:
    if not isinstance(element.tag, str):
        return ""
    if element.tag == f"{M}t":
        return element.text or ""
    if not element.tag.startswith(M):
        return _inside(element, depth) if element.tag.endswith(("}ins", "}sdt", "}r")) else ""
    name = element.tag.removeprefix(M)
    if name.endswith("Pr"):
        return ""
    shape = _SHAPES.get(name)
    return shape(element, depth) if shape else _inside(element, depth)


def _part(element: etree._Element, name: str, depth: int) -> str:
    return _inside(element.find(f"{M}{name}"), depth)


def _option(element: etree._Element, path: str, default: str) -> str:
    """Return the m:val of a property, `default` where it is not stated."""
    found = element.find("/".join(f"{M}{step}" for step in path.split("/")))
    return found.get(f"{M}val", default) if found is not None else default


def _fraction(element: etree._Element, depth: int) -> str:
    above, below = _part(element, "num", depth), _part(element, "den", depth)
    if _option(element, "fPr/type", "bar") == "noBar":
        return f"({above} {below})"
    return f"{grouped(above)}/{grouped(below)}"


def _scripts(element: etree._Element, depth: int) -> str:
    base = _part(element, "e", depth)
    return base + lowered(_part(element, "sub", depth)) + raised(_part(element, "sup", depth))


def _before(element: etree._Element, depth: int) -> str:
    low, high = lowered(_part(element, "sub", depth)), raised(_part(element, "sup", depth))
    return low + high + _part(element, "e", depth)


def _root(element: etree._Element, depth: int) -> str:
    degree, inside = _part(element, "deg", depth), _part(element, "e", depth)
    sign = ROOTS.get(degree) or f"{raised(degree)}√"
    return sign + grouped(inside)


def _large(element: etree._Element, depth: int) -> str:
    sign = _option(element, "naryPr/chr", _SUM)
    low, high = lowered(_part(element, "sub", depth)), raised(_part(element, "sup", depth))
    return f"{sign}{low}{high} {_part(element, 'e', depth)}"


def _bracketed(element: etree._Element, depth: int) -> str:
    opening = _option(element, "dPr/begChr", "(")
    closing = _option(element, "dPr/endChr", ")")
    between = _option(element, "dPr/sepChr", "|")
    inside = between.join(_inside(part, depth) for part in element.iterfind(f"{M}e"))
    return f"{opening}{inside}{closing}"


def _function(element: etree._Element, depth: int) -> str:
    inside = _part(element, "e", depth)
    space = "" if inside.startswith(("(", "[")) else " "
    return f"{_part(element, 'fName', depth)}{space}{inside}"


def _accented(element: etree._Element, depth: int) -> str:
    inside = _part(element, "e", depth)
    accent = _option(element, "accPr/chr", "\u0302")
    return inside + accent if len(inside) == 1 else f"{grouped(inside)}{accent}"


def _limit(element: etree._Element, depth: int) -> str:
    below = element.tag.endswith("limLow")
    inside, limit = _part(element, "e", depth), _part(element, "lim", depth)
    return f"{inside}{'_' if below else '^'}{grouped(limit)}"


def _matrix(element: etree._Element, depth: int) -> str:
    rows = (
        ", ".join(_inside(cell, depth) for cell in row.iterfind(f"{M}e"))
        for row in element.iterfind(f"{M}mr")
    )
    return "; ".join(rows)


def _lines(element: etree._Element, depth: int) -> str:
    return "; ".join(_inside(line, depth) for line in element.iterfind(f"{M}e"))


def _row_of_equations(element: etree._Element, depth: int) -> str:
    return " ".join(_inside(line, depth) for line in element.iterfind(f"{M}oMath"))


_SHAPES: dict[str, Callable[[etree._Element, int], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _before,
    "rad": _root,
    "nary": _large,
    "d": _bracketed,
    "func": _function,
    "acc": _accented,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _matrix,
    "eqArr": _lines,
    "oMathPara": _row_of_equations,
}
