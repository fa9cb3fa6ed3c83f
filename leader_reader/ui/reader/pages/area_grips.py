"""The grips of an area: which sides of its rectangle each of them moves, and to where."""

from PySide6.QtCore import QPointF, QRectF, Qt

GRIP = 4.0
"""Pixels from the middle of a grip to its sides."""

_HIT = 3.0
_Shape = Qt.CursorShape

Sides = tuple[int, int]
"""Which sides move: (-1 left, 0 neither, 1 right) and (-1 top, 0 neither, 1 bottom)."""

_SIDES: tuple[Sides, ...] = tuple(
    (across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down
)


def places_of(rect: QRectF) -> dict[Sides, QPointF]:
    """Return where the grips of a rectangle are: its corners and the middles of its sides."""
    middle, half = rect.center(), QPointF(rect.width() / 2, rect.height() / 2)
    return {sides: middle + QPointF(sides[0] * half.x(), sides[1] * half.y()) for sides in _SIDES}


def grip_at(rect: QRectF, point: QPointF) -> Sides | None:
    """Return the grip at a point, or the side whose line the point is on; corners go first."""
    reach = GRIP + _HIT
    found = places_of(rect)
    corners = sorted(found, key=lambda sides: not all(sides))
    for sides in corners:
        away = found[sides] - point
        if abs(away.x()) <= reach and abs(away.y()) <= reach:
            return sides
    return _side_at(rect, point)


def _side_at(rect: QRectF, point: QPointF) -> Sides | None:
    if not rect.adjusted(-_HIT, -_HIT, _HIT, _HIT).contains(point):
        return None
    across = _near(point.x(), rect.left(), rect.right())
    down = _near(point.y(), rect.top(), rect.bottom())
    return (across, 0) if across else (0, down) if down else None


def _near(place: float, low: float, high: float) -> int:
    if abs(place - low) <= _HIT:
        return -1
    return 1 if abs(place - high) <= _HIT else 0


def moved(rect: QRectF, sides: Sides, to: QPointF) -> QRectF:
    """Return a rectangle with some of its sides at a point; one may pass the other."""
    across, down = sides
    left = to.x() if across < 0 else rect.left()
    right = to.x() if across > 0 else rect.right()
    top = to.y() if down < 0 else rect.top()
    bottom = to.y() if down > 0 else rect.bottom()
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def cursor_of(sides: Sides) -> Qt.CursorShape:
    """Return the pointer's shape over a grip."""
    if not all(sides):
        return _Shape.SizeHorCursor if sides[0] else _Shape.SizeVerCursor
    return _Shape.SizeFDiagCursor if sides[0] == sides[1] else _Shape.SizeBDiagCursor
