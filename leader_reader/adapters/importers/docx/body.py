"""The text of a DOCX file as blocks: paragraphs, headings, lists, tables and text boxes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from leader_reader.adapters.importers.blocks import Run, clean_text, styled_text, table_row
from leader_reader.adapters.importers.docx.numbering import Numbering
from leader_reader.adapters.importers.docx.package import MC, W, number, value
from leader_reader.adapters.importers.docx.runs import InlineReader, chosen
from leader_reader.adapters.importers.docx.styles import ListPlace, Styles, list_level
from leader_reader.adapters.importers.style_names import MAX_HEADING
from leader_reader.adapters.importers.symbols import BULLET
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.picture import Picture

MAX_DEPTH = 30
"""Tables in tables and boxes in boxes are told apart down to here, below that they are text."""
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("ins", "customXml", "moveTo", "smartTag", "sdtContent")
)
_NO_OUTLINE = 9
_MOST_SPANNED = 63
_LONGEST_DROP_CAP = 3


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a paragraph is, from its properties and its style."""

    kind: BlockKind
    level: int = 0
    marker: str = ""
    main: bool = True


class BodyReader:
    """Turns the children of w:body, of a note or of a table cell into blocks.

    `pictures` are those met so far that no block has taken yet.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        inline: InlineReader,
        chunk_blocks: Callable[[etree._Element], Iterator[Block]],
    ) -> None:
        self._chunk_blocks = chunk_blocks
        self._styles = styles
        self._numbering = numbering
        self._inline = inline
        self._carried: list[Run] = []
        self.pictures: list[Picture] = []
        self.title = self.date = ""

    def blocks(self, container: etree._Element, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks in `container` from its beginning to its end."""
        for child in _unwrapped(container):
            if depth > MAX_DEPTH:
                yield from _flattened(child)
            elif child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag == f"{W}altChunk":
                yield from self._chunk_blocks(child)
        if not depth and self._carried:  # the last paragraph's mark was deleted
            runs, self._carried = self._carried, []
            yield from self._block(runs, None)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Block]:
        inline = self._inline.read(paragraph)
        self.pictures += inline.pictures
        runs, self._carried = self._carried, []
        runs += inline.runs
        properties = paragraph.find(f"{W}pPr")
        if _mark_is_gone(properties) or _is_drop_cap(properties, runs):
            self._carried = runs
        else:
            for block in self._block(runs, properties):
                yield replace(block, main=block.main and not inline.contents)
        for box in inline.boxes:
            yield from self.blocks(box, depth + 1)

    def _block(self, runs: list[Run], properties: etree._Element | None) -> Iterator[Block]:
        shape = self._shape(properties)
        text, spans = styled_text(runs)
        if not text:
            return
        self._note(value(properties, "pStyle"), text)
        if shape.kind is BlockKind.CODE:
            yield from _code_lines(runs)
            return
        yield Block(
            shape.kind, text, shape.level, marker=shape.marker, main=shape.main, spans=spans
        )

    def _note(self, style: str, text: str) -> None:
        """Keep what a title page says by the styles of its paragraphs."""
        if not self.title and self._styles.is_title(style):
            self.title = text
        elif self.title and not self.date and self._styles.is_named(style, "date"):
            self.date = text

    def _shape(self, properties: etree._Element | None) -> _Shape:
        style = value(properties, "pStyle")
        if self._styles.is_contents(style):
            return _Shape(BlockKind.PARAGRAPH, main=False)
        place = self._list_place(properties, style)
        heading = self._heading(properties, style)
        if heading is not None:
            marker = self._numbering.marker(place) if place else ""
            return _Shape(BlockKind.HEADING, heading, marker)
        if place is not None:
            return _Shape(BlockKind.LIST_ITEM, place.level + 1, self._numbering.marker(place))
        nesting = self._styles.named_list(style)
        if nesting is not None:
            return _Shape(BlockKind.LIST_ITEM, nesting, BULLET)
        return _Shape(self._styles.kind(style))

    def _heading(self, properties: etree._Element | None, style: str) -> int | None:
        outline = value(properties, "outlineLvl")
        if not outline:
            return self._styles.heading(style)
        level = number(outline, _NO_OUTLINE)
        return min(level + 1, MAX_HEADING) if 0 <= level < _NO_OUTLINE else None

    def _list_place(self, properties: etree._Element | None, style: str) -> ListPlace | None:
        list_id = value(properties, "numPr/numId")
        inherited = self._styles.list_place(style)
        level = value(properties, "numPr/ilvl")
        if list_id:
            return None if list_id == "0" else ListPlace(list_id, list_level(level))
        if inherited is not None and level:
            return ListPlace(inherited.list_id, list_level(level))
        return inherited

    def _table(self, table: etree._Element, depth: int) -> Iterator[Block]:
        rows = [list(_cells(row)) for row in _unwrapped(table) if _kept_row(row)]
        if all(len(cells) <= 1 for cells in rows):  # a frame around text, not a table
            for cells in rows:
                for cell in cells:
                    yield from self.blocks(cell, depth + 1)
            return
        for cells in rows:
            block = table_row([text for cell in cells for text in self._cell_texts(cell, depth)])
            if block is not None:
                yield block

    def _cell_texts(self, cell: etree._Element, depth: int) -> list[str]:
        """Return the cell's text, with empty ones for the other columns that it stands over."""
        spanned = number(value(cell, "tcPr/gridSpan"), 1) - 1
        text = " ".join(block.text for block in self.blocks(cell, depth + 1))
        return [text, *[""] * min(max(spanned, 0), _MOST_SPANNED)]


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of `container`, those in content controls and the like included."""
    waiting: list[Iterator[etree._Element]] = [iter(container)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{W}sdt":
            waiting.append(child.iterchildren(f"{W}sdtContent"))
        elif child.tag == f"{MC}AlternateContent":
            branch = chosen(child)
            waiting.append(iter(branch if branch is not None else ()))
        elif child.tag in _WRAPPERS:
            waiting.append(iter(child))
        else:
            yield child


def _code_lines(runs: list[Run]) -> Iterator[Block]:
    """Yield a block for each line of code, as it is broken in the file."""
    for line in "".join(run.text for run in runs).split("\n"):
        text = clean_text(line)
        if text:
            yield Block(BlockKind.CODE, text)


def _kept_row(row: etree._Element) -> bool:
    return row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None


def _cells(row: etree._Element) -> Iterable[etree._Element]:
    cells = (cell for cell in _unwrapped(row) if cell.tag == f"{W}tc")
    return (cell for cell in cells if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Tell whether a paragraph's end was deleted or moved away: it joins the next one."""
    marks = properties.find(f"{W}rPr") if properties is not None else None
    if marks is None:
        return False
    return marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None


def _is_drop_cap(properties: etree._Element | None, runs: list[Run]) -> bool:
    """Tell whether a paragraph is the large first letter of the next one."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    if frame is None or frame.get(f"{W}dropCap", "none") == "none":
        return False
    return 0 < sum(len(run.text.strip()) for run in runs) <= _LONGEST_DROP_CAP


def _flattened(element: etree._Element) -> Iterator[Block]:
    text = clean_text(" ".join(t.text or "" for t in element.iter(f"{W}t")))
    if text:
        yield Block(BlockKind.PARAGRAPH, text)
