"""Lists that a writer typed by hand: paragraphs that begin with a bullet sign or a number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from leader_reader.domain.document import Block, BlockKind, Span

_TYPED = re.compile(r"([•◦▪‣●○■□➢])\s*(?=\S)")
_TABBED = re.compile(r"\s*(\(?(?:\d{1,3}|[a-z])[.)])[ ]?\t")


def with_typed_number(block: Block, raw: str) -> Block:
    """Return `block` as an item of a list where a number and a tab begin its `raw` text.

    A number that a space parts from the words is part of them: "1. The Trust shall".
    """
    tabbed = _TABBED.match(raw) if block.kind is BlockKind.PARAGRAPH else None
    sign = re.match(re.escape(tabbed.group(1)) + r"\s", block.text) if tabbed else None
    if not tabbed or not sign or sign.end() >= len(block.text):
        return block
    return replace(_cut(block, sign.end()), marker=tabbed.group(1))


def with_typed_bullets(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, paragraphs that begin with a bullet as items of a list."""
    for block in blocks:
        match = _TYPED.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        yield _as_item(block, match) if match else block


def _as_item(block: Block, match: re.Match[str]) -> Block:
    return replace(_cut(block, match.end()), marker=match.group(1))


def _cut(block: Block, cut: int) -> Block:
    """Return a list's item with what stands in `block` from `cut` on."""
    return replace(
        block,
        kind=BlockKind.LIST_ITEM,
        text=block.text[cut:],
        level=1,
        spans=tuple(
            Span(max(0, span.start - cut), span.end - cut, span.style, span.href)
            for span in block.spans
            if span.end > cut
        ),
    )
