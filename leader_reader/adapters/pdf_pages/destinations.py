"""Where the outline and the links of a document lead; what leads nowhere is survived."""

import ctypes
import time
from collections.abc import Callable, Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.pdf_pages.geometry import Geometry, page_geometry
from leader_reader.services.pages import OutlineItem, PageLink, Rect

GeometryOf = Callable[[int], Geometry | None]
"""Gives the map of a page by its number, None where the page cannot be had."""

MAX_PAGES = 20_000
"""The most pages of a document that are shown."""
_MAX_LEVELS = 12
_MAX_ITEMS = 5_000
_MAX_LINKS = 2_000
_MAX_TITLE = 400
_MAX_ADDRESS = 2_000
_OUTLINE_SECONDS = 0.2
"""How long the places on the pages are looked up; items after that lead to the page alone."""
_SCHEMES = ("http", "https", "mailto")
_TOP_ALONE = (pdfium_c.PDFDEST_VIEW_FITH, pdfium_c.PDFDEST_VIEW_FITBH)


def wide_text(read: Callable[[object, int], int], most: int) -> str:
    """Return the UTF-16 text that a function of PDFium's gives, without control characters."""
    count = read(None, 0)
    if count <= 2:  # noqa: PLR2004 - the closing zero alone
        return ""
    buffer = ctypes.create_string_buffer(count)
    read(buffer, count)
    return _plain(buffer.raw[: count - 2].decode("utf-16-le", "replace"), most)


def _plain(text: str, most: int) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:most]


def read_outline(document: pdfium.PdfDocument, geometry_of: GeometryOf) -> tuple[OutlineItem, ...]:
    """Return the outline in its order, at most _MAX_ITEMS items of _MAX_LEVELS levels."""
    until = time.monotonic() + _OUTLINE_SECONDS

    def in_time(page: int) -> Geometry | None:
        return geometry_of(page) if time.monotonic() < until else None

    items = islice(document.get_toc(max_depth=_MAX_LEVELS), _MAX_ITEMS)
    return tuple(_item(document, bookmark, in_time) for bookmark in items)


def _item(
    document: pdfium.PdfDocument, bookmark: pdfium.PdfBookmark, geometry_of: GeometryOf
) -> OutlineItem:
    def read(buffer: object, size: int) -> int:
        return int(pdfium_c.FPDFBookmark_GetTitle(bookmark.raw, buffer, size))

    action = pdfium_c.FPDFBookmark_GetAction(bookmark.raw)
    dest = pdfium_c.FPDFBookmark_GetDest(document.raw, bookmark.raw) if _stays(action) else None
    page, top = _destination(document, dest, geometry_of)
    return OutlineItem(wide_text(read, _MAX_TITLE), bookmark.level, page or 0, top)


def _stays(action: object) -> bool:
    """Tell whether a link stays in the document: PDFium takes places in other files for ours."""
    return not action or pdfium_c.FPDFAction_GetType(action) == pdfium_c.PDFACTION_GOTO


def _destination(
    document: pdfium.PdfDocument, dest: object, geometry_of: GeometryOf
) -> tuple[int | None, float | None]:
    """Return the page of a destination and the place on it in points from its top."""
    index = pdfium_c.FPDFDest_GetDestPageIndex(document.raw, dest) if dest else -1
    if not 0 <= index < min(len(document), MAX_PAGES):
        return None, None
    place = _place(dest)
    geometry = geometry_of(index + 1) if place else None
    if place is None or geometry is None:
        return index + 1, None
    top = geometry.place(*place)[1]
    return index + 1, top if 0 <= top <= geometry.height else None


def _place(dest: object) -> tuple[float, float] | None:
    """Return the place in page space that a destination names, None where it names none."""
    x, y, zoom = pdfium_c.FS_FLOAT(), pdfium_c.FS_FLOAT(), pdfium_c.FS_FLOAT()
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    places = (has_x, has_y, has_zoom, x, y, zoom)
    if pdfium_c.FPDFDest_GetLocationInPage(dest, *places) and has_y.value:
        return x.value if has_x.value else 0.0, y.value
    count, values = ctypes.c_ulong(), (pdfium_c.FS_FLOAT * 4)()
    view = pdfium_c.FPDFDest_GetView(dest, count, values)
    if view in _TOP_ALONE and count.value:
        return 0.0, values[0]
    if view == pdfium_c.PDFDEST_VIEW_FITR and count.value == 4:  # noqa: PLR2004 - a rectangle
        return values[0], values[3]
    return None


def read_links(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, geometry_of: GeometryOf
) -> tuple[PageLink, ...]:
    """Return the links of `page` that lead to a page or to an address of the web."""
    links: list[PageLink] = []
    own = page_geometry(page)
    for link in islice(_annotations(page), _MAX_LINKS):
        action = pdfium_c.FPDFLink_GetAction(link)
        dest = pdfium_c.FPDFLink_GetDest(document.raw, link) if _stays(action) else None
        number, top = _destination(document, dest, geometry_of)
        address = "" if number else _address(document, action)
        if number or address:
            links += [PageLink(rect, number, top, address) for rect in _rects(link, own)]
    return tuple(links)


def _annotations(page: pdfium.PdfPage) -> Iterator[object]:
    at, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    while pdfium_c.FPDFLink_Enumerate(page.raw, at, link):
        yield link


def _rects(link: object, geometry: Geometry) -> list[Rect]:
    """Return a rectangle for each line of a link, or the one of all of it."""
    quad = pdfium_c.FS_QUADPOINTSF()
    rects = []
    for at in range(min(pdfium_c.FPDFLink_CountQuadPoints(link), 50)):
        if pdfium_c.FPDFLink_GetQuadPoints(link, at, quad):
            xs = (quad.x1, quad.x2, quad.x3, quad.x4)
            ys = (quad.y1, quad.y2, quad.y3, quad.y4)
            rects.append(geometry.rect(min(xs), min(ys), max(xs), max(ys)))
    if rects:
        return rects
    whole = pdfium_c.FS_RECTF()
    if pdfium_c.FPDFLink_GetAnnotRect(link, whole):
        return [geometry.rect(whole.left, whole.bottom, whole.right, whole.top)]
    return []


def _address(document: pdfium.PdfDocument, action: object) -> str:
    """Return the address of the web that an action names; files and scripts are left out."""
    if not action or pdfium_c.FPDFAction_GetType(action) != pdfium_c.PDFACTION_URI:
        return ""
    count = pdfium_c.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(max(1, count))
    pdfium_c.FPDFAction_GetURIPath(document.raw, action, buffer, count)
    address = _plain(buffer.value.decode("utf-8", "replace"), _MAX_ADDRESS)
    scheme, colon, _ = address.partition(":")
    return address if not colon or scheme.lower() in _SCHEMES else ""
