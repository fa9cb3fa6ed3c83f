"""Reads RTF, the exchange format of word processors (RTF Specification 1.9.1)."""

from pathlib import Path

from leader_reader.adapters.importers.archive import NO_TEXT
from leader_reader.adapters.importers.files import read_bytes
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
    real_title,
)
from leader_reader.adapters.importers.rtf.reader import RtfReader
from leader_reader.adapters.importers.typed_lists import with_typed_bullets
from leader_reader.domain.document import Block, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.identifiers import isbn, pmid
from leader_reader.services.ports import Extract

NOT_RTF = "it is damaged (it does not begin as an RTF file does)"
MAX_BYTES = 256 * 1024 * 1024
TOO_LARGE = "it is larger than 256 MB"
_MAGIC = b"{\\rtf"
_OPENING = 30


class Rtf:
    """Reads one RTF file to blocks; tracked insertions stand, deletions are gone."""

    format = "rtf"
    endings = (".rtf",)

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        data = read_bytes(path)
        if len(data) > MAX_BYTES:
            raise UnreadableFile(path, TOO_LARGE)
        if not data.lstrip()[:5].startswith(_MAGIC):
            raise UnreadableFile(path, NOT_RTF)
        reader = RtfReader()
        reader.read(data)
        blocks = [*with_typed_bullets(reader.blocks())]
        if not blocks:
            raise UnreadableFile(path, NO_TEXT)
        return Extract(_metadata(reader, blocks), tuple(blocks))


IMPORTER = Rtf()


def _metadata(reader: RtfReader, blocks: list[Block]) -> Metadata:
    info, own = reader.info, reader.own
    opening = [block.text for block in blocks[:_OPENING]]
    return Metadata(
        title=real_title(info.get("title", "")) or reader.body.title or opening_heading(blocks),
        authors=author_names(info.get("author", "")) or opening_authors(blocks),
        organisation=info.get("company", ""),
        date=own_date(own) or opening_date(blocks) or _created(info),
        doi=first_doi([*own.values(), *opening]),
        isbn=isbn(own.get("isbn", "")) or first_isbn(opening),
        publisher=own.get("publisher", ""),
        language=info.get("deflang", ""),
        pmid=pmid(own.get("pmid", "")) or first_pmid(opening),
        container=own.get("journal", "") or own.get("publication", ""),
    )


def _created(info: dict[str, str]) -> str:
    parts = [info.get(name, "0").zfill(2) for name in ("yr", "mo", "dy")]
    return iso_date("-".join(part for part in parts if part != "00"))
