"""Which words of a document stand in an area of a page, and where it belongs in the text."""

from PySide6.QtCore import QPointF, QRectF

from leader_reader.domain.anchoring import describe_area
from leader_reader.domain.annotation import AreaSelector, Target
from leader_reader.domain.document import Document
from leader_reader.ui.reader.pages.lines import BOTTOM, LEFT, RIGHT, TOP
from leader_reader.ui.reader.pages.page_lines import PageLines
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages

Span = tuple[int, int]

_BETWEEN_LINES = 0.6
"""Of a line's height: as far as the lines of a paragraph are apart."""


def rect_of(area: AreaSelector) -> QRectF:
    """Return an area as a rectangle of its page, in points."""
    return QRectF(area.left, area.top, area.width, area.height)


def target_of(text: TextOnPages, area: AreaSelector) -> Target:
    """Return the target for an area; without words where its page's characters have not come."""
    lines = text.lines(area.page)
    inside = words_inside(lines, area) if lines else []
    return describe_area(text.document, area, inside, _near(text, area))


def words_inside(lines: PageLines, area: AreaSelector) -> list[Span]:
    """Return the stretches of text whose characters have their middle in the area, in order."""
    import numpy as np  # noqa: PLC0415 - loaded with the first PDF that is shown

    rect = rect_of(area)
    corners = lines.turn.level(rect.topLeft()), lines.turn.level(rect.bottomRight())
    level = QRectF(*corners).normalized()
    x = lines.boxes[:, [LEFT, RIGHT]].mean(axis=1)
    y = lines.boxes[:, [TOP, BOTTOM]].mean(axis=1)
    across = (x >= level.left()) & (x <= level.right())
    found = lines.offsets[across & (y >= level.top()) & (y <= level.bottom())]
    if not len(found):
        return []
    breaks = (np.diff(found) > 1).nonzero()[0] + 1
    return [(int(part[0]), int(part[-1]) + 1) for part in np.split(found, breaks)]


def is_among_words(lines: PageLines, place: QPointF) -> bool:
    """Tell whether a point of a page is on a line of text, or so near that it is meant."""
    for number in range(len(lines.lines)):
        rect = lines.rect(number)
        near = min(rect.width(), rect.height()) * _BETWEEN_LINES
        if rect.adjusted(-near, -near, near, near).contains(place):
            return True
    return False


def _near(text: TextOnPages, area: AreaSelector) -> int:
    """Return the place in the text nearest to the top of an area."""
    top = QPointF(area.left + area.width / 2, area.top)
    found = text.boundary(area.page, top)
    return _by_blocks(text.document, area.page) if found is None else found


def _by_blocks(document: Document, page: int) -> int:
    """Return where the text ends that stands on a page or before it, paragraph by paragraph."""
    before = [at for at, block in enumerate(document.blocks) if 0 < (block.page or 0) <= page]
    return document.block_range(before[-1])[1] if before else 0
