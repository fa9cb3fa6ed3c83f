"""What the export dialog was asked for, and what the file is called by default."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId

_LONGEST = 80


class ExportFormat(StrEnum):
    """The formats passages can be saved in; the value is the file's ending without the dot."""

    WORD = "docx"
    WEB_PAGE = "html"
    MARKDOWN = "md"
    CSV = "csv"
    EXCEL = "xlsx"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export, and where to.

    No topics means every passage, those without a topic too; no documents means all of them.
    """

    topics: frozenset[TopicId]
    documents: frozenset[DocumentId]
    format: ExportFormat
    path: Path


def file_name(title: str, chosen: ExportFormat) -> str:
    """Return `title` as a file name that every system takes, with the format's ending."""
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    plain = " ".join(plain.split())[:_LONGEST].strip(" .")
    return f"{plain or 'Passages'}.{chosen.value}"
