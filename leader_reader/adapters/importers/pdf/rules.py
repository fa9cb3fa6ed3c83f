"""The straight lines that are drawn on a PDF page: rules of tables, edges of boxes and shading."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.pdf.characters import Box, Page, turned

_MOST_OBJECTS = 5_000
_MOST_SEGMENTS = 200
_MOST_RULES = 1_500
"""A page with more is a drawing, and none of its lines counts."""
_THIN = 3.0
_SHORTEST = 6.0
_GROUND = 0.5
"""Of the page."""
_SAME = 1.6
_EDGE = 4.0
"""Nearer to the page's own edge a rule is the ground of the page."""
_TOUCHING = 3.5
_DEEPEST = 4
"""Levels of forms within forms that are looked into."""

Matrix = tuple[float, float, float, float, float, float]
"""How places are turned and moved: a, b, c, d, e and f of PDF 1.7 (ISO 32000-1), 8.3.3."""
_PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at `at` (down the page, or across it) from `start` to `end`, in points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Rules:
    """A page's lines across, from the top, and its lines down, from the left."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


def page_rules(page: pdfium.PdfPage, seen: Page) -> Rules:
    """Return the rules of `page`, turned upright as its characters are."""
    boxes: list[Box] = []
    most = _GROUND * seen.width * seen.height
    for number, (shown, outer) in enumerate(_objects(page)):
        if pdfium_c.FPDFPageObj_GetType(shown) == pdfium_c.FPDF_PAGEOBJ_PATH:
            strokes = _strokes(shown, most, outer)
            boxes.extend(turned(box, seen.area, seen.turn) for box in strokes)
        if len(boxes) > _MOST_RULES or number >= _MOST_OBJECTS:
            return Rules()
    across = [rule for rule in _across(boxes) if _EDGE < rule.at < seen.height - _EDGE]
    down = [rule for rule in _down(boxes) if _EDGE < rule.at < seen.width - _EDGE]
    return Rules(tuple(_merged(across)), tuple(_merged(down)))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Yield what is drawn on a page, with the matrix of the form that it is drawn in.

    Forms (XObjects that hold drawings of their own) are looked into a few levels deep.
    """
    raw = page.raw
    count = pdfium_c.FPDFPage_CountObjects(raw)
    for at in range(min(count, _MOST_OBJECTS + 1)):
        yield from _inside(pdfium_c.FPDFPage_GetObject(raw, at), _PLAIN, _DEEPEST)


def _inside(shown: object, outer: Matrix, levels: int) -> Iterator[tuple[object, Matrix]]:
    """Yield an object, or what a form holds."""
    yield shown, outer
    form = pdfium_c.FPDFPageObj_GetType(shown) == pdfium_c.FPDF_PAGEOBJ_FORM
    matrix = pdfium_c.FS_MATRIX()
    if not form or not levels or not pdfium_c.FPDFPageObj_GetMatrix(shown, ctypes.byref(matrix)):
        return
    inner = _composed(matrix, outer)
    count = max(0, pdfium_c.FPDFFormObj_CountObjects(shown))
    for at in range(min(count, _MOST_OBJECTS + 1)):
        yield from _inside(pdfium_c.FPDFFormObj_GetObject(shown, at), inner, levels - 1)


def _composed(inner: pdfium_c.FS_MATRIX, outer: Matrix) -> Matrix:
    """Return the matrix that does what `inner` does, then what `outer` does."""
    a, b, c, d, e, f = outer
    return (
        inner.a * a + inner.b * c,
        inner.a * b + inner.b * d,
        inner.c * a + inner.d * c,
        inner.c * b + inner.d * d,
        inner.e * a + inner.f * c + e,
        inner.e * b + inner.f * d + f,
    )


def _placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _strokes(shown: object, most: float, outer: Matrix) -> Iterator[Box]:
    """Yield the straight pieces of a path as (left, bottom, right, top) on the page.

    `outer` is the matrix of the form that it is drawn in. A path that covers more than `most` is
    the ground or the frame of the page, and has none.
    """
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(shown, *map(ctypes.byref, sides)):
        return
    x0, y0, x1, y1 = (side.value for side in sides)
    left, bottom, right, top = _around(_placed(x0, y0, outer), _placed(x1, y1, outer))
    if right - left <= _THIN or top - bottom <= _THIN:
        yield left, bottom, right, top
    elif (right - left) * (top - bottom) > most:
        return
    elif pdfium_c.FPDFPath_CountSegments(shown) <= _MOST_SEGMENTS:
        yield from _segments(shown, outer)


def _segments(shown: object, outer: Matrix) -> Iterator[Box]:
    """Yield the lines of a path that go straight across or down."""
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(shown, ctypes.byref(matrix)):
        return
    whole = _composed(matrix, outer)
    start = last = None
    for at in range(pdfium_c.FPDFPath_CountSegments(shown)):
        segment = pdfium_c.FPDFPath_GetPathSegment(shown, at)
        point = _point(segment, whole)
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_LINETO and last:
            yield _around(last, point)
        last = point
        if start and pdfium_c.FPDFPathSegment_GetClose(segment):
            yield _around(point, start)


def _point(segment: object, matrix: Matrix) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
    return _placed(x.value, y.value, matrix)


def _around(first: tuple[float, float], second: tuple[float, float]) -> Box:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[0], second[0]),
        max(first[1], second[1]),
    )


def _across(boxes: Iterable[Box]) -> list[Rule]:
    return [
        Rule((top + bottom) / 2, left, right)
        for left, top, right, bottom in boxes
        if bottom - top <= _THIN and right - left > bottom - top
    ]


def _down(boxes: Iterable[Box]) -> list[Rule]:
    return [
        Rule((left + right) / 2, top, bottom)
        for left, top, right, bottom in boxes
        if right - left <= _THIN and bottom - top > right - left
    ]


def _merged(rules: list[Rule]) -> list[Rule]:
    """Return `rules` in order, those that go on from each other as one, without short ones."""
    found: list[Rule] = []
    for level in _levels(sorted(rules, key=lambda rule: rule.at)):
        for rule in sorted(level, key=lambda rule: rule.start):
            last = found[-1] if found else None
            near = last is not None and abs(last.at - rule.at) <= _SAME
            if last is not None and near and rule.start <= last.end + _TOUCHING:
                found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
            else:
                found.append(rule)
    return [rule for rule in found if rule.length >= _SHORTEST]


def _levels(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Yield rules that are on one level together."""
    level: list[Rule] = []
    for rule in rules:
        if level and rule.at - level[0].at > _SAME:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level
