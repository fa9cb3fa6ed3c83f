"""CSV: one row for each excerpt and topic, in UTF-8 with a mark that Excel looks for."""

import csv
import io
import re
from typing import BinaryIO

from leader_reader.adapters.exporters.report import Report, line, printable, quoted
from leader_reader.services.ports import Excerpt, ExcerptGroup

COLUMNS = (
    "topic",
    "quote",
    "note",
    "document",
    "authors",
    "date",
    "locator",
    "heading",
    "citation",
    "all_topics",
    "created",
    "modified",
    "creator",
    "document_id",
    "annotation_id",
    "start",
    "end",
    "area",
)

_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""A cell that a spreadsheet would run (https://owasp.org/www-community/attacks/CSV_Injection);
also behind apostrophes, so that the guard can be taken off again without doubt."""


def compose(report: Report, out: BinaryIO) -> None:
    """Write a heading row and the excerpts, in the order of the groups."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(COLUMNS)
        for group in report.groups:
            rows.writerows(_row(group, excerpt) for excerpt in group.excerpts)
    finally:
        text.detach()


def guarded(cell: str) -> str:
    """Return `cell` with an apostrophe before it where a spreadsheet would take it for a formula.

    Taking one apostrophe from a guarded cell gives the words back.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _row(group: ExcerptGroup, excerpt: Excerpt) -> list[str]:
    cells = (
        line(group.topic),
        printable(quoted(excerpt)),
        printable(excerpt.note),
        line(excerpt.title),
        "; ".join(map(line, excerpt.authors)),
        line(excerpt.date),
        line(excerpt.locator),
        line(excerpt.heading),
        line(excerpt.citation),
        "; ".join(map(line, excerpt.topics)),
        line(excerpt.created),
        line(excerpt.modified),
        line(excerpt.creator),
        line(excerpt.document),
        line(excerpt.annotation),
    )
    place = str(excerpt.start), str(excerpt.end), guarded(line(excerpt.area))
    return [*map(guarded, cells), *place]
