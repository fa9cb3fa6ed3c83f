"""Lists that a writer typed by hand: paragraphs that begin with a bullet sign or a number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leader_reader.domain.document import Block, BlockKind, Span

_TYPED = re.compile(r"([•◦▪‣●○■□➢])\s*(?=\S)")
_NUMBER = re.compile(r"(\(?(?:(\d{1,3})|([a-z]))[.)])\s+(?=\S)")
_NEAR = 6


def with_typed_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks`, paragraphs that count on from each other ("1.", "2.") as items of a list."""
    found = [
        _NUMBER.match(block.text) if block.kind is BlockKind.PARAGRAPH else None for block in blocks
    ]
    counts = [_count(match) for match in found]
    return [
        _as_item(block, match) if match and _counts_on(counts, at) else block
        for at, (block, match) in enumerate(zip(blocks, found, strict=True))
    ]


def _count(match: re.Match[str] | None) -> tuple[str, int] | None:
    """Return what kind of number stands there, and which: ("1.", 3) for "3."."""
    if match is None:
        return None
    sign = match.group(1).removesuffix(match.group(1)[-1]).lstrip("(")
    kind = match.group(1).replace(sign, "1" if match.group(2) else "a")
    return kind, int(match.group(2)) if match.group(2) else ord(match.group(3)) - ord("a") + 1


def _counts_on(counts: Sequence[tuple[str, int] | None], at: int) -> bool:
    """Tell whether the number before or after the one at `at` stands near it."""
    here = counts[at]
    if here is None:
        return False
    kind, number = here
    before, after = counts[max(0, at - _NEAR) : at], counts[at + 1 : at + 1 + _NEAR]
    return (kind, number - 1) in before or (kind, number + 1) in after


def with_typed_bullets(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, paragraphs that begin with a bullet as items of a list."""
    for block in blocks:
        match = _TYPED.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        yield _as_item(block, match) if match else block


def _as_item(block: Block, match: re.Match[str]) -> Block:
    cut = match.end()
    return replace(
        block,
        kind=BlockKind.LIST_ITEM,
        text=block.text[cut:],
        level=1,
        marker=match.group(1),
        spans=tuple(
            Span(max(0, span.start - cut), span.end - cut, span.style, span.href)
            for span in block.spans
            if span.end > cut
        ),
    )
