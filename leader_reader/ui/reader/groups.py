"""Runs of blocks that belong together: a comment, a table, a list, a listing of code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import Block, BlockKind, Document

_GROUPED = {BlockKind.COMMENT, BlockKind.TABLE, BlockKind.LIST_ITEM, BlockKind.CODE}
_TITLE_WITHIN = 20


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
    """Return the number of the heading that is the document's title, if the text has it."""
    wanted = document.title.casefold().strip()
    headings = [
        number
        for number, block in enumerate(document.blocks[:_TITLE_WITHIN])
        if block.kind is BlockKind.HEADING and block.main
    ]
    same = (n for n in headings if document.blocks[n].text.casefold().strip() == wanted)
    highest = (n for n in headings if document.blocks[n].level == 1)
    return next(same, next(highest, None))


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
