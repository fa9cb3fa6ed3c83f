"""Headings that only their capitals set apart from the text around them."""

import re
from collections.abc import Sequence

from leader_reader.adapters.importers.pdf.paragraphs import CAPTION, Group

_LONGEST = 90
_MOST_LINES = 3
_LEAST_LETTERS = 8
_LEAST_WORDS = 2
_SMALLEST = 0.7
"""Of the text: capitals of smaller type are labels of a drawing."""
_APART = 1.3
_ENDED = re.compile(r"[.,;:!?]\s*$")
_SECTION = re.compile(
    r"abstract|summary|introduction|background|aims|objectives|methods|results|findings|notes"
    r"|discussion|conclusions?|references|bibliography|acknowledge?ments|appendix|limitations"
    r"|recommendations|contents|foreword|preface|glossary|funding|index",
    re.IGNORECASE,
)
"""What a heading of one word says."""


def with_capitals(groups: Sequence[Group], body: float) -> None:
    """Make headings of the groups in capitals that text follows, with room above them.

    Groups are changed in place. Where capitals follow capitals they are labels or a form.
    """
    around: list[Group | None] = [None, *groups, None]
    found = [
        group
        for before, group, after in zip(around, groups, around[2:], strict=False)
        if _is_capitals(group)
        and group.lines[0].size >= _SMALLEST * body
        and _is_opening(before, group)
        and _is_text(after, group)
    ]
    for group in found:
        group.head = True


def _is_capitals(group: Group) -> bool:
    """Tell whether a group is a few words in capitals that end no sentence."""
    if group.head or group.item or group.cells or len(group.lines) > _MOST_LINES:
        return False
    text = " ".join(line.text.strip() for line in group.lines)
    words = re.findall(r"[^\W\d_]+", text)
    long = len(words) >= _LEAST_WORDS and sum(map(len, words)) >= _LEAST_LETTERS
    named = len(words) == 1 and _SECTION.fullmatch(words[0]) is not None
    fitting = (
        text.isupper() and "_" not in text and len(text) <= _LONGEST and not _ENDED.search(text)
    )
    return fitting and (long or named) and not CAPTION.match(text)


def _is_opening(before: Group | None, group: Group) -> bool:
    """Tell whether a group stands first in its column, below a heading or with room above."""
    if before is None or before.head:
        return True
    last, first = before.lines[-1], group.lines[0]
    if last.page != first.page or last.base > first.base:
        return True
    shouted = _is_capitals(before)
    return not shouted and first.base - last.base > _APART * max(last.size, first.size)


def _is_text(after: Group | None, group: Group) -> bool:
    """Tell whether what follows is text or a heading, not more capitals, a table or a label."""
    if after is None or after.cells or _is_capitals(after):
        return False
    near = after.lines[0].page - group.lines[-1].page <= 1
    return near and any(character.islower() for line in after.lines for character in line.text)
