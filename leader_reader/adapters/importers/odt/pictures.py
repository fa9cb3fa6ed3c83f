"""The pictures in an ODT file's drawings (OpenDocument 1.3 part 3, section 10.4)."""

import re
from collections.abc import Iterator

from lxml import etree

from leader_reader.adapters.importers.archive import Archive
from leader_reader.adapters.importers.image_header import HEAD, image_header
from leader_reader.adapters.importers.odt.styles import DRAW, XLINK
from leader_reader.adapters.importers.pictures import alt_text, picture_of
from leader_reader.domain.picture import Picture

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_PIXELS = {"cm": 96 / 2.54, "mm": 9.6 / 2.54, "in": 96.0, "pt": 96 / 72, "pc": 16.0, "px": 1.0}


class PictureFinder:
    """Finds the pictures in drawings; their references are names of members of the file.

    Those that are found wait, in order, until a block takes them.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = archive.names()
        self._waiting: list[Picture] = []

    def taken_from(self, drawings: list[etree._Element]) -> list[Picture]:
        """Return what waits, with what is shown in `drawings`, which are then done with."""
        for drawing in drawings:
            self._waiting += self._pictures(drawing)
        drawings.clear()
        return self._waiting

    def _pictures(self, drawing: etree._Element) -> Iterator[Picture]:
        """Yield what each frame in a drawing shows; the text boxes in it are read apart."""
        walker = etree.iterwalk(drawing, events=("start",))
        for _, element in walker:
            if element.tag == f"{DRAW}text-box":
                walker.skip_subtree()
            elif element.tag == f"{DRAW}frame":
                found = self._picture(element)
                if found is not None:
                    yield found

    def _picture(self, frame: etree._Element) -> Picture | None:
        """Return the first of a frame's images that can be shown, or else that is there."""
        heads = {}
        for image in frame.iterchildren(f"{DRAW}image"):
            name = image.get(f"{XLINK}href", "").removeprefix("./")
            if name in self._names:
                heads[name] = self._archive.head(name, HEAD)
        shown = (name for name, head in heads.items() if image_header(head))
        name = next(shown, next(iter(heads), ""))
        if not name:
            return None
        return picture_of(name, heads[name], _alt(frame), _size(frame))


def _size(frame: etree._Element) -> tuple[float, float] | None:
    sides = [_LENGTH.fullmatch(frame.get(f"{_SVG}{name}", "")) for name in ("width", "height")]
    found = [float(side.group(1)) * _PIXELS[side.group(2)] for side in sides if side]
    return (found[0], found[1]) if len(found) == len(sides) and min(found) > 0 else None


def _alt(frame: etree._Element) -> str:
    told = (frame.findtext(f"{_SVG}{name}") for name in ("desc", "title"))
    return next(filter(None, map(alt_text, told)), "")
