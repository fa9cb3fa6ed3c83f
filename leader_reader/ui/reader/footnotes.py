"""Which raised number in a text belongs to which footnote: only where that is sure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import Block, BlockKind, Document, SpanStyle

_AROUND = " \u00a0[](){}./:"
"""What may stand around a note's number and is no part of it."""
_LABEL = re.compile(r"\d{1,4}|[a-z]|[ivxl]{2,6}|[*\u2020\u2021\u00a7\u00b6]{1,3}", re.IGNORECASE)
_OPENING = re.compile(r"\[?(\d{1,4}|[*\u2020\u2021\u00a7]{1,3})[\]).]?\s+")
_UNIT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}$|\d$")
"""A power rather than a reference: after a figure, or after one or two letters such as m or R."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its `label` as printed, the number of its first `block`, and its whole `text`."""

    label: str
    block: int
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A raised number: code points `start..end` of the document's text, and its footnote."""

    start: int
    end: int
    note: Footnote


class Footnotes:
    """The references of a document that are surely known, by place."""

    def __init__(self, document: Document) -> None:
        notes = list(_notes(document.blocks))
        raised = list(_raised(document)) if notes else []
        self.references = sorted(_matched(notes, raised), key=lambda each: each.start)
        self._starts = [each.start for each in self.references]

    def at(self, offset: int) -> Reference | None:
        """Return the reference over the character at `offset`, or None."""
        place = bisect_right(self._starts, offset) - 1
        found = self.references[place] if place >= 0 else None
        return found if found and offset < found.end else None


def _notes(blocks: Sequence[Block]) -> Iterator[Footnote]:
    """Yield the footnotes; paragraphs without a number go on with the note before."""
    numbers = [n for n, block in enumerate(blocks) if block.kind is BlockKind.FOOTNOTE]
    label, first, texts = "", -1, [""]
    for number in numbers:
        block = blocks[number]
        found = _label(block.marker) or _opening(block)
        if not found and label:
            texts.append(block.text)
            continue
        if label:
            yield Footnote(label, first, "\n".join(texts))
        label, first, texts = found, number, [block.text]
    if label:
        yield Footnote(label, first, "\n".join(texts))


def _raised(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield (label, start, end) of what is raised in the text and may be a reference."""
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.FOOTNOTE:
            continue
        links = [(span.start, span.end) for span in block.spans if span.style is SpanStyle.LINK]
        for span in block.spans:
            label = _label(block.text[span.start : span.end])
            linked = any(first <= span.start < last for first, last in links)
            is_power = not linked and bool(
                _UNIT.search(block.text[max(0, span.start - 4) : span.start])
            )
            if span.style is SpanStyle.SUPERSCRIPT and label and not is_power:
                start = document.starts[number]
                yield label, start + span.start, start + span.end


def _matched(
    notes: Sequence[Footnote], raised: Sequence[tuple[str, int, int]]
) -> Iterator[Reference]:
    """Match by label: all to the only note of that name, or one by one where counts agree."""
    named: dict[str, list[Footnote]] = {}
    for note in notes:
        named.setdefault(note.label, []).append(note)
    placed: dict[str, list[tuple[int, int]]] = {}
    for label, start, end in raised:
        placed.setdefault(label, []).append((start, end))
    for label, same in named.items():
        places = placed.get(label, [])
        if len(same) == 1:
            yield from (Reference(start, end, same[0]) for start, end in places)
        elif len(same) == len(places):
            for (start, end), note in zip(places, same, strict=True):
                yield Reference(start, end, note)


def _label(printed: str) -> str:
    """Return a note's number without what stands around it, or "" if it is none."""
    bare = printed.strip(_AROUND)
    return bare if _LABEL.fullmatch(bare) else ""


def _opening(block: Block) -> str:
    """Return the number that a note's own text begins with, or ""."""
    found = _OPENING.match(block.text)
    return found.group(1) if found else ""
