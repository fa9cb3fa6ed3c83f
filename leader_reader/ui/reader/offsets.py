"""Offsets between Python's code points and Qt's UTF-16 units: the only place that converts."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Converts offsets into one text by a bisect over its wide characters.

    A wide character (above U+FFFF: emoji, rare CJK) is one code point and two UTF-16 units.
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [place + number for number, place in enumerate(self._wide)]

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 offset of the character at `code_point`."""
        return code_point + bisect_left(self._wide, code_point)

    def to_code_point(self, utf16: int) -> int:
        """Return the code point at `utf16`; the middle of a wide character counts as its start."""
        return utf16 - bisect_left(self._wide_units, utf16)
