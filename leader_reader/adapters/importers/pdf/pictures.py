"""The pictures on a PDF's pages: images that stand beside the text, and what they stand with.

Drawings made of lines are left out: where they begin and end is not said in the file.
"""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.pdf.characters import Box
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.picture import Picture

LEAST = 72.0
"""Points on each side: an inch. Smaller images are ornaments."""
_MOST_OF_PAGE = 0.7
_MOST_OBJECTS = 5_000
_MOST_ON_PAGE = 20
_MOST_LETTERS = 60
"""Letters on an image beyond which it is the ground of text, or a scan."""
_MOST_PAGES = 0.5
"""The part of the pages beyond which an image at one place is a letterhead."""
_TOUCHING = 2.0
_PIXELS = 96 / 72

Images = Mapping[int, Sequence[Box]]
"""The places of images by page."""


def images_on(page: pdfium.PdfPage) -> list[Box]:
    """Return the places of large images, points from the top left; none on a turned page."""
    if page.get_rotation():
        return []
    left, bottom, right, top = page.get_bbox()
    found: list[Box] = []
    for at in range(min(pdfium_c.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        shown = pdfium_c.FPDFPage_GetObject(page.raw, at)
        if pdfium_c.FPDFPageObj_GetType(shown) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = _box(shown, left, top)
            if box and box[0] < right - left and box[1] < top - bottom:
                _join(found, _cut(box, right - left, top - bottom))
    most = _MOST_OF_PAGE * (right - left) * (top - bottom)
    large = [box for box in found if min(_sides(box)) >= LEAST and _area(box) <= most]
    return large[:_MOST_ON_PAGE]


def pictures_among(images: Images, lines: Mapping[int, Sequence[Line]]) -> dict[int, list[Box]]:
    """Return `images` without those under text, and those that come back on page after page."""
    places = Counter(_rounded(box) for boxes in images.values() for box in boxes)
    heads = {at for at, count in places.items() if count > max(2, _MOST_PAGES * len(images))}

    def is_picture(page: int, box: Box) -> bool:
        letters = _letters_on(box, lines.get(page, ()))
        return _rounded(box) not in heads and letters <= _MOST_LETTERS

    return {page: [box for box in boxes if is_picture(page, box)] for page, boxes in images.items()}


def above(images: Iterable[Box], line: Line) -> Iterator[Box]:
    """Yield the images that stand above a line in its column."""
    for box in images:
        beside = min(box[2], line.right) > max(box[0], line.left)
        if beside and box[3] <= line.bottom:
            yield box


def picture_at(page: int, box: Box) -> Picture:
    """Return the picture that is at a place of a page."""
    width, height = _sides(box)
    area = AreaSelector(page, round(box[0], 2), round(box[1], 2), round(width, 2), round(height, 2))
    return Picture(area.fragment(), round(width * _PIXELS), round(height * _PIXELS))


def _box(shown: object, left: float, top: float) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(shown, *map(ctypes.byref, sides)):
        return None
    x0, y0, x1, y1 = (side.value for side in sides)
    return x0 - left, top - y1, x1 - left, top - y0


def _cut(box: Box, width: float, height: float) -> Box:
    return max(0.0, box[0]), max(0.0, box[1]), min(width, box[2]), min(height, box[3])


def _join(found: list[Box], box: Box) -> None:
    """Add a place; one that goes on below another, as strips of an image do, joins it."""
    last = found[-1] if found else None
    if last and all(abs(last[at] - box[at]) <= _TOUCHING for at in (0, 2)):
        low, high = max(last[1], box[1]), min(last[3], box[3])
        if low - high <= _TOUCHING:
            found[-1] = (last[0], min(last[1], box[1]), last[2], max(last[3], box[3]))
            return
    found.append(box)


def _letters_on(box: Box, lines: Iterable[Line]) -> int:
    def inside(line: Line) -> bool:
        x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        return box[0] <= x <= box[2] and box[1] <= y <= box[3]

    return sum(len(line.text) for line in lines if inside(line))


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _area(box: Box) -> float:
    width, height = _sides(box)
    return width * height


def _rounded(box: Box) -> tuple[int, ...]:
    return tuple(round(side / 4) for side in box)
