"""How the documents list is ordered and narrowed: plain values and functions, no widgets."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from leader_reader.domain.document import DocumentRecord

SortKey = str | int | float | datetime


class Order(StrEnum):
    """What the documents are sorted by."""

    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    IMPORTED = "imported"
    WORDS = "words"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An order, whether it runs the other way round than usual, and what is shown.

    The usual way is A to Z for words, newest, longest or most read first for the others.
    `words` are what was typed to filter by; `format` is "" for all.
    """

    order: Order = Order.DATE
    reverse: bool = False
    words: str = ""
    format: str = ""


_REMEMBERED = 1 << 16  # titles and names


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """Return `text` without case and accents, for comparing as people do."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


_KEYS: dict[Order, Callable[[DocumentRecord, float], SortKey]] = {
    Order.TITLE: lambda record, _: folded(record.title),
    Order.AUTHOR: lambda record, _: folded(", ".join(record.metadata.authors)),
    Order.DATE: lambda record, _: record.metadata.date,
    Order.IMPORTED: lambda record, _: record.imported,
    Order.WORDS: lambda record, _: record.words,
    Order.PROGRESS: lambda _, progress: progress,
}
_RISING = {Order.TITLE, Order.AUTHOR}


def arrange(
    records: Iterable[DocumentRecord], readings: dict[str, float], arrangement: Arrangement
) -> list[DocumentRecord]:
    """Return the records to show, in order; one that lacks what is sorted by comes last."""
    words = folded(arrangement.words).split()
    shown = [record for record in records if _shown(record, arrangement.format, words)]
    shown.sort(key=lambda record: (folded(record.title), record.id))
    key = _KEYS[arrangement.order]
    keyed = [(key(record, readings.get(record.id, 0.0)), record) for record in shown]
    known = [pair for pair in keyed if pair[0] != ""]
    falling = (arrangement.order not in _RISING) != arrangement.reverse
    known.sort(key=lambda pair: pair[0], reverse=falling)
    return [record for _, record in known] + [record for found, record in keyed if found == ""]


def _shown(record: DocumentRecord, wanted: str, words: list[str]) -> bool:
    if wanted and record.format != wanted:
        return False
    if not words:
        return True
    card = (record.title, *record.metadata.authors, record.file_name, record.metadata.organisation)
    text = folded(" ".join(card))
    return all(word in text for word in words)
