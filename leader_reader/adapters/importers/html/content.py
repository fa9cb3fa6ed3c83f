"""Which parts of a page are main: the element with its text, and what else belongs to that."""

from dataclasses import dataclass
from itertools import islice

from leader_reader.adapters.importers.html.discussion import comment_items
from leader_reader.adapters.importers.html.furniture import (
    EXEMPT,
    FURNITURE_TAGS,
    asks_consent,
    is_named_furniture,
)
from leader_reader.adapters.importers.html.prose import ANCHOR_TAGS, LINES, Prose
from leader_reader.adapters.importers.html.survey import Survey
from leader_reader.adapters.importers.html.tree import Element, classes_of, set_of

_MOST = 0.5
_FORM_MOST = 0.3
_LINK_BOXES = set_of("div section ul ol dl header center fieldset dir")
_TEASER_BOXES = set_of("div section")
_BOX_LINKED = 0.6
_TEASER_LINKED = 0.3
_GAP_LINKED = 0.5
_SECTION, _SECTION_LINKED = 400, 0.1
_MOST_LINKED, _FEW_LINKED = 0.25, 0.15
_FIELDS = 40
_SHORT, _STANDFIRST, _LONG = 80, 60, 200


@dataclass(frozen=True, slots=True)
class Parts:
    """Which elements begin main text (`on`) and which furniture (`off`).

    `comments` are those that their place makes one, `shielded` those around the main heading and
    text; `whole` tells that what stands outside of all others is main.
    """

    on: frozenset[Element]
    off: frozenset[Element]
    comments: frozenset[Element]
    shielded: frozenset[Element]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands that may go with the core: beside `branch`, which holds it.

    `level` counts outward from the core; `anchored` tells that both are in one marked text.
    """

    core: int
    branch: int
    level: int
    anchored: bool


WHOLE = Parts(frozenset(), frozenset(), frozenset(), frozenset(), whole=True)
"""The parts of a text that has no furniture, as a book's chapter."""


def parts_of(survey: Survey) -> Parts:
    """Tell the page's main text from what stands beside it."""
    furniture = _furniture(survey)
    prose = Prose(survey, furniture)
    comments = comment_items(survey)
    core = prose.core()
    if core < 0:
        off = _chosen(survey, furniture)
        return Parts(frozenset(), off, comments, survey.shielded, whole=True)
    on = _joined(prose, core)
    beside = furniture | _link_boxes(prose, on)
    main = _chosen(survey, {*on, *_opening(prose, min(on))})
    return Parts(main, _chosen(survey, beside), comments, survey.shielded, whole=False)


def _chosen(survey: Survey, numbers: set[int]) -> frozenset[Element]:
    return frozenset(survey.elements[number] for number in numbers)


def _furniture(survey: Survey) -> set[int]:
    """Return the elements that stand beside the text, by their name and how little they hold.

    What holds the main heading, the main text or half of all text never does.
    """
    found: set[int] = set()
    article_end = -1
    for number, tag in enumerate(survey.tags):
        if tag in ANCHOR_TAGS:
            article_end = max(article_end, survey.ends[number])
        element = survey.elements[number]
        if tag in EXEMPT or element in survey.shielded:
            continue
        named = tag in FURNITURE_TAGS or (tag == "form" and _has_fields(element))
        named = named or _is_named(survey, number)
        named = named or (tag == "header" and number >= article_end)
        most = _FORM_MOST if tag == "form" else _MOST
        if (named and survey.share(number) < most) or asks_consent(element):
            found.add(number)
    return found


def _has_fields(form: Element) -> bool:
    """Tell whether there is anything to fill in or to press in a form."""
    fields = form.iter("input", "textarea", "select", "button", "label")
    return any((field.get("type") or "").lower() != "hidden" for field in islice(fields, _FIELDS))


def _is_named(survey: Survey, number: int) -> bool:
    mass = survey.mass[number]
    prose = mass >= _SECTION and survey.linked[number] < _SECTION_LINKED * mass
    return is_named_furniture(survey.elements[number], survey.tags[number], holds_prose=prose)


def _joined(prose: Prose, core: int) -> list[int]:
    """Return the core and what belongs to it of the elements beside it and around it."""
    chosen, branch, level = [core], core, 0
    anchor = _anchor(prose.survey, core)
    while branch:
        parent = prose.survey.parents[branch]
        beside = list(prose.children(parent))
        place = _Place(core, branch, level, anchored=anchor <= parent)
        picked = [n for n in beside if n == branch or _joins(prose, n, place)]
        chosen += _filled(prose, beside, picked, branch)
        branch, level = parent, level + 1
    return chosen


def _anchor(survey: Survey, core: int) -> int:
    """Return the innermost element around the core that is marked as one text."""
    number = core
    while number:
        element = survey.elements[number]
        if survey.tags[number] == "article" or element.get("itemprop") == "articleBody":
            return number
        number = survey.parents[number]
    return len(survey.elements)


def _joins(prose: Prose, number: int, place: _Place) -> bool:
    """Tell whether an element goes with the core."""
    amount, whole, linked = prose.amount[number], prose.amount[place.core], prose.linked(number)
    if prose.aside[number] or not amount or linked >= _MOST_LINKED:
        return False
    if amount > 0.01 * whole and _alike(prose.survey, number, place.branch):
        return True
    line = amount >= _SHORT and prose.survey.tags[number] in LINES
    if place.level == 0 and (line or amount > 0.1 * whole):
        return True
    if linked >= _FEW_LINKED:
        return False
    large = amount > max(_LONG, (0.2 + 0.1 * place.level) * whole)
    return large or (place.anchored and _is_headed(prose.survey, number))


def _is_headed(survey: Survey, number: int) -> bool:
    """Tell whether an element is a section with a heading of its own."""
    return any(tag in ("h2", "h3", "h4") for tag in survey.tags[number : survey.ends[number]])


def _alike(survey: Survey, number: int, other: int) -> bool:
    if survey.tags[number] != survey.tags[other]:
        return False
    classes = classes_of(survey.elements[number])
    return bool(classes) and classes == classes_of(survey.elements[other])


def _filled(prose: Prose, beside: list[int], picked: list[int], branch: int) -> list[int]:
    """Return what was picked and what stands between, without the branch."""
    if len(picked) == 1:
        return []
    between = (n for n in beside if picked[0] <= n <= picked[-1] and n != branch)
    return [n for n in between if not prose.aside[n] and prose.linked(n) < _GAP_LINKED]


def _link_boxes(prose: Prose, on: list[int]) -> set[int]:
    """Return the boxes inside the text that hold hardly more than links, or teasers of others."""
    found: set[int] = set()
    tags = prose.survey.tags
    for start in on:
        for number in range(start + 1, prose.survey.ends[start]):
            linked = prose.linked(number)
            dense = (
                tags[number] in _LINK_BOXES and linked > _BOX_LINKED and not prose.amount[number]
            )
            teasing = tags[number] in _TEASER_BOXES and linked > _TEASER_LINKED
            if dense or (teasing and prose.longest[number] < _SHORT):
                found.add(number)
    return found


def _opening(prose: Prose, first: int) -> list[int]:
    """Return the heading over the text that begins with element `first`, and its standfirst."""
    tags, ends = prose.survey.tags, prose.survey.ends
    titles = [n for n in range(first) if tags[n] == "h1" and not prose.aside[n]]
    if not titles:
        return []
    between = (u for u in prose.units if titles[-1] < u.block < ends[u.block] <= first)
    return [titles[-1], *(u.block for u in between if prose.in_unit(u) >= _STANDFIRST)]
