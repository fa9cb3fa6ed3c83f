"""The parts of a DOCX file and how they point at each other (ECMA-376 part 2)."""

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from leader_reader.adapters.importers.archive import INCOMPLETE, Archive
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.errors import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_DEFAULT_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part: `target` is a member's name, or an address where `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """An open DOCX file: its main part and the parts around it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = archive.names()
        self.path = archive.path
        self.main = self._find_main()
        self.relationships = self._relationships(self.main)

    def part(self, name: str) -> etree._Element | None:
        """Return the root of the part `name`, strict namespaces turned to the usual ones."""
        if name not in self._names:
            return None
        data = self._archive.read(name)
        return parse_xml(_STRICT.sub(_TRANSITIONAL, data), self.path)

    def data(self, name: str) -> bytes | None:
        """Return the part `name` as it is, or None where there is none."""
        return self._archive.read(name) if name in self._names else None

    def head(self, name: str, size: int) -> bytes:
        """Return the first bytes of the part `name`, b"" where there is none."""
        return self._archive.head(name, size)

    def main_part(self) -> etree._Element:
        """Return the root of the text itself. Raises UnreadableFile where there is none."""
        root = self.part(self.main)
        if root is None:
            raise UnreadableFile(self.path, INCOMPLETE)
        return root

    def related(self, kind: str) -> etree._Element | None:
        """Return the part that the text names as its `kind` ("styles"), or None."""
        for relationship in self.relationships.values():
            if relationship.kind == kind and not relationship.external:
                return self.part(relationship.target)
        return self.part(posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))

    def properties(self, kind: str, name: str) -> etree._Element | None:
        """Return the part of document properties of `kind`, usually the member `name`."""
        for relationship in self._relationships("").values():
            if relationship.kind == kind and not relationship.external:
                return self.part(relationship.target)
        return self.part(name)

    def _find_main(self) -> str:
        for relationship in self._relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self._names:
                return relationship.target
        return _DEFAULT_MAIN

    def _relationships(self, name: str) -> dict[str, Relationship]:
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            item.get("Id", ""): _relationship(item, folder) for item in root.iter("{*}Relationship")
        }


def _relationship(item: etree._Element, folder: str) -> Relationship:
    target = item.get("Target", "")
    external = item.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(item.get("Type", "").rpartition("/")[2], target, external)


def value(element: etree._Element | None, path: str, default: str = "") -> str:
    """Return the w:val of the element at `path` ("pPr/pStyle") under `element`."""
    if element is None:
        return default
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found.get(f"{W}val", default) if found is not None else default


def number(text: str | None, default: int = 0) -> int:
    """Return `text` as a whole number, or `default` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def switched_on(element: etree._Element | None, name: str) -> bool | None:
    """Tell whether the toggle `name` ("b") is on under `element`; None where it says nothing."""
    found = element.find(f"{W}{name}") if element is not None else None
    if found is None:
        return None
    return found.get(f"{W}val", "1") not in ("0", "false", "off", "none")
