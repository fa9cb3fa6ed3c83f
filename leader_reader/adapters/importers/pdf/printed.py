"""A page of print as the parts of the importer hand it on."""

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
