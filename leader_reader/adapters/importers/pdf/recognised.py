"""Recognised words as lines of print: with the sizes of their type, which the words show.

Text recognition says where words are, not how large their type is: that is told from their
letters, of which some are as high as an x, some rise above it and some go below the line.
"""

import ctypes
import re
import statistics
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from leader_reader.adapters.importers.pdf.aligned import with_aligned_tables
from leader_reader.adapters.importers.pdf.characters import Page
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.order import in_order, rows_joined
from leader_reader.adapters.importers.pdf.placed import page_places
from leader_reader.adapters.importers.pdf.printed import PrintedPage
from leader_reader.adapters.ocr.words import Line as Words
from leader_reader.adapters.ocr.words import RecognisedPage, characters

_X, _CAPITAL, _RISE, _FALL = 0.48, 0.19, 0.23, 0.21
"""Of the size of the type: the height of an x, how far capitals and then other letters go above
it, and how far letters go below the line."""
_RISING = frozenset("bdfhkl()[]{}/|\"'“”‘’ß")
_LESS_RISING = frozenset("ijt0123456789!?&%$£€§")
_FALLING = frozenset("gjpqyQ()[]{}/|§,;")
_LOW = frozenset(".,;:-–—_·•…~=+*")
_SAME = 0.13
"""Sizes that differ less from that of the text are taken for it: type is told so exactly only."""
_HEAD_SAME = 0.07
_HEAD = re.compile(r"[A-Z0-9\"“‘].{0,78}[^.,;:-]")
"""Of what may be a heading, a smaller difference counts: it is rarely far from the text's."""
_STEP = 1.15
_CELL_GAP = 2.2
"""Of the size: a wider gap parts columns, or the cells of a table; justified lines have less."""
_FEW = 2
_TELLING = 2


def with_recognised(
    pages: Iterable[PrintedPage], recognised: Mapping[int, RecognisedPage]
) -> list[PrintedPage]:
    """Return `pages` and those recognised, in order, each page once."""
    read = list(pages)
    printed = {page.number: page for page in (*recognised_pages(recognised.values()), *read)}
    body = _body([line for page in read for line in page.main])
    own = {page.number for page in read}
    snapped = (
        page if page.number in own or not body else _snapped(page, body)
        for page in printed.values()
    )
    return sorted(snapped, key=lambda page: page.number)


def recognised_pages(recognised: Iterable[RecognisedPage]) -> list[PrintedPage]:
    """Return recognised pages that have words, with their lines in reading order."""
    found = [(_page(page), page.lines) for page in recognised if page.lines]
    lines = [list(_lines(page, written)) for page, written in found]
    body = _body([line for own in lines for line in own])
    return [
        _printed(page, [_sized(line, body) for line in own])
        for (page, _), own in zip(found, lines, strict=True)
    ]


def _page(page: RecognisedPage) -> Page:
    """Return what was recognised as the characters of any page, counted as on the page view."""
    signs = [each for words in page.lines for each in characters(words)]
    width, height = page.upright_size
    codes, boxes = [ord(sign) for sign, _ in signs], [box for _, box in signs]
    places = page_places(page.number, len(signs))
    return Page(page.number, width, height, codes, places, boxes, ctypes.c_void_p())


def _printed(page: Page, lines: Sequence[Line]) -> PrintedPage:
    ordered = in_order(lines, page.width)
    return PrintedPage(
        page.number, page.height, tuple(rows_joined(with_aligned_tables(ordered, page)))
    )


def _lines(page: Page, lines: Iterable[Words]) -> Iterator[Line]:
    """Yield the lines of a page; those with wide gaps, as rows of a table have, in pieces."""
    start = 0
    for words in lines:
        size = _size(words)
        for first, end, piece in _pieces(words, _CELL_GAP * size):
            yield _line(page.number, piece, page.places[start + first : start + end], size)
        start += sum(1 for _ in characters(words))


def _pieces(words: Words, gap: float) -> Iterator[tuple[int, int, Words]]:
    """Yield (start, end, words) of what stands together, as code points of the line's text."""
    at = start = first = 0
    for number, word in enumerate(words):
        at += len(word.text)
        last = number + 1 == len(words)
        if last or words[number + 1].box[0] - word.box[2] > gap:
            yield start, at, words[first : number + 1]
            start, first = at + 1, number + 1
        at += 1


def _line(page: int, words: Words, places: "array[int]", size: float) -> Line:
    bottoms = [word.box[3] for word in words if not _FALLING & set(word.text)]
    bottom = max(word.box[3] for word in words)
    return Line(
        page=page,
        text=" ".join(word.text for word in words),
        places=places,
        left=min(word.box[0] for word in words),
        top=min(word.box[1] for word in words),
        right=max(word.box[2] for word in words),
        bottom=bottom,
        base=statistics.median(bottoms) if bottoms else bottom - _FALL * size,
        size=size,
        bold=False,
    )


def _size(words: Words) -> float:
    """Return the size of the type of a line in points, as its lower words show it.

    Some words come with the height of their whole line; single letters tell little.
    """
    telling = [word for word in words if len(word.text) >= _TELLING] or words
    shown = [(word.box[3] - word.box[1]) / part for word in telling if (part := _part(word.text))]
    if shown:
        return sorted(shown)[(len(shown) - 1) // 4]
    return max(word.box[3] - word.box[1] for word in words)


def _part(text: str) -> float:
    """Return what part of the size of its type a word is high; 0 where its signs do not say."""
    signs = set(text) - _LOW
    if not signs:
        return 0.0
    rise = _RISE if signs & _RISING else 0.0
    if not rise and (signs & _LESS_RISING or any(map(str.isupper, signs))):
        rise = _CAPITAL
    return _X + rise + (_FALL if signs & _FALLING else 0.0)


def _body(lines: Sequence[Line]) -> float:
    """Return the size that most of the text has: the middle one, counted by letters; 0 of none."""
    sized = sorted((line.size, len(line.text)) for line in lines)
    half = sum(letters for _, letters in sized) / 2
    for size, letters in sized:
        half -= letters
        if half <= 0:
            return round(size, 1)
    return 0.0


def _sized(line: Line, body: float) -> Line:
    """Return a line with the size of the text, or one of a few steps from it."""
    ratio = line.size / body if body else 1.0
    same = _HEAD_SAME if _HEAD.fullmatch(line.text) else _SAME
    if 1 - _SAME <= ratio <= 1 + same or len(line.text) <= _FEW:
        return replace(line, size=body)
    step, size = (_STEP if ratio > 1 else 1 / _STEP), body
    while abs(size * step - line.size) < abs(size - line.size):
        size *= step
    return replace(line, size=round(size, 1))


def _snapped(page: PrintedPage, body: float) -> PrintedPage:
    """Return a recognised page among others: type like that of their text has its very size."""
    return replace(page, main=tuple(_near(line, body) for line in page.main))


def _near(line: Line, body: float) -> Line:
    return replace(line, size=body) if abs(line.size / body - 1) <= _SAME else line
