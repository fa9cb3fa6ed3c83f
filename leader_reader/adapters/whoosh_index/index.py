"""The SearchIndex: passages as arrays of words, ranked by BM25, asked in Whoosh's query objects.

The folder is a cache of the store. A missing, foreign or damaged one is made anew, empty; see
marking.py for who then has everything indexed again.
"""

import gc
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from whoosh.index import LockError

from leader_reader.adapters.whoosh_index import generations, marking, merging, ranking, similar
from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.arrays import ArraysDamaged, resident
from leader_reader.adapters.whoosh_index.evaluating import Evaluation
from leader_reader.adapters.whoosh_index.facets import Narrowing
from leader_reader.adapters.whoosh_index.generations import Generation, NoGeneration, SegmentEntry
from leader_reader.adapters.whoosh_index.helping import Helper
from leader_reader.adapters.whoosh_index.language import Parsed, highlighter, parse
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.adapters.whoosh_index.similar import Stretch
from leader_reader.adapters.whoosh_index.snapshot import Snapshot, open_snapshot
from leader_reader.adapters.whoosh_index.tokens import Tokenizer
from leader_reader.adapters.whoosh_index.wording import Wording
from leader_reader.adapters.whoosh_index.writing import prepare, update, writing
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Hit, Query, Results, SortOrder
from leader_reader.services.ports import Highlighter, IndexPassage
from leader_reader.services.view import LibraryView

_DAMAGE = (ArraysDamaged, NoGeneration, OSError, ValueError, KeyError, IndexError)
_NOW_AND_THEN = 8  # short searches between two looks at how much memory is in use
_LONG = 2.0
"""Milliseconds of a search that may have read much."""

_MOST_MEMORY = 64 << 20
"""Bytes that may come to be resident beside those at first; to have them again takes time."""

_DAMAGED = "The search index is damaged; it is made anew from the library, which is safe."
_UNWRITTEN = "The search index could not be written ({}); free some space, and it will catch up."
_BUSY = "The search index is being written by another window; try again in a moment."


class WhooshIndex:
    """An index in a folder, which is made if it is not there; belongs to one thread.

    With two `processes` a second one helps to index where there is very much.
    """

    def __init__(self, folder: Path, processes: int = 1) -> None:
        self._folder = folder
        self._helper = Helper(folder) if processes > 1 else None
        self._tokenizer = Tokenizer()
        self._words = Words()
        self._snapshot: Snapshot | None = None
        self._live: Live | None = None
        self._asked, self._opened_at = 0, 0
        self._last: tuple[Query, Live, Wording, Parsed] | None = None
        if not marking.is_ours(folder):
            _create(folder)

    # Searching

    def search(self, query: Query, view: LibraryView) -> Results:
        """Find the best passages; an empty query finds nothing. Raises IndexDamaged."""
        started = time.perf_counter()
        with self._sound():
            live = self._over(view)
            wording, parsed = self._read(query, live)
            results = _found(query, parsed, live, started)
            self._asked += 1
            looks = results.took > _LONG or self._asked % _NOW_AND_THEN == 0
            if looks and resident() > self._opened_at + _MOST_MEMORY:
                live.snapshot.release()
            if not results.total:
                results = replace(results, correction=wording.correction(query, parsed))
        return results

    def highlighter(self, query: Query, view: LibraryView) -> Highlighter:
        with self._sound():
            return highlighter(self._read(query, self._over(view))[1].tree, self._words)

    def similar(
        self, texts: Sequence[str], view: LibraryView, *, without: Sequence[Stretch], limit: int
    ) -> Results:
        """Find the passages most like some texts, leaving out those that touch `without`."""
        started = time.perf_counter()
        with self._sound():
            live = self._over(view)
            found = similar.similar(live, texts, without, limit)
            hits = [
                hit._replace(reasons=reasons)
                for hit, (_, reasons) in zip(
                    _hits(live, [place for place, _ in found]), found, strict=True
                )
            ]
        took = (time.perf_counter() - started) * 1000
        return Results(Query(""), tuple(hits), len(hits), took)

    def acronyms(self) -> dict[str, str]:
        """Return the acronyms that the documents explain, each by its most frequent words."""
        with self._sound():
            found = self._current().acronyms.most_common()
        return {short: long for (short, long), _ in reversed(found)}

    # Writing

    def update(self, removed: Iterable[str], added: Iterable[IndexPassage]) -> None:
        try:
            with writing(self._folder):
                with _uncollected():
                    segments = self._prepare(added)
                with self._sound():
                    update(self._folder, removed, segments)
        except LockError as error:
            raise LeaderReaderError(_BUSY) from error
        except FileNotFoundError as error:  # the folder itself is gone
            raise self._damaged() from error
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            raise LeaderReaderError(_UNWRITTEN.format(why)) from error

    def _prepare(self, added: Iterable[IndexPassage]) -> list[SegmentEntry]:
        if self._helper is not None:
            return self._helper.prepare(self._tokenizer, added)
        return prepare(self._folder, self._tokenizer, added)

    def tidy(self) -> Iterator[int]:
        """Merge small segments, one step a yield: how many there are after it."""
        with self._sound():
            yield from merging.tidy(self._folder)

    def check(self) -> list[str]:
        """Read every byte; return a sentence for what is wrong, none if the index is sound.

        A damaged one is made anew by whoever opens it next.
        """
        try:
            for part in self._current().parts:
                part.segment.arrays.verify()
        except _DAMAGE:
            return [self._damaged().sentence]
        return []

    def count(self) -> int:
        with self._sound():
            return self._current().passages

    def clear(self) -> None:
        self.close()
        _create(self._folder)

    def close(self) -> None:
        """Let go of the files, and of the process that helps."""
        if self._helper is not None:
            self._helper.close()
        self._snapshot, self._live, self._last = None, None, None

    # Within

    def _current(self) -> Snapshot:
        """Return the newest generation, opened."""
        known = self._snapshot
        if known is None or not generations.is_newest(self._folder, known.generation.number):
            self._snapshot, self._live = open_snapshot(self._folder, known), None
            self._opened_at = self._opened_at or resident()
        assert self._snapshot is not None  # noqa: S101 - just opened
        return self._snapshot

    def _over(self, view: LibraryView) -> Live:
        snapshot = self._current()
        if self._live is None or self._live.view is not view:
            self._live = Live(snapshot, view, self._live)
        return self._live

    def _read(self, query: Query, live: Live) -> tuple[Wording, Parsed]:
        """Return what a query means; the one read last is remembered."""
        if self._last is None or self._last[:2] != (query, live):
            wording = Wording(live, self._words)
            self._last = (query, live, wording, parse(query, wording, self._words))
        return self._last[2:]

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Turn what a damaged index brings about into IndexDamaged, and say it is not ours."""
        try:
            yield
        except LockError as error:
            raise LeaderReaderError(_BUSY) from error
        except _DAMAGE as error:
            raise self._damaged() from error

    def _damaged(self) -> marking.IndexDamaged:
        """Let go of the index, say that it is not ours any more, and return the error."""
        self.close()
        marking.unmark(self._folder)
        return marking.IndexDamaged(_DAMAGED)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be sought: there is none in circles, and very much to look through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _create(folder: Path) -> None:
    marking.wipe(folder)
    generations.put(folder, Generation(int(time.time())))  # beyond any that was seen here
    marking.mark(folder)


def _found(query: Query, parsed: Parsed, live: Live, started: float) -> Results:
    """Return what a query that was read finds; `started` is when it was begun with."""
    found = Evaluation(live.snapshot, live)(parsed.tree)
    narrowing = Narrowing(live, query.narrowed)
    held = narrowing(found)
    if query.order is SortOrder.RELEVANCE:
        places = ranking.best(held, query.limit)
    else:
        places = ranking.in_order(held, live, query.order, query.limit)
    return Results(
        query=query,
        hits=tuple(_hits(live, places)),
        total=sum(map(len, held)),
        facets=narrowing.facets(found, query.facets) if query.facets else (),
        problems=parsed.problems,
        widenings=parsed.widenings,
        took=(time.perf_counter() - started) * 1000,
    )


def _hits(live: Live, places: Sequence[ranking.Place]) -> list[Hit]:
    """Return the passages at some places as hits, in their order."""
    parts = {place[0] for place in places}
    if len(parts) == 1:
        return list(_hits_of(live, places[0][0], places))
    found: dict[int, Hit] = {}
    for number in parts:
        at = [each for each, place in enumerate(places) if place[0] == number]
        found |= zip(at, _hits_of(live, number, [places[each] for each in at]), strict=True)
    return [found[at] for at in range(len(places))]


def _hits_of(live: Live, number: int, places: Sequence[ranking.Place]) -> Iterator[Hit]:
    """Return passages of one part as hits."""
    shelf, columns = live.shelf, live.snapshot.parts[number].segment.columns
    rows = np.array([row for _, row, _ in places])
    documents = live.ordinals[number].take(rows).tolist()
    return columns.hits(
        rows,
        map(shelf.ids.__getitem__, documents),
        map(shelf.titles.__getitem__, documents),
        [score for _, _, score in places],
    )
