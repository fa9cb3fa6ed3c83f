"""What a file says about itself, made fit for a document's card: titles, names, dates, DOI."""

import re
from collections.abc import Iterable

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.domain.document import Block, BlockKind

_DATE = re.compile(r"(?:D:)?((?:1[5-9]|20)\d\d)(?:-?([01]\d)(?:-?([0-3]\d))?)?")
_JUNK_PREFIX = re.compile(r"^(microsoft (word|powerpoint|excel)|word document)( - |$)", re.I)
_FILE_NAME = re.compile(r"^\S*\.(docx?|odt|rtf|pdf|indd|tex|dvi|qxd|pptx?|txt|html?|ps|eps)$", re.I)
_NAMELESS = re.compile(r"(untitled|unknown|document|title|doc|normal|template)[\s\d]*$", re.I)
_NO_AUTHOR = re.compile(
    r"(python-docx|unknown|user|owner|author|admin(istrator)?|default|microsoft office user)\d*$",
    re.I,
)
_CUT_EXTENSION = re.compile(r"\.(docx?|odt|rtf|pdf|indd|tex|qxd)$", re.I)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>‘’“”]+")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MIN_LETTERS = 3


def real_title(text: str) -> str:
    """Return a stated title, or "" where a program made it up or it is a file's name."""
    title = clean_text(text)
    prefix = _JUNK_PREFIX.match(title)
    letters = sum(character.isalpha() for character in title)
    digits = sum(character.isdigit() for character in title)
    if (
        prefix
        or _FILE_NAME.match(title)
        or _CUT_EXTENSION.search(title)
        or _NAMELESS.match(title)
        or letters < _MIN_LETTERS
        or digits > letters
    ):
        return ""
    return title


def author_names(text: str) -> tuple[str, ...]:
    """Return the names in a stated author line, parted at semicolons."""
    names = (clean_text(name) for name in text.split(";"))
    return tuple(name for name in names if name and not _NO_AUTHOR.match(name))


def iso_date(text: str) -> str:
    """Return the date at the start of `text` ("2014-05-22T...", "D:20140522...") as ISO 8601."""
    match = _DATE.match(text.strip())
    return "-".join(part for part in match.groups() if part) if match else ""


def find_doi(texts: Iterable[str]) -> str:
    """Return the first DOI in `texts`, without the punctuation of the sentence around it."""
    for text in texts:
        match = _DOI.search(text)
        if match:
            return _trimmed(match.group())
    return ""


def opening_heading(blocks: Iterable[Block]) -> str:
    """Return the heading that a document opens with, or "" where it opens with something else."""
    for block in blocks:
        if block.main and block.text:
            return block.text if block.kind is BlockKind.HEADING else ""
    return ""


def _trimmed(doi: str) -> str:
    while doi:
        last = doi[-1]
        unpaired = last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])
        if last not in ".,;:'*" and not unpaired:
            break
        doi = doi[:-1]
    return doi
