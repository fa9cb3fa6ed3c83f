"""What a page shows inside a line that is not written there: quotation marks, ticks, formulas."""

from itertools import islice

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.html.tree import Element, tag_of
from leader_reader.adapters.importers.mathml import mathml_text

FORMULAS = frozenset(("math", "mml:math", "m:math"))
_QUOTES = ("“", "”"), ("‘", "’")
_QUOTE_SIGNS = frozenset("\"'“”„‚‘’«»‹›「」『』")
_BOXES = ("☐ ", "☑ ")
_LISTED_OUTWARD, _QUOTED_OUTWARD = 4, 40


def formula_text(element: Element) -> str:
    """Return a formula as one line: what its MathML shows, or what stands for it in words."""
    return mathml_text(element) or clean_text(element.get("alttext") or "")


def wraps_formula(element: Element) -> bool:
    """Tell whether an element holds nothing but a formula, as readers hear it read out."""
    return len(element) == 1 and tag_of(element[0]) in FORMULAS and not _text(element)


def shows_formula(element: Element) -> bool:
    """Tell whether an <img> is the picture of a formula that stands beside it as MathML."""
    before = element.getprevious()
    return before is not None and (tag_of(before) in FORMULAS or wraps_formula(before))


def around(element: Element, tag: str) -> tuple[str, str]:
    """Return what a browser puts before and after the text of an inline element."""
    if tag == "q":
        return _quotation_marks(element)
    if tag in ("rt", "rtc") and _is_outer_reading(element):
        return "(", ")"
    return "", ""


def _quotation_marks(element: Element) -> tuple[str, str]:
    if _text(element)[:1] in _QUOTE_SIGNS:
        return "", ""
    above = islice(element.iterancestors(), _QUOTED_OUTWARD)
    return _QUOTES[sum(tag_of(each) == "q" for each in above) % 2]


def _is_outer_reading(element: Element) -> bool:
    """Tell whether a reading beside a word has no brackets of its own for those who need them."""
    beside = (element.getparent(), element.getprevious(), element.getnext())
    return not any(each is not None and tag_of(each) in ("rtc", "rp") for each in beside)


def tick(element: Element) -> str:
    """Return the box that an <input> at the start of a list's item shows, "" for another."""
    if (element.get("type") or "").lower() != "checkbox" or _text(element):
        return ""
    if not _starts_item(element):
        return ""
    return _BOXES[element.get("checked") is not None]


def _starts_item(element: Element) -> bool:
    """Tell whether nothing stands before the element in the list's item around it."""
    for _ in range(_LISTED_OUTWARD):
        above = element.getparent()
        if above is None or element.getprevious() is not None or _text(above):
            return False
        if tag_of(above) == "li":
            return True
        element = above
    return False


def _text(element: Element) -> str:
    return (element.text or "").strip()
