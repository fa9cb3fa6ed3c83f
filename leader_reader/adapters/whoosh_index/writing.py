"""Writing the index: passages become segments, and a commit makes them the next generation."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.util.filelock import try_for

from leader_reader.adapters.whoosh_index import generations
from leader_reader.adapters.whoosh_index.arrays import (
    Array,
    ArraysDamaged,
    read_arrays,
    write_arrays,
)
from leader_reader.adapters.whoosh_index.building import MOST_PASSAGES, postings
from leader_reader.adapters.whoosh_index.columns import columns_of
from leader_reader.adapters.whoosh_index.generations import Generation, SegmentEntry
from leader_reader.adapters.whoosh_index.gleaning import Gleanings
from leader_reader.adapters.whoosh_index.segment import ENDING, open_segment
from leader_reader.adapters.whoosh_index.string_table import pack
from leader_reader.adapters.whoosh_index.tokens import Tokenizer
from leader_reader.services.ports import IndexPassage

_LOCK = "writing.lock"
_PATIENCE = 30.0  # seconds to wait for another process that is writing
_MOST_CHARACTERS = 24_000_000  # of a segment in the making: arrays that memory is used again for
_BYTE = 8


class SegmentWriter:
    """Collects passages and writes a segment as often as one is full."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        self._folder = folder
        self._tokenizer = tokenizer
        tokenizer.discard()  # what a writer that failed has left
        self._passages: list[IndexPassage] = []
        self._gleanings = Gleanings()
        self._characters = 0
        self._written: list[SegmentEntry] = []

    def add(self, passage: IndexPassage) -> None:
        """Add a passage to the segment in the making."""
        self._tokenizer.read(passage.text)
        self._gleanings.read(passage.text)
        self._passages.append(passage)
        self._characters += len(passage.text)
        if len(self._passages) == MOST_PASSAGES or self._characters > _MOST_CHARACTERS:
            self._flush()

    def take(self) -> list[SegmentEntry]:
        """Write what is left as a segment; return all that were written since the last time."""
        self._flush()
        written, self._written = self._written, []
        return written

    def _flush(self) -> None:
        if not self._passages:
            return
        tokens = self._tokenizer.take()
        self._gleanings.compounds = tokens.compounds
        arrays = postings(tokens, self._tokenizer.vocabulary) | columns_of(self._passages)
        self._written.append(write_segment(self._folder, arrays, self._gleanings))
        self._passages, self._gleanings, self._characters = [], Gleanings(), 0
        if self._tokenizer.full:
            self._tokenizer.renew()


def write_segment(folder: Path, arrays: dict[str, Array], gleanings: Gleanings) -> SegmentEntry:
    """Write a segment under a new name."""
    name = token_hex(8)
    blob, places = pack(gleanings.lines())
    gleaned = {"gleaned.blob": blob, "gleaned.places": places}
    write_arrays(folder / f"{name}{ENDING}", arrays | gleaned, {"name": name})
    return SegmentEntry(name, len(arrays["lengths"]))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the only one who writes. Raises LockError; the system frees the lock of a dead process."""
    lock = FileStorage(folder).lock(_LOCK)
    if not try_for(lock.acquire, timeout=_PATIENCE):
        raise LockError
    try:
        yield
    finally:
        lock.release()


def prepare(
    folder: Path, tokenizer: Tokenizer, added: Iterable[IndexPassage]
) -> list[SegmentEntry]:
    """Write passages as segments that no generation has yet; call it under the lock."""
    writer = SegmentWriter(folder, tokenizer)
    for passage in added:
        writer.add(passage)
    return writer.take()


def update(folder: Path, removed: Iterable[str], prepared: Sequence[SegmentEntry]) -> Generation:
    """Delete the passages of the `removed` keys, add prepared segments; call it under the lock."""
    before = generations.newest(folder)
    number = before.number + 1
    keys = list(dict.fromkeys(removed))
    kept = [without(folder, entry, keys, number) for entry in before.segments]
    segments = (*(entry for entry in kept if entry.live), *prepared)
    return commit(folder, Generation(number, segments))


def commit(folder: Path, generation: Generation) -> Generation:
    """Put a generation in place and sweep away what it does not need."""
    generations.put(folder, generation)
    generations.sweep(folder, generation)
    return generation


def without(folder: Path, entry: SegmentEntry, keys: list[str], number: int) -> SegmentEntry:
    """Return a segment's entry with the passages of `keys` deleted as well."""
    rows = open_segment(folder, entry.name).columns.rows_of(keys) if keys else np.zeros(0, int)
    if not len(rows):
        return entry
    gone = deleted(folder, entry)
    gone = np.zeros(entry.passages, bool) if gone is None else gone.copy()
    gone[rows] = True
    total = int(gone.sum())
    if total == entry.deletions:
        return entry
    file = generations.deletions_file(entry.name, number)
    write_arrays(folder / file, {"gone": np.packbits(gone)}, {"segment": entry.name})
    return replace(entry, deleted=file, deletions=total)


def deleted(folder: Path, entry: SegmentEntry) -> Array | None:
    """Return the mask of a segment's deleted passages, None where there are none.

    Raises ArraysDamaged where the file is not of this entry.
    """
    if not entry.deleted:
        return None
    read = read_arrays(folder / entry.deleted)
    read.verify()
    gone = np.unpackbits(read["gone"]).astype(bool)
    held, beyond = gone[: entry.passages], gone[entry.passages :]
    fits = len(held) == entry.passages and len(beyond) < _BYTE and not beyond.any()
    if not fits or read.kept != {"segment": entry.name} or held.sum() != entry.deletions:
        raise ArraysDamaged(entry.deleted)
    return held
