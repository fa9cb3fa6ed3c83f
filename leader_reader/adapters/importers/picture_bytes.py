"""Takes one picture out of a document's original file: nothing else of it is unpacked."""

from collections.abc import Callable
from pathlib import Path

from leader_reader.adapters.importers.archive import open_archive
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.image_header import image_header
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.errors import LeaderReaderError

MOST_BYTES = 20_000_000
"""Larger pictures are not shown."""
MOST_DOTS = 300.0
"""Dots per inch at most in which a place on a page is drawn."""


class PictureLost(LeaderReaderError):
    """A picture cannot be had, or not safely."""

    def __init__(self) -> None:
        super().__init__("This picture cannot be shown.")


def picture_bytes(path: Path, reference: str, width: int) -> bytes:
    """Return the file of a picture, in one of the formats that `image_header` knows.

    What is a place on a page is drawn `width` pixels wide. Raises PictureLost.
    """
    try:
        data = _READERS[importer_for(path).format](path, reference, width)
    except PictureLost:
        raise
    except (LeaderReaderError, KeyError, ValueError, MemoryError) as error:
        raise PictureLost from error
    if len(data) > MOST_BYTES or image_header(data) is None:
        raise PictureLost
    return data


def _from_archive(path: Path, reference: str, _width: int) -> bytes:
    with open_archive(path) as archive:
        if archive.size(reference) > MOST_BYTES:
            raise PictureLost
        return archive.read(reference)


def _from_page(path: Path, reference: str, _width: int) -> bytes:
    from leader_reader.adapters.importers.html.pictures import own_picture  # noqa: PLC0415 - heavy
    from leader_reader.adapters.importers.html.tree import (  # noqa: PLC0415
        decode_page,
        parse_page,
    )

    return own_picture(parse_page(decode_page(read_bytes(path)).text, path), reference)


def _from_saved_page(path: Path, reference: str, _width: int) -> bytes:
    from leader_reader.adapters.importers.html.mhtml import picture_in  # noqa: PLC0415 - heavy

    return picture_in(read_bytes(path), path, reference)


def _from_pages(path: Path, reference: str, width: int) -> bytes:
    from leader_reader.adapters.pdf_pages.area_picture import area_png  # noqa: PLC0415 - heavy

    area = AreaSelector.from_fragment(reference)
    return area_png(path, area, min(MOST_DOTS, max(1.0, 72 * width / area.width)))


_READERS: dict[str, Callable[[Path, str, int], bytes]] = {
    "epub": _from_archive,
    "docx": _from_archive,
    "odt": _from_archive,
    "html": _from_page,
    "mhtml": _from_saved_page,
    "pdf": _from_pages,
}
