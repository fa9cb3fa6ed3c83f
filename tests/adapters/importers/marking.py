"""Puts highlights over stretches of a PDF's text, as a reader's program does: one quad a line."""

import ctypes
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.domain.pages import PageMap

_SAME_LINE = 0.6


def highlighted(source, out, places: PageMap, stretches) -> None:
    """Write a copy of the PDF `source` with a highlight over each of `stretches`.

    One that goes on over a page becomes one highlight for each page.
    """
    document = pdfium.PdfDocument(source)
    pages: dict[int, list] = {}
    for start, end in stretches:
        parts = places.stretches(start, end)
        for number, group in groupby(parts, key=lambda part: part[0]):
            pages.setdefault(number, []).append([part[1:] for part in group])
    for number, marks in pages.items():
        page = document[number - 1]
        characters = page.get_textpage()
        for parts in marks:
            _add(page, _quads(characters.raw, parts))
        characters.close()
        page.close()
    document.save(out)
    document.close()


def _quads(raw, parts):
    boxes = [box for first, last in parts for box in _boxes(raw, first, last)]
    lines: list[list[float]] = []
    for left, bottom, right, top in boxes:
        line = lines[-1] if lines else None
        if line and _overlap(line, (left, bottom, right, top)):
            line[:] = (
                min(line[0], left),
                min(line[1], bottom),
                max(line[2], right),
                max(line[3], top),
            )
        else:
            lines.append([left, bottom, right, top])
    return lines


def _overlap(line, box) -> bool:
    low, high = max(line[1], box[1]), min(line[3], box[3])
    least = min(line[3] - line[1], box[3] - box[1])
    near = -20 < box[0] - line[2] < 40
    return near and high - low > _SAME_LINE * least


def _boxes(raw, first, last):
    found = pdfium_c.FS_RECTF()
    for at in range(first, last):
        blank = pdfium_c.FPDFText_GetUnicode(raw, at) in (9, 10, 13, 32)
        if not blank and pdfium_c.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(found)):
            yield found.left, found.bottom, found.right, found.top


def _add(page, quads) -> None:
    annot = pdfium_c.FPDFPage_CreateAnnot(page.raw, pdfium_c.FPDF_ANNOT_HIGHLIGHT)
    for left, bottom, right, top in quads:
        quad = pdfium_c.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        pdfium_c.FPDFAnnot_AppendAttachmentPoints(annot, ctypes.byref(quad))
    pdfium_c.FPDFPage_CloseAnnot(annot)
