"""Blocks that belong together, and what a block is to its document: title, section, furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import Block, BlockKind, Document

_GROUPED = {BlockKind.COMMENT, BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.CODE}
_TITLE_WITHIN = 20
_RUNNING = 200
"""Letters of a paragraph that is text, not a line that a title may stand below."""
_SECTION = 2
_COUNTED = re.compile(r"\d+ (?:comments?|responses?|replies|reply)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks `first..last` (both included) of one kind that are drawn as one thing."""

    kind: BlockKind
    first: int
    last: int


def groups_of(blocks: Sequence[Block]) -> dict[int, Group]:
    """Return the group of each block that has one, by block number."""
    found: dict[int, Group] = {}
    for first, last in _runs(blocks):
        group = Group(blocks[first].kind, first, last)
        found.update(dict.fromkeys(range(first, last + 1), group))
    return found


def title_block(document: Document) -> int | None:
    """Return the number of the heading that is the document's title, if the text has it.

    A saved page often has it among what stands around its text. A heading in other words counts
    only where it is in the text and the text has not begun before it.
    """
    blocks, wanted = document.blocks, document.title.casefold().strip()
    headings = list(_first_headings(blocks))
    same = [n for n in headings if blocks[n].text.casefold().strip() == wanted]
    if same:
        return next((n for n in same if blocks[n].main), same[0])
    highest = next((n for n in headings if blocks[n].level == 1 and blocks[n].main), None)
    begun = any(map(_is_running_text, blocks[: highest or 0]))
    return None if begun else highest


def _first_headings(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the numbers of the headings among the first blocks of the text, or around them."""
    seen = 0
    for number, block in enumerate(blocks):
        if seen == _TITLE_WITHIN:
            return
        if block.kind is BlockKind.HEADING:
            yield number
        seen += block.main


def _is_running_text(block: Block) -> bool:
    plain = block.kind is BlockKind.PARAGRAPH and block.main
    return plain and len(block.text) > _RUNNING


def sections_raised(document: Document, title: int | None) -> int:
    """Return how many levels the document's headings go down so that its sections have level 2.

    Formats differ in the level at which sections begin: beside the title, or below it.
    """
    levels = (
        block.level
        for number, block in enumerate(document.blocks)
        if block.kind is BlockKind.HEADING and block.main and number != title
    )
    return _SECTION - min(levels, default=_SECTION)


def comments_heading(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Return the block that says "8 comments on …", and the length of "8 comments"; else None."""
    first = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.COMMENT), 0)
    counted = _COUNTED.match(blocks[first - 1].text) if first else None
    return (first - 1, counted.end()) if counted else None


def furniture(document: Document, title: int | None) -> list[range]:
    """Return the runs of blocks around a saved page's text: navigation before, footers after it.

    Paged documents have none, nor has a document without a title in its text at its beginning.
    """
    blocks = document.blocks
    if document.record.pages is not None:
        return []
    before = title if title is not None and not any(map(_is_text, blocks[:title])) else 0
    last = max((n for n, block in enumerate(blocks) if block.main), default=len(blocks))
    runs = range(before), range(last + 1, len(blocks))
    return [run for run in runs if run]


def _is_text(block: Block) -> bool:
    """Tell text from what stands around it; a heading over the title is the site's name."""
    return block.main and block.kind is not BlockKind.HEADING


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(blocks):
        last = first
        if blocks[first].kind in _GROUPED and blocks[first].main:
            while last + 1 < len(blocks) and _together(blocks[last], blocks[last + 1]):
                last += 1
            yield first, last
        first = last + 1


def _together(one: Block, other: Block) -> bool:
    if one.kind is not other.kind or not other.main:
        return False
    if one.kind is BlockKind.COMMENT:
        return _comment(one) == _comment(other)
    return True


def _comment(block: Block) -> tuple[str, str, str, int]:
    return block.author, block.role, block.date, block.depth
