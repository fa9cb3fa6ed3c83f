"""Tables of a page: which hold data, and their rows as blocks."""

from collections.abc import Sequence
from itertools import islice

from leader_reader.adapters.importers.blocks import Run, styled_text
from leader_reader.adapters.importers.html.tree import Element, tag_of
from leader_reader.domain.document import Block, BlockKind, Span

_LAYOUT_ROLES = ("presentation", "none")
_LAYOUT_CONTENT = tuple(
    f"{{*}}{tag}"
    for tag in ("table", "h1", "h2", "article", "form", "main", "nav", "section", "blockquote")
)
_LONGEST_CELL = 1500
_LONG_CELL, _PARAGRAPHS = 400, 4
_LOOK = 4000


def holds_data(table: Element) -> bool:
    """Tell whether a table holds data; others only lay out the page and read as paragraphs."""
    if (table.get("role") or "").lower() in _LAYOUT_ROLES:
        return False
    if next(table.iterdescendants(*_LAYOUT_CONTENT), None) is not None:
        return False
    cells, headers, rows, long = 0, 0, 0, 0
    for element in islice(table.iter(), 1, _LOOK):
        tag = tag_of(element)
        rows += tag == "tr"
        headers += tag == "th"
        cells += tag in ("td", "th")
        long += tag == "td" and _is_long(element)
    if headers:
        return long <= rows
    return not long and cells > rows > 1


def _is_long(cell: Element) -> bool:
    """Tell whether a cell holds a text rather than an entry."""
    paragraphs = sum(1 for each in islice(cell.iter("p", "br", "li"), _PARAGRAPHS))
    length = sum(len(text) for text in islice(cell.itertext(), _LOOK))
    return length > _LONGEST_CELL or (paragraphs == _PARAGRAPHS and length > _LONG_CELL)


def row_block(cells: Sequence[Sequence[Run]]) -> Block | None:
    """Return a row's block, its cells parted by tabs, or None where all of them are empty."""
    texts: list[str] = []
    spans: list[Span] = []
    start = 0
    for cell in cells:
        text, inside = styled_text(cell)
        spans += [Span(s.start + start, s.end + start, s.style, s.href) for s in inside]
        texts.append(text)
        start += len(text) + 1
    if not any(texts):
        return None
    return Block(BlockKind.TABLE, "\t".join(texts), spans=tuple(spans))
