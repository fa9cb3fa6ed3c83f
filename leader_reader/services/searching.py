"""Searches the index and dresses the hits: snippet, matches, topics and locator."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import PATH_SEPARATOR, Codebook, TopicId
from leader_reader.domain.document import DocumentId, page_locator
from leader_reader.domain.errors import NotFound
from leader_reader.domain.search import Hit, Query, Results, Snippet
from leader_reader.services.citing import area_named
from leader_reader.services.ports import Highlighter, SearchIndex, Store
from leader_reader.services.view import LibraryView

SNIPPET = 240
"""Code points a snippet has at most, its ellipses aside."""

_LEAD = 60
_NONE = Snippet("")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class NoteSnippet(Snippet):
    """What is shown of an annotation: its note, the words it marks, and the topics that matched.

    Each part has its own matches; `note` and `named` have no text where there is none. `text`
    holds note and words in one line, for where there is no room for parts.
    """

    note: Snippet = _NONE
    quote: Snippet = _NONE
    named: Snippet = _NONE


class Searcher:
    """Answers queries from the index and the texts; belongs to one thread, like its store."""

    def __init__(self, index: SearchIndex, store: Store) -> None:
        self._index = index
        self._store = store
        self._marked = _Marked()

    def search(self, query: Query, view: LibraryView) -> Results:
        """Return the best hits, each with its snippet, its topics and what matched in the text."""
        if not self._index.count():
            return Results(query)
        results = self._index.search(query, view)
        mark = self._index.highlighter(query, view)
        if self._marked.view is not view:
            self._marked = _Marked(view)
        hits = (self._dressed(hit, mark) for hit in results.hits)
        return replace(results, hits=tuple(hit for hit in hits if hit is not None))

    def _dressed(self, hit: Hit, mark: Highlighter) -> Hit | None:
        """Return the hit with its words; None where they are gone or damaged."""
        try:
            if hit.annotation is not None:
                return self._noted(hit, hit.annotation, mark)
            start, block = self._store.passage(hit.document, hit.start)
        except (NotFound, ValueError, KeyError, TypeError):
            return None
        matches = mark(block.text)
        return hit.dressed(
            excerpt(block.text, matches),
            tuple([(start + first, start + last) for first, last in matches]),
            self._marked.topics_in(hit.document, hit.start, hit.end),
            page_locator(block, matches[0][0] if matches else 0),
        )

    def _noted(self, hit: Hit, annotation: AnnotationId, mark: Highlighter) -> Hit | None:
        found = self._store.annotation(annotation)
        start, block = self._store.passage(hit.document, found.start)
        page = found.area.page if found.area else None
        locator = page_locator(block, found.start - start, page)
        return hit._replace(
            start=found.start,
            end=found.end,
            snippet=self._parts(found, mark, locator),
            topics=found.topics,
            locator=locator,
        )

    def _parts(self, found: Annotation, mark: Highlighter, locator: str) -> NoteSnippet:
        note, exact = found.note, found.exact
        if found.area:
            exact = "\n".join(filter(None, [area_named(locator), exact]))
        words = note if mark(note) else f"{note} – {exact}" if note else exact
        flat = excerpt(words, mark(words))
        return NoteSnippet(
            flat.text,
            flat.matches,
            excerpt(note, mark(note)),
            excerpt(exact, mark(exact)),
            self._named(found.topics, mark),
        )

    def _named(self, topics: Iterable[TopicId], mark: Highlighter) -> Snippet:
        """Return the topics whose names match, with commas; below those above that match."""
        book = self._marked.codebook
        names = [_shortest(book, topic, mark) for topic in topics if topic in book]
        text = ", ".join(sorted((name for name in names if mark(name)), key=str.casefold))
        return Snippet(text, mark(text))


class _Marked:
    """What is marked in the documents of a view."""

    def __init__(self, view: LibraryView | None = None) -> None:
        self.view = view
        self.codebook = view.codebook if view is not None else Codebook(())
        self._in_document: defaultdict[DocumentId, list[Annotation]] = defaultdict(list)
        for annotation in view.annotations if view is not None else ():
            self._in_document[annotation.document].append(annotation)

    def topics_in(self, document: DocumentId, start: int, end: int) -> frozenset[TopicId]:
        """Return the topics of the passages that overlap a stretch of a document."""
        marked = self._in_document.get(document)
        if not marked:
            return frozenset()
        here = (each.topics for each in marked if each.start < end and each.reach > start)
        return frozenset().union(*here)


def _shortest(book: Codebook, topic: TopicId, mark: Highlighter) -> str:
    """Return a topic's name, below as many of the topics above it as it takes to see the match."""
    parts = book.path(topic).split(PATH_SEPARATOR)
    ends = [PATH_SEPARATOR.join(parts[first:]) for first in range(len(parts) - 1, -1, -1)]
    most = len(mark(ends[-1]))
    return next(end for end in ends if len(mark(end)) == most)


def excerpt(text: str, matches: tuple[tuple[int, int], ...], limit: int = SNIPPET) -> Snippet:
    """Return about `limit` code points of `text` around the first match, cut between words."""
    text = text.replace("\t", " ").replace("\n", " ")
    if len(text) <= limit:
        return Snippet(text, matches)
    first = matches[0][0] if matches else 0
    start = max(0, min(first - _LEAD, len(text) - limit))
    end = min(len(text), start + limit)
    start = _word_start(text, start) if start else 0
    end = _word_end(text, end) if end < len(text) else end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((s + shift, e + shift) for s, e in matches if s >= start and e <= end)
    return Snippet(f"{before}{text[start:end]}{after}", inside)


def _word_start(text: str, at: int) -> int:
    found = _SPACE.search(text, at, at + 30)
    return found.end() if found else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", max(0, at - 30), at)
    return space if space > 0 else at
