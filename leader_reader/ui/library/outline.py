"""The headings of a document with their levels and places: what its contents are."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from leader_reader.domain.document import BlockKind, Document


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


def heading_at(headings: Sequence[Heading], offset: int) -> int:
    """Return the number of the heading that `offset` stands under, -1 before the first."""
    return bisect_right([heading.offset for heading in headings], offset) - 1
