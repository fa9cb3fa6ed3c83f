"""Blocks as bytes and back: JSON, compressed, in chunks that can be read one at a time."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from typing import Any

from leader_reader.domain.document import (
    Block,
    BlockKind,
    Document,
    DocumentRecord,
    Span,
    SpanStyle,
)
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.pages import PageRun, encode_runs
from leader_reader.domain.picture import Picture
from leader_reader.services.ports import Chunk, EncodedDocument

BLOCKS_A_CHUNK = 4
"""Few, so that one passage is read at once; many, so that they compress well."""

_DEFAULTS = {field.name: field.default for field in fields(Block)}


class TextDamaged(LeaderReaderError, ValueError):
    """The stored text of a document cannot be read, or not all of it is there."""

    def __init__(self, record: DocumentRecord) -> None:
        super().__init__(
            f"The text of “{record.title}” is damaged; remove it and import the file again."
        )


def encode_document(document: Document, runs: Sequence[PageRun] = ()) -> EncodedDocument:
    """Return the document's card, its blocks in chunks and where they stand on the pages."""
    firsts = range(0, len(document.blocks), BLOCKS_A_CHUNK)
    chunks = tuple(
        Chunk(
            first, document.starts[first], _encode(document.blocks[first : first + BLOCKS_A_CHUNK])
        )
        for first in firsts
    )
    return EncodedDocument(document.record, chunks, encode_runs(runs) if runs else b"")


def decode_document(record: DocumentRecord, chunks: Iterable[bytes]) -> Document:
    """Return the document whose blocks are in `chunks`, in order. Raises TextDamaged."""
    try:
        blocks = tuple(block for chunk in chunks for block in decode_blocks(chunk))
    except (ValueError, KeyError, TypeError) as error:
        raise TextDamaged(record) from error
    return Document(record, blocks)


def decode_blocks(data: bytes) -> Iterator[Block]:
    """Yield the blocks of one chunk. Raises ValueError where it is damaged."""
    return (_block(row) for row in _rows(data))


def decode_block_at(data: bytes, start: int, offset: int) -> tuple[int, Block] | None:
    """Return (start, block) of the block at `offset` in a chunk that begins at `start`.

    Returns None where the chunk ends before. Raises ValueError where it is damaged.
    """
    for row in _rows(data):
        end = start + len(row.get("text", ""))
        if offset <= end:
            return start, _block(row)
        start = end + 1
    return None


def _rows(data: bytes) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return rows


def _encode(blocks: Iterable[Block]) -> bytes:
    rows = [_row(block) for block in blocks]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "replace"), 6)


def _row(block: Block) -> dict[str, Any]:
    row = {name: getattr(block, name) for name in _DEFAULTS}
    row = {name: value for name, value in row.items() if value != _DEFAULTS[name]}
    if block.spans:
        row["spans"] = [[span.start, span.end, span.style, span.href] for span in block.spans]
    if block.pictures:
        row["pictures"] = [astuple(picture) for picture in block.pictures]
    return row


def _block(row: dict[str, Any]) -> Block:
    row["kind"] = BlockKind(row["kind"])
    row.setdefault("text", "")
    if "breaks" in row:
        row["breaks"] = tuple((offset, page) for offset, page in row["breaks"])
    if "spans" in row:
        row["spans"] = tuple(
            Span(start, end, SpanStyle(style), href) for start, end, style, href in row["spans"]
        )
    if "pictures" in row:
        row["pictures"] = tuple(Picture(*picture) for picture in row["pictures"])
    return Block(**row)
