"""Files of other formats that a DOCX file holds as a whole and shows in its text (w:altChunk)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.docx.package import Package, R
from leader_reader.domain.document import Block
from leader_reader.domain.errors import UnreadableFile

_Read = Callable[[bytes, Path], Iterable[Block]]


def chunk_blocks(package: Package, chunk: etree._Element) -> Iterator[Block]:
    """Yield the blocks of the file that `chunk` stands for; nothing for formats not known here.

    Known are web pages, also those saved with their pictures (.mht), RTF and plain text.
    """
    relationship = package.relationships.get(chunk.get(f"{R}id", ""))
    if relationship is None or relationship.external:
        return
    data = package.data(relationship.target)
    read = _READ.get(relationship.target.lower().rpartition(".")[2])
    if data is None or read is None:
        return
    try:
        yield from read(data, package.path)
    except UnreadableFile:  # an empty page is no fault of the document around it
        return


# what follows loads its reader late: few files have such parts, and some readers take long to load


def _page(data: bytes, path: Path) -> Iterable[Block]:
    from leader_reader.adapters.importers.encoding import decode  # noqa: PLC0415
    from leader_reader.adapters.importers.html.page import extract_page  # noqa: PLC0415

    return extract_page(decode(data).text, path, lambda _: None).blocks


def _saved_page(data: bytes, path: Path) -> Iterator[Block]:
    from leader_reader.adapters.importers.html.page import extract_page  # noqa: PLC0415
    from leader_reader.adapters.importers.mail.bodies import Body, bodies_of  # noqa: PLC0415
    from leader_reader.adapters.importers.mail.headers import message_of  # noqa: PLC0415

    for body in bodies_of(message_of(data.lstrip(), path), path):
        if isinstance(body, Body) and body.is_html:
            yield from extract_page(body.text, path, lambda _: None).blocks


def _rtf(data: bytes, _path: Path) -> Iterable[Block]:
    from leader_reader.adapters.importers.rtf.reader import RtfReader  # noqa: PLC0415

    reader = RtfReader()
    reader.read(data)
    return reader.blocks()


def _text(data: bytes, _path: Path) -> Iterable[Block]:
    from leader_reader.adapters.importers.encoding import decode  # noqa: PLC0415
    from leader_reader.adapters.importers.plain_text import paragraphs_of  # noqa: PLC0415

    return paragraphs_of(decode(data).text)


_READ: dict[str, _Read] = {
    **dict.fromkeys(("html", "htm", "xhtml"), _page),
    **dict.fromkeys(("mht", "mhtml"), _saved_page),
    "rtf": _rtf,
    "txt": _text,
}
