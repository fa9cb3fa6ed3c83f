"""PDFs with highlights and notes, as other programs write them, made for the tests."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.pages import PageMap
from leader_reader.services.ports import Extract

ORDERS = ("tl tr bl br", "tl tr br bl", "bl br tr tl", "br bl tr tl", "tr tl bl br")
"""Orders of a quad's corners: Acrobat's own, the standard's, and what others make of it."""


@dataclass(frozen=True)
class Mark:
    """An annotation: `rects` (left, bottom, right, top) are its quads, in page space."""

    subtype: str = "Highlight"
    rects: tuple = ()
    rect: tuple = ()
    words: str = ""
    creator: str = ""
    name: str = ""
    order: str = ORDERS[0]
    colour: str = ""
    more: str = ""

    def written(self) -> bytes:
        rect = self.rect or _around(self.rects)
        parts = [f"/Type /Annot /Subtype /{self.subtype} /Rect [{_row(rect)}]"]
        if self.rects:
            parts.append(
                f"/QuadPoints [{' '.join(_quad(each, self.order) for each in self.rects)}]"
            )
        for key, text in (("Contents", self.words), ("T", self.creator), ("NM", self.name)):
            if text:
                parts.append(f"/{key} {hexed(text)}")
        if self.colour:
            parts.append(f"/C [{self.colour}]")
        return f"<< {' '.join(parts)} {self.more} >>".encode()


def annots(*marks) -> bytes:
    """Return the key of a page that holds these marks, each in the dictionary itself."""
    return b"/Annots [" + b" ".join(_bytes(mark) for mark in marks) + b"]"


def tagged(*names) -> str:
    """Return the key under which Zotero keeps tags."""
    return f"/Zotero:Tags {hexed(json.dumps(names))}"


def hexed(text) -> str:
    return "<feff" + text.encode("utf-16-be").hex() + ">"


def over(x, y, width, size=12) -> tuple:
    """Return the rectangle of a quad over words that begin at (x, y)."""
    return (x, y - 0.25 * size, x + width, y + 0.95 * size)


def document_of(extract: Extract, name="marked.pdf") -> Document:
    """Return what was read as a document."""
    record = DocumentRecord(
        DocumentId("0" * 64),
        extract.metadata,
        name.rpartition(".")[2],
        name,
        datetime(2026, 1, 1, tzinfo=UTC),
        1,
        len(extract.blocks),
    )
    return Document(record, extract.blocks)


def places_of(extract: Extract) -> PageMap:
    return PageMap(extract.runs)


def _bytes(mark) -> bytes:
    return mark if isinstance(mark, bytes) else mark.written()


def _around(rects) -> tuple:
    left, bottom, right, top = zip(*rects, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _quad(rect, order) -> str:
    left, bottom, right, top = rect
    corners = {"tl": (left, top), "tr": (right, top), "bl": (left, bottom), "br": (right, bottom)}
    return " ".join(_row(corners[corner]) for corner in order.split())


def _row(numbers) -> str:
    return " ".join(f"{number:g}" for number in numbers)
