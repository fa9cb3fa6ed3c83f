"""Where a document's text stands on its pages: which page character each code point is.

Page characters are counted as PDFium counts them (FPDFText_GetUnicode), from 0 on each page.
"""

import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_VERSION = b"\x01"
_DISORDER = "runs of pages are not in the order of the text"
_COLUMNS = 4
_NUMBER = 4
_MOST_RUNS = 20_000_000
"""The most characters that a document holds: each might be a run of its own."""


@dataclass(frozen=True, slots=True)
class PageRun:
    """Neighbouring code points of a document's text that are neighbours on a page.

    `length` code points from `start` on are characters of `page` (from 1) from index `first`
    on, one each; with `together` they are all of the one character `first` (a ligature).
    """

    start: int
    page: int
    first: int
    length: int
    together: bool = False

    @property
    def end(self) -> int:
        """The code point after the last."""
        return self.start + self.length

    @property
    def last(self) -> int:
        """The index after that of the last page character."""
        return self.first + (1 if self.together else self.length)


class PageMap:
    """Leads from a document's text to its pages and back. `runs` are in the order of the text."""

    def __init__(self, runs: Sequence[PageRun]) -> None:
        self._runs = tuple(runs)
        self._starts = [run.start for run in self._runs]
        self._pages: dict[int, _PageRuns] = {}
        by_page: dict[int, list[PageRun]] = {}
        for run in self._runs:
            by_page.setdefault(run.page, []).append(run)
        self._by_page = by_page

    def __bool__(self) -> bool:
        return bool(self._runs)

    def place(self, offset: int) -> tuple[int, int] | None:
        """Return (page, index) of the code point at `offset`; None where it is on no page."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._runs[at].end:
            return None
        return _place(self._runs[at], offset)

    def near(self, offset: int) -> tuple[int, int] | None:
        """Return the place of `offset`, or of the next code point with one, or of the last before.

        None only where nothing has a place.
        """
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._runs[at].end:
            return _place(self._runs[at], offset)
        if at + 1 < len(self._runs):
            return _place(self._runs[at + 1], self._runs[at + 1].start)
        return _place(self._runs[at], self._runs[at].end - 1) if self._runs else None

    def offset(self, page: int, index: int) -> int | None:
        """Return the code point of a page character; None where it is in no block.

        Of a ligature it is the first one.
        """
        return self._on(page).offset(index)

    def near_offset(self, page: int, index: int) -> int | None:
        """Return the code point of the page character nearest to `index` by index that has one.

        Of two equally near the later one; None where the page has none.
        """
        return self._on(page).near(index)

    def stretches(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return (page, first, last exclusive) of the page characters of `start..end`.

        In the order of the text; neighbours are one stretch.
        """
        found: list[tuple[int, int, int]] = []
        for run in self._between(start, end):
            first = _place(run, max(start, run.start))[1]
            last = _place(run, min(end, run.end) - 1)[1] + 1
            if found and found[-1][0] == run.page and found[-1][2] == first:
                found[-1] = (run.page, found[-1][1], last)
            else:
                found.append((run.page, first, last))
        return found

    def page_offsets(self, page: int) -> tuple[int, int] | None:
        """Return the first code point of a page and the one after its last; None without text.

        What stands between them may be of other pages: a paragraph that goes on over a footnote.
        """
        runs = self._by_page.get(page)
        return (runs[0].start, runs[-1].end) if runs else None

    def _between(self, start: int, end: int) -> Iterator[PageRun]:
        at = max(0, bisect_right(self._starts, start) - 1)
        while start < end and at < len(self._runs) and self._runs[at].start < end:
            if self._runs[at].end > start:
                yield self._runs[at]
            at += 1

    def _on(self, page: int) -> "_PageRuns":
        if page not in self._pages:
            self._pages[page] = _PageRuns(self._by_page.get(page, ()))
        return self._pages[page]


class _PageRuns:
    """The runs of one page in the order of its characters."""

    def __init__(self, runs: Iterable[PageRun]) -> None:
        self._runs = sorted(runs, key=lambda run: run.first)
        self._firsts = [run.first for run in self._runs]

    def offset(self, index: int) -> int | None:
        at = bisect_right(self._firsts, index) - 1
        if at < 0 or index >= self._runs[at].last:
            return None
        return _offset(self._runs[at], index)

    def near(self, index: int) -> int | None:
        at = bisect_right(self._firsts, index) - 1
        before = self._runs[at] if at >= 0 else None
        after = self._runs[at + 1] if at + 1 < len(self._runs) else None
        if before is None:
            return None if after is None else after.start
        inside = min(index, before.last - 1)
        if inside < index and after is not None and after.first - index <= index - inside:
            return after.start
        return _offset(before, inside)


def _place(run: PageRun, offset: int) -> tuple[int, int]:
    return run.page, run.first if run.together else run.first + offset - run.start


def _offset(run: PageRun, index: int) -> int:
    return run.start + index - run.first


def encode_runs(runs: Iterable[PageRun]) -> bytes:
    """Return runs as bytes. Raises ValueError where they are not in order or out of bounds.

    A version and the number of runs, then, compressed, four columns of little-endian numbers of
    32 bits: gap after the run before, page less its page, first less its last index, and twice
    the length, odd where together.
    """
    kept = tuple(runs)
    _check(kept)
    before = (PageRun(0, 0, 0, 0), *kept)
    pairs = tuple(zip(before, kept, strict=False))
    try:
        columns = (
            array("i", [run.start - last.end for last, run in pairs]),
            array("i", [run.page - last.page for last, run in pairs]),
            array("i", [run.first - last.last for last, run in pairs]),
            array("i", [run.length * 2 + run.together for run in kept]),
        )
    except OverflowError as error:
        raise ValueError(f"a number of a run is too large ({error})") from error
    data = b"".join(_little(column).tobytes() for column in columns)
    return _VERSION + len(kept).to_bytes(_NUMBER, "little") + zlib.compress(data, 9)


def decode_runs(data: bytes) -> tuple[PageRun, ...]:
    """Return the runs that `encode_runs` wrote; none for no bytes. Raises ValueError if damaged."""
    if not data:
        return ()
    gaps, turns, steps, sizes = _columns(data)
    if gaps and (min(gaps) < 0 or min(sizes) < 2):  # noqa: PLR2004 - twice a length of one
        raise ValueError(_DISORDER)
    runs: list[PageRun] = []
    end = last = 0
    for gap, page, step, size in zip(gaps, accumulate(turns), steps, sizes, strict=True):
        start, first, length, together = end + gap, last + step, size >> 1, bool(size & 1)
        if page < 1 or first < 0:
            raise ValueError(_DISORDER)
        runs.append(PageRun(start, page, first, length, together))
        end, last = start + length, first + (1 if together else length)
    return tuple(runs)


def _columns(data: bytes) -> list["array[int]"]:
    head = len(_VERSION) + _NUMBER
    count = int.from_bytes(data[len(_VERSION) : head], "little")
    if data[: len(_VERSION)] != _VERSION or len(data) < head or count > _MOST_RUNS:
        raise ValueError("these are no runs of pages")
    expanding = zlib.decompressobj()
    wanted = count * _COLUMNS * _NUMBER
    try:
        plain = expanding.decompress(data[head:], wanted + 1)
    except zlib.error as error:
        raise ValueError(f"runs of pages are damaged ({error})") from error
    if len(plain) != wanted or not expanding.eof or expanding.unused_data:
        raise ValueError("runs of pages are damaged (not all are there)")
    size = count * _NUMBER
    return [_read(plain[at * size : (at + 1) * size]) for at in range(_COLUMNS)]


def _read(data: bytes) -> "array[int]":
    column = array("i")
    column.frombytes(data)
    return _little(column)


def _little(column: "array[int]") -> "array[int]":
    """Return the numbers in little-endian order, or from it."""
    if sys.byteorder == "big":
        column.byteswap()
    return column


def _check(runs: Sequence[PageRun]) -> None:
    end = 0
    for run in runs:
        if run.start < end or run.page < 1 or run.first < 0 or run.length < 1:
            raise ValueError(_DISORDER)
        end = run.end
