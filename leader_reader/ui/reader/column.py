"""Where the column of text stands in the view, and the notes beside it."""

from dataclasses import dataclass

from leader_reader.ui.reader.margin_notes import LEAST_WIDTH, MOST_WIDTH
from leader_reader.ui.reader.rendering import PAGE_SIDE

_MOST_MARGINS = 4
"""Of the room at most the fourth part is margin on either side."""
_NOTE_ROOM = 144
_NOTE_GAP = 8


@dataclass(frozen=True, slots=True)
class Column:
    """Margins left and right of the page, and the notes' place; all in pixels.

    `notes_width` is 0 where there is no room for notes.
    """

    left: int
    right: int
    notes_left: int
    notes_width: int


def column_in(room: int, wanted: int, margin: int = 40) -> Column:
    """Centre a column of `wanted` pixels in `room`, a little to the left if notes need room.

    At least `margin` is left beside the text where there is room for both.
    """
    margin = min(margin, room // _MOST_MARGINS)
    width = min(wanted, room - 2 * margin)
    centred = (room - width) // 2
    text_left = min(centred, max(margin, room - width - _NOTE_ROOM))
    left = max(0, text_left - PAGE_SIDE)
    notes_left = left + width + 2 * PAGE_SIDE
    right = max(0, room - notes_left)
    notes = min(MOST_WIDTH, right - _NOTE_GAP)
    return Column(left, right, notes_left, notes if notes >= LEAST_WIDTH else 0)
