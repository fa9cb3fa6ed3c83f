"""Reads Tesseract's table of words (TSV): each with its line, its box and how sure it is.

Columns as in https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html#tsv-output-currently-available-in-305-dev-in-master-branch-on-github
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leader_reader.adapters.ocr.words import Line, Word

MOST_BYTES = 20_000_000
MOST_WORDS = 20_000
"""What is read of one page; a full page of small print has about 1,500 words."""

_COLUMNS = 12
_WORD_LEVEL = "5"
_LONGEST = 200
_LONG_LINE, _SHORT = 12, 4
_WIDEST = 1 << 16
_PLAIN_END = 0x10000
_SURE_BLOCK = 45.0
_SURE_LINE = 30.0
_SURE_PAGE = 45.0
_SURE_WORD = 60.0
_GOOD = 70.0
_LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_FOLDED = str.maketrans({**_LIGATURES, "\u00a0": None, "\u00ad": "-"})
_NEVER_ALONE = frozenset("|_~")
_SPECKS = "|_~=`´'‘’\"“”°¬^<>\\/.,:;-—–*«»{}[]()¢©®§$£€#@!?"
"""Signs that lines, specks and stains are taken for where they stand alone."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One word of the table and the numbers of its block, and of its line in the page."""

    word: Word
    block: int
    line: tuple[int, int, int]


def read_lines(table: bytes, scale: float) -> tuple[Line, ...]:
    """Return the lines of a page in the program's order, without what is no text.

    `scale` is how many pixels of the picture make a point. What is malformed is left out.
    """
    rows = list(_rows(table, scale))
    if _mean(row.word for row in rows) < _SURE_PAGE:
        return ()
    return tuple(_lines(_in_sound_blocks(rows)))


def sureness(lines: Iterable[Line]) -> float:
    """Return how sure the program is of the words of `lines`, 0 where there are none."""
    return _mean(word for line in lines for word in line)


def turn_of(lines: Iterable[Line]) -> int:
    """Return by how many degrees clockwise a page is to be turned for its lines to go across.

    The program reads lines that run up or down the page too; their words are higher than wide.
    """
    long = [line for line in lines if sum(len(word.text) for word in line) >= _LONG_LINE]
    upright = [line for line in long if len(line) > 1 and all(_is_upright(word) for word in line)]
    if len(upright) <= len(long) / 2:
        return 0
    down = sum(1 for line in upright if line[-1].box[1] > line[0].box[1])
    return 270 if down > len(upright) / 2 else 90


def _is_upright(word: Word) -> bool:
    left, top, right, bottom = word.box
    return len(word.text) < _SHORT or bottom - top > right - left


def _rows(table: bytes, scale: float) -> Iterator[_Row]:
    found = 0
    for line in table[:MOST_BYTES].decode("utf-8", "replace").split("\n"):
        cells = line.rstrip("\r").split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL:
            continue
        row = _row(cells, scale)
        if row is not None:
            yield row
            found += 1
            if found == MOST_WORDS:
                return


def _row(cells: Sequence[str], scale: float) -> _Row | None:
    text = _plain(cells[11])
    try:
        _, block, paragraph, line, _, left, top, width, height = map(int, cells[1:10])
        sure = float(cells[10])
    except ValueError:
        return None
    fits = min(left, top) >= 0 and min(width, height) > 0 and max(width, height) < _WIDEST
    if not text or not fits or not math.isfinite(sure):
        return None
    box = (left / scale, top / scale, (left + width) / scale, (top + height) / scale)
    word = Word(text, box, min(100.0, max(0.0, sure)))
    return _Row(word, block, (block, paragraph, line))


def _plain(text: str) -> str:
    """Return a word as it may stand in a text: folded ligatures, nothing unprintable."""
    folded = text.strip().translate(_FOLDED)
    kept = (sign for sign in folded if sign.isprintable() and ord(sign) < _PLAIN_END)
    return "".join(sign for sign in kept if not sign.isspace())[:_LONGEST]


def _in_sound_blocks(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield the rows of blocks that are text: pictures come out as blocks of unsure letters."""
    blocks: dict[int, list[Word]] = {}
    for row in rows:
        blocks.setdefault(row.block, []).append(row.word)
    sound = {number for number, words in blocks.items() if _is_text(words)}
    yield from (row for row in rows if row.block in sound)


def _is_text(words: Sequence[Word]) -> bool:
    real = any(word.sure >= _SURE_WORD and any(map(str.isalnum, word.text)) for word in words)
    return real and _mean(words) >= _SURE_BLOCK


def _lines(rows: Iterable[_Row]) -> Iterator[Line]:
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for row in rows:
        lines.setdefault(row.line, []).append(row.word)
    for words in lines.values():
        line = _without_specks(words)
        if line and _mean(line) >= _SURE_LINE:
            yield line


def _without_specks(words: Sequence[Word]) -> Line:
    """Return a line without signs that stand alone and that the program is not sure of."""
    if all(_is_speck(word, _GOOD) or not any(map(str.isalnum, word.text)) for word in words):
        return ()
    kept = [word for word in words if not _is_speck(word, _SURE_WORD)]
    return tuple(replace(word, box=_in_order(word)) for word in kept)


def _is_speck(word: Word, sure: float) -> bool:
    never = set(word.text) <= _NEVER_ALONE
    return never or (word.sure < sure and all(sign in _SPECKS for sign in word.text))


def _in_order(word: Word) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(side, 2) for side in word.box)
    return left, top, max(right, left + 0.01), max(bottom, top + 0.01)


def _mean(words: Iterable[Word]) -> float:
    """Return how sure the program is of words on the whole, each counted by its letters."""
    total = letters = 0.0
    for word in words:
        total += word.sure * len(word.text)
        letters += len(word.text)
    return total / letters if letters else 0.0
