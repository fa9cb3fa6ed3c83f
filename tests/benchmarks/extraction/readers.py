"""Ours and the others: each makes text of a file, or says nothing where it cannot."""

import io
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_DROPPED = (BlockKind.COMMENT,)


@dataclass(frozen=True)
class Reader:
    """A program that reads some format: `read` returns its paragraphs, none where it fails."""

    name: str
    read: Callable[[Path], list[str]]


def ours(path: Path) -> Extract | None:
    """Return what our importer reads, None where it gives a reason."""
    with suppress(UnreadableFile):
        return importer_for(path).read(path)
    return None


def main_blocks(extract: Extract) -> list[Block]:
    """Return the blocks of the text itself: no navigation, no running heads, no comments."""
    return [block for block in extract.blocks if block.main and block.kind not in _DROPPED]


def peers(kind: str) -> list[Reader]:
    """Return the other readers of a format that are installed here."""
    return [reader for module, reader in _PEERS.get(kind, ()) if _there(module)]


def _there(module: str) -> bool:
    return bool(which(module)) if module == "pdftotext" else find_spec(module) is not None


def _trafilatura(path: Path) -> list[str]:
    import trafilatura

    text = trafilatura.extract(path.read_bytes(), include_comments=False)
    return (text or "").split("\n")


def _readability(path: Path) -> list[str]:
    from lxml import html
    from readability import Document

    from leader_reader.adapters.importers.html.tree import decode_page

    page = Document(decode_page(path.read_bytes()).text).summary(html_partial=True)
    return [" ".join(text.split()) for text in html.fromstring(page).itertext() if text.strip()]


def _mammoth(path: Path) -> list[str]:
    import mammoth

    with path.open("rb") as file:
        return str(mammoth.extract_raw_text(file).value).split("\n")


def _python_docx(path: Path) -> list[str]:
    from docx import Document

    document = Document(str(path))
    cells = (c for table in document.tables for row in table.rows for c in row.cells)
    return [each.text for each in document.paragraphs] + [cell.text for cell in cells]


def _pdfminer(path: Path) -> list[str]:
    from pdfminer.high_level import extract_text_to_fp
    from pdfminer.layout import LAParams

    out = io.StringIO()
    with path.open("rb") as file:
        extract_text_to_fp(file, out, laparams=LAParams())
    return _by_empty_lines(out.getvalue())


def _pdftotext(path: Path) -> list[str]:
    ran = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    return _by_empty_lines(ran.stdout.decode("utf-8", "replace"))


def _by_empty_lines(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.replace("\f", "\n\n").split("\n\n")]


_PEERS = {
    "html": (
        ("trafilatura", Reader("trafilatura", _trafilatura)),
        ("readability", Reader("readability-lxml", _readability)),
    ),
    "docx": (
        ("mammoth", Reader("mammoth", _mammoth)),
        ("docx", Reader("python-docx", _python_docx)),
    ),
    "pdf": (
        ("pdfminer", Reader("pdfminer.six", _pdfminer)),
        ("pdftotext", Reader("pdftotext", _pdftotext)),
    ),
}
