"""Reads DOCX, the files of Word from 2007 on (ECMA-376, also its strict form)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.archive import NO_TEXT, open_archive
from leader_reader.adapters.importers.dates import iso_date_or_year
from leader_reader.adapters.importers.docx.body import BodyReader
from leader_reader.adapters.importers.docx.chunks import chunk_blocks
from leader_reader.adapters.importers.docx.commented import count_comments
from leader_reader.adapters.importers.docx.comments import comment_blocks
from leader_reader.adapters.importers.docx.notes import Notes
from leader_reader.adapters.importers.docx.numbering import Numbering
from leader_reader.adapters.importers.docx.package import Package, W
from leader_reader.adapters.importers.docx.pictures import PictureFinder
from leader_reader.adapters.importers.docx.runs import InlineReader
from leader_reader.adapters.importers.docx.styles import Styles
from leader_reader.adapters.importers.pictures import with_last_pictures, with_pictures
from leader_reader.adapters.importers.properties import (
    author_names,
    first_doi,
    first_isbn,
    first_pmid,
    iso_date,
    opening_authors,
    opening_date,
    opening_heading,
    own_date,
    own_properties,
    real_title,
)
from leader_reader.adapters.importers.typed_lists import with_typed_bullets
from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.identifiers import isbn, pmid
from leader_reader.services.ports import Extract

_OPENING = 30
"""Blocks where a document's own DOI may stand; later ones are those of its references."""


class Docx:
    """Reads one DOCX file to blocks; tracked insertions stand, deletions are gone."""

    format = "docx"
    endings = (".docx", ".docm", ".dotx")

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        with open_archive(path) as archive:
            return read_package(Package(archive))


IMPORTER = Docx()


def read_package(package: Package) -> Extract:
    """Return what an open DOCX file holds. Raises UnreadableFile."""
    styles = Styles(package.related("styles"))
    notes = Notes(package)
    inline = InlineReader(styles, package.relationships, notes, PictureFinder(package))
    numbering = Numbering(package.related("numbering"))
    body = BodyReader(styles, numbering, inline, partial(chunk_blocks, package))
    text = with_typed_bullets(_text_blocks(package.main_part(), body))
    blocks = [with_pictures(block, body.pictures) for block in text]  # each with what came before
    blocks = with_last_pictures(blocks, body.pictures)
    inline.finder = None  # notes and comments are parts with relationships of their own
    for note in notes.referred():
        blocks += _note_blocks(note.mark, body.blocks(note.element))
    blocks += comment_blocks(package, body.blocks)
    if not blocks:
        raise UnreadableFile(package.path, NO_TEXT)
    card = _metadata(package, blocks, body, styles.language)
    return Extract(card, tuple(blocks), marks=count_comments(package))


def _text_blocks(root: etree._Element, body: BodyReader) -> Iterator[Block]:
    container = root.find(f"{W}body")
    return body.blocks(container if container is not None else root)


def _note_blocks(mark: str, blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, kind=BlockKind.FOOTNOTE, level=0, marker=mark)
        mark = ""


def _metadata(package: Package, blocks: list[Block], body: BodyReader, language: str) -> Metadata:
    core = _named_texts(package.properties("core-properties", "docProps/core.xml"))
    app = _named_texts(package.properties("extended-properties", "docProps/app.xml"))
    own = own_properties(package.properties("custom-properties", "docProps/custom.xml"))
    opening = [block.text for block in blocks[:_OPENING]]
    stated = [core.get("identifier", ""), *own.values()]
    return Metadata(
        title=real_title(core.get("title", "")) or body.title or opening_heading(blocks),
        authors=author_names(core.get("creator", "")) or opening_authors(blocks),
        organisation=app.get("Company", "").strip(),
        date=own_date(own)
        or iso_date_or_year(body.date)
        or opening_date(blocks)
        or iso_date(core.get("created", "")),
        doi=first_doi([*stated, *opening]),
        isbn=isbn(core.get("identifier", "")) or isbn(own.get("isbn", "")) or first_isbn(opening),
        publisher=own.get("publisher", ""),
        language=core.get("language", "").strip() or language,
        pmid=pmid(own.get("pmid", "")) or first_pmid(opening),
        container=own.get("journal", "") or own.get("publication", ""),
    )


def _named_texts(root: etree._Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        child.tag.rpartition("}")[2].rpartition(":")[2]: child.text or ""
        for child in root
        if isinstance(child.tag, str)
    }
