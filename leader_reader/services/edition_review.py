"""Two editions of a document compared: what became of each passage and bookmark."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from leader_reader.domain.anchoring import describe, trim
from leader_reader.domain.annotation import Annotation, AnnotationId, Target
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.comparing import Match, comparing
from leader_reader.domain.comparing.areas import area_outcome
from leader_reader.domain.comparing.fates import (
    Fate,
    Outcome,
    near_place,
    new_place,
    passage_outcome,
)
from leader_reader.domain.comparing.rewording import Kind, Piece, rewording
from leader_reader.domain.comparing.words import plain
from leader_reader.domain.document import Document
from leader_reader.domain.errors import Refused

GOOD = 0.5
"""How much of a passage is there at least for it to be carried over unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A passage of the old edition and what became of it; `target` is its place in the new one.

    Where it is gone `outcome` begins where it may have been. `pieces` say how it was reworded;
    there are none where it is not. `by_hand` where the user said where it is.
    """

    annotation: Annotation
    outcome: Outcome
    target: Target | None
    pieces: tuple[Piece, ...] = ()
    by_hand: bool = False

    @property
    def fate(self) -> Fate:
        return self.outcome.fate

    @property
    def good(self) -> bool:
        """Whether it is carried over unless told otherwise."""
        return self.by_hand or (self.target is not None and self.outcome.kept >= GOOD)


@dataclass(frozen=True, slots=True)
class MovedBookmark:
    """A bookmark of the old edition, and its place in the new one; None where it is gone."""

    bookmark: Bookmark
    place: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """Two editions compared: passages in the order of the old text, bookmarks too.

    `kept` of the `old_words` are among the `new_words`.
    """

    old: Document
    new: Document
    passages: tuple[Moved, ...]
    bookmarks: tuple[MovedBookmark, ...]
    old_words: int
    new_words: int
    kept: int

    def count(self, fate: Fate) -> int:
        """Return how many passages have a fate."""
        return sum(each.fate is fate for each in self.passages)


def reviewing(
    old: Document,
    new: Document,
    annotations: Sequence[Annotation],
    bookmarks: Sequence[Bookmark] = (),
) -> Generator[None, None, Review]:
    """Compare two editions, yielding now and then; return what became of each passage."""
    match = yield from comparing(old.text, new.text)
    passages = []
    for each in sorted(annotations, key=lambda each: (each.start, each.end)):
        passages.append(_moved(match, old, new, each))
        yield
    places = tuple(MovedBookmark(each, new_place(match, each.place)) for each in bookmarks)
    kept = sum(place >= 0 for place in match.to_new)
    sizes = len(match.to_new), len(match.to_old)
    return Review(old, new, tuple(passages), places, *sizes, kept)


def _moved(match: Match, old: Document, new: Document, annotation: Annotation) -> Moved:
    if annotation.area is not None:
        outcome = area_outcome(match, old, new, annotation.target)
        there = outcome.fate is not Fate.GONE
        return Moved(annotation, outcome, _same_area(new, annotation, outcome) if there else None)
    outcome = passage_outcome(match, annotation.start, annotation.end)
    if outcome.fate is Fate.GONE or outcome.start >= outcome.end:
        near = near_place(match, annotation.start)
        return Moved(annotation, Outcome(Fate.GONE, near, near), None)
    return _found(annotation, outcome, new)


def _found(annotation: Annotation, outcome: Outcome, new: Document) -> Moved:
    target = describe(new, outcome.start, outcome.end)
    reworded = outcome.fate is Fate.REWORDED
    pieces = rewording(annotation.exact, target.quote.exact) if reworded else ()
    return Moved(annotation, outcome, target, pieces)


def _same_area(new: Document, annotation: Annotation, outcome: Outcome) -> Target:
    """Return the target for the same rectangle of its page; its words are those that it had."""
    place = describe(new, outcome.start, min(outcome.start + 1, len(new.text)))
    position = replace(place.position, end=place.position.start)
    quote = replace(place.quote, exact=annotation.exact)
    area = replace(annotation.area, page=outcome.page) if annotation.area else None
    return replace(place, position=position, quote=quote, area=area)


# Placed by hand


def placed(review: Review, passage: AnnotationId, start: int, end: int) -> Review:
    """Return the review with a passage at code points `start..end` of the new text.

    Raises ValueError where there are no words, Refused for an area: that is none of the text.
    """
    place = trim(review.new.text, start, end)
    passages = (
        placed_at(each, review.new, *place) if each.annotation.id == passage else each
        for each in review.passages
    )
    return replace(review, passages=tuple(passages))


def placed_at(moved: Moved, new: Document, start: int, end: int) -> Moved:
    """Return a passage as it is at code points `start..end` of the new text, as `placed`."""
    if moved.annotation.area is not None:
        raise Refused("An area of a page cannot be placed in the text; mark it anew on its page.")
    same = plain(moved.annotation.exact) == plain(new.text[start:end])
    fate = Fate.UNCHANGED if same else Fate.REWORDED
    found = _found(moved.annotation, Outcome(fate, start, end), new)
    return replace(found, pieces=_as_a_whole(found.pieces), by_hand=True)


def _as_a_whole(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces, or where little stayed all old words and all new ones, as they read so."""
    old, new = (
        "".join(each.words for each in pieces if each.kind is not kind)
        for kind in (Kind.PUT_IN, Kind.LEFT_OUT)
    )
    stayed = sum(len(each.words) for each in pieces if each.kind is Kind.KEPT)
    if stayed >= GOOD * max(len(old), len(new)):
        return pieces
    return Piece(Kind.LEFT_OUT, old), Piece(Kind.PUT_IN, new)
