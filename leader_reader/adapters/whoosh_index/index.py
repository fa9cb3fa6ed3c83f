"""The SearchIndex on Whoosh: one entry per passage, ranked by BM25F.

The folder is a cache of the store. A missing or foreign one is made anew, empty; see marking.py
for who then has everything indexed again.
"""

import pickle
import struct
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh import query as wq
from whoosh import scoring, sorting
from whoosh.collectors import FacetCollector, TopCollector
from whoosh.fields import ID, NUMERIC, STORED, TEXT, Schema
from whoosh.searching import Searcher

from leader_reader.adapters.whoosh_index import marking, queries
from leader_reader.adapters.whoosh_index.analysis import WordAnalyzer
from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Facet, Hit, HitKind, Query, Results, Snippet
from leader_reader.services.ports import Highlighter, IndexPassage
from leader_reader.services.view import LibraryView

_PATIENCE = 30.0  # seconds to wait for another process that is writing
_DAMAGE = (
    whoosh_index.IndexError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    AssertionError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
)
_DAMAGED = "The search index is damaged; it is made anew from the library, which is safe."
_BUSY = "The search index is being written by another window; try again in a moment."
_FACETS = ("document", "format", "kind", "year")


def schema() -> Schema:
    """Return the fields of an entry. `text` has stems, `words` the same words as written."""
    stems = WordAnalyzer(stemmed=True)
    return Schema(
        key=ID(stored=True),
        document=ID(stored=True, sortable=True),
        kind=ID(stored=True, sortable=True),
        format=ID(sortable=True),
        year=ID(sortable=True),
        start=NUMERIC(stored=True),
        end=NUMERIC(stored=True),
        page=STORED,
        heading=STORED,
        name=STORED,
        date=STORED,
        annotation=STORED,
        title=TEXT(stems, stored=True),
        author=TEXT(stems),
        text=TEXT(stems, multitoken_query="phrase"),
        words=TEXT(WordAnalyzer(stemmed=False), phrase=False),
    )


class WhooshIndex:
    """A Whoosh index in a folder, which is made if it is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = schema()
        self._searcher: Searcher | None = None
        self._index: whoosh_index.Index | None = None
        self._opened()

    def search(self, query: Query, view: LibraryView) -> Results:  # noqa: ARG002
        """Find the best passages; an empty query finds nothing. Raises IndexDamaged."""
        started = time.perf_counter()
        tree = queries.parse(query, self._schema)
        if tree == wq.NullQuery:
            return Results(query)
        collector = _collector(query.limit)
        with self._sound():
            self._current().search_with_collector(tree, collector)
            found = collector.results()
            hits = tuple(_hit(hit.score or 0.0, hit.fields()) for hit in found)
        return Results(
            query=query,
            hits=hits,
            total=len(found),
            took=(time.perf_counter() - started) * 1000,
            facets=tuple(_counts(found)),
        )

    def highlighter(self, query: Query, view: LibraryView) -> Highlighter:  # noqa: ARG002
        return queries.highlighter(queries.parse(query, self._schema))

    def update(self, removed: Iterable[str], added: Iterable[IndexPassage]) -> None:
        with self._sound():
            writer = self._opened().writer(limitmb=64, timeout=_PATIENCE)
        try:
            for key in removed:
                writer.delete_by_term("key", key)
            for passage in added:
                writer.add_document(**_fields(passage))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()

    def count(self) -> int:
        with self._sound():
            return int(self._current().doc_count())

    def clear(self) -> None:
        self.close()
        marking.unmark(self._folder)
        self._opened()

    def close(self) -> None:
        """Let go of the files."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None
        if self._index is not None:
            self._index.close()
            self._index = None

    def _opened(self) -> whoosh_index.Index:
        """Return Whoosh's index; one that is not ours is made anew, empty."""
        if self._index is None and marking.is_ours(self._folder):
            with self._sound():
                self._index = whoosh_index.open_dir(self._folder)
        if self._index is None:
            self._index = _create(self._folder)
        return self._index

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Turn what a damaged index brings about into IndexDamaged, and say it is not ours."""
        try:
            yield
        except whoosh_index.LockError as error:
            raise LeaderReaderError(_BUSY) from error
        except _DAMAGE as error:
            self.close()
            marking.unmark(self._folder)
            raise marking.IndexDamaged(_DAMAGED) from error

    def _current(self) -> Searcher:
        """Return a searcher over what was committed last.

        Not by Whoosh's `refresh`, which fails over an index that was empty, and keeps segments
        that have been merged into others.
        """
        if self._searcher is not None and not self._searcher.up_to_date():
            self._searcher.close()
            self._searcher = None
        if self._searcher is None:
            self._searcher = self._opened().searcher(weighting=scoring.BM25F())
        return self._searcher


def _create(folder: Path) -> whoosh_index.Index:
    marking.wipe(folder)
    made = whoosh_index.create_in(folder, schema())
    marking.mark(folder)
    return made


def _collector(limit: int) -> FacetCollector:
    """Return what keeps the best `limit` entries and counts them all, by facet too.

    Whoosh's own choice where there are facets keeps every entry.
    """
    facets = sorting.Facets()
    for name in _FACETS:
        facets.add_field(name)
    return FacetCollector(TopCollector(limit, usequality=False), facets, maptype=sorting.Count)


def _counts(found: Any) -> Iterable[Facet]:  # noqa: ANN401 - Whoosh is untyped
    for name in _FACETS:
        counts = sorted(found.groups(name).items(), key=lambda pair: (-pair[1], pair[0] or ""))
        yield from (Facet(name, value, count) for value, count in counts if value)


def _fields(passage: IndexPassage) -> dict[str, Any]:
    return {
        "key": passage.key,
        "document": passage.document,
        "kind": passage.kind,
        "format": passage.format,
        "year": passage.year,
        "start": passage.start,
        "end": passage.end,
        "page": passage.page,
        "heading": passage.heading,
        "name": passage.author,
        "date": passage.date,
        "annotation": passage.annotation,
        "title": passage.title,
        "author": passage.author,
        "text": passage.text,
        "words": passage.text,
        "_text_boost": passage.weight,
    }


def _hit(score: float, fields: dict[str, Any]) -> Hit:
    annotation = fields.get("annotation") or ""
    return Hit(
        document=DocumentId(fields["document"]),
        title=fields["title"],
        kind=HitKind(fields["kind"]),
        start=fields["start"],
        end=fields["end"],
        page=fields.get("page") or None,
        heading=fields.get("heading") or "",
        score=score,
        snippet=Snippet(""),
        annotation=AnnotationId(annotation) if annotation else None,
        author=fields.get("name") or "",
        date=fields.get("date") or "",
    )
