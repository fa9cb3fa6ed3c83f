"""Web pages that a DOCX file holds as a whole and shows in its text (w:altChunk)."""

from collections.abc import Iterator

from lxml import etree

from leader_reader.adapters.importers.docx.package import Package, R
from leader_reader.domain.document import Block
from leader_reader.domain.errors import UnreadableFile

_PAGES = (".html", ".htm", ".xhtml")


def chunk_blocks(package: Package, chunk: etree._Element) -> Iterator[Block]:
    """Yield the blocks of the web page that `chunk` stands for; nothing for other formats."""
    relationship = package.relationships.get(chunk.get(f"{R}id", ""))
    if relationship is None or relationship.external:
        return
    data = package.data(relationship.target)
    if data is None or not relationship.target.lower().endswith(_PAGES):
        return
    # read late: few files have such a part, and the readers of web pages take long to load
    from leader_reader.adapters.importers.encoding import decode  # noqa: PLC0415
    from leader_reader.adapters.importers.html.page import extract_page  # noqa: PLC0415

    try:
        yield from extract_page(decode(data).text, package.path, lambda _: None).blocks
    except UnreadableFile:  # an empty page is no fault of the document around it
        return
