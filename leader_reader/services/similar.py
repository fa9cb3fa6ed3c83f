"""Passages like a selection, a passage or a topic: what to ask for, what to offer, what is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import Codebook, TopicId
from leader_reader.domain.document import Document, DocumentId
from leader_reader.domain.finding import annotation_seed, text_seed, topic_seed
from leader_reader.domain.search import Hit, Query
from leader_reader.services.citing import area_named
from leader_reader.services.hits import Place, Range, places
from leader_reader.services.library import Library
from leader_reader.services.ports import Highlighter, SearchIndex, Store
from leader_reader.services.searching import excerpt
from leader_reader.services.view import LibraryView

SHOWN = 360
"""Code points of a suggestion that are shown at most, its ellipses aside."""

_MOST_TEXTS = 500


@dataclass(frozen=True, slots=True)
class Seed:
    """What suggestions are to be like.

    `name` is what skipped ones are kept under (see domain/finding.py), `title` what people call
    it, `texts` are its words, `topics` what a suggestion that is taken is tagged with, and
    `places` where the texts stand: they are not offered themselves.
    """

    name: str
    title: str
    texts: tuple[str, ...]
    topics: frozenset[TopicId]
    places: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage like the seed: `hit` to show it, `place` to tag it."""

    hit: Hit
    place: Place


# Seeds


def like_topic(library: Library, topic: TopicId) -> Seed:
    """Return the seed of what is tagged with a topic or one below it, the newest 500 passages."""
    tagged = library.annotations_with(topic)
    newest = sorted(tagged, key=lambda each: each.modified, reverse=True)[:_MOST_TEXTS]
    return Seed(
        name=topic_seed(topic),
        title=library.codebook[topic].name,
        texts=tuple(each.exact for each in newest),
        topics=frozenset({topic}),
        places=tuple(map(_range, tagged)),
    )


def like_annotation(annotation: Annotation) -> Seed:
    """Return the seed of one marked passage."""
    exact = annotation.exact
    return Seed(
        name=annotation_seed(annotation.id),
        title=" ".join(exact.split()) or area_named(""),
        texts=(exact,),
        topics=annotation.topics,
        places=(_range(annotation),),
    )


def like_text(document: Document, start: int, end: int) -> Seed:
    """Return the seed of code points `start..end` of a document."""
    words = document.text[start:end]
    place = (document.id, start, end)
    return Seed(text_seed(words), " ".join(words.split()), (words,), frozenset(), (place,))


def _range(annotation: Annotation) -> Range:
    return annotation.document, annotation.start, annotation.reach


# Finding, in the thread that searches


def suggestions(
    index: SearchIndex, store: Store, seed: Seed, view: LibraryView, limit: int
) -> Iterator[list[Suggestion]]:
    """Yield nothing at first, then the passages most like `seed`, the best first.

    Left out are the seed itself, what has its topics already and what was skipped for it.
    """
    yield []
    found = index.similar(seed.texts, view, without=barred(view, seed), limit=limit)
    read = {place.range: place for some in places(store, found.hits) for place in some}
    yield [
        Suggestion(_dressed(hit, place, _marker(index, hit, view)), place)
        for hit in found.hits
        if (place := read.get(_place_within(hit, read))) is not None
    ]


def _place_within(hit: Hit, read: Mapping[Range, Place]) -> Range:
    """Return the range of a hit's passage, which is without the white space at its sides."""
    whole = (hit.document, hit.start, hit.end)
    if whole in read:
        return whole
    inside = (each for each in read if each[0] == hit.document and hit.start <= each[1] < hit.end)
    return next(inside, whole)


def barred(view: LibraryView, seed: Seed) -> list[Range]:
    """Return the places that are not to be offered."""
    skipped = [(each.document, each.start, each.end) for each in view.skips.get(seed.name, ())]
    families = _families(view.codebook, seed.topics)
    tagged = [_range(each) for each in view.annotations if _has_all(each, families)]
    return [*seed.places, *skipped, *tagged]


def _marker(index: SearchIndex, hit: Hit, view: LibraryView) -> Highlighter:
    words = " OR ".join(f'"{word}"' if word.isupper() else word for word in hit.reasons)
    return index.highlighter(Query(words, widened=False), view)


def _dressed(hit: Hit, place: Place, mark: Highlighter) -> Hit:
    """Return the hit with its words, and the places of those that made it similar."""
    text, (_, start, end) = place.words, place.range
    marks = mark(text) if hit.reasons else ()
    return hit._replace(
        start=start,
        end=end,
        locator=place.locator,
        snippet=excerpt(text, marks, SHOWN),
        matches=tuple((start + first, start + last) for first, last in marks),
    )


# What is left


def left(
    library: Library,
    seed: Seed,
    offered: Iterable[Suggestion],
    taken: Mapping[Range, frozenset[TopicId]],
) -> list[Suggestion]:
    """Return the suggestions that are neither skipped nor tagged, as the library is now.

    `taken` are the topics that were chosen for some, in place of the seed's.
    """
    skipped = {(each.document, each.start, each.end) for each in library.skips(seed.name)}
    known = library.documents
    return [
        each
        for each in offered
        if each.place.range not in skipped
        and each.place.target.source in known
        and not _tagged(library, each.place, seed.topics)
        and not _tagged(library, each.place, taken.get(each.place.range, frozenset()))
    ]


def _tagged(library: Library, place: Place, topics: frozenset[TopicId]) -> bool:
    """Tell whether the passage, or a part of it, has all of the topics."""
    document, start, end = place.range
    families = _families(library.codebook, topics)
    near = library.annotations_in(DocumentId(document)) if families else []
    return any(
        each.start < end and each.reach > start and _has_all(each, families) for each in near
    )


def _families(book: Codebook, topics: Iterable[TopicId]) -> list[frozenset[TopicId]]:
    """Return for each topic itself and those below it: one of them is as good."""
    return [frozenset(book.descendants(topic)) for topic in topics if topic in book]


def _has_all(annotation: Annotation, families: list[frozenset[TopicId]]) -> bool:
    return bool(families) and all(annotation.topics & family for family in families)
