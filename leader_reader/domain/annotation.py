"""Passages: annotations after the W3C Web Annotation model, with topics and a note."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId

AnnotationId = NewType("AnnotationId", str)
"""A UUID."""


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

    def fragment(self) -> str:
        """Return "page=12&viewrect=72,90.5,300,200"."""
        rect = (self.left, self.top, self.width, self.height)
        return f"page={self.page}&viewrect={','.join(f'{round(each, 2):.10g}' for each in rect)}"

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


@dataclass(frozen=True, slots=True)
class Target:
    """The part of a document that an annotation is about, described twice.

    With an `area` it is that rectangle of a page; position and quote are then of the words in it,
    or where there are none of the place in the text nearest to it (`exact` is "").
    """

    source: DocumentId
    position: TextPositionSelector
    quote: TextQuoteSelector
    area: AreaSelector | None = None


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
