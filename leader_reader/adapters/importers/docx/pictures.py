"""The pictures in a DOCX paragraph: DrawingML's and the older VML's (ECMA-376 parts 1 and 4)."""

import re
from collections.abc import Iterator

from lxml import etree

from leader_reader.adapters.importers.docx.package import MC, Package, R, W, number
from leader_reader.adapters.importers.image_header import HEAD
from leader_reader.adapters.importers.pictures import alt_text, picture_of
from leader_reader.domain.picture import Picture

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU_A_PIXEL = 9525
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|px)?", re.IGNORECASE)
_PIXELS = {"pt": 96 / 72, "in": 96.0, "px": 1.0, "": 96 / 72}
_BOX = f"{W}txbxContent"


class PictureFinder:
    """Finds the pictures of one part of a file; their references are names of its members."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def pictures(self, drawing: etree._Element) -> Iterator[Picture]:
        """Yield what a w:drawing, w:pict or w:object shows; its text boxes are read apart."""
        for image in drawing.iter(f"{A}blip", f"{_V}imagedata"):
            above = [step.tag for step in image.iterancestors()]
            around = above[: above.index(drawing.tag)] if drawing.tag in above else above
            if _BOX in around or f"{MC}Fallback" in around:
                continue
            found = self._picture(image, drawing)
            if found is not None:
                yield found

    def _picture(self, image: etree._Element, drawing: etree._Element) -> Picture | None:
        relation = image.get(f"{R}embed") or image.get(f"{R}id") or ""
        known = self._package.relationships.get(relation)
        if known is None or known.external or known.kind != "image":
            return None
        head = self._package.head(known.target, HEAD)
        if not head:
            return None
        modern = image.tag == f"{A}blip"
        shown = _extent(drawing) if modern else _styled(image)
        alt = "" if drawing.tag == f"{W}object" else _alt(drawing, image)
        return picture_of(known.target, head, alt, shown)


def _extent(drawing: etree._Element) -> tuple[float, float] | None:
    """Return the size of a w:drawing in pixels, if one picture is all there is in it."""
    extent = drawing.find(f"*/{_WP}extent")
    if extent is None or len(list(drawing.iter(f"{A}blip"))) > 1:
        return None
    sides = [number(extent.get(name)) / _EMU_A_PIXEL for name in ("cx", "cy")]
    return (sides[0], sides[1]) if min(sides) > 0 else None


def _styled(image: etree._Element) -> tuple[float, float] | None:
    """Return the size that a VML shape's style states, in pixels."""
    shape = image.getparent()
    style = shape.get("style", "") if shape is not None else ""
    sides = {
        name.lower(): float(length) * _PIXELS[(unit or "").lower()]
        for name, length, unit in _LENGTH.findall(style)
        if length.count(".") <= 1 and length != "."
    }
    return (sides["width"], sides["height"]) if sides.keys() >= {"width", "height"} else None


def _alt(drawing: etree._Element, image: etree._Element) -> str:
    told = drawing.find(f"*/{_WP}docPr")
    shape = image.getparent()
    if told is not None:
        return alt_text(told.get("descr")) or alt_text(told.get("title"))
    return alt_text(shape.get("alt") if shape is not None else "")
