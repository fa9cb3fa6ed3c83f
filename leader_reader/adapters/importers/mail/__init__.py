"""Reads e-mail saved as .eml (RFC 5322): one message, with those that it quotes as a discussion."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.files import MAILBOX, read_bytes
from leader_reader.adapters.importers.mail.bodies import Attached, Body, bodies_of
from leader_reader.adapters.importers.mail.entries import Entry, html_entries, text_entries
from leader_reader.adapters.importers.mail.headers import (
    Sender,
    header,
    message_of,
    metadata_of,
    sender_of,
)
from leader_reader.adapters.importers.mail.quoting import Part, parts_of
from leader_reader.adapters.importers.plain_text import paragraphs_of
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

NO_TEXT = "there is no text in it"
ENCRYPTED = "it is encrypted; save the message decrypted, as .eml or as text, and import that"
_SEALED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))
ONLY_ATTACHED = "there is no text in it; save what is attached to it and import that"
_USUAL_WIDTH = 72
"""Columns at which mail programs end a line of plain text (RFC 3676 says 78 or less)."""
_LEAST_WRAPPED, _MOST_WRAPPED = 60, 80
_FROM_LINE = re.compile(
    rb"(?:\A|\r?\n\r?\n)From \S[^\n]{1,200}?\b\d\d?:\d\d(?::\d\d)? [^\n]{0,12}\b(?:19|20)\d\d\b"
    rb"[^\n]{0,40}\n[\w-]+:"
)
"""The line that a mailbox puts before each message (RFC 4155), and the first word of its head."""


class Eml:
    """Reads one .eml message; what is attached to it is named and not opened."""

    format: str = "eml"
    endings: tuple[str, ...] = (".eml",)

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        data = _one_message(read_bytes(path), path)
        message = message_of(data, path)
        metadata = metadata_of(message)
        blocks: list[Block] = []
        attached: list[Attached] = []
        for found in bodies_of(message, path):
            if isinstance(found, Attached):
                attached.append(found)
            else:
                blocks += _blocks(found, path)
        if not blocks:
            raise UnreadableFile(path, _why_nothing(message, attached))
        return Extract(metadata, (*_head(metadata.title), *blocks, *_names(attached)))


def _why_nothing(message: Message, attached: list[Attached]) -> str:
    if any(part.get_content_type() in _SEALED for part in message.walk()):
        return ENCRYPTED
    return ONLY_ATTACHED if attached else NO_TEXT


def _one_message(data: bytes, path: Path) -> bytes:
    """Return the message without the line that a mailbox puts before each; refuse a mailbox."""
    if not data.startswith(b"From "):
        return data
    if len(_FROM_LINE.findall(data)) > 1:
        raise UnreadableFile(path, MAILBOX)
    return data.partition(b"\n")[2]


def _head(title: str) -> Iterator[Block]:
    if title:
        yield Block(BlockKind.HEADING, title, level=1)


def _names(attached: list[Attached]) -> Iterator[Block]:
    if attached:
        names = ", ".join(item.name for item in attached)
        yield Block(BlockKind.PARAGRAPH, clean_text(f"Attached: {names}"), main=False)


def _blocks(body: Body, path: Path) -> Iterator[Block]:
    entries = html_entries(body.text, path) if body.is_html else text_entries(body.text)
    outer = sender_of(body.message) if body.depth else None
    subject = header(body.message, "Subject") if body.depth else ""
    if subject:
        title = Block(BlockKind.PARAGRAPH, subject)
        yield _shaped(title, Part([], 0), body.depth, outer)
    width = _width(entries)
    for part in parts_of(entries):
        found = _read(part.entries, width)
        yield from (_shaped(block, part, body.depth, outer) for block in found)


def _read(entries: list[Entry], width: int) -> list[Block]:
    """Return the blocks of a part: those of the page, or what its lines make."""
    blocks = [entry.block for entry in entries if entry.block]
    return blocks or paragraphs_of("\n".join(entry.text for entry in entries), width)


def _width(entries: list[Entry]) -> int:
    """Return the column at which the writer's program wrapped a message, 0 where it did not."""
    longest = max((len(entry.text) for entry in entries), default=0)
    return _USUAL_WIDTH if _LEAST_WRAPPED <= longest <= _MOST_WRAPPED else 0


def _shaped(block: Block, part: Part, inside: int, outer: Sender | None) -> Block:
    """Return `block` as what it is in the discussion; `inside` counts the messages around it."""
    sender = part.sender or (None if part.depth else outer)
    depth = part.depth + inside
    if part.signature:
        block = replace(block, main=False)
    if not depth:
        return block
    if sender is None:
        return replace(block, kind=BlockKind.QUOTE, level=0, marker="")
    return replace(
        block,
        kind=BlockKind.COMMENT,
        level=0,
        author=sender.name,
        date=sender.date,
        depth=depth - 1,
    )
