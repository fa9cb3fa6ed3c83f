"""The marks before a list's items as a browser prints them (HTML, "The ol element")."""

import re
from dataclasses import dataclass

from leader_reader.adapters.importers.html.tree import Element, tag_of
from leader_reader.adapters.importers.numerals import roman

_NUMBER = re.compile(r"\s*([-+]?\d{1,9})")
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_FORMS = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    **{form: form for form in ("lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "none")},
    "decimal": "decimal",
    "1": "decimal",
}
_ALPHABET = 26
_BULLET = "•"


@dataclass(slots=True)
class Numbering:
    """How far a list has been counted; `step` is -1 in one that counts down."""

    ordered: bool
    count: int = 0
    step: int = 1
    form: str = ""

    def marker(self, item: Element) -> str:
        """Count the next item and return what is printed before it, "" for nothing."""
        form = _form_of(item) or self.form
        if not self.ordered:
            return "" if form == "none" else _BULLET
        told = _number(item.get("value"))
        self.count = self.count + self.step if told is None else told
        return "" if form == "none" else f"{_printed(self.count, form)}."


def numbering_of(element: Element, tag: str) -> Numbering:
    """Return how the items of a list are numbered, before the first of them."""
    if tag != "ol":
        return Numbering(ordered=False, form=_form_of(element))
    step = 1 if element.get("reversed") is None else -1
    start = _number(element.get("start"))
    if start is None:
        start = 1 if step > 0 else sum(tag_of(child) == "li" for child in element)
    return Numbering(ordered=True, count=start - step, step=step, form=_form_of(element))


def _form_of(element: Element) -> str:
    style = _STYLE.search(element.get("style") or "")
    named = (_FORMS.get(word.lower(), "") for word in style.group(1).split()) if style else ()
    return next(filter(None, named), "") or _FORMS.get((element.get("type") or "").strip(), "")


def _number(text: str | None) -> int | None:
    match = _NUMBER.match(text or "")
    return int(match.group(1)) if match else None


def _printed(count: int, form: str) -> str:
    if form.endswith("alpha"):
        written = _letters(count)
    elif form.endswith("roman"):
        written = roman(count)
    else:
        return str(count)
    return written.upper() if form.startswith("upper") else written


def _letters(count: int) -> str:
    """Return `count` as a browser letters items: a to z, then aa, ab and on."""
    if count < 1:
        return str(count)
    written = ""
    while count:
        count, index = divmod(count - 1, _ALPHABET)
        written = chr(ord("a") + index) + written
    return written
