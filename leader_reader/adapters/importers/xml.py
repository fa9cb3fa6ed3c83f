"""XML read so that no entity, DTD or network address in it can do anything."""

import codecs
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

_ENCODING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([^\"'>]{1,40})"
)
_MAYBE_HALF = re.compile(rb"&#(0*5[5-7]\d{3}|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2});?")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]{0,200}>")
_WIDE = {
    **dict.fromkeys((b"\xff\xfe", b"\xfe\xff"), "utf-16"),
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_UTF8 = ("utf-8", "utf-8-sig", "ascii")

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
    data = _MAYBE_HALF.sub(_whole_character, _without_wrong_bytes(data))
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
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def _without_wrong_bytes(data: bytes) -> bytes:
    """Return UTF-16 as UTF-8, and UTF-8 with each byte replaced that is none.

    libxml2 lets some of them through, halves of surrogate pairs first of all, and then no name or
    text they stand in can be asked for.
    """
    wide = _WIDE.get(data[:2])
    if wide:
        return _DECLARATION.sub("", data.decode(wide, "replace")).encode("utf-8")
    if data.isascii() or _claimed(data) not in _UTF8:
        return data
    return data.decode("utf-8", "replace").encode("utf-8")


def _whole_character(match: re.Match[bytes]) -> bytes:
    """Put U+FFFD where half a surrogate pair is asked for by number."""
    code = int(match.group(1)[1:], 16) if match.group(1)[:1] in b"xX" else int(match.group(1))
    return b"&#xFFFD;" if 0xD800 <= code <= 0xDFFF else match.group()  # noqa: PLR2004 - Unicode's


def _claimed(data: bytes) -> str:
    """Return Python's name of the encoding that an XML declaration names; UTF-8 without one."""
    match = _ENCODING.match(data)
    try:
        return codecs.lookup(match.group(1).decode("ascii", "replace") if match else "utf-8").name
    except (LookupError, ValueError):
        return "utf-8"


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
