"""A folder of texts, Markdown and web pages as the corpus to measure on."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from tests.benchmarks.search.corpus import (
    ADDED_PASSAGES,
    LONGEST,
    SHORTEST,
    Corpus,
    collected,
)

_GAP = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "td", "dd", "dt", "pre")


def from_folder(folder: Path, passages: int, added: int) -> Corpus:
    """Return the .txt, .md and .html files below `folder` as a corpus, repeated where too few.

    What is repeated has the sentences of a document in another order. Raises ValueError where
    there is not a single passage.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".html"))
    random.Random(6).shuffle(paths)
    first: list[list[str]] = []
    wanted = passages + added * ADDED_PASSAGES
    for path in paths:
        if texts := passages_of(_text(path)):
            first.append(texts)
            wanted -= len(texts)
        if wanted <= 0:
            break
    if not first:
        raise ValueError(f"There is no text in {folder}.")
    return collected(_endless(first), passages, added, len(first))


def _endless(first: Sequence[list[str]]) -> Iterator[list[str]]:
    yield from first
    chance = random.Random(5)
    for _ in count():
        for texts in first:
            sentences = _SENTENCE_END.split(" ".join(texts))
            chance.shuffle(sentences)
            yield list(_packed(sentences)) or texts


def passages_of(text: str) -> list[str]:
    """Return a text cut at blank lines, short pieces joined and long ones parted."""
    pieces = (" ".join(piece.split()) for piece in _GAP.split(text))
    return list(_packed(pieces))


def _packed(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces until there are enough words for a passage; part what is too long."""
    waiting: list[str] = []
    for piece in pieces:
        waiting += piece.split(" ")
        while len(waiting) > LONGEST:
            cut = _cut(waiting)
            yield " ".join(waiting[:cut])
            waiting = waiting[cut:]
        if len(waiting) >= SHORTEST:
            yield " ".join(waiting)
            waiting = []


def _cut(words: Sequence[str]) -> int:
    """Return where to part words: after the last sentence that fits, or at the most."""
    ends = (at for at in range(LONGEST, SHORTEST, -1) if words[at - 1].endswith((".", "?", "!")))
    return next(ends, LONGEST)


def _text(path: Path) -> str:
    """Return the words of a file, a blank line between paragraphs."""
    if path.suffix != ".html":
        return path.read_text("utf-8", "replace")
    import lxml.html

    root = lxml.html.document_fromstring(path.read_bytes())
    return "\n\n".join(" ".join(each.text_content().split()) for each in root.iter(*_BLOCKS))
