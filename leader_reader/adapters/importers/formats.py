"""Which importer reads a file: decided by what the file is, then by its ending.

The parsers are loaded only when a file of their format comes.
"""

import re
import zipfile
from importlib import import_module
from pathlib import Path

from leader_reader.adapters.importers.archive import why_no_archive
from leader_reader.adapters.importers.files import MAILBOX, read_bytes, read_head
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Importer

_PLACE = "leader_reader.adapters.importers."
_READERS = {
    "txt": ("plain_text", "PlainText"),
    "md": ("markdown", "Markdown"),
    "html": ("html.page", "Html"),
    "mhtml": ("html.mhtml", "Mhtml"),
    "epub": ("epub", "Epub"),
    "docx": ("docx", "Docx"),
    "odt": ("odt", "Odt"),
    "rtf": ("rtf", "Rtf"),
    "pdf": ("pdf", "Pdf"),
    "jats": ("jats", "Jats"),
    "eml": ("mail", "Eml"),
}
_ENDINGS = {
    ".txt": "txt",
    ".text": "txt",
    ".log": "txt",
    ".md": "md",
    ".markdown": "md",
    ".mdown": "md",
    ".mkd": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".epub": "epub",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".eml": "eml",
    ".nxml": "jats",
}
SUPPORTED_ENDINGS = tuple(_ENDINGS)
"""The endings of files that can be imported, in lower case and with the dot."""

_OUTLOOK = "it is a message in Outlook's own format; save it as .eml or as text and import that"
_MAILBOXES = (".mbox", ".mbx")
_OLD_WORD = (".doc", ".dot", "")
_FOREIGN = "its format ({}) is not one that Leader Reader reads"
_ZIPPED = frozenset(("docx", "odt", "epub"))
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF_WITHIN = 1024
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?content-type:\s*multipart/related", re.IGNORECASE
)
_JATS = re.compile(
    rb"<!DOCTYPE article PUBLIC [\"']-//NLM//DTD|<article\b[^>]{0,900}(?:article-type|dtd-version)="
)
_MESSAGE = re.compile(
    rb"(?:From \S[^\n]*\n)?(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?"
    rb"(?:message-id|mime-version|received):",
    re.IGNORECASE,
)
_ZIP_MEMBERS = (
    ("word/document.xml", "docx"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odt"),
)


def importer_for(path: Path) -> Importer:
    """Return the importer that can read `path`. Raises UnreadableFile where there is none."""
    head = read_head(path)
    if not head:
        read_bytes(path)  # says why
    name = _by_content(path, head) or _by_ending(path, head)
    module, reader = _READERS[name]
    importer: Importer = getattr(import_module(_PLACE + module), reader)()
    return importer


def _by_content(path: Path, head: bytes) -> str:
    """Name the format that the file's first bytes show, or ""."""
    ending = path.suffix.lower()
    if head.startswith(_OLE2):
        raise UnreadableFile(path, _why_not_ole(path, ending))
    if ending in _MAILBOXES:
        raise UnreadableFile(path, MAILBOX)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK"):
        return _in_archive(path)
    return _marked_up(path, head)


def _why_not_ole(path: Path, ending: str) -> str:
    """Return why a file in the container of old Office programs is not read."""
    if ending == ".msg":
        return _OUTLOOK
    if ending in _ENDINGS or ending in _OLD_WORD:
        return why_no_archive(path)
    return _FOREIGN.format(ending)


def _in_archive(path: Path) -> str:
    """Name the format of a ZIP file by its members, or by its ending where it is damaged."""
    ending = path.suffix.lower()
    by_ending = _ENDINGS.get(ending, "")
    expected = by_ending if by_ending in _ZIPPED else ""
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if expected:
            return expected
        raise UnreadableFile(path, "it is damaged (the archive cannot be opened)") from error
    found = next((name for member, name in _ZIP_MEMBERS if member in names), expected)
    if found != "docx" and ending not in _ENDINGS and ending not in ("", ".zip"):
        raise UnreadableFile(path, _FOREIGN.format(ending))
    if not found:
        raise UnreadableFile(path, "it is an archive; unpack it and import the files in it")
    return found


def _marked_up(path: Path, head: bytes) -> str:
    if _JATS.search(head) and path.suffix.lower() in (".xml", ".nxml"):
        return "jats"
    ending = path.suffix.lower()
    if ending == ".eml":
        return "eml"
    if _MHTML.match(head):
        return "mhtml"
    if _ENDINGS.get(ending, "txt") == "txt" and _MESSAGE.match(head):
        return "eml"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:8]
    text = head.replace(b"\0", b"") if wide else head
    looks_so = _HTML.match(text.decode("latin-1").lstrip("ï»¿ÿþ"))
    return "html" if looks_so and _ENDINGS.get(ending, "txt") in ("txt", "md") else ""


def _by_ending(path: Path, head: bytes) -> str:
    ending = path.suffix.lower()
    name = _ENDINGS.get(ending)
    if name:
        return _unless_text(name, head)
    if ending:
        raise UnreadableFile(path, _FOREIGN.format(ending))
    return "txt"


def _unless_text(name: str, head: bytes) -> str:
    """Keep the format of the ending; the importer says what is wrong where it does not fit."""
    return "txt" if name == "rtf" and head[:1].isalnum() else name
