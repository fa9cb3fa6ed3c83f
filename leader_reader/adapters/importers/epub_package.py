"""What an EPUB's package file says: reading order, contents, pages; EPUB 3.3 section 5."""

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from leader_reader.adapters.importers.archive import Archive
from leader_reader.adapters.importers.epub_metadata import elements_named, metadata_of
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
_MOST_LEVELS = 5
_LOOK_UP = 30


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book, in reading order; `contents` marks the table of contents."""

    name: str
    contents: bool = False


class ContentsEntry(NamedTuple):
    """An entry of the table of contents: its words, and how deep it stands, from 1."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Package:
    """What the package file says; `pages` gives page labels by part and element id.

    `titles` gives what the table of contents calls each part.
    """

    metadata: Metadata
    parts: tuple[Part, ...]
    pages: dict[str, dict[str, str]]
    titles: dict[str, ContentsEntry]


def read_package(archive: Archive, path: Path) -> Package:
    """Read the book's package file. Raises UnreadableFile where it is damaged or protected."""
    name = _package_name(archive, path)
    package = parse_xml(archive.read(name), path)
    folder = posixpath.dirname(name)
    items = {item.get("id") or "": item for item in elements_named(package, "item")}
    parts = tuple(_parts(package, items, folder, archive.names()))
    if not parts:
        raise UnreadableFile(path, _NO_ORDER)
    _refuse_protected(archive, path, parts)
    listings = list(_listings(archive, path, items, folder))
    return Package(metadata_of(package), parts, _pages(listings), _titles(listings))


def _package_name(archive: Archive, path: Path) -> str:
    names = archive.names()
    if _CONTAINER in names:
        container = parse_xml(archive.read(_CONTAINER), path)
        listed = sorted(elements_named(container, "rootfile"), key=_is_no_package)
        for rootfile in listed:
            name = posixpath.normpath(unquote(rootfile.get("full-path") or ""))
            if name in names:
                return name
    found = sorted(name for name in names if name.lower().endswith(".opf"))
    if not found:
        raise UnreadableFile(path, _NO_ORDER)
    return found[0]


def _is_no_package(rootfile: Element) -> bool:
    return "oebps-package" not in (rootfile.get("media-type") or "oebps-package")


def _parts(
    package: Element, items: dict[str, Element], folder: str, names: frozenset[str]
) -> Iterator[Part]:
    """Yield each part once, in reading order, that is in the archive and holds text.

    Those that the order leaves aside (linear="no": notes, answers) come last.
    """
    seen: set[str] = set()
    loose = {_folded(name): name for name in names}
    for reference in sorted(elements_named(package, "itemref"), key=_is_aside):
        item = items.get(reference.get("idref") or "")
        if item is None:
            continue
        name = _target(item.get("href") or "", folder)[0]
        name = name if name in names else loose.get(_folded(name), name)
        kind = item.get("media-type") or "html"
        if name in seen or name not in names or not any(word in kind for word in _PAGE_TYPES):
            continue
        seen.add(name)
        if "svg" not in kind:
            yield Part(name, "nav" in (item.get("properties") or "").split())


def _is_aside(reference: Element) -> bool:
    return (reference.get("linear") or "").strip().lower() == "no"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


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
    for entry in elements_named(listed, "encrypteddata"):
        methods = [
            method.get("Algorithm") or "" for method in elements_named(entry, "encryptionmethod")
        ]
        targets = {
            unquote(place.get("URI") or "") for place in elements_named(entry, "cipherreference")
        }
        if methods and methods[0] in _FONT_ALGORITHMS:
            continue
        if targets & {part.name for part in parts}:
            raise UnreadableFile(path, _PROTECTED)


def _listings(
    archive: Archive, path: Path, items: dict[str, Element], folder: str
) -> Iterator[tuple[str, Element]]:
    """Yield the folder and the tree of the book's navigation page and of its older NCX."""
    for item in items.values():
        name = _target(item.get("href") or "", folder)[0]
        listed = "nav" in (item.get("properties") or "") or "ncx" in (item.get("media-type") or "")
        if listed and name in archive.names():
            yield posixpath.dirname(name), parse_xml(archive.read(name), path)


def _pages(listings: Iterable[tuple[str, Element]]) -> dict[str, dict[str, str]]:
    """Return the printed edition's page labels from the book's page list, if it has one."""
    pages: dict[str, dict[str, str]] = {}
    for folder, root in listings:
        for href, label in _page_links(root):
            file, place = _target(href, folder)
            pages.setdefault(file, {}).setdefault(place, label)
    return pages


def _titles(listings: Iterable[tuple[str, Element]]) -> dict[str, ContentsEntry]:
    """Return what the table of contents calls each part that it names, by its first entry."""
    titles: dict[str, ContentsEntry] = {}
    for folder, root in listings:
        for href, title, level in _contents_links(root):
            if title and href:
                titles.setdefault(_target(href, folder)[0], ContentsEntry(title, level))
    return titles if len(titles) > 1 else {}  # a single one is the book's own title


def _contents_links(root: Element) -> Iterator[tuple[str, str, int]]:
    for listing in elements_named(root, "nav"):
        if (listing.get(_EPUB_TYPE) or "") == "toc":
            for link in elements_named(listing, "a"):
                yield link.get("href") or "", text_of(link), _level(link, "ol")
    for point in elements_named(root, "navpoint"):
        label = next((child for child in point if tag_of(child) == "navlabel"), None)
        place = next((child for child in point if tag_of(child) == "content"), None)
        if label is not None and place is not None:
            yield place.get("src") or "", text_of(label), 1 + _level(point, "navpoint")


def _level(element: Element, name: str) -> int:
    """Return how many elements of a name stand around `element`, 6 at the most."""
    around = (above for above in islice(element.iterancestors(), _LOOK_UP) if tag_of(above) == name)
    return sum(1 for _ in islice(around, _MOST_LEVELS))


def _page_links(root: Element) -> Iterator[tuple[str, str]]:
    for listing in elements_named(root, "nav"):
        if "page-list" in (listing.get(_EPUB_TYPE) or ""):
            yield from (
                (link.get("href") or "", text_of(link)) for link in elements_named(listing, "a")
            )
    for target in elements_named(root, "pagetarget"):
        for content in elements_named(target, "content"):
            yield content.get("src") or "", target.get("value") or text_of(target)
