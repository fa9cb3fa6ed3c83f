"""A paper as a Word document."""

import io
from datetime import datetime

import docx

from leader_reader.adapters.exporters.word_styles import set_styles
from leader_reader.services.citing import long_date
from tests.starter.packing import packed, unpacked
from tests.starter.paper import Kind, Paper

STYLES = {
    Kind.SMALL: "Normal",
    Kind.HEADING: "Heading 2",
    Kind.ITEM: "List Bullet",
    Kind.PARAGRAPH: "Normal",
}


def build(paper: Paper) -> bytes:
    """Return the paper as .docx."""
    document = docx.Document()
    set_styles(document)
    _properties(document.core_properties, paper)
    document.add_paragraph(paper.title, "Title")
    document.add_paragraph(f"{paper.author}, {long_date(paper.date)}", "Subtitle")
    for part in paper.parts:
        paragraph = document.add_paragraph(style=STYLES[part.kind])
        for text, italic in part.runs:
            paragraph.add_run(text).italic = italic or part.kind is Kind.SMALL or None
    out = io.BytesIO()
    document.save(out)
    return packed(unpacked(out.getvalue()))


def _properties(properties, paper: Paper) -> None:
    properties.title, properties.author = paper.title, paper.author
    properties.last_modified_by, properties.comments = paper.author, ""
    properties.language = paper.language
    properties.created = properties.modified = datetime.fromisoformat(paper.date)
