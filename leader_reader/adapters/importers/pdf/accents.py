"""Accents that are drawn over or under a letter as marks of their own, made one with it."""

import unicodedata
from array import array

_ABOVE_AND_BELOW = {
    0x60: 0x300,  # grave
    0xB4: 0x301,  # acute
    0x5E: 0x302,  # circumflex
    0x2C6: 0x302,
    0x7E: 0x303,  # tilde
    0x2DC: 0x303,
    0xAF: 0x304,  # macron
    0x2C9: 0x304,
    0x2D8: 0x306,  # breve
    0x2D9: 0x307,  # dot
    0xA8: 0x308,  # diaeresis
    0x2DA: 0x30A,  # ring
    0x2DD: 0x30B,  # two acutes
    0x2C7: 0x30C,  # caron
    0xB8: 0x327,  # cedilla
    0x2DB: 0x328,  # ogonek
}
_COMBINING = {**_ABOVE_AND_BELOW, **{mark: mark for mark in _ABOVE_AND_BELOW.values()}}
_DOTLESS = {0x131: "i", 0x237: "j"}
_REACH = 120
"""How far in the file an accent may be from its letter: programs draw those of a line last."""
_MOST = 4_000
"""Accents of one page that are looked at."""
_CENTRED = 0.5
_BESIDE = 2
_LEVEL = 0.4
_WORD_GAP = 0.15
_SPACE = 32
_NOTHING = 0
_PLANE = 0x10000

Box = tuple[float, float, float, float]


def compose_accents(codes: list[int], places: "array[int]", boxes: list[Box | None]) -> None:
    """Make one character of each letter and the accent drawn over it, in the letter's place.

    The lists are those of a Page. What is left of an accent is a code for nothing, without a box,
    and the spaces that PDFium put around it are gone where its word goes on.
    """
    if _COMBINING.keys().isdisjoint(codes):
        return
    marks = [at for at, code in enumerate(codes) if code in _COMBINING]
    for at in marks[:_MOST]:
        letter = _letter_of(at, codes, boxes)
        if letter is not None:
            _compose(at, letter, codes, places)
            boxes[at] = None
            _close(at, codes, boxes)


def _letter_of(at: int, codes: list[int], boxes: list[Box | None]) -> int | None:
    """Return where the letter is that the accent at `at` is drawn over, or None.

    A combining mark that takes no room is over the letter before it.
    """
    if boxes[at] is None:
        before = at and codes[at] == _COMBINING[codes[at]] and boxes[at - 1] is not None
        return at - 1 if before and _composed(codes[at - 1], codes[at], beside=True) else None
    for step in range(1, _REACH + 1):
        for near in (at + step, at - step):
            over = 0 <= near < len(codes) and _is_over(boxes[at], boxes[near])
            if over and _composed(codes[near], codes[at], beside=step == 1):
                return near
    return None


def _is_over(mark: Box | None, letter: Box | None) -> bool:
    """Tell whether a mark's middle is that of a letter, on the same level of the page."""
    if mark is None or letter is None:
        return False
    middle = (mark[0] + mark[2]) / 2
    if not letter[0] < middle < letter[2]:
        return False
    off = abs(middle - (letter[0] + letter[2]) / 2)
    shared = min(mark[3], letter[3]) - max(mark[1], letter[1])
    low = min(mark[3] - mark[1], letter[3] - letter[1])
    return off < _CENTRED * (letter[2] - letter[0]) and shared > _LEVEL * low


def _composed(letter: int, mark: int, *, beside: bool) -> str:
    """Return a letter with a mark, "" where it is no letter.

    What is two characters together must stand beside each other in the file already.
    """
    base = _DOTLESS.get(letter, chr(letter))
    if not base.isalpha() or letter in _COMBINING:
        return ""
    whole = unicodedata.normalize("NFC", base + chr(_COMBINING[mark]))
    return whole if len(whole) == 1 or (beside and len(whole) == _BESIDE) else ""


def _compose(at: int, letter: int, codes: list[int], places: "array[int]") -> None:
    whole = _composed(codes[letter], codes[at], beside=abs(at - letter) == 1)
    if len(whole) == 1:
        codes[letter], codes[at] = ord(whole), _NOTHING
        return
    first, second = sorted((at, letter))
    if first == at:
        places[first], places[second] = places[second], places[first]
    codes[first], codes[second] = ord(whole[0]), ord(whole[1])


def _close(at: int, codes: list[int], boxes: list[Box | None]) -> None:
    """Take away the spaces beside an accent that is gone, where no gap is seen in the print."""
    before, after = _made_space(at - 1, codes, boxes), _made_space(at + 1, codes, boxes)
    last = boxes[at - 1 - before] if at - before > 0 else None
    following = boxes[at + 1 + after] if at + 1 + after < len(boxes) else None
    if last is not None and following is not None and _gap(last, following):
        return
    for space in (at - 1,) * before + (at + 1,) * after:
        codes[space] = _NOTHING


def _made_space(at: int, codes: list[int], boxes: list[Box | None]) -> int:
    """Return 1 where PDFium made a space that the file does not draw, else 0."""
    return int(0 <= at < len(codes) and codes[at] == _SPACE and boxes[at] is None)


def _gap(last: Box, following: Box) -> bool:
    level = min(last[3], following[3]) > max(last[1], following[1])
    return level and following[0] - last[2] > _WORD_GAP * (last[3] - last[1])
