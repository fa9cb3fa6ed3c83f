"""Lists that a writer typed by hand: paragraphs that begin with a bullet sign."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from leader_reader.domain.document import Block, BlockKind, Span

_TYPED = re.compile(r"([•◦▪‣●○■□➢])\s*(?=\S)")


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
