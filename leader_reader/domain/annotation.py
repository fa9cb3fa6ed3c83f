"""Passages: annotations after the W3C Web Annotation model, with topics and a note."""

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
class Target:
    """The part of a document that an annotation is about, described twice."""

    source: DocumentId
    position: TextPositionSelector
    quote: TextQuoteSelector


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
    def motivation(self) -> Motivation:
        if self.topics:
            return Motivation.CLASSIFYING
        return Motivation.COMMENTING if self.note else Motivation.HIGHLIGHTING
