"""Web pages saved as one HTML file."""

from pathlib import Path

from leader_reader.adapters.importers.encoding import is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.html.metadata import metadata_of
from leader_reader.adapters.importers.html.pictures import Show, own_pictures
from leader_reader.adapters.importers.html.tree import Element, decode_page, parse_page
from leader_reader.adapters.importers.html.walker import Manner, Place, blocks_of
from leader_reader.adapters.importers.pictures import with_last_pictures
from leader_reader.domain.document import Block
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract


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
    show = show or own_pictures(root)
    blocks = _blocks(root, Manner(picture=show)) or _blocks(root, Manner(hidden=True, picture=show))
    if not blocks:
        raise UnreadableFile(path, "it holds no text")
    return Extract(metadata_of(root), tuple(blocks))


def _blocks(root: Element, manner: Manner) -> list[Block]:
    place = Place()
    return with_last_pictures(blocks_of(root, manner, place), place.pictures)
