"""XML read so that no entity, DTD or network address in it can do anything."""

import re
from html.entities import html5
from pathlib import Path

from lxml import etree

from leader_reader.domain.errors import UnreadableFile

MAX_XML = 100_000_000
"""The most bytes of XML that are read into a tree, which takes several times as much memory."""

MAX_TREE = 600_000_000
"""The most memory in bytes, as estimated, that its tree may take."""
_ELEMENT, _ATTRIBUTE = 120, 220
"""What libxml2 needs for one of them, in bytes."""

BROKEN = "it is damaged (a part of it is not valid XML)"
TOO_LARGE = "it is too large for one document (more than 100 MB of text); split it"

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


def parse_xml(data: bytes, path: Path) -> etree._Element:
    """Return the root element of `data`, mended where it is not well formed.

    Entities that the file declares are never expanded and nothing outside it is read; the
    names that HTML knows (&nbsp;) become their characters. Raises UnreadableFile.
    """
    if len(data) > MAX_XML or _tree_size(data) > MAX_TREE:
        raise UnreadableFile(path, TOO_LARGE)
    declares = _declares_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=not declares,  # off, libxml2 stops entities that swell attribute values
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data if declares else _NAMED.sub(_character, data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        refuse_half(parser.error_log)
        raise UnreadableFile(path, BROKEN) from error
    refuse_half(parser.error_log)
    if root is None:
        raise UnreadableFile(path, BROKEN)
    if root.getroottree().docinfo.internalDTD is not None:
        etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def refuse_half(errors: "etree._ListErrorLog") -> None:
    """Raise MemoryError where libxml2 ran out of memory: what it gives then is half a tree."""
    if any(error.type == etree.ErrorTypes.ERR_NO_MEMORY for error in errors):
        raise MemoryError


def _tree_size(data: bytes) -> int:
    elements = data.count(b"<") - data.count(b"</")
    return len(data) + _ELEMENT * elements + _ATTRIBUTE * (data.count(b'="') + data.count(b"='"))


def _declares_entities(data: bytes) -> bool:
    wide = b"\0" in data[:4]
    return b"<!ENTITY" in (data.replace(b"\0", b"") if wide else data)


def _character(match: re.Match[bytes]) -> bytes:
    name = match.group(1)
    if name in _XML_NAMES:
        return match.group()
    text = html5.get(name.decode("ascii") + ";")
    if text is None:
        return match.group()
    return "".join(f"&#{ord(character)};" for character in text).encode("ascii")
