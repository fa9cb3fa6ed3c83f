"""Reads ODT, the text files of LibreOffice and OpenOffice (OpenDocument, ISO/IEC 26300)."""

from functools import partial
from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.archive import (
    ENCRYPTED,
    INCOMPLETE,
    NO_TEXT,
    Archive,
    open_archive,
)
from leader_reader.adapters.importers.odt.annotated import count_annotations
from leader_reader.adapters.importers.odt.body import BodyReader
from leader_reader.adapters.importers.odt.formulas import formula_text
from leader_reader.adapters.importers.odt.pictures import PictureFinder
from leader_reader.adapters.importers.odt.styles import DC, META, OFFICE, Styles
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
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.document import Block, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.identifiers import isbn, pmid
from leader_reader.services.ports import Extract

_OPENING = 30


class Odt:
    """Reads one ODT file to blocks; tracked insertions stand, deletions are gone."""

    format = "odt"
    endings = (".odt", ".ott")

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        with open_archive(path) as archive:
            return read_archive(archive, path)


IMPORTER = Odt()


def read_archive(archive: Archive, path: Path) -> Extract:
    """Return what an open ODT file holds. Raises UnreadableFile."""
    names = archive.names()
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise UnreadableFile(path, ENCRYPTED)
    content = parse_xml(archive.read("content.xml"), path)
    styles = parse_xml(archive.read("styles.xml"), path) if "styles.xml" in names else None
    container = content.find(f"{OFFICE}body/{OFFICE}text")
    if container is None:
        raise UnreadableFile(path, INCOMPLETE)
    body = BodyReader(Styles((styles, content)), partial(formula_text, archive))
    finder = PictureFinder(archive)
    text = with_typed_bullets(body.blocks(container))
    blocks = [with_pictures(block, finder.taken_from(body.drawings)) for block in text]
    blocks = with_last_pictures(blocks, finder.taken_from(body.drawings))
    blocks += body.note_blocks()
    blocks += body.annotation_blocks()
    if not blocks:
        raise UnreadableFile(path, NO_TEXT)
    meta = parse_xml(archive.read("meta.xml"), path) if "meta.xml" in names else None
    card = _metadata(meta, blocks, body)
    return Extract(card, tuple(blocks), marks=count_annotations(content))


def _metadata(meta: etree._Element | None, blocks: list[Block], body: BodyReader) -> Metadata:
    def stated(name: str) -> str:
        found = meta.find(f".//{name}") if meta is not None else None
        return (found.text or "").strip() if found is not None else ""

    own = own_properties(meta)
    opening = [block.text for block in blocks[:_OPENING]]
    told = stated(f"{META}creation-date") or stated(f"{DC}date")
    return Metadata(
        title=real_title(stated(f"{DC}title")) or body.title or opening_heading(blocks),
        authors=author_names(stated(f"{META}initial-creator") or stated(f"{DC}creator"))
        or opening_authors(blocks),
        organisation=own.get("company", "") or own.get("organisation", ""),
        date=own_date(own) or opening_date(blocks) or iso_date(told),
        doi=first_doi([*own.values(), *opening]),
        isbn=isbn(own.get("isbn", "")) or first_isbn(opening),
        publisher=stated(f"{DC}publisher") or own.get("publisher", ""),
        language=stated(f"{DC}language") or body.styles.language,
        pmid=pmid(own.get("pmid", "")) or first_pmid(opening),
        container=own.get("journal", "") or own.get("publication", ""),
    )
