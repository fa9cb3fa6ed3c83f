"""Footnotes and endnotes of a DOCX file, numbered in the order in which the text refers to them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from leader_reader.adapters.importers.docx.package import Package, W
from leader_reader.adapters.importers.numerals import formatted

NOTE_KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text refers to: its printed number and the element that holds it."""

    mark: str
    element: etree._Element


class Notes:
    """Hands out note numbers while the text is read; afterwards yields the notes in order."""

    def __init__(self, package: Package) -> None:
        self._elements = {
            kind: _by_id(package.related(f"{kind}s"), kind) for kind in NOTE_KINDS.values()
        }
        self._marks: dict[tuple[str, str], str] = {}
        self._counts = Counter[str]()

    def mark(self, reference: etree._Element) -> str:
        """Return the number printed for `reference`, or "" where its note is missing."""
        kind, note_id = NOTE_KINDS[reference.tag], reference.get(f"{W}id", "")
        if note_id not in self._elements[kind]:
            return ""
        if (kind, note_id) not in self._marks:
            self._counts[kind] += 1
            self._marks[kind, note_id] = formatted(self._counts[kind], _FORMS[kind])
        mark = self._marks[kind, note_id]
        own = reference.get(f"{W}customMarkFollows") in ("1", "true", "on")
        return "" if own else mark

    def referred(self) -> Iterator[Note]:
        """Yield the footnotes, then the endnotes, in the order of their first mention."""
        for wanted in _FORMS:
            for (kind, note_id), mark in list(self._marks.items()):
                if kind == wanted:
                    yield Note(mark, self._elements[kind][note_id])


def _by_id(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {
        note.get(f"{W}id", ""): note
        for note in root.iter(f"{W}{kind}")
        if note.get(f"{W}type") not in _SEPARATORS
    }
