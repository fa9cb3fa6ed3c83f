"""The headings of a document with their levels and places: what its contents are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from leader_reader.domain.document import BlockKind, Document
from leader_reader.services.pages import OutlineItem


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `offset` in the text; `depth` is 0 at the top, one more for each level in."""

    text: str
    depth: int
    offset: int


def outline(document: Document) -> tuple[Heading, ...]:
    """Return the headings of the main text in order; levels that are skipped leave no gap."""
    found = [
        (block.level or 1, block.text.strip(), start)
        for block, start in zip(document.blocks, document.starts, strict=False)
        if block.kind is BlockKind.HEADING and block.main and block.text.strip()
    ]
    open_levels: list[int] = []
    headings: list[Heading] = []
    for level, text, offset in found:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        headings.append(Heading(text, len(open_levels), offset))
        open_levels.append(level)
    return tuple(headings)


def printed_outline(document: Document, items: Sequence[OutlineItem]) -> tuple[Heading, ...]:
    """Return the lines of a PDF's own outline, each at the first text of its page or after it.

    Lines that lead nowhere, or back before the one above, are left out.
    """
    pages, starts = _first_offsets(document)
    found: list[Heading] = []
    open_levels: list[int] = []
    for item in items:
        at = bisect_left(pages, item.page)
        if not item.page or not item.title or at == len(pages):
            continue
        if found and starts[at] < found[-1].offset:
            continue
        while open_levels and open_levels[-1] >= item.level:
            open_levels.pop()
        found.append(Heading(item.title, len(open_levels), starts[at]))
        open_levels.append(item.level)
    return tuple(found)


def _first_offsets(document: Document) -> tuple[list[int], list[int]]:
    """Return the pages that have text, in order, and where the text of each begins."""
    first: dict[int, int] = {}
    for block, start in zip(document.blocks, document.starts, strict=True):
        for inside, page in ((0, block.page), *block.breaks):
            if page is not None and block.main:
                first.setdefault(page, start + inside)
    pages = sorted(first)
    return pages, [first[page] for page in pages]


def heading_at(headings: Sequence[Heading], offset: int) -> int:
    """Return the number of the heading that `offset` stands under, -1 before the first."""
    return bisect_right([heading.offset for heading in headings], offset) - 1
