"""Documents as the program knows them: a list of blocks, and offsets into their joined text.

Offsets are Unicode code points of `Document.text`, as the W3C Web Annotation model asks
(https://www.w3.org/TR/annotation-model/#text-position-selector) and as Python's `str` has them.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NewType

from leader_reader.domain.picture import Picture

DocumentId = NewType("DocumentId", str)
"""SHA-256 of the original file, in hexadecimal."""


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    CODE = "code"


class SpanStyle(StrEnum):
    """How a stretch of a block is set."""

    BOLD = "bold"
    ITALIC = "italic"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Inline styling: code points `start..end` (end exclusive) of one block's text."""

    start: int
    end: int
    style: SpanStyle
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table row or comment paragraph.

    `text` holds no line break. A table is one block a row, its cells parted by tabs.
    `level` is 1-6 for headings, the nesting from 1 for list items. `marker` is a list item's
    bullet or number as printed; it is not part of the text. `page` counts from 1; `breaks`
    gives (offset in the block, page) where a later page begins inside the block. `main` is
    False for navigation, running heads and the like. `author`, `role`, `date` and `depth`
    (0 for a first-level comment) belong to comments. `pictures` stand with the block and are no
    part of its text.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: str = ""
    page: int | None = None
    page_label: str = ""
    breaks: tuple[tuple[int, int], ...] = ()
    main: bool = True
    author: str = ""
    role: str = ""
    date: str = ""
    depth: int = 0
    spans: tuple[Span, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document; empty where the file does not say.

    `date` is ISO 8601 as far as known: "2014", "2014-05" or "2014-05-22". `pmid` is PubMed's
    number. `container` is the larger work it appeared in (a journal, book or web site), with
    `volume` and `issue` as printed; `page_range` gives its pages in that work ("233-241").
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    organisation: str = ""
    date: str = ""
    doi: str = ""
    isbn: str = ""
    publisher: str = ""
    source: str = ""
    language: str = ""
    pmid: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page_range: str = ""

    @property
    def year(self) -> str:
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document's card in the library: everything but its text.

    `format` is the short name shown ("pdf"), `file_name` the name it came with, `words` and
    `blocks` are counts, `pages` is None where the format has none, `starter` marks the
    program's own starter library. `edition_of` is the document that this is the next edition of.
    """

    id: DocumentId
    metadata: Metadata
    format: str
    file_name: str
    imported: datetime
    words: int
    blocks: int
    pages: int | None = None
    starter: bool = False
    edition_of: DocumentId | None = None

    @property
    def title(self) -> str:
        return self.metadata.title or self.file_name


@dataclass(frozen=True)
class Document:
    """A document with its text, which never changes after import."""

    record: DocumentRecord
    blocks: tuple[Block, ...]

    @property
    def id(self) -> DocumentId:
        return self.record.id

    @property
    def title(self) -> str:
        return self.record.title

    @cached_property
    def text(self) -> str:
        """All block texts joined by a line break: what offsets count in."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offset of each block's first character."""
        lengths = (len(block.text) + 1 for block in self.blocks[:-1])
        return tuple(accumulate(lengths, initial=0))

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def block_range(self, number: int) -> tuple[int, int]:
        """Return (start, end) of block `number` in the text, end exclusive."""
        start = self.starts[number]
        return start, start + len(self.blocks[number].text)

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, that the character at `offset` stands on."""
        if not self.blocks:
            return None
        number = self.block_at(offset)
        block = self.blocks[number]
        inside = offset - self.starts[number]
        later = [page for position, page in block.breaks if position <= inside]
        return later[-1] if later else block.page

    def heading_at(self, offset: int) -> str:
        """Return the text of the nearest heading at or before `offset`, or ""."""
        for number in range(min(self.block_at(offset), len(self.blocks) - 1), -1, -1):
            if self.blocks[number].kind is BlockKind.HEADING:
                return self.blocks[number].text
        return ""

    def locator(self, offset: int, page: int | None = None) -> str:
        """Return where `offset` is, for a citation: "p. 12", or "para. 7" without pages.

        `page` is that of an area whose nearest place in the text `offset` is.
        """
        if not self.blocks:
            return f"p. {page}" if page else ""
        number = self.block_at(offset)
        paged = page_locator(self.blocks[number], offset - self.starts[number], page)
        return paged or f"para. {number + 1}"


def page_locator(block: Block, inside: int, page: int | None = None) -> str:
    """Return "p. 12" for the offset `inside` a block, or "" where there are no pages.

    The page is as printed where the file says so; a block that goes on over a page says so of
    its first one, and printed numbers are taken to count on from there. `page` is another page,
    near the block, that is meant in place of its own.
    """
    later = [each for position, each in block.breaks if position <= inside]
    label, first = block.page_label, block.page or 0
    here = page or (later[-1] if later else first)
    if here == first:
        return f"p. {label or first}" if label or first else ""
    return f"p. {int(label) + here - first}" if label.isdecimal() and first else f"p. {here}"
