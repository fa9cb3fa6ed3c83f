"""Marks, hits and the selection painted over a page: grounds, outlines, then the underlines."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from leader_reader.ui.reader.marks import LanedMark, Mark, MarkIndex, SpanIndex
from leader_reader.ui.reader.pages.grounds import Ground, grounds, joined
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages
from leader_reader.ui.reader.pages.tone import Tone, mark_ground
from leader_reader.ui.theme import Theme, mark_line

Span = tuple[int, int]

_STRIPE, _LEAST_STRIPE, _STRIPE_SHARE = 2.0, 1.0, 0.09
"""Pixels of an underline: a share of the line's height, within bounds."""
_LANE, _CONTRAST_LANE = 1.5, 2.0
"""From one underline to the next, in underlines."""
_WIDE_LANES, _MOST_LANES = 2, 4
"""Underlines of the full width, and lanes in all: those after the wide ones are thin."""
_THIN, _THIN_GAP = 0.6, 0.5
_RADIUS, _RING, _EDGE, _OUTLINE = 3.0, 2.0, 1.0, 1.5
_AROUND = 1.5
_OPAQUE = 0.9
_Mode = QPainter.CompositionMode


class PageMarks:
    """Knows the marks and hits of a document and paints those of a page, over its picture.

    Rectangles are kept for as long as a page is shown in the same size.
    """

    def __init__(self) -> None:
        self.index = MarkIndex()
        self.hits = SpanIndex()
        self.found: Sequence[Span] = ()
        self.current: Span | None = None
        self.selected: Span | None = None
        self.activated = ""
        self._kept: dict[int, tuple[float, dict[Span, list[QRectF]]]] = {}
        self._grounds: dict[int, Sequence[Ground]] = {}

    def clear(self) -> None:
        """Show nothing, of another document."""
        self.index = MarkIndex()
        self._grounds.clear()
        self.set_hits(())
        self.selected = None
        self.forget()

    def set_marks(self, marks: Sequence[Mark]) -> bool:
        """Show these marks; tell whether anything looks different."""
        before, self.index = self.index, MarkIndex(marks, self.index)
        self._grounds.clear()
        return self.index.differs(before) is not None

    def move(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old`."""
        self.index = self.index.moved(old, new)
        self._grounds.clear()

    def set_hits(self, ranges: Sequence[Span]) -> None:
        self.found = tuple(ranges)
        self.hits = SpanIndex(self.found)
        self.current = None

    def forget(self, page: int | None = None) -> None:
        """Forget where marks are on a page whose text has come, or on all."""
        for kept in (self._kept, self._grounds):
            if page is None:
                kept.clear()
            else:
                kept.pop(page, None)

    def at(self, offset: int | None) -> list[Mark]:
        """Return the marks over a character, the shortest first."""
        return self.index.at(offset) if offset is not None else []

    def around(self, boundary: int) -> list[Mark]:
        """Return the marks over the character after a boundary, or else the one before it."""
        return self.index.at(boundary) or self.index.at(boundary - 1)

    def next_at(self, offset: int) -> Mark | None:
        """Return the mark at `offset` that follows the one activated last, in turn."""
        return self.index.after(self.activated, offset)

    def paint(
        self,
        painter: QPainter,
        text: TextOnPages,
        page: int,
        scale: float,
        look: tuple[Theme, Tone],
    ) -> None:
        """Paint what lies over `page`, with the painter's origin at its top left corner."""
        whole = text.places.page_offsets(page)
        lines = text.lines(page)
        if whole is None or lines is None:
            return
        place = _Place(text, page, scale, self._kept_of(page, scale))
        place.down = lines.turn.down
        marks = self.index.between(*whole)
        _paint_grounds(painter, place, self._grounds_of(text, page, marks), look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hits(painter, place, whole, look)
        _paint_outlines(painter, place, marks, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        _paint_underlines(painter, place, marks, look)
        if self.selected is not None:
            _paint_selection(painter, place.fresh(*self.selected), look)

    def _grounds_of(
        self, text: TextOnPages, page: int, marks: Sequence[LanedMark]
    ) -> Sequence[Ground]:
        if page not in self._grounds:
            self._grounds[page] = joined(grounds(marks), text.document.text)
        return self._grounds[page]

    def _kept_of(self, page: int, scale: float) -> dict[Span, list[QRectF]]:
        known = self._kept.get(page)
        if known is None or known[0] != scale:
            known = self._kept[page] = scale, {}
        return known[1]

    def _paint_hits(
        self, painter: QPainter, place: "_Place", whole: Span, look: tuple[Theme, Tone]
    ) -> None:
        theme, _ = look
        here = self.current
        patches = [rect for hit in self.hits.between(*whole) if hit != here for rect in place(hit)]
        ring = _RING if theme.high_contrast else _EDGE
        _paint_patches(painter, patches, QPen(QColor(theme.found_edge), ring), look, theme.found)
        if here is not None:
            pen = QPen(QColor(theme.accent), _RING)
            _paint_patches(painter, place(here), pen, look, theme.found_current)


class _Place:
    """Where passages are on one page, in pixels from its corner."""

    def __init__(
        self, text: TextOnPages, page: int, scale: float, kept: dict[Span, list[QRectF]]
    ) -> None:
        self._text, self._page, self._scale, self._kept = text, page, scale, kept
        self.down = 0

    def __call__(self, span: Span) -> list[QRectF]:
        found = self._kept.get(span)
        if found is None:
            found = self._kept[span] = self.fresh(*span)
        return found

    def fresh(self, start: int, end: int) -> list[QRectF]:
        by = self._scale
        return [
            QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by)
            for rect in self._text.rects(self._page, start, end)
        ]


def _span(laned: LanedMark) -> Span:
    return laned.mark.start, laned.mark.end


def _over(tone: Tone) -> _Mode:
    """Return how a ground is laid over paper and ink, so that the ink stays, or gets brighter."""
    return _Mode.CompositionMode_Screen if tone.turned else _Mode.CompositionMode_Multiply


def _laid(ground: QColor, tone: Tone) -> QColor:
    """Return what, laid over the paper, makes it the colour `ground`; see `_over`."""
    paper = QColor(tone.paper)

    def part(wanted: float, paper: float) -> float:
        if tone.turned:
            return max(0.0, (wanted - paper) / max(0.01, 1 - paper))
        return min(1.0, wanted / max(0.01, paper))

    return QColor.fromRgbF(
        part(ground.redF(), paper.redF()),
        part(ground.greenF(), paper.greenF()),
        part(ground.blueF(), paper.blueF()),
    )


def _paint_grounds(
    painter: QPainter, place: _Place, pieces: Iterable[Ground], look: tuple[Theme, Tone]
) -> None:
    theme, tone = look
    painter.setCompositionMode(_over(tone))
    for span, mark in pieces:
        colours = mark.colours
        ground = mark_ground(colours[0], theme, tone) if colours else _highlight(theme, tone)
        laid = _laid(ground, tone)
        for rect in place(span):
            painter.fillRect(rect, laid)
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)


def _highlight(theme: Theme, tone: Tone) -> QColor:
    """Return the ground of a highlight without topic."""
    return (
        mark_ground(theme.hit_edge, theme, tone) if tone.plain and theme.dark else QColor(theme.hit)
    )


def _paint_patches(
    painter: QPainter,
    rects: Iterable[QRectF],
    pen: QPen,
    look: tuple[Theme, Tone],
    colour: str,
) -> None:
    """Paint rounded patches over the words found, with an edge."""
    theme, tone = look
    ground = mark_ground(theme.found_edge, theme, tone) if tone.plain and theme.dark else colour
    for rect in rects:
        patch = rect.adjusted(-1, 0.5, 1, -0.5)
        painter.setCompositionMode(_over(tone))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(patch, _RADIUS, _RADIUS)
        painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(patch, _RADIUS, _RADIUS)


def _paint_outlines(
    painter: QPainter, place: _Place, marks: Iterable[LanedMark], look: tuple[Theme, Tone]
) -> None:
    """Paint one outline around the lines of each passage that is selected in the lists."""
    theme, _ = look
    colour = theme.text if theme.high_contrast and look[1].turned else theme.accent
    painter.setPen(QPen(QColor(colour), _OUTLINE, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for laned in marks:
        if laned.mark.selected:
            whole = QPainterPath()
            for rect in place(_span(laned)):
                part = QPainterPath()
                part.addRect(rect.adjusted(-_AROUND, -0.5, _AROUND, 0.5))
                whole = whole.united(part)
            painter.drawPath(whole.simplified())


def _paint_underlines(
    painter: QPainter, place: _Place, marks: Iterable[LanedMark], look: tuple[Theme, Tone]
) -> None:
    """Paint each mark's lines under its words, the first topic's lowest, one lane each."""
    theme, _ = look
    for laned in marks:
        colours = laned.mark.colours or (theme.hit_edge,)
        for lane, colour in zip(laned.lanes, colours, strict=True):
            rects = place(_span(laned))
            up, width = _lane(lane % _MOST_LANES, _stripe(rects), theme)
            painter.setPen(mark_line(colour, theme, width))
            for rect in rects:
                painter.drawLine(_underline(rect, up, place.down))


def _lane(lane: int, stripe: float, theme: Theme) -> tuple[float, float]:
    """Return how far up the underline of a lane is, and its width: none strikes words through."""
    apart = _CONTRAST_LANE if theme.high_contrast else _LANE
    if lane < _WIDE_LANES:
        return stripe * (apart * lane - 0.5), stripe
    thin = max(_LEAST_STRIPE, stripe * _THIN)
    return stripe * apart + (lane - _WIDE_LANES + 0.5) * (thin + _THIN_GAP), thin


def _underline(rect: QRectF, up: float, down: int) -> QLineF:
    """Return the line `up` from the foot of a line of text, also of one that runs down or up."""
    if not down:
        y = rect.bottom() - up
        return QLineF(rect.left(), y, rect.right(), y)
    x = rect.left() + up if down > 0 else rect.right() - up
    return QLineF(x, rect.top(), x, rect.bottom())


def _stripe(rects: Sequence[QRectF]) -> float:
    """Return how wide the underlines of a mark are, by the height of its first line."""
    height = min(rects[0].height(), rects[0].width()) if rects else 0.0
    return min(_STRIPE, max(_LEAST_STRIPE, height * _STRIPE_SHARE))


def _paint_selection(painter: QPainter, rects: Iterable[QRectF], look: tuple[Theme, Tone]) -> None:
    """Paint the ground of what is selected; one that hides everything turns the words round."""
    theme, tone = look
    colour = QColor(theme.accent)
    if theme.selection_opacity < _OPAQUE:
        colour.setAlphaF(theme.selection_opacity)
    elif tone.turned:
        painter.setCompositionMode(_Mode.CompositionMode_Difference)
    else:
        painter.setCompositionMode(_Mode.CompositionMode_Multiply)
    for rect in rects:
        painter.fillRect(rect, colour)
    painter.setCompositionMode(_Mode.CompositionMode_SourceOver)
