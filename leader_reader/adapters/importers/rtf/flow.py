"""A stream of RTF text on its way to blocks: the body, a note, a comment or a text box."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from leader_reader.adapters.importers.blocks import Run, styled_text, table_row
from leader_reader.adapters.importers.rtf.tables import Style
from leader_reader.adapters.importers.style_names import MAX_HEADING
from leader_reader.adapters.importers.typed_lists import with_typed_number
from leader_reader.domain.document import Block, BlockKind, SpanStyle

_NO_OUTLINE = 9
_DEEPEST_LIST = 8
"""The last level of a list, from 0 (RTF 1.9.1, list table)."""
_TITLE_SIZE = 28
"""In half points: 14 pt."""
_LONGEST_TITLE = 250
_OPENING_RUNS = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph's properties when it ends."""

    style: Style
    outline: int | None = None
    in_list: bool = False
    nesting: int = 0
    marker: str = ""

    def heading(self) -> int | None:
        """Return the heading level 1-6, or None."""
        if self.outline is None:
            return self.style.heading()
        return min(self.outline + 1, MAX_HEADING) if 0 <= self.outline < _NO_OUTLINE else None


class Flow:
    """Collects runs into paragraphs, cells and rows; `blocks` is what is finished."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        self._runs: list[Run] = []
        self._row: list[str] = []
        self._after: list[Block] = []
        self._smallest = 0
        self._bold = True

    def add(self, run: Run, size: int) -> None:
        """Take a run of text, set in `size` half points."""
        self._runs.append(run)
        if run.text.strip():
            self._smallest = min(self._smallest or size, size)
            self._bold = self._bold and SpanStyle.BOLD in run.styles

    def add_after(self, blocks: Iterable[Block]) -> None:
        """Keep the blocks of a text box until the paragraph that holds it is done."""
        self._after += blocks

    def end_cell(self) -> None:
        self._row.append("".join(run.text for run in self._runs))
        self._runs = []

    def end_row(self) -> None:
        if self._runs and any(run.text.strip() for run in self._runs):
            self.end_cell()
        self._runs = []
        self._finish_row()

    def end_paragraph(self, shape: Shape) -> None:
        """Make a block of what was collected since the last paragraph."""
        self._finish_row()
        text, spans = styled_text(self._runs)
        if text and not self.blocks and self._stands_out(text):
            shape, self.title = Shape(shape.style, 0), text
        raw = "".join(run.text for run in self._runs[:_OPENING_RUNS])
        self._runs, self._smallest, self._bold = [], 0, True
        if text:
            block = replace(self._block(shape, text), spans=spans)
            self.blocks.append(with_typed_number(block, raw))
        self._release()

    def _block(self, shape: Shape, text: str) -> Block:
        heading = shape.heading()
        if heading is not None:
            if not self.title and shape.style.plain_name == "title":
                self.title = text
            return Block(BlockKind.HEADING, text, heading, marker=shape.marker)
        if shape.in_list or shape.marker:
            level = 1 + min(max(0, shape.nesting), _DEEPEST_LIST)
            return Block(BlockKind.LIST_ITEM, text, level, marker=shape.marker)
        nesting = shape.style.nesting()
        if nesting is not None:
            return Block(BlockKind.LIST_ITEM, text, nesting, marker="•")
        return Block(shape.style.kind(), text)

    def _stands_out(self, text: str) -> bool:
        """Tell whether the paragraph at hand is set as a title is: all of it bold and large."""
        return self._bold and self._smallest >= _TITLE_SIZE and len(text) <= _LONGEST_TITLE

    def _finish_row(self) -> None:
        if not self._row:
            return
        cells, self._row = self._row, []
        if len(cells) == 1:  # a frame around text, not a table
            text, _ = styled_text([Run(cells[0])])
            self.blocks += [Block(BlockKind.PARAGRAPH, text)] if text else []
        else:
            row = table_row(cells)
            self.blocks += [row] if row is not None else []
        self._release()

    def _release(self) -> None:
        self.blocks += self._after
        self._after = []
