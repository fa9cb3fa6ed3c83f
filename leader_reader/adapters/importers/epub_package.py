"""What an EPUB's package file says: metadata, reading order, pages; EPUB 3.3 section 5."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from leader_reader.adapters.importers.archive import Archive
from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date_or_year
from leader_reader.adapters.importers.html.tree import Element, tag_of, text_of
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.document import Metadata
from leader_reader.domain.errors import UnreadableFile

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PROTECTED = "it is copy-protected (DRM); ask the seller for an unprotected copy"
_NO_ORDER = "it is damaged (its table of parts is missing)"
_PAGE_TYPES = ("html", "xml", "dtbook")
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ISBN_LENGTHS = (10, 13)


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book, in reading order; `contents` marks the table of contents."""

    name: str
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says; `pages` gives page labels by part and element id."""

    metadata: Metadata
    parts: tuple[Part, ...]
    pages: dict[str, dict[str, str]]


def read_package(archive: Archive, path: Path) -> Package:
    """Read the book's package file. Raises UnreadableFile where it is damaged or protected."""
    name = _package_name(archive, path)
    package = parse_xml(archive.read(name), path)
    folder = posixpath.dirname(name)
    items = {item.get("id") or "": item for item in _all(package, "item")}
    parts = tuple(_parts(package, items, folder, archive.names()))
    if not parts:
        raise UnreadableFile(path, _NO_ORDER)
    _refuse_protected(archive, path, parts)
    return Package(_metadata(package), parts, _pages(archive, path, items, folder))


def _all(root: Element, *names: str) -> Iterator[Element]:
    return (element for element in root.iter() if tag_of(element) in names)


def _package_name(archive: Archive, path: Path) -> str:
    names = archive.names()
    if _CONTAINER in names:
        container = parse_xml(archive.read(_CONTAINER), path)
        for rootfile in _all(container, "rootfile"):
            name = posixpath.normpath(unquote(rootfile.get("full-path") or ""))
            if name in names:
                return name
    found = sorted(name for name in names if name.lower().endswith(".opf"))
    if not found:
        raise UnreadableFile(path, _NO_ORDER)
    return found[0]


def _parts(
    package: Element, items: dict[str, Element], folder: str, names: frozenset[str]
) -> Iterator[Part]:
    """Yield each part once, in reading order, that is in the archive and holds text."""
    seen: set[str] = set()
    for reference in _all(package, "itemref"):
        item = items.get(reference.get("idref") or "")
        if item is None:
            continue
        name = _target(item.get("href") or "", folder)[0]
        kind = item.get("media-type") or "html"
        if name in seen or name not in names or not any(word in kind for word in _PAGE_TYPES):
            continue
        seen.add(name)
        if "svg" not in kind:
            yield Part(name, "nav" in (item.get("properties") or "").split())


def _target(href: str, folder: str) -> tuple[str, str]:
    """Split a link into the name of the member it points to and the id inside of it."""
    file, _, place = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(file))), unquote(place)


def _refuse_protected(archive: Archive, path: Path, parts: tuple[Part, ...]) -> None:
    """Raise UnreadableFile where parts are encrypted; fonts may be."""
    names = archive.names()
    if _ENCRYPTION not in names:
        return
    listed = parse_xml(archive.read(_ENCRYPTION), path)
    for entry in _all(listed, "encrypteddata"):
        methods = [method.get("Algorithm") or "" for method in _all(entry, "encryptionmethod")]
        targets = {unquote(place.get("URI") or "") for place in _all(entry, "cipherreference")}
        if methods and methods[0] in _FONT_ALGORITHMS:
            continue
        if targets & {part.name for part in parts}:
            raise UnreadableFile(path, _PROTECTED)


def _metadata(package: Element) -> Metadata:
    identifiers = _values(package, "identifier")
    return Metadata(
        title=next(iter(_values(package, "title")), ""),
        authors=tuple(dict.fromkeys(_values(package, "creator"))),
        date=_date(package),
        doi=next((match.group() for match in map(_DOI.search, identifiers) if match), ""),
        isbn=next((isbn for isbn in map(_isbn, identifiers) if isbn), ""),
        publisher=next(iter(_values(package, "publisher")), ""),
        source=next((text for text in identifiers if text.startswith("http")), ""),
        language=next(iter(_values(package, "language")), ""),
    )


def _values(package: Element, name: str) -> list[str]:
    texts = (clean_text(text_of(element)) for element in _all(package, name))
    return [text for text in texts if text]


def _date(package: Element) -> str:
    """Return the date of publication, or else the first date given."""
    dates = list(_all(package, "date"))
    dates.sort(key=lambda element: "publication" not in " ".join(map(str, element.attrib.values())))
    return next(filter(None, (iso_date_or_year(text_of(element)) for element in dates)), "")


def _isbn(identifier: str) -> str:
    """Return the figures of an ISBN in `identifier` where its check digit is right."""
    match = _ISBN.fullmatch(re.sub(r"^(?:urn:)?isbn[:\s]*", "", identifier, flags=re.I))
    figures = re.sub(r"[- ]", "", match.group()).upper() if match else ""
    if len(figures) not in _ISBN_LENGTHS:
        return ""
    values = [10 if figure == "X" else int(figure) for figure in figures]
    if len(figures) == _ISBN_LENGTHS[1]:
        right = sum(v * (3 if at % 2 else 1) for at, v in enumerate(values)) % 10 == 0
    else:
        right = sum(v * (10 - at) for at, v in enumerate(values)) % 11 == 0
    return figures if right else ""


def _pages(
    archive: Archive, path: Path, items: dict[str, Element], folder: str
) -> dict[str, dict[str, str]]:
    """Return the printed edition's page labels from the book's page list, if it has one."""
    pages: dict[str, dict[str, str]] = {}
    for item in items.values():
        name = _target(item.get("href") or "", folder)[0]
        listed = "nav" in (item.get("properties") or "") or "ncx" in (item.get("media-type") or "")
        if not listed or name not in archive.names():
            continue
        for href, label in _page_links(parse_xml(archive.read(name), path)):
            file, place = _target(href, posixpath.dirname(name))
            pages.setdefault(file, {}).setdefault(place, label)
    return pages


def _page_links(root: Element) -> Iterator[tuple[str, str]]:
    for listing in _all(root, "nav"):
        if "page-list" in (listing.get(_EPUB_TYPE) or ""):
            yield from ((link.get("href") or "", text_of(link)) for link in _all(listing, "a"))
    for target in _all(root, "pagetarget"):
        for content in _all(target, "content"):
            yield content.get("src") or "", target.get("value") or text_of(target)
