"""Web pages saved as one HTML file."""

from collections.abc import Iterable
from pathlib import Path

from leader_reader.adapters.importers.encoding import is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.html.bookkeeping import opens_text
from leader_reader.adapters.importers.html.handed import handed_text
from leader_reader.adapters.importers.html.linked import (
    LinkedData,
    linked_comments,
    linked_text,
)
from leader_reader.adapters.importers.html.metadata import metadata_of
from leader_reader.adapters.importers.html.pictures import Show, own_pictures
from leader_reader.adapters.importers.html.shadow import name_plainly, open_shadows
from leader_reader.adapters.importers.html.tree import Element, decode_page, parse_page
from leader_reader.adapters.importers.html.walker import Manner, Place, blocks_of
from leader_reader.adapters.importers.pictures import with_last_pictures
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_OPENING = 200
_LEAST = 200
"""Characters of text below which a page may show its text only by its program."""
_NO_TEXT_WITHOUT_PROGRAM = (
    "it holds no text without its program; print the page to a PDF in the browser, and import that"
)
_FEW_TIMES = 3
"""How many times as long as what the page shows a text in JSON-LD must be to be the page's."""


class Html:
    """Reads .html and .xhtml pages; nothing that a page points to is ever fetched."""

    format: str = "html"
    endings: tuple[str, ...] = (".html", ".htm", ".xhtml", ".xht")

    def read(self, path: Path) -> Extract:
        data = read_bytes(path)
        if is_binary(data):
            raise UnreadableFile(path, "it is not a web page (it holds binary data)")
        return extract_page(decode_page(data).text, path)


def extract_page(text: str, path: Path, show: Show | None = None) -> Extract:
    """Return what a page holds. Raises UnreadableFile where that is nothing.

    `show` tells of its pictures; without it those are found that the page holds itself.
    """
    root = parse_page(text, path)
    open_shadows(root)
    name_plainly(root)
    show = show or own_pictures(root)
    linked = LinkedData(root)
    blocks = _blocks(root, Manner(picture=show)) or _blocks(root, Manner(hidden=True, picture=show))
    blocks = _with_linked(blocks, linked)
    blocks = blocks if _holds_text(blocks) else _with_handed(blocks, root, path)
    opening = [block.text for block in blocks[:_OPENING] if not block.main]
    return Extract(metadata_of(root, linked, list(filter(opens_text, opening))), tuple(blocks))


def _blocks(root: Element, manner: Manner) -> list[Block]:
    place = Place()
    return with_last_pictures(blocks_of(root, manner, place), place.pictures)


def _holds_text(blocks: Iterable[Block]) -> bool:
    return sum(len(block.text) for block in blocks if block.main) >= _LEAST


def _with_handed(blocks: list[Block], root: Element, path: Path) -> list[Block]:
    """Return the blocks with the text that stands only in what the page's program is given."""
    markup = handed_text(root)
    if markup:
        body = parse_page(f"<!doctype html><body>{markup}</body>", path)
        return [*blocks, *blocks_of(body, Manner(furniture=False))]
    if not any(block.main for block in blocks) and next(root.iter("script"), None) is not None:
        raise UnreadableFile(path, _NO_TEXT_WITHOUT_PROGRAM)
    if not blocks:
        raise UnreadableFile(path, "it holds no text")
    return blocks


def _with_linked(blocks: list[Block], linked: LinkedData) -> list[Block]:
    """Return the blocks with the text and comments that stand only in the page's JSON-LD."""
    main = sum(len(block.text) for block in blocks if block.main)
    text = linked_text(linked)
    if sum(map(len, text)) > _FEW_TIMES * main:
        blocks = [*blocks, *(Block(BlockKind.PARAGRAPH, each) for each in text)]
    if any(block.kind is BlockKind.COMMENT for block in blocks):
        return blocks
    shown = {block.text for block in blocks}
    return [*blocks, *(block for block in linked_comments(linked) if block.text not in shown)]
