"""What was recognised, kept beside the original: a line about it, then the pages, compressed.

The places of words are needed as long as the document is, and recognising costs minutes.
"""

import json
import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leader_reader.adapters.ocr.words import Line, RecognisedPage, Word
from leader_reader.adapters.whole_files import whole_file

ENDING = ".words"
VERSION = 1
MOST_BYTES = 400_000_000
"""What the pages may take unpacked: 20,000 pages of a full page's words."""

_MOST_HEAD = 1_000_000
_LONGEST_NAME = 40
_TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a document was recognised: by which program (with version), in which languages.

    `failed` are the pages, from 1, of which it could make nothing because it failed.
    """

    program: str
    languages: str
    pages: tuple[int, ...]
    failed: tuple[int, ...] = ()


def kept_beside(original: Path) -> Path:
    """Return where the recognition of a kept original is."""
    return original.with_suffix(ENDING)


def write_kept(path: Path, about: Recognition, pages: Iterable[RecognisedPage]) -> None:
    """Write a recognition, whole or not at all. Raises OSError."""
    head = {
        "version": VERSION,
        "program": about.program,
        "languages": about.languages,
        "pages": list(about.pages),
        "failed": list(about.failed),
    }
    body = json.dumps([_packed(page) for page in pages], ensure_ascii=False, separators=(",", ":"))
    packed = json.dumps(head).encode() + b"\n" + zlib.compress(body.encode(), 6)
    with whole_file(path) as file:
        file.write(packed)


def read_about(path: Path) -> Recognition | None:
    """Return how a document was recognised; None where it was not, or that cannot be read."""
    try:
        with path.open("rb") as file:
            return _about(file.readline(_MOST_HEAD))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def said_of(kept: Path) -> str:
    """Return what is said of how a document was recognised ("Tesseract 5.3"); "" if it was not."""
    about = read_about(kept)
    return ".".join(about.program.split(".")[:2])[:_LONGEST_NAME] if about else ""


def read_kept(path: Path) -> dict[int, RecognisedPage]:
    """Return the recognised pages by number; none where there is no sound recognition."""
    try:
        with path.open("rb") as file:
            _about(file.readline(_MOST_HEAD))
            packed = file.read(MOST_BYTES)
        unpacking = zlib.decompressobj()
        body = unpacking.decompress(packed, MOST_BYTES)
        if not unpacking.eof:
            return {}
        pages = [_unpacked(page) for page in json.loads(body)]
    except (OSError, ValueError, TypeError, KeyError, zlib.error, RecursionError):
        return {}
    return {page.number: page for page in pages}


def _about(head: bytes) -> Recognition:
    told = json.loads(head)
    if told["version"] != VERSION:
        raise ValueError("of another version of the program")
    return Recognition(
        str(told["program"]),
        str(told["languages"]),
        _numbers(told["pages"]),
        _numbers(told["failed"]),
    )


def _numbers(told: Sequence[object]) -> tuple[int, ...]:
    return tuple(number for number in told if isinstance(number, int))


def _packed(page: RecognisedPage) -> dict[str, object]:
    """Return a page as JSON can hold it; words one after the other: text, box, sureness."""
    return {
        "number": page.number,
        "size": [page.width, page.height],
        "turn": page.turn,
        "lines": [
            [[word.text, *(round(side, 2) for side in word.box), round(word.sure)] for word in line]
            for line in page.lines
        ],
    }


def _unpacked(told: Mapping[str, object]) -> RecognisedPage:
    number, size, turn, lines = (told[name] for name in ("number", "size", "turn", "lines"))
    if not isinstance(number, int) or number < 1 or turn not in _TURNS:
        raise ValueError("not a page")
    if not isinstance(size, list) or not isinstance(lines, list) or not isinstance(turn, int):
        raise TypeError("not a page")
    width, height = (_number(side) for side in size)
    return RecognisedPage(number, width, height, tuple(map(_line, lines)), turn)


def _line(told: Sequence[Sequence[object]]) -> Line:
    words = tuple(
        Word(
            str(text), (_number(left), _number(top), _number(right), _number(bottom)), _number(sure)
        )
        for text, left, top, right, bottom, sure in told
    )
    if not words or not all(word.text for word in words):
        raise ValueError("not a line")
    return words


def _number(told: object) -> float:
    if not isinstance(told, int | float) or not math.isfinite(told):
        raise TypeError("not a number")
    return float(told)
