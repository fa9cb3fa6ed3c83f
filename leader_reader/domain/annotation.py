"""Passages: annotations after the W3C Web Annotation model, with topics and a note."""

import math
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId

AnnotationId = NewType("AnnotationId", str)
"""A UUID."""

LEAST_SIDE = 8.0
"""Points that an area is wide and high at least."""

_HUNDREDTHS = 100


class Motivation(StrEnum):
    """Why a passage was marked (https://www.w3.org/TR/annotation-vocab/#named-individuals)."""

    HIGHLIGHTING = "highlighting"
    CLASSIFYING = "classifying"
    COMMENTING = "commenting"


@dataclass(frozen=True, slots=True, order=True)
class TextPositionSelector:
    """Code points `start..end` of the document's text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves, with up to 32 characters on either side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class AreaSelector:
    """A rectangle of a page, as a figure or a table needs: page from 1, points from its top left.

    Kept to a hundredth of a point, as the fragment of a PDF's address: RFC 8118, section 3, `page`
    and `viewrect`.
    """

    page: int
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return round(self.left + self.width, 2)

    @property
    def bottom(self) -> float:
        return round(self.top + self.height, 2)

    def fragment(self) -> str:
        """Return "page=12&viewrect=72,90.5,300,200"."""
        rect = (self.left, self.top, self.width, self.height)
        return f"page={self.page}&viewrect={','.join(f'{round(each, 2):.10g}' for each in rect)}"

    @classmethod
    def within(
        cls, page: int, rect: tuple[float, float, float, float], size: tuple[float, float]
    ) -> "AreaSelector | None":
        """Return the part of `rect` that is on a page of `size` (width, height).

        `rect` is (x, y) of one corner and (x, y) of the other, whichever they are. None where
        what is left is less than LEAST_SIDE wide or high.
        """
        across = sorted(_kept(x, size[0]) for x in rect[::2])
        down = sorted(_kept(y, size[1]) for y in rect[1::2])
        width, height = round(across[1] - across[0], 2), round(down[1] - down[0], 2)
        if min(width, height) < LEAST_SIDE:
            return None
        return cls(page, across[0], down[0], width, height)

    @classmethod
    def from_fragment(cls, fragment: str) -> "AreaSelector":
        """Return the area that `fragment` wrote. Raises ValueError where it is none."""
        found = _FRAGMENT.fullmatch(fragment)
        if found is None:
            msg = "not the fragment of an area"
            raise ValueError(msg)
        left, top, width, height = (float(each) for each in found.group(2, 3, 4, 5))
        return cls(int(found[1]), left, top, width, height)


_NUMBER = r"(\d+(?:\.\d+)?)"
_FRAGMENT = re.compile(rf"page=(\d+)&viewrect={_NUMBER},{_NUMBER},{_NUMBER},{_NUMBER}")


def _kept(place: float, side: float) -> float:
    """Return a place on a page's side, to a hundredth of a point."""
    hundredths = round(min(max(place, 0.0), side) * _HUNDREDTHS)
    return min(hundredths, math.floor(side * _HUNDREDTHS)) / _HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Target:
    """The part of a document that an annotation is about, described twice.

    With an `area` it is that rectangle of a page. `position` is then the place in the text
    nearest to it (its start is its end), and `exact` the words in it as the text has them, ""
    where there are none.
    """

    source: DocumentId
    position: TextPositionSelector
    quote: TextQuoteSelector
    area: AreaSelector | None = None

    def is_same_as(self, other: "Target") -> bool:
        """Tell whether two targets are one passage, or one area: neither is the other."""
        if self.area is None and other.area is None:
            return (self.source, self.position) == (other.source, other.position)
        return (self.source, self.area) == (other.source, other.area)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A marked passage with its topics and note. Neither is a plain highlight."""

    id: AnnotationId
    target: Target
    topics: frozenset[TopicId]
    note: str
    created: datetime
    modified: datetime
    creator: str

    @property
    def document(self) -> DocumentId:
        return self.target.source

    @property
    def start(self) -> int:
        return self.target.position.start

    @property
    def end(self) -> int:
        return self.target.position.end

    @property
    def reach(self) -> int:
        """The code point after the last that it touches; an area touches the one at its place."""
        return max(self.end, self.start + 1)

    @property
    def exact(self) -> str:
        return self.target.quote.exact

    @property
    def area(self) -> AreaSelector | None:
        return self.target.area

    @property
    def motivation(self) -> Motivation:
        if self.topics:
            return Motivation.CLASSIFYING
        return Motivation.COMMENTING if self.note else Motivation.HIGHLIGHTING
