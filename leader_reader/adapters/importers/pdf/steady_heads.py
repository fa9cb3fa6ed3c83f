"""Running heads that change from page to page, told by their steady place above the text."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from leader_reader.adapters.importers.pdf.lines import Line, same_row
from leader_reader.adapters.importers.pdf.printed import PrintedPage

_ZONE = 0.14
"""Of the page's height from its top."""
_SHARE = 0.3
_LEAST = 3
_APART = 1.9
"""Of its size: the room between the head's line and the one below it."""
_SMALLER = 0.93
_LARGEST = 1.05
_LONGEST = 110
_COMING_BACK = 0.5
_STEP = 3.0

_Place = tuple[int, int]


def steady_heads(pages: Sequence[PrintedPage], body: float) -> set[int]:
    """Return the `id` of each line that is a running head by its place, whatever it says.

    Page after page has it on one level, in small type, well above the text; in the type of the
    text it must say the same again on other pages, as titles of chapters do.
    """
    found: dict[_Place, list[list[Line]]] = defaultdict(list)
    for page in pages:
        row = _top_row(page, body)
        if row:
            found[_place(row[0])].append(row)
    heads = [rows for rows in found.values() if _is_steady(rows, len(pages), body)]
    return {id(line) for rows in heads for row in rows for line in row}


def _top_row(page: PrintedPage, body: float) -> list[Line]:
    """Return the pieces of a page's top line where they stand apart from all below; or none."""
    upright = [line for line in page.main if line.upright]
    if not upright:
        return []
    first = min(upright, key=lambda line: line.base)
    row = [line for line in upright if same_row(first, line)]
    own = {id(line) for line in row}
    below = min(
        (line.base for line in upright if line.base > first.base + 1 and id(line) not in own),
        default=page.height,
    )
    apart = below - first.base >= _APART * max(first.size, body)
    fitting = first.bottom < _ZONE * page.height and apart
    short = sum(len(line.text) for line in row) <= _LONGEST
    small = all(line.size <= _LARGEST * body for line in row)
    return row if fitting and short and small else []


def _place(line: Line) -> _Place:
    return round(line.base / _STEP), round(line.size * 2)


def _is_steady(rows: Sequence[Sequence[Line]], pages: int, body: float) -> bool:
    if len(rows) < max(_LEAST, _SHARE * pages):
        return False
    if rows[0][0].size < _SMALLER * body:
        return True
    texts = Counter(" ".join(line.text.strip() for line in row) for row in rows)
    again = sum(count for count in texts.values() if count > 1)
    return again >= _COMING_BACK * len(rows)
