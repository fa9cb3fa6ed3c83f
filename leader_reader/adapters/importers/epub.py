"""EPUB 2 and 3 books: the parts in reading order, with the pages of the printed edition."""

import re
from dataclasses import replace
from pathlib import Path

from leader_reader.adapters.importers.archive import Archive, open_archive
from leader_reader.adapters.importers.epub_package import Package, Part, read_package
from leader_reader.adapters.importers.html.tree import Element, decode_page, parse_page, tag_of
from leader_reader.adapters.importers.html.walker import Manner, Place, blocks_of
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.document import Block
from leader_reader.domain.errors import UnreadableFile
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
        if not any(block.main for block in blocks):
            raise UnreadableFile(path, "it holds no text")
        return Extract(package.metadata, tuple(blocks), place.number or None)


def _blocks(
    archive: Archive, path: Path, package: Package, part: Part, place: Place
) -> list[Block]:
    manner = Manner(furniture=False, pages=package.pages.get(part.name, {}))
    body = _body(archive.read(part.name), path)
    if body is None:
        return []
    blocks = blocks_of(body, manner, place)
    return [replace(block, main=False) for block in blocks] if part.contents else blocks


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
