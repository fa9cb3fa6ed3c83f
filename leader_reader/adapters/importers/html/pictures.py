"""The pictures of a page: what an <img> shows, and where its bytes are in the file."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote_to_bytes, urljoin

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.html.tree import Element, tag_of
from leader_reader.adapters.importers.image_header import HEAD
from leader_reader.adapters.importers.pictures import alt_text, picture_elsewhere, picture_of
from leader_reader.domain.picture import Picture

_DATA = re.compile(r"data:image/[\w.+-]+(;[\w=.+-]+)*?(?P<base64>;base64)?,", re.IGNORECASE)
_PIXELS = re.compile(r"(\d{1,5})(px)?")
_HREFS = ("src", "{http://www.w3.org/1999/xlink}href", "xlink:href", "href")
_LEAST_TOLD = 80
"""Pixels of a declared size below which a picture that is not here is not told of."""
_DIGITS = 9

Show = Callable[[Element], Picture | None]


def own_pictures(root: Element) -> Show:
    """Return what tells of the pictures that a page holds itself, as data: addresses.

    Their reference is the number of the <img> among all in the page, from 0.
    """
    numbers = {element: number for number, element in enumerate(root.iter("img"))}

    def show(element: Element) -> Picture | None:
        head = data_bytes(address_of(element), HEAD)
        shown = None
        if head and element in numbers:
            shown = picture_of(str(numbers[element]), head, alt_of(element), _declared(element))
        return shown or _elsewhere(element)

    return show


def held_pictures(heads: Callable[[str], bytes], base: str) -> Show:
    """Return what tells of the pictures that are parts of a file, told apart by address.

    `heads` gives the first bytes at an address, b"" where there is no such part; `base` is the
    page's own address. A picture's reference is its address.
    """

    def show(element: Element) -> Picture | None:
        address = joined_to(base, address_of(element))
        head = heads(address)
        if not head:
            return _elsewhere(element)
        return picture_of(address, head, alt_of(element), _declared(element))

    return show


def joined_to(base: str, address: str) -> str:
    """Return an address that may be relative to the `base`, made whole; as it is if it is odd."""
    try:
        return urljoin(base, address) if base and address else address
    except ValueError:
        return address


def address_of(element: Element) -> str:
    """Return where an <img> or <image> says that its picture is."""
    attributes: Mapping[str, str] = {str(name): str(text) for name, text in element.items()}
    return next((attributes[name].strip() for name in _HREFS if attributes.get(name)), "")


def pictures_in(element: Element, tag: str) -> Iterable[Element]:
    """Return the pictures inside an element that is passed over.

    They are in a drawing, or in a <noscript>, where no <img> beside it shows the same one later.
    """
    if tag == "svg":
        return element.iter("{*}image")
    if tag != "noscript" or _stands_in(element.getprevious()) or _stands_in(element.getnext()):
        return ()
    return (image for image in element.iter("{*}img") if "none" not in (image.get("style") or ""))


def _stands_in(beside: Element | None) -> bool:
    return beside is not None and tag_of(beside) in ("img", "picture")


def own_picture(root: Element, reference: str) -> bytes:
    """Return the bytes of a picture that a page holds itself, b"" where it is not there."""
    images = list(root.iter("img"))
    number = int(reference) if reference.isdecimal() and len(reference) < _DIGITS else len(images)
    return data_bytes(address_of(images[number])) if number < len(images) else b""


def alt_of(element: Element) -> str:
    """Return what an <img> says in place of its picture."""
    return alt_text(element.get("alt")) or alt_text(element.get("title"))


def data_bytes(address: str, most: int | None = None) -> bytes:
    """Return the bytes in a data: address of an image, the first `most`; b"" for another."""
    match = _DATA.match(address)
    if match is None:
        return b""
    text = address[match.end() : match.end() + 2 * most if most else None]
    if not match.group("base64"):
        return unquote_to_bytes(text)[:most]
    packed = re.sub(r"[^A-Za-z0-9+/]", "", unquote_to_bytes(text).decode("latin-1"))
    try:
        return base64.b64decode(packed[: len(packed) // 4 * 4] + _rest(packed))[:most]
    except binascii.Error:
        return b""


def _rest(packed: str) -> str:
    """Return what base64 has over whole groups of four, filled up."""
    over = packed[len(packed) // 4 * 4 :]
    return over + "=" * (4 - len(over)) if len(over) > 1 else ""


def _declared(element: Element) -> tuple[float, float] | None:
    """Return the size in which the page shows a picture, if it gives both sides in pixels."""
    sides = [_PIXELS.fullmatch((element.get(name) or "").strip()) for name in ("width", "height")]
    found = [float(side.group(1)) for side in sides if side]
    return (found[0], found[1]) if len(found) == len(sides) else None


def _elsewhere(element: Element) -> Picture | None:
    size = _declared(element)
    if size and min(size) < _LEAST_TOLD:
        return None
    return picture_elsewhere(clean_text(alt_of(element)))
