"""From the lines of all pages to blocks: what each group of lines is, and on which page."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from leader_reader.adapters.importers.pdf.capitals import with_capitals
from leader_reader.adapters.importers.pdf.drop_caps import with_drop_caps
from leader_reader.adapters.importers.pdf.furniture import part_furniture
from leader_reader.adapters.importers.pdf.joining import JoinedText, Words, join_lines, plain
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.opening import part_opening
from leader_reader.adapters.importers.pdf.order import CELL
from leader_reader.adapters.importers.pdf.outlined import with_outline
from leader_reader.adapters.importers.pdf.paragraphs import (
    CAPTION,
    MARKER,
    NOTE,
    NOTE_SCALE,
    Group,
    Grouper,
)
from leader_reader.adapters.importers.pdf.pictures import (
    Images,
    above,
    picture_at,
    pictures_among,
)
from leader_reader.adapters.importers.pdf.placed import PlacedText, joined_by, nowhere, runs_of
from leader_reader.adapters.importers.pdf.printed import PrintedPage, body_size
from leader_reader.adapters.importers.pictures import with_last_pictures, with_pictures
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.pages import PageRun
from leader_reader.domain.picture import Picture
from leader_reader.services.pages import OutlineItem

_LONGEST_HEADING = 250
_MAX_LEVEL = 6
_SIZE_STEP = 0.04
_NOTE_ZONE = 0.5
_MOSTLY = 0.5
_NO_TITLES = ("contents", "table of contents", "abstract", "summary", "introduction")
_RARE = 0.04
_LEADER = re.compile(r"\s*(?:[.…·]\s?){4,}$")
_OFTEN = 3


_Written = tuple[Block, PlacedText]
"""A block, and its text once more with its places."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's blocks in reading order, and the title that its first page shows.

    `runs` are the places of the blocks' texts, joined as a Document joins them.
    """

    blocks: tuple[Block, ...]
    runs: tuple[PageRun, ...]
    title: str
    pages: tuple[PrintedPage, ...]


def lay_out(
    pages: Sequence[PrintedPage],
    outline: Sequence[OutlineItem] = (),
    images: Images | None = None,
) -> Layout:
    """Return the blocks of `pages`, whose lines are all main and in reading order.

    What the `outline` names is a heading; `images` stand with the text below them.
    """
    parted = with_outline(with_drop_caps(part_furniture(pages)), outline)
    body = body_size(parted)
    grouper = Grouper(body, bold_counts=not _mostly_bold(parted), rare_fonts=_rare_fonts(parted))
    for page in parted:
        grouper.add_page(page.main)
    groups = grouper.finish()
    with_capitals(groups, body)
    words = Words(text for page in parted for line in page.main for text in _texts(line))
    part_opening(groups, words)
    heights = {page.number: page.height for page in parted}
    writer = _BlockWriter(words, body, heights, groups)
    shown = pictures_among(images or {}, {page.number: page.main for page in parted})
    waiting: list[Picture] = []
    written = list(_with_furniture(parted, groups, _Pictured(writer.block, shown, waiting)))
    blocks = tuple(with_last_pictures([block for block, _ in written], waiting))
    runs = tuple(_runs(placed for _, placed in written))
    return Layout(blocks, runs, _title(groups, words, body), tuple(parted))


def _texts(line: Line) -> list[str]:
    """Return the texts of a line, or of the lines in a row's cells."""
    return [part.text for cell in line.cells for part in cell] if line.cells else [line.text]


def _runs(texts: Iterable[PlacedText]) -> Iterator[PageRun]:
    start = 0
    for placed in texts:
        yield from runs_of(placed.places, start)
        start += len(placed.text) + 1


def _mostly_bold(pages: Iterable[PrintedPage]) -> bool:
    lines = [line for page in pages for line in page.main]
    bold = sum(len(line.text) for line in lines if line.bold)
    return bold > _MOSTLY * sum(len(line.text) for line in lines)


def _rare_fonts(pages: Iterable[PrintedPage]) -> frozenset[str]:
    """Return the fonts that only a few lines are wholly set in, as headings are."""
    counts: Counter[str] = Counter()
    for page in pages:
        for line in page.main:
            counts[line.font] += len(line.text)
    whole = sum(counts.values())
    return frozenset(f for f, count in counts.items() if f and count < _RARE * whole)


def _with_furniture(
    pages: Sequence[PrintedPage],
    groups: Sequence[Group],
    written: "_Pictured",
) -> Iterator[_Written]:
    """Yield the blocks page by page, what stands above and below the text around it."""
    by_page: dict[int, list[Group]] = {}
    for group in groups:
        by_page.setdefault(group.lines[0].page, []).append(group)
    for page in pages:
        yield from _furniture(page.above)
        for group in by_page.get(page.number, ()):
            block = written.block(group)
            if block is not None:
                yield block
        written.end_page(page.number)
        yield from _furniture(page.below)


class _Pictured:
    """Gives each block the images that stand above it; they wait for one over pages."""

    def __init__(
        self,
        written: Callable[[Group], _Written | None],
        images: Images,
        waiting: list[Picture],
    ) -> None:
        self._written = written
        self._images = {page: list(boxes) for page, boxes in images.items()}
        self._waiting = waiting

    def block(self, group: Group) -> _Written | None:
        """Return the group's block with its pictures."""
        first = group.lines[0]
        here = self._images.get(first.page, [])
        for box in list(above(here, first)):
            here.remove(box)
            self._waiting.append(picture_at(first.page, box))
        found = self._written(group)
        return (with_pictures(found[0], self._waiting), found[1]) if found else None

    def end_page(self, page: int) -> None:
        """Let what is left of a page wait for the next."""
        self._waiting += [picture_at(page, box) for box in self._images.pop(page, ())]


def _furniture(lines: Iterable[Line]) -> Iterator[_Written]:
    for line in lines:
        placed = plain(line.placed)
        if placed.text:
            yield Block(BlockKind.PARAGRAPH, placed.text, page=line.page, main=False), placed


def _without_leader(cell: PlacedText) -> PlacedText:
    """Return a cell without the row of points that leads the eye to the next one."""
    leader = _LEADER.search(cell.text)
    return cell.part(0, leader.start()) if leader else cell


class _BlockWriter:
    """Turns groups into blocks; counts the nesting of lists as it goes."""

    def __init__(
        self, words: Words, body: float, heights: dict[int, float], groups: Iterable[Group]
    ) -> None:
        self._words = words
        self._body = body
        self._heights = heights
        self._scale = _heading_sizes(group for group in groups if group.head)
        self._indents: list[float] = []
        self._outline = self._outline_level(groups)

    def block(self, group: Group) -> _Written | None:
        first = group.lines[0]
        if group.cells:
            return self._row(first)
        joined = join_lines(group.lines, self._words)
        if not joined.text:
            return None
        if group.item and not self._is_note(first, joined.text):
            return self._item(group, joined)
        kind = self._kind(group, joined.text)
        level = self._level(first) if kind is BlockKind.HEADING else 0
        if kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            self._indents.clear()
        block = Block(kind, joined.text, level, page=first.page, breaks=joined.breaks)
        return block, joined.placed

    def _row(self, line: Line) -> _Written | None:
        """Return the row of a table, its cells parted by CELL; None where all are empty."""
        cells = [
            join_lines(lines, self._words).placed if lines else nowhere("") for lines in line.cells
        ]
        cells = [_without_leader(cell) for cell in cells]
        if not any(cell.text for cell in cells):
            return None
        placed = joined_by(CELL, cells)
        return Block(BlockKind.TABLE, placed.text, page=line.page), placed

    def _kind(self, group: Group, text: str) -> BlockKind:
        first = group.lines[0]
        if CAPTION.match(text):
            return BlockKind.CAPTION
        sentence = not first.entry and self._is_sentence(group, text)
        if group.head and len(text) <= _LONGEST_HEADING and not sentence:
            return BlockKind.HEADING
        return BlockKind.FOOTNOTE if self._is_note(first, text) else BlockKind.PARAGRAPH

    def _is_note(self, first: Line, text: str) -> bool:
        """Tell whether a group is a note at the foot of its page, by its type and its mark."""
        low = first.top > _NOTE_ZONE * self._heights[first.page]
        return first.size < NOTE_SCALE * self._body and low and bool(NOTE.match(text))

    def _is_sentence(self, group: Group, text: str) -> bool:
        """Tell whether a group that only its font made a heading ends as running text does."""
        first = group.lines[0]
        if text[:1].islower() and text.endswith("."):
            return True
        return not first.bold and first.size < 1.05 * self._body and text.endswith((".", ";", ","))

    def _item(self, group: Group, joined: JoinedText) -> _Written | None:
        if group.head and len(joined.text) <= _LONGEST_HEADING:
            level = self._level(group.lines[0])
            page = group.lines[0].page
            block = Block(BlockKind.HEADING, joined.text, level, page=page, breaks=joined.breaks)
            return block, joined.placed
        match = MARKER.match(f"{joined.text} ")
        cut = match.end() if match else 0
        placed = joined.placed.part(cut)
        if not placed.text:
            return None
        block = Block(
            BlockKind.LIST_ITEM,
            placed.text,
            self._nesting(group),
            marker=match.group(1) if match else "",
            page=group.lines[0].page,
            breaks=tuple((at - cut, page) for at, page in joined.breaks),
        )
        return block, placed

    def _nesting(self, group: Group) -> int:
        step = 0.7 * group.lines[0].size
        while self._indents and self._indents[-1] > group.indent + step:
            self._indents.pop()
        if not self._indents or group.indent > self._indents[-1] + step:
            self._indents.append(group.indent)
        return len(self._indents)

    def _level(self, line: Line) -> int:
        level = self._outline + line.depth if line.entry else self._size_level(line)
        return max(1, min(level, _MAX_LEVEL))

    def _size_level(self, line: Line) -> int:
        return 1 + sum(1 for other in self._scale if other > line.size * (1 + _SIZE_STEP))

    def _outline_level(self, groups: Iterable[Group]) -> int:
        """Return the level that the outline's own top has among the sizes of headings."""
        named = [group.lines[0] for group in groups if group.lines[0].entry]
        top = min((line.depth for line in named), default=0)
        sizes = [self._size_level(line) for line in named if line.depth == top]
        return min(sizes, default=1) - top


def _heading_sizes(heads: Iterable[Group]) -> list[float]:
    """Return the sizes of headings, the largest first, nearly equal ones once.

    Where some size comes again and again, larger ones that come once are of one title page.
    """
    counts: dict[float, int] = {}
    for group in sorted(heads, key=lambda group: -group.lines[0].size):
        size = group.lines[0].size
        near = next((other for other in counts if size >= other * (1 - _SIZE_STEP)), size)
        counts[near] = counts.get(near, 0) + 1
    often = next((size for size, count in counts.items() if count >= _OFTEN), None)
    scale = list(counts)
    singles = [size for size in scale if often is not None and size > often and counts[size] == 1]
    return [size for size in scale if size not in singles[:-1]]


def _title(groups: Iterable[Group], words: Words, body: float) -> str:
    """Return what stands in the largest type on the first page, or "" where none stands out."""
    heads = [
        group
        for group in groups
        if group.head and group.lines[0].page == 1 and group.lines[0].size > body * 1.1
    ]
    largest = max((group.lines[0].size for group in heads), default=0.0)
    texts = [
        join_lines(group.lines, words).text
        for group in heads
        if group.lines[0].size >= 0.8 * largest
    ]
    fitting = [
        text for text in texts if len(text) <= _LONGEST_HEADING and text.lower() not in _NO_TITLES
    ]
    return max(fitting, key=lambda text: len(text.split()), default="")
