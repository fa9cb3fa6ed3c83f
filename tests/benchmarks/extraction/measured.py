"""One file read by each reader: how well and how fast."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from leader_reader.services.ports import Extract
from tests.benchmarks.extraction.expected import Sample
from tests.benchmarks.extraction.facts import checked, comments_found
from tests.benchmarks.extraction.readers import Reader, main_blocks, ours, peers
from tests.benchmarks.extraction.scoring import Agreement, agreement, found_whole, plain

T = TypeVar("T")

OURS = "ours"
_HEAD = 12
"""Letters from which what stands beside the text is told from a word of it."""


@dataclass
class Measured:
    """What the readers made of one file; each dict is by reader.

    `whole` counts (paragraphs found from end to end, expected); `seconds` is the time of a read;
    `heads` are running heads of ours that stand inside a paragraph.
    """

    sample: Sample
    words: dict[str, Agreement] = field(default_factory=dict)
    whole: dict[str, tuple[int, int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    comments: dict[str, list[bool]] = field(default_factory=dict)
    facts: list[tuple[str, bool]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    read: bool = False


def measure(sample: Sample, with_peers: bool = True) -> Measured:
    """Have a file read by ours and, where its text is known, by the others."""
    measured = Measured(sample)
    try:
        extract = _timed(measured, OURS, ours, sample.path)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a fact that fails
        measured.facts = [(f"raises {type(error).__name__}", False)]
        return measured
    if isinstance(extract, Extract):
        measured.read = True
        blocks = main_blocks(extract)
        _score(measured, OURS, [block.text for block in blocks])
        measured.comments[OURS] = comments_found(sample, extract)
        measured.facts = list(checked(sample, extract))
        measured.heads = heads_inside(extract) if sample.format == "pdf" else []
    if with_peers and sample.expected is not None:
        for peer in peers(sample.format):
            _score(measured, peer.name, _timed(measured, peer.name, _sheltered(peer), sample.path))
    return measured


def _score(measured: Measured, reader: str, paragraphs: list[str]) -> None:
    expected = measured.sample.expected
    if expected is not None:
        measured.words[reader] = agreement("\n".join(paragraphs), expected.text)
        measured.whole[reader] = found_whole(paragraphs, expected.paragraphs)


def _timed(measured: Measured, name: str, read: Callable[[Path], T], path: Path) -> T:
    started = perf_counter()
    made = read(path)
    measured.seconds[name] = perf_counter() - started
    return made


def _sheltered(peer: Reader) -> Callable[[Path], list[str]]:
    """Return what reads with a peer; what it cannot read, for whatever reason, has no words."""

    def read(path: Path) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return peer.read(path)
            except Exception:  # noqa: BLE001 - others' programs may fail in any way
                return []

    return read


def heads_inside(extract: Extract) -> list[str]:
    """Return the running heads and feet that stand within a paragraph of the text."""
    heads = {plain(block.text) for block in extract.blocks if not block.main}
    bodies = [plain(block.text) for block in extract.blocks if block.main]
    return [
        head
        for head in heads
        if len(head) >= _HEAD and any(head in body and head != body for body in bodies)
    ]
