"""An Excel workbook: a sheet of excerpts to sort and filter, and a sheet of topics with counts."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from leader_reader.adapters.exporters.report import (
    Report,
    colour,
    heading,
    line,
    printable,
    quoted,
    reference,
)
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.ports import Excerpt, ExcerptGroup

CELL_LIMIT = 32_767
"""UTF-16 units in a cell (Excel specifications and limits); XlsxWriter drops longer ones."""

CONTINUED = " [continues]"
"""Ends a cell whose text goes on in the next: an excerpt's in the row below, where the Part column
counts the parts, a topic's description in the cell to the right."""


class Column(NamedTuple):
    """A column of the excerpts sheet; `repeated` where each part of a split row shows it."""

    title: str
    width: int
    repeated: bool = True


COLUMNS = (
    Column("Topic", 28),
    Column("Quote", 70, repeated=False),
    Column("Note", 40, repeated=False),
    Column("Document", 36),
    Column("Authors", 24),
    Column("Date", 12),
    Column("Locator", 11),
    Column("Section", 28),
    Column("Citation", 48),
    Column("All topics", 32),
    Column("Part", 9),
    Column("Created", 21),
    Column("Modified", 21),
    Column("Creator", 18),
    Column("Document id", 20),
    Column("Annotation id", 20),
    Column("Start", 9),
    Column("End", 9),
    Column("Area", 32),
)
PART = [column.title for column in COLUMNS].index("Part")
TOPIC_COLUMNS = (
    Column("Topic", 44),
    Column("Colour", 11),
    Column("Excerpts", 11),
    Column("Documents", 12),
    Column("Description", 90),
)

_HEADER = {
    "bold": True,
    "bg_color": "#f3f2ee",
    "bottom": 1,
    "valign": "top",
    "font_name": "Calibri",
}
_CELL = {"text_wrap": True, "valign": "top", "font_name": "Calibri"}


def compose(report: Report, out: BinaryIO) -> None:
    """Write the workbook. Raises LeaderReaderError for more rows than a sheet can hold."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": report.title, "created": report.moment.replace(tzinfo=None)})
        _excerpts(book, report)
        _topics(book, report)


def split_cell(text: str) -> list[str]:
    """Cut `text` so that each part fits in a cell; all but the last end with a clear mark."""
    if _units(text) <= CELL_LIMIT:
        return [text]
    room = CELL_LIMIT - len(CONTINUED)
    parts = []
    while _units(text) > CELL_LIMIT:
        part = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        parts.append(part + CONTINUED)
        text = text[len(part) :]
    return [*parts, text]


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _excerpts(book: Workbook, report: Report) -> None:
    sheet = _sheet(book, "Excerpts", COLUMNS)
    cell = book.add_format(_CELL)
    last = 0
    tints = {group.colour: book.add_format(_tinted(group.colour)) for group in report.groups}
    for group in report.groups:
        for row in chain.from_iterable(_rows(group, excerpt) for excerpt in group.excerpts):
            last += 1
            _write(sheet, last, row, [tints[group.colour], *[cell] * (len(row) - 1)])
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _topics(book: Workbook, report: Report) -> None:
    sheet = _sheet(book, "Topics", TOPIC_COLUMNS)
    cell = book.add_format(_CELL)
    for number, group in enumerate(report.groups, 1):
        filled = book.add_format({**_CELL, "bg_color": colour(group.colour)})
        documents = len({excerpt.document for excerpt in group.excerpts})
        about = split_cell(printable(group.description))
        row: list[str | int] = [heading(group), colour(group.colour)]
        row += [len(group.excerpts), documents, *about]
        _write(sheet, number, row, [cell, filled, *[cell] * (len(row) - 2)])


def _sheet(book: Workbook, name: str, columns: Sequence[Column]) -> Worksheet:
    sheet = book.add_worksheet(name)
    header = book.add_format(_HEADER)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.title, header)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return sheet


def _write(
    sheet: Worksheet, row: int, values: Sequence[str | int], formats: Sequence[Format]
) -> None:
    """Write text as text and numbers as numbers, never as formulas."""
    for column, (value, form) in enumerate(zip(values, formats, strict=True)):
        write = sheet.write_string if isinstance(value, str) else sheet.write_number
        if write(row, column, value, form):
            msg = "There are more excerpts than an Excel sheet can hold: export fewer, or to .csv."
            raise LeaderReaderError(msg)


def _rows(group: ExcerptGroup, excerpt: Excerpt) -> Iterator[list[str | int]]:
    """Yield the excerpt's row, or several where its quote or another text is too long for one."""
    columns = [split_cell(text) for text in _texts(group, excerpt)]
    count = max(map(len, columns))
    for number in range(count):
        row: list[str | int] = [
            _part(parts, number, column)
            for parts, column in zip(columns, COLUMNS[: len(columns)], strict=True)
        ]
        row[PART] = f"{number + 1} of {count}" if count > 1 else ""
        yield [*row, excerpt.start, excerpt.end, line(excerpt.area)]


def _part(parts: Sequence[str], number: int, column: Column) -> str:
    if len(parts) == 1 and column.repeated:
        return parts[0]
    return parts[number] if number < len(parts) else ""


def _texts(group: ExcerptGroup, excerpt: Excerpt) -> list[str]:
    return [
        heading(group),
        printable(quoted(excerpt)),
        printable(excerpt.note),
        line(excerpt.title),
        "; ".join(map(line, excerpt.authors)),
        line(excerpt.date),
        line(excerpt.locator),
        line(excerpt.heading),
        reference(excerpt),
        "; ".join(map(line, excerpt.topics)),
        "",
        line(excerpt.created),
        line(excerpt.modified),
        line(excerpt.creator),
        line(excerpt.document),
        line(excerpt.annotation),
    ]


def _tinted(value: str) -> dict[str, Any]:
    """Return the format of a cell in a light tint of the topic's colour, its text still dark."""
    channels = (int(colour(value)[at : at + 2], 16) for at in (1, 3, 5))
    tint = "".join(f"{255 - (255 - channel) * 2 // 5:02x}" for channel in channels)
    return {**_CELL, "bg_color": f"#{tint}"}
