"""Highlights, notes and drawn areas that a PDF holds, placed in the text of its document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pypdfium2 as pdfium

from leader_reader.adapters.importers.pdf.annots import NO_TURN, Annot, annots_on
from leader_reader.adapters.importers.pdf.marked_words import MarkedPage, Stretch
from leader_reader.adapters.pdf_pages.characters import page_text
from leader_reader.adapters.pdf_pages.geometry import page_geometry
from leader_reader.adapters.pdf_pages.recognised import RecognisedText
from leader_reader.domain.anchoring import describe, describe_area, trim
from leader_reader.domain.annotation import LEAST_SIDE, AreaSelector, Target
from leader_reader.domain.document import Document
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.found_mark import FoundMark, MarkKind, MarksFound
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import Rect

DAMAGED = "it is damaged (not a complete PDF)"
MAX_PAGES = 20_000
MAX_MARKS = 20_000
"""The most marks of one file that are read."""
_PATIENCE = 100
"""Pages in a row that cannot be opened before the rest is given up."""
_LARGEST = 20_000.0
"""Points; PDF 1.7 (Annex C) has pages of at most 14,400."""
_DEEPEST = 50
_LONGEST = 40_000
_ROOM = 0.1
"""Points that a small area is made larger than it must be."""


@dataclass(slots=True)
class _Thread:
    """A mark with what belongs to it and what was answered to it."""

    mark: Annot
    members: list[Annot] = field(default_factory=list)
    replies: list[Annot] = field(default_factory=list)


def read_marks(path: Path, document: Document, places: PageMap) -> MarksFound:
    """Return the marks of the PDF at `path`; `places` lead from its pages to the text.

    Raises UnreadableFile.
    """
    try:
        opened = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableFile(path, DAMAGED) from error
    try:
        return _all_marks(opened, RecognisedText(path), document, places)
    finally:
        opened.close()


def _all_marks(
    opened: pdfium.PdfDocument, recognised: RecognisedText, document: Document, places: PageMap
) -> MarksFound:
    marks: list[FoundMark] = []
    lost = failed = 0
    for number in range(1, min(len(opened), MAX_PAGES) + 1):
        try:
            page = opened[number - 1]
            try:
                found = _marks_of((page, number), recognised, document, places)
            finally:
                page.close()
        except pdfium.PdfiumError:
            failed += 1
            if failed >= _PATIENCE:
                break
            continue
        failed = 0
        marks += found.marks
        lost += found.lost
        if len(marks) + lost >= MAX_MARKS:
            break
    marks.sort(key=lambda mark: (mark.target.position, mark.target.area is not None))
    return MarksFound(tuple(_continued(document, places, marks)), lost)


def _marks_of(
    numbered: tuple[pdfium.PdfPage, int],
    recognised: RecognisedText,
    document: Document,
    places: PageMap,
) -> MarksFound:
    page, number = numbered
    if not all(0 < side <= _LARGEST for side in page.get_size()):
        raise pdfium.PdfiumError("not a size for a page")
    geometry = page_geometry(page)
    threads = _threads(annots_on(page, geometry))
    if not threads:
        return MarksFound()
    text = page_text(page)
    if not text.usable:
        text = recognised.of(number) or text
    size = geometry.width, geometry.height
    placing = _Placing(document, MarkedPage(number, size, text, places, document.text))
    found = [placing.marks(thread) for thread in threads]
    return MarksFound(tuple(mark for each in found for mark in each), found.count([]))


class _Placing:
    """Finds the places of one page's marks in the text."""

    def __init__(self, document: Document, page: MarkedPage) -> None:
        self._document, self._page = document, page

    def marks(self, thread: _Thread) -> list[FoundMark]:
        """Return the passages or the area of a mark; none where it has no place.

        What is written with it goes with the first passage.
        """
        targets = self._targets(thread)
        if not targets:
            return []
        mark = thread.mark
        first = FoundMark(
            mark.kind,
            targets[0],
            note=_note(thread, " ".join(target.quote.exact for target in targets)),
            creator=mark.creator,
            created=mark.created or mark.modified,
            modified=mark.modified,
            colour=mark.colour,
            tags=mark.tags,
        )
        return [first, *(replace(first, target=target, note="") for target in targets[1:])]

    def _targets(self, thread: _Thread) -> list[Target]:
        quads = _quads(thread)
        stretches = self._page.stretches(quads)
        if quads and not stretches:
            return self._area(_around(quads))
        rect = thread.mark.rect
        if not quads and rect is not None:
            if thread.mark.kind is MarkKind.AREA:
                return self._area(rect)
            line = self._page.line_at(rect)
            if line is None:
                return self._area(rect)
            stretches = [line]
        return [target for each in stretches for target in self._passage(each)]

    def _passage(self, stretch: Stretch) -> Iterator[Target]:
        start, end = trim(self._document.text, *stretch)
        if start < end:
            yield describe(self._document, start, end)

    def _area(self, rect: Rect) -> list[Target]:
        size = self._page.size
        area = AreaSelector.within(self._page.number, _large_enough(rect, size), size)
        if area is None:
            return []
        near = self._page.near(rect)
        place = self._beside if near is None else near
        return [describe_area(self._document, area, self._page.inside(rect), place)]

    @cached_property
    def _beside(self) -> int:
        """Where the text ends that stands on the page or before it."""
        blocks, page = self._document.blocks, self._page.number
        before = [at for at, block in enumerate(blocks) if 0 < (block.page or 0) <= page]
        return self._document.block_range(before[-1])[1] if before else 0


def _threads(annots: Sequence[Annot]) -> list[_Thread]:
    """Return the marks with what belongs to them, in the order of the file."""
    known = {annot.number: annot for annot in annots}
    threads = {}
    for annot in annots:
        if _root(annot, known) is annot:
            threads[annot.number] = _Thread(annot)
    for annot in annots:
        root = _root(annot, known)
        if root is annot or annot.state:
            continue
        thread = threads[root.number]
        (thread.members if annot.grouped else thread.replies).append(annot)
    return [thread for thread in threads.values() if _is_mark(thread)]


def _root(annot: Annot, known: dict[int, Annot]) -> Annot:
    """Return the mark that `annot` answers to in the end; itself where that is not there."""
    root, steps = annot, 0
    while root.answers != NO_TURN and root.answers in known and steps < _DEEPEST:
        root, steps = known[root.answers], steps + 1
    return annot if steps >= _DEEPEST else root


def _is_mark(thread: _Thread) -> bool:
    """Tell whether there is anything to take: words, or places that were marked."""
    if thread.mark.state:
        return False
    written = any(each.words for each in (thread.mark, *thread.members))
    return written or not thread.mark.bare or bool(_quads(thread))


def _quads(thread: _Thread) -> tuple[Rect, ...]:
    """Return the quads of a mark; one that should have some and has none is as its rectangle."""
    found = [quad for each in (thread.mark, *thread.members) for quad in each.quads]
    alone = thread.mark.kind not in (MarkKind.NOTE, MarkKind.AREA) and thread.mark.rect
    return tuple(found) if found or not alone else (alone,)


def _note(thread: _Thread, marked: str) -> str:
    """Return what was written with a mark and answered to it, each answer with its name.

    What only repeats the `marked` words is no note.
    """
    own = [each.words for each in (thread.mark, *thread.members)]
    written = [words for words in own if words and words.split() != marked.split()]
    replies = sorted(
        thread.replies, key=lambda each: each.created.timestamp() if each.created else 0
    )
    answered = [
        f"{each.creator}: {each.words}" if each.creator else each.words
        for each in replies
        if each.words
    ]
    return "\n".join(dict.fromkeys([*written, *answered]))[:_LONGEST]


def _when(annot: Annot) -> float:
    written = annot.created or annot.modified
    return written.timestamp() if written else 0.0


def _around(quads: Iterable[Rect]) -> Rect:
    left, top, right, bottom = zip(*quads, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _large_enough(rect: Rect, size: tuple[float, float]) -> Rect:
    """Return `rect` at least as large as an area is, and on its page."""
    left, right = _widened(rect[0], rect[2], size[0])
    top, bottom = _widened(rect[1], rect[3], size[1])
    return left, top, right, bottom


def _widened(first: float, last: float, side: float) -> tuple[float, float]:
    more = max(0.0, (LEAST_SIDE + _ROOM - (last - first)) / 2)
    first = min(max(first - more, 0.0), max(side - LEAST_SIDE - _ROOM, 0.0))
    return first, max(last + more, first + LEAST_SIDE + _ROOM)


def _continued(
    document: Document, places: PageMap, marks: Iterable[FoundMark]
) -> Iterator[FoundMark]:
    """Yield `marks`, in the order of the text, a highlight that goes on over its page's end as one.

    A file has one for each page.
    """
    joined: list[FoundMark] = []
    open_ends: dict[int, list[int]] = {}
    for mark in marks:
        start = mark.target.position.start
        first = next(
            (at for at in open_ends.get(start, ()) if _is_rest(places, joined[at], mark)), None
        )
        if first is None or mark.target.area is not None:
            first = len(joined)
            joined.append(mark)
        else:
            open_ends[start].remove(first)
            joined[first] = _with_rest(document, joined[first], mark)
        if mark.target.area is None:
            open_ends.setdefault(_next_word(document.text, joined[first]), []).append(first)
    yield from joined


def _next_word(text: str, mark: FoundMark) -> int:
    """Return where the text goes on after a mark, within its paragraph."""
    end = mark.target.position.end
    while text[end : end + 1] == " ":
        end += 1
    return end


def _is_rest(places: PageMap, before: FoundMark, mark: FoundMark) -> bool:
    """Tell whether `mark`, which begins where `before` ends, is its rest on the next page."""
    if _signs(before) != _signs(mark) or (before.note and mark.note):
        return False
    end, start = before.target.position.end, mark.target.position.start
    last, first = places.near(end - 1), places.near(start)
    return last is not None and first is not None and first[0] == last[0] + 1


def _signs(mark: FoundMark) -> tuple[object, ...]:
    return mark.kind, mark.creator, mark.colour, mark.tags


def _with_rest(document: Document, before: FoundMark, mark: FoundMark) -> FoundMark:
    whole = describe(document, before.target.position.start, mark.target.position.end)
    return replace(before, target=whole, note=before.note or mark.note)
