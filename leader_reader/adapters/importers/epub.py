"""EPUB 2 and 3 books: the parts in reading order, with the pages of the printed edition."""

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from leader_reader.adapters.importers.archive import Archive, open_archive
from leader_reader.adapters.importers.epub_package import (
    ContentsEntry,
    Package,
    Part,
    read_package,
)
from leader_reader.adapters.importers.html.pictures import Show, address_of, alt_of
from leader_reader.adapters.importers.html.tree import Element, decode_page, parse_page, tag_of
from leader_reader.adapters.importers.html.walker import Manner, Place, blocks_of
from leader_reader.adapters.importers.image_header import HEAD
from leader_reader.adapters.importers.pictures import picture_of, with_last_pictures
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.picture import Picture
from leader_reader.services.ports import Extract

_OWN_ENTITIES = re.compile(rb"<!DOCTYPE[^>\[]{0,500}\[.*?\]\s*>", re.DOTALL)


class Epub:
    """Reads .epub books; nothing in them is unpacked to disk, and no script in them runs."""

    format: str = "epub"
    endings: tuple[str, ...] = (".epub",)

    def read(self, path: Path) -> Extract:
        with open_archive(path) as archive:
            package = read_package(archive, path)
            place = Place()
            blocks = [
                block
                for part in package.parts
                for block in _blocks(archive, path, package, part, place)
            ]
            blocks = with_last_pictures(blocks, place.pictures)
        if not any(block.main for block in blocks):
            raise UnreadableFile(path, "it holds no text")
        return Extract(package.metadata, tuple(blocks), place.number or None)


def _blocks(
    archive: Archive, path: Path, package: Package, part: Part, place: Place
) -> list[Block]:
    body = _body(archive.read(part.name), path)
    if body is None:
        return []
    pages = package.pages.get(part.name, {})
    if not part.contents:
        manner = Manner(furniture=False, pages=pages, picture=_shown(archive, part))
        return _headed(blocks_of(body, manner, place), package.titles.get(part.name))
    waiting, place.pictures = place.pictures, []  # the contents are not what they stand with
    blocks = blocks_of(body, Manner(furniture=False, pages=pages), place)
    place.pictures = waiting
    return [replace(block, main=False) for block in blocks]


def _headed(blocks: list[Block], entry: ContentsEntry | None) -> list[Block]:
    """Return a part's blocks with a heading: what the contents call it, where it has none."""
    if not entry or not blocks or any(block.kind is BlockKind.HEADING for block in blocks):
        return blocks
    first = blocks[0]
    if first.text.casefold() == entry.title.casefold():
        return [replace(first, kind=BlockKind.HEADING, level=entry.level, marker=""), *blocks[1:]]
    heading = Block(BlockKind.HEADING, entry.title, entry.level, page=first.page)
    return [replace(heading, page_label=first.page_label), *blocks]


def _shown(archive: Archive, part: Part) -> Show:
    """Return what tells of a part's pictures, by the names of their members."""
    folder = posixpath.dirname(part.name)

    def show(element: Element) -> Picture | None:
        place = posixpath.join("/", folder, unquote(address_of(element)))
        name = posixpath.normpath(place).lstrip("/")  # what leads out of the book stays in it
        head = archive.head(name, HEAD)
        return picture_of(name, head, alt_of(element)) if head else None

    return show


def _body(data: bytes, path: Path) -> Element | None:
    """Return the part's body, by HTML's rules where it is not sound XML; None where empty."""
    try:
        root = parse_xml(_OWN_ENTITIES.sub(b"", data, count=1), path)
    except UnreadableFile:
        root = None
    body = _find_body(root)
    if body is None and data.strip():
        try:
            body = _find_body(parse_page(decode_page(data).text, path))
        except UnreadableFile:
            return None
    return body


def _find_body(root: Element | None) -> Element | None:
    if root is None:
        return None
    return next((element for element in root.iter() if tag_of(element) == "body"), None)
