"""A page of print as the parts of the importer hand it on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from leader_reader.adapters.importers.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page's lines: `main` in reading order, furniture above and below it."""

    number: int
    height: float
    main: tuple[Line, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()


def body_size(pages: Iterable[PrintedPage]) -> float:
    """Return the font size in which most of the text is set; 0 where there is none.

    Tables count where there is nothing else.
    """
    sizes: Counter[float] = Counter()
    in_tables: Counter[float] = Counter()
    for page in pages:
        for line in page.main:
            (in_tables if line.cells else sizes)[line.size] += len(line.text)
    counted = sizes or in_tables
    return counted.most_common(1)[0][0] if counted else 0.0
