"""A Word document by topic: each excerpt a quotation with its citation and note."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document as WordDocument
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from leader_reader.adapters.exporters.report import (
    Report,
    area,
    colour,
    counted,
    heading,
    line,
    lines,
    other_topics,
    reference,
)
from leader_reader.adapters.exporters.word_styles import coloured_edge, element, set_styles
from leader_reader.domain.annotation import AreaSelector
from leader_reader.services.ports import Excerpt, ExcerptGroup

MOST_WIDTH, MOST_HEIGHT = Mm(150), Mm(160)
"""The room for a picture: the text's width, and height for what belongs to it below."""


class WordReport:
    """A Word document while it is being written, from top to bottom."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._document: WordDocument = docx.Document()
        self._style_ids = set_styles(self._document)

    def save(self, out: BinaryIO) -> None:
        """Write all parts of the report to `out`."""
        self._properties()
        self._add("Title", self._report.title)
        self._add("Subtitle", f"{self._report.summary} {self._report.exported}".rstrip())
        self._contents()
        for number, group in enumerate(self._report.groups, 1):
            self._group(group, number)
        self._sources()
        self._page_numbers()
        self._document.save(out)

    def _properties(self) -> None:
        properties = self._document.core_properties
        properties.title, properties.language = self._report.title, "en-GB"
        properties.author, properties.last_modified_by, properties.comments = "", "", ""
        moment = self._report.moment.replace(tzinfo=None)
        properties.created = properties.modified = moment

    def _contents(self) -> None:
        if len(self._report.groups) < 2:  # noqa: PLR2004 - one topic needs no contents
            return
        for number, group in enumerate(self._report.groups, 1):
            entry = self._add("Contents Entry", "")
            entry.paragraph_format.left_indent = 180000 * (self._report.depth(group) - 1)  # 5 mm
            link = element("hyperlink", anchor=f"topic_{number}")
            link.append(entry.add_run(heading(group))._r)  # noqa: SLF001 - python-docx's way
            entry._p.append(link)  # noqa: SLF001
            entry.add_run(f" · {counted(len(group.excerpts), 'excerpt')}")

    def _group(self, group: ExcerptGroup, number: int) -> None:
        title = self._add(f"Heading {self._report.depth(group)}", heading(group))
        coloured_edge(title._p.get_or_add_pPr(), colour(group.colour))  # noqa: SLF001
        _bookmark(title, f"topic_{number}", number)
        if description := line(group.description):
            self._add("Topic Description", description)
        if not group.excerpts:
            self._add("Topic Description", "No passages.")
        for excerpt in group.excerpts:
            self._excerpt(group, excerpt)

    def _excerpt(self, group: ExcerptGroup, excerpt: Excerpt) -> None:
        for quote in self._quote(excerpt):
            coloured_edge(quote._p.get_or_add_pPr(), colour(group.colour))  # noqa: SLF001
        last = self._add("Citation", reference(excerpt))
        if others := other_topics(excerpt, group):
            last.paragraph_format.keep_with_next = True
            last = self._add("Citation", f"Also tagged: {others}")
        if excerpt.note:
            last.paragraph_format.keep_with_next = True
            last = self._note(excerpt.note)
        last.paragraph_format.space_after = 228600  # 18 points before the next excerpt

    def _quote(self, excerpt: Excerpt) -> Iterator[Paragraph]:
        """Add the words quoted, and before those in an area its name and picture."""
        if name := area(excerpt):
            named = self._add("Quote", "")
            named.add_run(name).bold = True
            yield named
        if excerpt.picture:
            shown = self._add("Quote", "")
            width, height = fitted(excerpt.area)
            picture = shown.add_run().add_picture(BytesIO(excerpt.picture), width, height)
            picture._inline.docPr.set("descr", name)  # noqa: SLF001 - what a screen reader says
            yield shown
        if excerpt.quote or not name:
            yield from (self._add("Quote", text) for text in lines(excerpt.quote))

    def _note(self, note: str) -> Paragraph:
        first, *more = lines(note)
        paragraph = self._add("Excerpt Note", "")
        paragraph.add_run("Note: ").bold = True
        paragraph.add_run(first)
        for text in more:
            paragraph = self._add("Excerpt Note", text)
        return paragraph

    def _sources(self) -> None:
        if sources := self._report.sources():
            self._add("Heading 1", "Sources")
            for source in sources:
                self._add("Source", source)

    def _page_numbers(self) -> None:
        footer = self._document.sections[0].footer.paragraphs[0]
        footer.add_run("Page ")
        field = element("fldSimple", instr="PAGE")
        field.append(footer.add_run("1")._r)  # noqa: SLF001
        footer._p.append(field)  # noqa: SLF001

    def _add(self, style: str, text: str) -> Paragraph:
        paragraph = self._document.add_paragraph(text)
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001 - looking styles up takes ages
        return paragraph


def compose(report: Report, out: BinaryIO) -> None:
    """Write the report as a Word document."""
    WordReport(report).save(out)


def fitted(area: str) -> tuple[Length, Length]:
    """Return how wide and high the picture of an area is: as printed, or as the page has room."""
    printed = AreaSelector.from_fragment(area)
    share = min(1.0, MOST_WIDTH / Pt(printed.width), MOST_HEIGHT / Pt(printed.height))
    return Pt(printed.width * share), Pt(printed.height * share)


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Give the whole paragraph a name that links can lead to."""
    start = element("bookmarkStart", id=str(number), name=name)
    paragraph.runs[0]._r.addprevious(start)  # noqa: SLF001
    paragraph._p.append(element("bookmarkEnd", id=str(number)))  # noqa: SLF001
