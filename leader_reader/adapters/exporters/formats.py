"""Which formats excerpts can be exported in, and which one a file's name asks for."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from leader_reader.adapters.exporters import comma_separated, html, markdown
from leader_reader.adapters.exporters.replacing import replacing
from leader_reader.adapters.exporters.report import Report
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.ports import ExcerptGroup, Exporter

Compose = Callable[[Report, BinaryIO], None]
"""Writes a report in one format to an open file."""


class FileExporter:
    """Writes excerpts in one format, whole or not at all.

    `written` is the day that the report gives as its own; without it the file depends on the
    excerpts alone.
    """

    def __init__(
        self, format_: str, name: str, compose: Compose, written: date | None = None
    ) -> None:
        self.format = format_
        self.ending = f".{format_}"
        self.name = name
        self._compose = compose
        self._written = written

    def write(self, groups: Sequence[ExcerptGroup], path: Path) -> None:
        """Write `groups` to `path`. Raises OSError where the file cannot be written."""
        report = Report(tuple(groups), self._written)
        with replacing(path) as out:
            self._compose(report, out)

    def dated(self, written: date) -> "FileExporter":
        """Return the same exporter whose reports say that they were written on that day."""
        return FileExporter(self.format, self.name, self._compose, written)


def exporter_for(path: Path, format_name: str = "", *, written: date | None = None) -> Exporter:
    """Return the exporter for `format_name` ("docx"), or for the ending of `path`.

    `written` is the day that the report is to give as its own. Raises LeaderReaderError where
    there is no such format.
    """
    wanted = (format_name or path.suffix).lower().lstrip(".")
    for exporter in EXPORTERS:
        if exporter.format == wanted:
            return exporter.dated(written) if written else exporter
    *first, last = (exporter.ending for exporter in EXPORTERS)
    endings = f"{', '.join(first)} or {last}"
    if format_name:
        msg = f"{format_name} is not a format that excerpts can be exported in: choose {endings}."
    else:
        msg = f"{path.name} cannot be written: choose a name that ends in {endings}."
    raise LeaderReaderError(msg)


def _compose_word(report: Report, out: BinaryIO) -> None:
    from leader_reader.adapters.exporters.word import compose  # noqa: PLC0415 - python-docx is slow to load

    compose(report, out)


def _compose_spreadsheet(report: Report, out: BinaryIO) -> None:
    from leader_reader.adapters.exporters.spreadsheet import compose  # noqa: PLC0415 - so is XlsxWriter

    compose(report, out)


EXPORTERS: tuple[FileExporter, ...] = (
    FileExporter("docx", "Word document", _compose_word),
    FileExporter("html", "Web page", html.compose),
    FileExporter("md", "Markdown", markdown.compose),
    FileExporter("csv", "CSV table", comma_separated.compose),
    FileExporter("xlsx", "Excel workbook", _compose_spreadsheet),
)
"""Every format there is, in the order to offer them."""
