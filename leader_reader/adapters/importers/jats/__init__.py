"""Reads articles in JATS, the XML in which journals and PubMed Central keep them (Z39.96)."""

from pathlib import Path

from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.jats.article import article_blocks
from leader_reader.adapters.importers.jats.card import metadata_of
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract


class Jats:
    """Reads one article; what it points to, such as its pictures, is never fetched."""

    format: str = "jats"
    endings: tuple[str, ...] = (".nxml",)

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        root = parse_xml(read_bytes(path), path)
        article = next(root.iter("{*}article"), None)
        if article is None:
            raise UnreadableFile(path, "it holds no article in JATS, the journals' format")
        blocks = article_blocks(article)
        if not blocks:
            raise UnreadableFile(path, "it holds no text")
        return Extract(metadata_of(article), tuple(blocks))


IMPORTER = Jats()
