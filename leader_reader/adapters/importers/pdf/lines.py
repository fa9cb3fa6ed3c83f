"""Lines of print on a PDF page, put together from its characters."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from leader_reader.adapters.importers.pdf.characters import (
    NEWLINES,
    Box,
    Page,
    decoded,
    font_name,
    font_size,
    is_bold,
)
from leader_reader.adapters.importers.pdf.letterspacing import unspaced
from leader_reader.adapters.importers.pdf.margin_numbers import part_margin_numbers
from leader_reader.adapters.importers.pdf.placed import PlacedText, Places, joined_by, nowhere
from leader_reader.adapters.importers.symbols import BULLET

_WORD_GAP = 0.15
"""Of the size: a wider gap between two pieces of a line is a space."""
_CELL_GAP = 1.3
"""Of the size: a wider gap parts columns, or the cells of a table."""
_LARGE_LETTER = 1.8
_SAMPLES = 9
_RTL_FROM = 0x590
_RTL = (range(0x590, 0x900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that stands in one column.

    `places` are those of the code points of its text. Its edges are in points from the page's top
    left corner; `base` is the bottom of most of its characters; `size` is the font's; `upright`
    is False for text that runs up or down the page, or stands in its margin. `entry` is the
    number of the outline's item that names it, 0 for none, and `depth` that item's level from 0.
    A row of a table has `cells`, each with its lines.
    """

    page: int
    text: str
    places: Places
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: str = ""
    rtl: bool = False
    upright: bool = True
    entry: int = 0
    depth: int = 0
    cells: "tuple[tuple[Line, ...], ...]" = ()

    @property
    def placed(self) -> PlacedText:
        return PlacedText(self.text, self.places)

    @property
    def width(self) -> float:
        return self.right - self.left


def page_lines(page: Page) -> list[Line]:
    """Return the lines of `page` in the order of its content.

    The numbers of lines in its margin are one line at the end, not upright.
    """
    stretches, numbers = part_margin_numbers(page, list(_stretches(page)))
    pieces = (_line(page, start, end) for start, end in stretches)
    lines: list[Line] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if lines and _continues(lines[-1], piece):
            lines[-1] = joined(lines[-1], piece, _space(lines[-1], piece))
        elif lines and _stacked(lines[-1], piece):
            whole = joined(lines[-1], piece, _upright_space(lines[-1], piece))
            lines[-1] = replace(whole, upright=False)
        else:
            lines.append(piece)
    return [*lines, *_margin(page, numbers)]


def _margin(page: Page, numbers: Sequence[tuple[int, int]]) -> list[Line]:
    """Return the numbers of a page's lines as one line, or none."""
    pieces = [_line(page, start, end) for start, end in numbers]
    if not pieces:
        return []
    whole = joined_by(" ", (piece.placed for piece in pieces))
    last = pieces[-1]
    return [replace(last, text=whole.text, places=whole.places, top=pieces[0].top, upright=False)]


def joined(first: Line, second: Line, gap: str) -> Line:
    """Return two pieces of one line as one, with `gap` between them unless a space is there."""
    spaced = first.text.endswith(" ") or second.text.startswith(" ")
    longer = first if len(first.text) >= len(second.text) else second
    whole = first.placed + nowhere("" if spaced and gap == " " else gap) + second.placed
    return replace(
        longer,
        text=whole.text,
        places=whole.places,
        left=min(first.left, second.left),
        top=min(first.top, second.top),
        right=max(first.right, second.right),
        bottom=max(first.bottom, second.bottom),
        bold=first.bold and second.bold,
        rtl=first.rtl or second.rtl,
    )


def same_row(first: Line, second: Line) -> bool:
    """Tell whether two pieces stand on one level of the page."""
    low = min(first.bottom - first.top, second.bottom - second.top)
    return min(first.bottom, second.bottom) - max(first.top, second.top) > low / 2


def _space(first: Line, second: Line) -> str:
    """Return the space that the print shows between two pieces of a line, or ""."""
    apart = max(second.left - first.right, first.left - second.right)
    return " " if apart > _WORD_GAP * min(first.size, second.size) else ""


def _upright_space(first: Line, second: Line) -> str:
    apart = max(second.top - first.bottom, first.top - second.bottom)
    return " " if apart > _WORD_GAP * min(first.size, second.size) else ""


def _stretches(page: Page) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of the characters that follow each other without a jump."""
    start, area = -1, (0.0, 0.0, 0.0, 0.0)
    end = 0
    for at, box in enumerate(page.boxes):
        broken = page.codes[at] in NEWLINES
        if start >= 0 and (broken or (box is not None and _jumps(area, box))):
            yield start, end
            start = -1
        if box is None or broken:
            continue
        if start < 0:
            start, area = _first(page, at), box
        else:
            area = _around(area, box)
        end = at + 1
    if start >= 0:
        yield start, end


def _first(page: Page, at: int) -> int:
    """Return where a stretch begins whose first seen character is at `at`: with its bullet."""
    before = at - 1
    while before >= 0 and page.boxes[before] is None and page.codes[before] not in NEWLINES:
        before -= 1
    return before + 1 if before < 0 or page.codes[before] in NEWLINES else at


def _jumps(area: Box, box: Box) -> bool:
    if box[3] == area[3] and box[1] == area[1] and area[0] <= box[0] <= area[2]:
        return False  # most characters: the next one on the line
    height = min(area[3] - area[1], box[3] - box[1])
    overlap = min(area[3], box[3]) - max(area[1], box[1])
    apart = max(box[0] - area[2], area[0] - box[2])
    return overlap < height * 0.3 or apart > _CELL_GAP * height


def _around(area: Box, box: Box) -> Box:
    if box[3] == area[3] and box[1] == area[1] and box[0] >= area[0]:
        return (area[0], area[1], max(area[2], box[2]), area[3])
    return (
        min(area[0], box[0]),
        min(area[1], box[1]),
        max(area[2], box[2]),
        max(area[3], box[3]),
    )


def _line(page: Page, start: int, end: int) -> Line:
    boxes = [box for box in page.boxes[start:end] if box is not None]
    places = [at for at in range(start, end) if page.boxes[at] is not None and page.codes[at] > 32]  # noqa: PLR2004
    sampled = places[:: max(1, len(places) // _SAMPLES)]
    sizes = [round(font_size(page.handle, at), 1) for at in sampled]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    size = statistics.mode(sizes) if sizes else 0.0
    fonts = [font_name(page.handle, at) for at in sampled[::3]]
    codes = unspaced(page.codes[start:end], page.boxes[start:end])
    written = _with_bullet(codes, page.places[start:end])
    return Line(
        page=page.number,
        text=written.text,
        places=written.places,
        left=min(box[0] for box in boxes),
        top=top,
        right=max(box[2] for box in boxes),
        bottom=bottom,
        base=statistics.median_low(box[3] for box in boxes),
        size=size if size > 1 else round((bottom - top) * 0.8, 1),
        bold=bool(sampled)
        and all(
            is_bold(page.handle, at, name) for at, name in zip(sampled[::3], fonts, strict=True)
        ),
        font=fonts[0] if len(set(fonts)) == 1 else "",
        rtl=_is_rtl(codes),
    )


def _is_rtl(codes: list[int]) -> bool:
    """Tell whether there is Hebrew, Arabic or the like among the characters."""
    return max(codes) >= _RTL_FROM and any(code in letters for code in codes for letters in _RTL)


def _with_bullet(codes: list[int], places: Places) -> PlacedText:
    """Return the text of a line; a sign that no font table explains at its start is a bullet."""
    written = decoded(codes, places)
    text = written.text
    unknown = codes[0] < 32 or 0xE000 <= codes[0] < 0xF8FF  # noqa: PLR2004
    if unknown and len(codes) > 1 and codes[1] in (32, 160) and not text[:1].strip():
        rest = written.part(len(text) - len(text.lstrip()))
        return PlacedText(f"{BULLET} ", places[:2]) + rest
    return written


def _continues(line: Line, piece: Line) -> bool:
    """Tell whether `piece` goes on where `line` ends: a raised mark, a word in another font."""
    if not same_row(line, piece) or not line.upright or _is_large_letter(line, piece):
        return False
    size = max(line.size, piece.size)
    after = piece.left - line.right
    if line.rtl or piece.rtl:
        return max(after, line.left - piece.right) < _CELL_GAP * size
    return -size < after < _CELL_GAP * size and piece.right > line.left


def _is_large_letter(line: Line, piece: Line) -> bool:
    """Tell whether `line` is one letter that reaches over several lines, `piece` the first."""
    return len(line.text.strip()) == 1 and line.size > _LARGE_LETTER * piece.size


def _stacked(line: Line, piece: Line) -> bool:
    """Tell whether two single characters stand above each other: text that runs up the margin."""
    single = 2
    if len(piece.text.strip()) > single or (line.upright and len(line.text.strip()) > single):
        return False
    overlap = min(line.right, piece.right) - max(line.left, piece.left)
    near = max(piece.top - line.bottom, line.top - piece.bottom) < piece.size
    return near and overlap > 0.5 * min(line.width, piece.width) and not same_row(line, piece)
