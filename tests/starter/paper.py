"""A paper of the starter library as read from its master text.

A master is plain text with a front matter, `##` headings, `-` list items and `*italic*` words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

MASTERS = Path(__file__).parent / "masters"
SEEDS = Path(__file__).parents[2] / "seeds"


class Kind(StrEnum):
    """What a part of a paper is."""

    SMALL = "small"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph; `runs` are its stretches of text, each with whether it is italic."""

    kind: Kind
    runs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; `date` is ISO 8601."""

    name: str
    title: str
    author: str
    date: str
    language: str
    parts: tuple[Part, ...]

    def chapters(self) -> list[tuple[Part, ...]]:
        """Return the parts in groups, each but the first beginning with a heading."""
        starts = [n for n, part in enumerate(self.parts) if part.kind is Kind.HEADING]
        bounds = [0, *starts, len(self.parts)]
        return [self.parts[a:b] for a, b in pairwise(bounds)]


def read_paper(path: Path) -> Paper:
    """Return the paper whose master is at `path`."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    known = dict(line.split(": ", 1) for line in front.splitlines())
    return Paper(
        path.stem,
        known["title"].strip('"'),
        known["author"],
        known["date"],
        known["language"],
        tuple(_parts(body)),
    )


def _parts(body: str) -> Iterator[Part]:
    for number, line in enumerate(line for line in body.splitlines() if line.strip()):
        if line.startswith("## "):
            yield Part(Kind.HEADING, _runs(line[3:]))
        elif line.startswith("- "):
            yield Part(Kind.ITEM, _runs(line[2:]))
        else:
            yield Part(Kind.PARAGRAPH if number else Kind.SMALL, _runs(line))


def _runs(line: str) -> tuple[tuple[str, bool], ...]:
    pieces = re.split(r"\*([^*]+)\*", line.replace("'", "’"))
    return tuple((piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece)
