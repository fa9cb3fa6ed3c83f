"""A first look over a page: its block elements in order, and how much text and prose each holds."""

import re
from dataclasses import dataclass, field

from lxml import etree

from leader_reader.adapters.importers.html.furniture import NEVER_SHOWN, is_hidden
from leader_reader.adapters.importers.html.tree import BLOCK_TAGS, Element, set_of, tag_of

_ANCHOR_CLASSES = ("entry-content", "post-content", "post-body", "article-body", "articlebody")
_ASIDES = set_of("nav aside footer")
_MARKS = re.compile(r"[.,;:!?…。、，；：！？।،؛؟。၊་]")
_WIDE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_SAMPLE = 3000
_BIG = 0.25


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph as a reader sees it: text between the ends of blocks or two line breaks.

    `block` is the number of the element it stands in, `size` and `linked` are characters of all
    its text and of that in links, `marks` counts its punctuation.
    """

    block: int
    size: int
    linked: int
    marks: int


@dataclass(slots=True)
class Survey:
    """What is known of a page before it is walked.

    Block elements are numbered in document order; what is inside number n are those from n up to
    `ends[n]`. Everything hidden is left out. `mass` and `linked` are characters of text and of
    text in links. `shielded` are the elements around the main heading and the main text.
    """

    elements: list[Element] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    mass: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    wide: bool = False
    shielded: frozenset[Element] = frozenset()

    @property
    def total(self) -> int:
        """Characters of all text, at least 1."""
        return max(1, self.mass[0]) if self.mass else 1

    def share(self, number: int) -> float:
        """Return the part of the page's text that stands inside an element, 0 to 1."""
        return self.mass[number] / self.total


def survey_of(root: Element, *, hidden: bool = False) -> Survey:
    """Look over the page; `hidden` counts in what a browser would not show."""
    look = _Look(hidden=hidden)
    look.over(root)
    look.survey.shielded = _shielded(look.survey)
    return look.survey


class _Look:
    """The state of the look: the open blocks, and the paragraph that is being read."""

    def __init__(self, *, hidden: bool) -> None:
        self.survey = Survey()
        self._hidden = hidden
        self._open: list[int] = []
        self._mass = 0
        self._linked = 0
        self._links = 0
        self._breaks = 0
        self._began = (0, 0)
        self._marks = 0
        self._sampled = 0
        self._wide = 0

    def over(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        passed_over: Element | None = None
        for event, element in walk:
            tag = tag_of(element)
            if event == "start":
                if tag in NEVER_SHOWN or not tag or (not self._hidden and is_hidden(element, tag)):
                    walk.skip_subtree()  # its end comes next all the same
                    passed_over = element
                    continue
                self._enter(element, tag)
                text = element.text
            else:
                if element is not passed_over:
                    self._leave(tag)
                text = element.tail if element is not root else None
            if text and not text.isspace():
                self._read(text)
        self._flush()
        self.survey.wide = self._wide * 4 > self._sampled

    def _enter(self, element: Element, tag: str) -> None:
        if tag in BLOCK_TAGS or not self._open:
            self._flush()
            survey, number = self.survey, len(self.survey.elements)
            survey.elements.append(element)
            survey.tags.append(tag)
            survey.parents.append(self._open[-1] if self._open else 0)
            survey.ends.append(0)
            survey.mass.append(-self._mass)
            survey.linked.append(-self._linked)
            self._open.append(number)
        elif tag == "a":
            self._links += 1
        elif tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                self._flush()

    def _leave(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._flush()
            number = self._open.pop()
            self.survey.ends[number] = len(self.survey.elements)
            self.survey.mass[number] += self._mass
            self.survey.linked[number] += self._linked
        elif tag == "a":
            self._links -= 1

    def _read(self, text: str) -> None:
        text = text.strip()
        size = len(text)
        self._breaks = 0
        self._mass += size
        self._marks += len(_MARKS.findall(text))
        if self._links:
            self._linked += size
        if self._sampled < _SAMPLE:
            self._sampled += size
            self._wide += len(_WIDE.findall(text))

    def _flush(self) -> None:
        mass, linked = self._began
        if self._mass > mass and self._open:
            unit = Unit(self._open[-1], self._mass - mass, self._linked - linked, self._marks)
            self.survey.units.append(unit)
        self._began = (self._mass, self._linked)
        self._marks = self._breaks = 0


def _shielded(survey: Survey) -> frozenset[Element]:
    """Return the elements around the page's main heading and main text."""
    shielded: set[Element] = set()
    for anchor in _anchors(survey):
        above: Element | None = anchor
        while above is not None and above not in shielded:
            shielded.add(above)
            above = above.getparent()
    return frozenset(shielded)


def _anchors(survey: Survey) -> list[Element]:
    numbers = range(len(survey.elements))
    anchors = [survey.elements[n] for n in numbers if _is_main_text(survey, n)]
    aside_end = 0
    for number, tag in enumerate(survey.tags):
        if tag in _ASIDES:
            aside_end = max(aside_end, survey.ends[number])
        if tag == "h1" and number >= aside_end:
            return [*anchors, survey.elements[number]]
    return anchors


def _is_main_text(survey: Survey, number: int) -> bool:
    if survey.share(number) < _BIG:
        return False
    element, tag = survey.elements[number], survey.tags[number]
    if tag in ("main", "article") or element.get("role") == "main":
        return True
    if element.get("itemprop") == "articleBody":
        return True
    return (element.get("class") or "").lower().startswith(_ANCHOR_CLASSES)
