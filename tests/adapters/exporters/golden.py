"""The report that the files in tests/reference show; run as a module it writes them anew.

Look at the difference before committing it: `python -m tests.adapters.exporters.golden`.
"""

import io
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

from leader_reader.adapters.exporters import comma_separated, html, markdown, spreadsheet, word
from leader_reader.adapters.exporters.report import Report
from tests.adapters.exporters.reading_back import WRITTEN, groups, written

REFERENCE = Path(__file__).parents[2] / "reference"


def outline(data: bytes) -> bytes:
    """Return a Word file's properties and paragraphs with their styles."""
    document = docx.Document(io.BytesIO(data))
    properties = document.core_properties
    section = document.sections[0]
    lines = [
        f"title: {properties.title}",
        f"language: {properties.language}",
        f"created: {properties.created:%Y-%m-%d}",
        f"page: {section.page_width.mm:.0f} x {section.page_height.mm:.0f} mm",
        f"footer: {section.footer.paragraphs[0].text}",
    ]
    lines += [f"[{p.style.name}] {p.text}{_pictures(p)}" for p in document.paragraphs]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _pictures(paragraph: Paragraph) -> str:
    found = paragraph._p.iter(qn("wp:inline"))
    sizes = ((Length(each.extent.cx), Length(each.extent.cy), each.docPr) for each in found)
    return "".join(
        f"(picture of {about.get('descr')}, {wide.pt:g} x {high.pt:g} pt)"
        for wide, high, about in sizes
    )


def cells(data: bytes) -> bytes:
    """Return every cell of a workbook that is not empty, with its type and colour."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    lines = []
    for sheet in book:
        filters = sheet.auto_filter.ref or "none"
        lines.append(f"{sheet.title}: frozen at {sheet.freeze_panes}, filter {filters}")
        for row in sheet.iter_rows():
            lines += [
                f"{c.coordinate} {c.data_type} {c.fill.start_color.rgb} {c.value!r}"
                for c in row
                if c.value is not None
            ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def golden() -> dict[str, bytes]:
    """Return what each reference file must hold."""
    report = Report(groups(), WRITTEN)
    return {
        "report.html": written(html.compose, report),
        "report.md": written(markdown.compose, report),
        "report.csv": written(comma_separated.compose, report),
        "report.docx.txt": outline(written(word.compose, report)),
        "report.xlsx.txt": cells(written(spreadsheet.compose, report)),
    }


if __name__ == "__main__":
    for name, content in golden().items():
        (REFERENCE / name).write_bytes(content)
