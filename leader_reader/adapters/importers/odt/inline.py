"""The inside of an ODT paragraph: styled runs, note marks, annotations and text boxes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from leader_reader.adapters.importers.blocks import Run
from leader_reader.adapters.importers.odt.styles import DRAW, OFFICE, TEXT, XLINK, Styles, whole
from leader_reader.domain.document import SpanStyle

Formula = Callable[[etree._Element], str]  # noqa: SLF001 - lxml has no public name for it
"""Gives the text of the formula in a draw:object, "" where there is none."""

_SAFE_LINKS = ("http://", "https://", "mailto:")
_MOST_SPACES = 1000
_LEFT_OUT = frozenset(
    (f"{TEXT}ruby-text", f"{TEXT}tracked-changes", f"{OFFICE}annotation-end", f"{TEXT}script")
)
_MAYBE_HIDDEN = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))


@dataclass(slots=True)
class Inline:
    """What a paragraph holds beside its runs, in the order in which it stands there."""

    runs: list[Run] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    annotations: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles in force at a place; `hidden` text is not shown in print."""

    styles: frozenset[SpanStyle] = frozenset()
    href: str = ""
    hidden: bool = False


def read_inline(paragraph: etree._Element, styles: Styles, formula: Formula) -> Inline:
    """Return the contents of `paragraph`, however deep they are wrapped."""
    found = Inline()
    looks = [_Look()]
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            looks.pop()
            if element is not paragraph:
                _emit(found, looks[-1], element.tail)
            continue
        looks.append(_look(element, looks[-1], styles))
        if element is not paragraph and _set_aside(element, found, looks[-1]):
            if element.tag.startswith(DRAW):
                _emit(found, looks[-1], _formulas(element, formula))
            walker.skip_subtree()
        else:
            _emit(found, looks[-1], _before(element))
    return found


def _formulas(drawing: etree._Element, formula: Formula) -> str:
    """Return the text of the formulas that a drawing shows."""
    return " ".join(filter(None, map(formula, drawing.iter(f"{DRAW}object"))))


def plain_text(element: etree._Element | None, between: str = "") -> str:
    """Return all the text in `element`, whatever it is; "" for None."""
    return between.join(str(text) for text in element.itertext()) if element is not None else ""


def _look(element: etree._Element, around: _Look, styles: Styles) -> _Look:
    if element.tag == f"{TEXT}span":
        name = element.get(f"{TEXT}style-name", "")
        return _Look(
            around.styles | styles.spans(name), around.href, around.hidden or styles.hidden(name)
        )
    if element.tag == f"{TEXT}a":
        href = element.get(f"{XLINK}href", "")
        if href.lower().startswith(_SAFE_LINKS):
            return _Look(around.styles | {SpanStyle.LINK}, href, around.hidden)
    return around


def _set_aside(element: etree._Element, found: Inline, look: _Look) -> bool:
    """Keep what is not running text for later; tell whether `element` was such."""
    if element.tag == f"{TEXT}note":
        citation = element.find(f"{TEXT}note-citation")
        mark = plain_text(citation)
        found.runs.append(Run(mark, look.styles | {SpanStyle.SUPERSCRIPT}, look.href))
        found.notes.append(element)
    elif element.tag == f"{OFFICE}annotation":
        found.annotations.append(element)
    elif element.tag.startswith(DRAW):
        found.boxes.extend(_boxes(element))
        found.drawings.append(element)
    else:
        hidden = element.tag in _MAYBE_HIDDEN and element.get(f"{TEXT}is-hidden") == "true"
        return hidden or element.tag in _LEFT_OUT
    return True


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield what holds paragraphs in `drawing`; boxes in boxes are found when these are read."""
    walker = etree.iterwalk(drawing, events=("start",))
    for _, element in walker:
        if element.tag == f"{DRAW}text-box" or element.find(f"{TEXT}p") is not None:
            walker.skip_subtree()
            yield element


def _before(element: etree._Element) -> str:
    """Return the text that stands for `element`, or at its beginning."""
    if element.tag == f"{TEXT}s":
        return " " * min(whole(element.get(f"{TEXT}c"), 1), _MOST_SPACES)
    if element.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
        return " "
    return element.text or ""


def _emit(found: Inline, look: _Look, text: str | None) -> None:
    if text and not look.hidden:
        found.runs.append(Run(text, look.styles, look.href))
