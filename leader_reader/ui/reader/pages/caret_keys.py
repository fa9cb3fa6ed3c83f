"""The keys that move the caret over the pages, and where each of them leads."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from leader_reader.ui.reader.pages.page_lines import PageLines
from leader_reader.ui.reader.pages.selection import Selection
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages
from leader_reader.ui.reader.pages.words import (
    next_letter,
    next_word,
    previous_letter,
    previous_word,
)

_Key = QKeySequence.StandardKey
_STEPS = {
    "next letter": (_Key.MoveToNextChar, _Key.SelectNextChar),
    "previous letter": (_Key.MoveToPreviousChar, _Key.SelectPreviousChar),
    "next word": (_Key.MoveToNextWord, _Key.SelectNextWord),
    "previous word": (_Key.MoveToPreviousWord, _Key.SelectPreviousWord),
    "next line": (_Key.MoveToNextLine, _Key.SelectNextLine),
    "previous line": (_Key.MoveToPreviousLine, _Key.SelectPreviousLine),
    "line start": (_Key.MoveToStartOfLine, _Key.SelectStartOfLine),
    "line end": (_Key.MoveToEndOfLine, _Key.SelectEndOfLine),
    "start": (_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument),
    "end": (_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument),
}
_START_MOVES = {
    Qt.Key.Key_Left: ("previous letter", "previous word"),
    Qt.Key.Key_Right: ("next letter", "next word"),
    Qt.Key.Key_Up: ("previous line", "previous line"),
    Qt.Key.Key_Down: ("next line", "next line"),
}
_NEAR_LINES = 12


def step_of(event: QKeyEvent) -> tuple[str, bool] | None:
    """Return the step a key asks for and whether it selects, else None."""
    for name, (move, select) in _STEPS.items():
        if event.matches(move):
            return name, False
        if event.matches(select):
            return name, True
    return None


def start_step_of(event: QKeyEvent) -> str:
    """Return the step that Alt+Shift and an arrow ask for the start of a selection, else ""."""
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    held, steps = event.modifiers(), _START_MOVES.get(Qt.Key(event.key()))
    if steps is None or held & (shift | alt) != shift | alt:
        return ""
    return steps[bool(held & Qt.KeyboardModifier.ControlModifier)]


class Steps:
    """Where the caret goes; going up and down it keeps to its column of letters."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._goal: float | None = None
        selection.moved.connect(self._forget)

    def take(self, text: TextOnPages, name: str, *, extend: bool) -> None:
        """Move the caret by a step."""
        by_line = name.endswith(" line")
        place = self.to(text, name, self._selection.caret)
        goal = self._goal if by_line else None
        self._selection.put(self._selection.anchor if extend else place, place)
        self._goal = goal  # what moved the caret has forgotten it

    def take_start(self, text: TextOnPages, name: str) -> None:
        """Move the start of the selection by a step; something stays selected."""
        span = self._selection.span
        if span is not None:
            place = min(self.to(text, name, span[0]), span[1] - 1)
            self._selection.put(place, span[1])

    def to(self, text: TextOnPages, name: str, offset: int) -> int:
        """Return the boundary to which a step leads from `offset`."""
        by_text = {
            "next letter": next_letter,
            "previous letter": previous_letter,
            "next word": next_word,
            "previous word": previous_word,
        }
        if name in by_text:
            return by_text[name](text.document, offset)
        if name in {"start", "end"}:
            return 0 if name == "start" else len(text.document.text)
        if name in {"line start", "line end"}:
            return _line_end(text, offset, last=name == "line end")
        return self._line(text, offset, -1 if name == "previous line" else 1)

    def _line(self, text: TextOnPages, offset: int, by: int) -> int:
        """Return the boundary under or over `offset`, in the line that is read next."""
        here = text.line_at(offset)
        lines = text.lines(here[0]) if here else None
        along = lines.along(offset) if lines else None
        if here is None or along is None or lines is None:
            return offset
        if self._goal is None:
            self._goal = along[1]
        number = _other_line(lines, here[1], by, self._goal)
        if number is None:
            return _over_page(text, here[0], by, self._goal, offset)
        before, after = lines.lines[here[1]], lines.lines[number]
        if after.left >= before.right or after.right <= before.left:
            self._goal += after.left - before.left  # another column
        return lines.boundary_on(number, self._goal)

    def _forget(self) -> None:
        self._goal = None


def _line_end(text: TextOnPages, offset: int, *, last: bool) -> int:
    here = text.line_at(offset)
    lines = text.lines(here[0]) if here else None
    return lines.ends(here[1])[last] if here and lines else offset


def _other_line(lines: PageLines, number: int, by: int, x: float) -> int | None:
    """Return the line read next that stands higher or lower; of those side by side the nearest."""
    here = lines.lines[number]
    reach = len(lines.lines) if by > 0 else -1
    for other in range(number + by, reach, by):
        line = lines.lines[other]
        if not _level(line.top, line.bottom, here.top, here.bottom):
            return _nearest_beside(lines, other, by, x)
    return None


def _nearest_beside(lines: PageLines, number: int, by: int, x: float) -> int:
    first = lines.lines[number]
    reach = range(number, max(-1, min(len(lines.lines), number + by * _NEAR_LINES)), by)
    beside = []
    for each in reach:
        line = lines.lines[each]
        if not _level(line.top, line.bottom, first.top, first.bottom):
            break
        beside.append(each)

    def far(each: int) -> float:
        return max(lines.lines[each].left - x, 0.0, x - lines.lines[each].right)

    return min(beside, key=far)


def _level(top: float, bottom: float, other_top: float, other_bottom: float) -> bool:
    """Tell whether two lines stand beside each other: they share half the height of the lower."""
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > min(bottom - top, other_bottom - other_top) / 2


def _over_page(text: TextOnPages, page: int, by: int, x: float, offset: int) -> int:
    """Return the boundary in the first line of the next page with text, or the last before."""
    whole = text.places.page_offsets(page)
    if whole is None:
        return offset
    near = text.places.near(whole[1]) if by > 0 else _placed_before(text, whole[0])
    if near is None or (near[0] - page) * by <= 0:
        return offset
    lines = text.lines(near[0])
    if lines:
        return lines.boundary_on(0 if by > 0 else len(lines.lines) - 1, x)
    found = text.places.offset(*near)
    return offset if found is None else found


def _placed_before(text: TextOnPages, offset: int) -> tuple[int, int] | None:
    """Return the place of the last code point before `offset` that has one."""
    places = (text.places.place(each) for each in range(offset - 1, -1, -1))
    return next((place for place in places if place is not None), None)
