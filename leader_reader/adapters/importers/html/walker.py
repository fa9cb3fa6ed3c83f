"""From a page's tree to blocks: an iterative walk that keeps everything a reader would read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from leader_reader.adapters.importers.blocks import Run, clean_text, styled_text
from leader_reader.adapters.importers.html.bookkeeping import (
    opens_text,
    speaks_of_comment,
    speaks_of_page,
)
from leader_reader.adapters.importers.html.commenters import commenter_of
from leader_reader.adapters.importers.html.comments import Commenter, begins_comment
from leader_reader.adapters.importers.html.content import WHOLE, Parts, parts_of
from leader_reader.adapters.importers.html.frames import (
    LISTS,
    Frame,
    block_frame,
    epub_type,
    inline_frame,
    note_frame,
)
from leader_reader.adapters.importers.html.furniture import (
    NEVER_SHOWN,
    is_beside,
    is_hidden,
    is_inline_furniture,
)
from leader_reader.adapters.importers.html.numbering import Numbering, numbering_of
from leader_reader.adapters.importers.html.phrasing import (
    FORMULAS,
    around,
    formula_text,
    shows_formula,
    tick,
)
from leader_reader.adapters.importers.html.pictures import pictures_in
from leader_reader.adapters.importers.html.survey import survey_of
from leader_reader.adapters.importers.html.tables import row_block
from leader_reader.adapters.importers.html.tree import BLOCK_TAGS, Element, short_text_of, tag_of
from leader_reader.adapters.importers.pictures import with_pictures
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.picture import Picture

_LONGEST_LABEL = 12
_OF_TEXT = 150
_LINES = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING))
_MARKED = frozenset((BlockKind.LIST_ITEM, BlockKind.COMMENT, BlockKind.FOOTNOTE))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a tree is to be walked.

    `furniture`: look for what stands beside the text (a web page, not a book). `hidden`: keep
    what a browser would not show. `pages` gives the page label that begins at an element's id,
    `picture` what an <img> shows, or an <image> in a drawing.
    """

    furniture: bool = True
    hidden: bool = False
    pages: Mapping[str, str] = field(default_factory=dict)
    picture: Callable[[Element], Picture | None] = lambda _: None


@dataclass(slots=True)
class Place:
    """The printed page that is being walked; `number` counts page marks, 0 before the first.

    `pictures` are those met since the last block: they stand with the next.
    """

    number: int = 0
    label: str = ""
    pictures: list[Picture] = field(default_factory=list)


def blocks_of(root: Element, manner: Manner, place: Place | None = None) -> list[Block]:
    """Return the blocks of the tree `root`, navigation and the like marked as not main.

    `place` is carried on from one part of a book to the next.
    """
    walker = _Walker(_parts(root, manner), manner, place or Place())
    walker.walk(root)
    return walker.blocks


def _parts(root: Element, manner: Manner) -> Parts:
    if not manner.furniture:
        return WHOLE
    return parts_of(survey_of(root, hidden=manner.hidden))


class _Walker:
    """The state of one walk: open elements, the text since the last block, and the blocks."""

    def __init__(self, parts: Parts, manner: Manner, place: Place) -> None:
        self.blocks: list[Block] = []
        self._parts = parts
        self._manner = manner
        self._place = place
        self._started_on = (place.number, place.label)
        self._frames = [Frame(main=parts.whole)]
        self._runs: list[Run] = []
        self._breaks: list[tuple[int, int]] = []
        self._cells: list[list[Run]] = []
        self._marker = ""
        self._lists: list[Numbering] = []
        self._tick = ""
        self._passed_over: set[Element] = set()
        self._blank_break = False
        self._begun = False

    def walk(self, root: Element) -> None:
        steps = etree.iterwalk(root, events=("start", "end"))
        passed_over: Element | None = None
        for event, element in steps:
            tag = tag_of(element)
            if event == "start":
                if self._is_passed_over(element, tag):
                    steps.skip_subtree()  # its end comes next all the same
                    passed_over = element
                    continue
                self._enter(element, tag)
                self._say(element.text)
                continue
            if element is not passed_over:
                self._leave(element, tag)
            if element is not root:
                self._say(element.tail)
        self._flush()

    def _is_passed_over(self, element: Element, tag: str) -> bool:
        if not tag or tag in NEVER_SHOWN or element in self._passed_over:
            self._look_at(pictures_in(element, tag))
            return True  # no tag: an entity that nothing may resolve
        if tag in FORMULAS:
            self._say(formula_text(element))
            return True
        if self._note_page(element):
            return True
        if self._manner.furniture and is_inline_furniture(element, tag):
            return True
        return not self._manner.hidden and is_hidden(element, tag)

    def _enter(self, element: Element, tag: str) -> None:
        frame = self._frames[-1]
        if tag in BLOCK_TAGS:
            self._flush()
            frame = self._block_frame(element, tag, frame)
        elif tag in ("br", "wbr"):
            self._break_line(tag, frame)
        elif tag == "img":
            self._look_at(() if shows_formula(element) else (element,))
        elif tag == "input":
            self._tick = tick(element) or self._tick
        else:
            frame = inline_frame(element, tag, frame)
        self._frames.append(frame)
        self._say(around(element, tag)[0])

    def _leave(self, element: Element, tag: str) -> None:
        frame = self._frames[-1]
        self._say(around(element, tag)[1])
        if tag in BLOCK_TAGS:
            self._flush()
        self._frames.pop()
        if tag in ("td", "th") and frame.in_data:
            self._cells.append(self._runs)
            self._runs = []
        elif tag == "tr" and frame.in_data:
            self._end_row(frame)
        elif tag == "li":
            self._marker = self._tick = ""
        elif tag in LISTS and self._lists:
            self._lists.pop()

    def _block_frame(self, element: Element, tag: str, frame: Frame) -> Frame:
        frame = note_frame(element, self._standing(element, tag, frame))
        if tag in LISTS:
            return self._list_frame(element, tag, frame)
        if tag == "li":
            return self._item_frame(element, frame)
        return block_frame(element, tag, frame)

    def _standing(self, element: Element, tag: str, frame: Frame) -> Frame:
        """Settle whether the element is main text, furniture or a comment."""
        if not self._manner.furniture or frame.in_cell:
            return frame
        if self._is_comment(element, tag, frame):
            commenter, headers = commenter_of(element, frame.comment)
            self._passed_over |= headers
            return Frame(kind=BlockKind.COMMENT, comment=commenter)
        if element in self._parts.off:
            return replace(frame, main=False, beside=frame.beside or is_beside(element))
        if element in self._parts.on:
            return replace(frame, main=True)
        return frame

    def _is_comment(self, element: Element, tag: str, frame: Frame) -> bool:
        if frame.beside or element in self._parts.shielded:
            return False
        return begins_comment(element, tag, self._parts.comments, frame.comment)

    def _list_frame(self, element: Element, tag: str, frame: Frame) -> Frame:
        self._lists.append(numbering_of(element, tag))
        return replace(frame, lists=(*frame.lists[-19:], tag))

    def _item_frame(self, element: Element, frame: Frame) -> Frame:
        numbered = self._lists[-1] if frame.lists and self._lists else None
        is_comment = bool(frame.comment) and not frame.lists
        alone = "" if is_comment else "•"
        self._marker = numbered.marker(element) if numbered else alone
        level = max(1, len(frame.lists))
        fixed = frame.comment or frame.kind is BlockKind.FOOTNOTE
        return replace(frame, kind=frame.kind if fixed else BlockKind.LIST_ITEM, level=level)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        frame = self._frames[-1]
        if not text.isspace():
            self._blank_break = False
            text, self._tick = self._tick + text.lstrip() if self._tick else text, ""
        self._runs.append(Run(text, frame.styles, frame.href))

    def _break_line(self, tag: str, frame: Frame) -> None:
        """Take a <br> for a space, in code for a line, and two of them for a paragraph's end."""
        if tag == "wbr":
            return
        if self._blank_break and frame.kind is not BlockKind.CODE and not frame.in_cell:
            self._flush()
            return
        self._runs.append(Run("\n"))
        self._blank_break = True

    def _look_at(self, elements: Iterable[Element]) -> None:
        """Keep what is shown there for the next block; pictures beside the text are left out."""
        frame = self._frames[-1]
        if frame.main and frame.comment is None:
            found = map(self._manner.picture, elements)
            self._place.pictures += [picture for picture in found if picture]

    def _append(self, block: Block) -> None:
        self.blocks.append(with_pictures(block, self._place.pictures))

    def _note_page(self, element: Element) -> bool:
        """Note where a printed page begins; tell whether the element only prints its number."""
        label = self._manner.pages.get(element.get("id") or "")
        is_mark = "pagebreak" in f"{epub_type(element)} {element.get('role') or ''}"
        if label is None and not is_mark:
            return False
        label = label or element.get("title") or element.get("aria-label") or ""
        self._place.number += 1
        self._place.label = clean_text(label)
        self._breaks.append((len(self._runs), self._place.number))
        printed = short_text_of(element, _LONGEST_LABEL)
        return is_mark and (bool(printed) or not len(element))

    def _flush(self) -> None:
        """Make a block of the text since the last one; in a table's cell only part the words."""
        frame = self._frames[-1]
        self._blank_break = False
        if frame.in_cell:
            self._runs.append(Run(" "))
            return
        runs, self._runs = self._runs, []
        if not runs or all(run.text.isspace() for run in runs):
            self._breaks = [(0, page) for _, page in self._breaks]
            return
        if frame.kind is BlockKind.CODE:
            self._add_code(runs, frame)
        else:
            self._add(runs, frame)

    def _add(self, runs: list[Run], frame: Frame) -> None:
        text, spans = styled_text(runs)
        if not text:
            return
        if frame.comment and speaks_of_comment(text):
            frame = Frame(main=False)
        comment = frame.comment or Commenter()
        page, label, breaks = self._pages(runs)
        block = Block(
            kind=frame.kind,
            text=text,
            level=frame.level if frame.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0,
            marker=self._marker if frame.kind in _MARKED else "",
            page=page,
            page_label=label,
            breaks=breaks,
            main=frame.main and not self._speaks_of_page(text, frame),
            author=comment.author,
            role=comment.role,
            date=comment.date,
            depth=comment.depth,
            spans=spans,
        )
        self._marker = ""
        self._append(block)

    def _speaks_of_page(self, text: str, frame: Frame) -> bool:
        """Tell whether a line of the main text belongs to the page rather than to the text."""
        if not self._manner.furniture or frame.comment or frame.kind not in _LINES:
            return False
        self._begun = self._begun or len(text) > _OF_TEXT
        return speaks_of_page(text) or (not self._begun and opens_text(text))

    def _add_code(self, runs: Iterable[Run], frame: Frame) -> None:
        """Add a block for each line of code."""
        page, label, _ = self._pages([])
        for line in "".join(run.text for run in runs).splitlines():
            text = clean_text(line)
            if text:
                self._append(
                    Block(BlockKind.CODE, text, page=page, page_label=label, main=frame.main)
                )

    def _end_row(self, frame: Frame) -> None:
        cells, self._cells = self._cells, []
        block = row_block(cells)
        if not block:
            return
        comment = frame.comment
        if comment:
            block = replace(
                block,
                kind=BlockKind.COMMENT,
                author=comment.author,
                role=comment.role,
                date=comment.date,
                depth=comment.depth,
            )
        page, label, _ = self._pages([])
        self._append(replace(block, main=frame.main, page=page, page_label=label))

    def _pages(self, runs: list[Run]) -> tuple[int | None, str, tuple[tuple[int, int], ...]]:
        """Return the page where the text begins, its label, and where later pages begin in it."""
        number, label = self._started_on
        inside: list[tuple[int, int]] = []
        for count, page in self._breaks:
            before = styled_text(runs[:count])[0]
            if before:
                inside.append((len(before) + 1, page))
            else:
                number, label = page, self._place.label
        self._breaks = []
        self._started_on = (self._place.number, self._place.label)
        return number or None, label if number else "", tuple(inside)
