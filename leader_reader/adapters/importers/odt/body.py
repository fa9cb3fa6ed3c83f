"""The text of an ODT file as blocks: paragraphs, headings, lists, tables, notes, annotations."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text, styled_text, table_row
from leader_reader.adapters.importers.odt.inline import Formula, Inline, plain_text, read_inline
from leader_reader.adapters.importers.odt.styles import (
    DC,
    DRAW,
    LOEXT,
    OFFICE,
    TABLE,
    TEXT,
    ListLevel,
    Styles,
    marker,
    whole,
)
from leader_reader.adapters.importers.properties import iso_date
from leader_reader.domain.document import Block, BlockKind

MAX_DEPTH = 60
"""Lists, tables and boxes are told apart down to here, below that they are text."""
_MAX_HEADING = 6
_LEFT_OUT = frozenset(
    (f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls")
)
_CONTENTS = frozenset(
    f"{TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")
)


@dataclass(slots=True)
class _ListState:
    """Where the walk is in a list: its style, and shape and count of each level so far."""

    style: str
    counts: list[tuple[ListLevel, int]]
    pending: str = ""


class BodyReader:
    """Turns the children of office:text, of a note or of a table cell into blocks.

    `drawings` are those met so far that no block has taken yet.
    """

    def __init__(self, styles: Styles, formula: Formula) -> None:
        self.styles = styles
        self._formula = formula
        self._outline: dict[int, int] = {}
        self.drawings: list[etree._Element] = []
        self._last_counts: dict[tuple[str, int], int] = {}
        self._notes: list[etree._Element] = []
        self._annotations: list[etree._Element] = []
        self.title = ""

    def blocks(self, container: etree._Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks in `container` from its beginning to its end."""
        yield from self._walk(container, None, depth)

    def note_blocks(self) -> Iterator[Block]:
        """Yield the footnotes and endnotes met so far, in the order of their marks."""
        notes, self._notes = self._notes, []
        for note in notes:
            citation = note.find(f"{TEXT}note-citation")
            mark = plain_text(citation).strip()
            body = note.find(f"{TEXT}note-body")
            for block in self.blocks(body) if body is not None else ():
                yield replace(block, kind=BlockKind.FOOTNOTE, level=0, marker=mark)
                mark = ""

    def annotation_blocks(self) -> Iterator[Block]:
        """Yield the annotations met so far as comments, with author and date."""
        depths: dict[str, int] = {}
        annotations, self._annotations = self._annotations, []
        for annotation in annotations:
            parent = annotation.get(f"{LOEXT}parent-name", "")
            depth = depths.get(parent, -1) + 1
            depths[annotation.get(f"{OFFICE}name", "")] = depth
            for block in self.blocks(annotation):
                yield replace(
                    block,
                    kind=BlockKind.COMMENT,
                    level=0,
                    marker="",
                    author=clean_text(annotation.findtext(f"{DC}creator", "")),
                    date=iso_date(annotation.findtext(f"{DC}date", "")),
                    depth=depth,
                )

    def _walk(
        self, container: etree._Element, state: _ListState | None, depth: int
    ) -> Iterator[Block]:
        for child in container:
            if not isinstance(child.tag, str) or child.tag in _LEFT_OUT or _is_hidden(child):
                continue
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, state, depth)
            elif depth > MAX_DEPTH:
                yield from _flattened(child)
            else:
                yield from self._nested(child, state, depth + 1)

    def _nested(
        self, child: etree._Element, state: _ListState | None, depth: int
    ) -> Iterator[Block]:
        if child.tag == f"{TEXT}list":
            yield from self._list(child, state, depth)
        elif child.tag == f"{TABLE}table":
            yield from self._table(child, depth)
        elif child.tag in _CONTENTS:
            yield from (replace(b, main=False) for b in self._walk(child, None, depth))
        elif child.tag.startswith((TEXT, DRAW)) and not child.tag.endswith("-source"):
            if child.tag == f"{DRAW}frame":
                self.drawings.append(child)
            yield from self._walk(child, state, depth)

    def _paragraph(
        self, paragraph: etree._Element, state: _ListState | None, depth: int
    ) -> Iterator[Block]:
        inline = read_inline(paragraph, self.styles, self._formula)
        self._notes += inline.notes
        self._annotations += inline.annotations
        self.drawings += inline.drawings
        yield from self._block(paragraph, inline, state)
        for box in inline.boxes:
            if depth > MAX_DEPTH:
                yield from _flattened(box)
            else:
                yield from self._walk(box, None, depth + 1)

    def _block(
        self, paragraph: etree._Element, inline: Inline, state: _ListState | None
    ) -> Iterator[Block]:
        text, spans = styled_text(inline.runs)
        if not text:
            return
        style = paragraph.get(f"{TEXT}style-name", "")
        mark = state.pending if state else ""
        if state:
            state.pending = ""
        level = self._heading(paragraph, style)
        if level:
            if not self.title and self.styles.is_title(style):
                self.title = text
            mark = mark or self._outline_number(paragraph, level)
            yield Block(BlockKind.HEADING, text, level, marker=mark, spans=spans)
        elif state:
            yield Block(BlockKind.LIST_ITEM, text, len(state.counts), marker=mark, spans=spans)
        else:
            yield Block(self.styles.kind(style), text, spans=spans)

    def _outline_number(self, paragraph: etree._Element, level: int) -> str:
        """Count one more heading at `level`; return the number that chapters are printed with."""
        shape = self.styles.outline_level(level)
        unnumbered = paragraph.get(f"{TEXT}is-list-header") == "true"
        if paragraph.tag != f"{TEXT}h" or shape.form == "none" or unnumbered:
            return ""
        count = self._outline.get(level, shape.start - 1) + 1
        self._outline = {at: n for at, n in self._outline.items() if at < level} | {level: count}
        shapes = {at: self.styles.outline_level(at) for at in range(1, level + 1)}
        return marker([(each, self._outline.get(at, each.start)) for at, each in shapes.items()])

    def _heading(self, paragraph: etree._Element, style: str) -> int:
        if paragraph.tag == f"{TEXT}h":
            level = whole(paragraph.get(f"{TEXT}outline-level"), 1)
        else:
            level = self.styles.heading(style) or 0
        return min(max(level, 0), _MAX_HEADING)

    def _list(
        self, element: etree._Element, state: _ListState | None, depth: int
    ) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name") or (state.style if state else "")
        above = state.counts if state else []
        level = len(above) + 1
        shape = self.styles.list_level(style, level)
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(
            f"{TEXT}continue-list"
        )
        count = self._last_counts.get((style, level), 0) if goes_on else shape.start - 1
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            inside = _ListState(style, [*above, (shape, count)])
            if item.tag == f"{TEXT}list-item":
                count = whole(item.get(f"{TEXT}start-value"), count + 1)
                inside.counts[-1] = shape, count
                inside.pending = marker(inside.counts)
            yield from self._walk(item, inside, depth)
        self._last_counts[style, level] = count

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        rows = [_cells(row) for row in _rows(table)]
        if all(len(cells) <= 1 for cells in rows):  # a frame around text, not a table
            for cells in rows:
                for cell in cells:
                    yield from self._walk(cell, None, depth)
            return
        for cells in rows:
            block = table_row([self._cell_text(cell, depth) for cell in cells])
            if block is not None:
                yield block

    def _cell_text(self, cell: etree._Element, depth: int) -> str:
        return " ".join(block.text for block in self._walk(cell, None, depth))


def _is_hidden(element: etree._Element) -> bool:
    """Tell whether a section is one that is not shown."""
    return element.tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of `table`, those of tables in its cells left out."""
    walker = etree.iterwalk(table, events=("start",))
    for _, element in walker:
        if element.tag == f"{TABLE}table-row":
            walker.skip_subtree()
            yield element


def _cells(row: etree._Element) -> list[etree._Element]:
    wanted = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
    return [cell for cell in row if cell.tag in wanted]


def _flattened(element: etree._Element) -> Iterator[Block]:
    text = clean_text(plain_text(element, " "))
    if text:
        yield Block(BlockKind.PARAGRAPH, text)
