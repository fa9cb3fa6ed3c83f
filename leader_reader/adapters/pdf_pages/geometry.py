"""From PDFium's page space (origin bottom left) to points of the displayed page (top left)."""

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from leader_reader.services.pages import Rect

_FINENESS = 1000
"""FPDF_PageToDevice answers in whole pixels: ask for a thousandth of a point."""
_SPAN = 1000.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """The affine map x' = xx * x + xy * y + left, y' = yx * x + yy * y + top of one page."""

    xx: float
    xy: float
    left: float
    yx: float
    yy: float
    top: float
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of page space is displayed."""
        return self.xx * x + self.xy * y + self.left, self.yx * x + self.yy * y + self.top

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        """Return where a rectangle of page space is displayed."""
        (xa, ya), (xb, yb) = self.place(x0, y0), self.place(x1, y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def boxes(self, found: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return where boxes (n by 4: two corners each) are displayed; NaN where not seen."""
        xa, ya = self.place(found[:, 0], found[:, 1])  # type: ignore[arg-type]  # arrays go too
        xb, yb = self.place(found[:, 2], found[:, 3])  # type: ignore[arg-type]
        left, top = np.minimum(xa, xb), np.minimum(ya, yb)
        right, bottom = np.maximum(xa, xb), np.maximum(ya, yb)
        seen = (right > left) & (bottom > top)
        seen &= (right > 0) & (left < self.width) & (bottom > 0) & (top < self.height)
        boxes = np.stack([left, top, right, bottom], axis=1).astype(np.float32)
        boxes[~seen] = np.nan
        return boxes


def page_geometry(page: pdfium.PdfPage) -> Geometry:
    """Return the map of `page`, its crop box and rotation included."""
    width, height = page.get_size()
    pixels = round(width * _FINENESS), round(height * _FINENESS)
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(at_x: float, at_y: float) -> tuple[float, float]:
        pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, *pixels, 0, at_x, at_y, x, y)
        return x.value / _FINENESS, y.value / _FINENESS

    left, top = shown(0, 0)
    across, along = shown(_SPAN, 0), shown(0, _SPAN)
    return Geometry(
        xx=(across[0] - left) / _SPAN,
        xy=(along[0] - left) / _SPAN,
        left=left,
        yx=(across[1] - top) / _SPAN,
        yy=(along[1] - top) / _SPAN,
        top=top,
        width=width,
        height=height,
    )
