"""Groups of synonyms as lines that people write: "staff = workforce, personnel"."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from leader_reader.domain.finding import Synonyms

_PARTED = re.compile(r"[=,;]")
_SEVERAL = 2
_MOST_NAMED = 3


def to_text(synonyms: Iterable[Synonyms]) -> str:
    """Return a line for each group."""
    return "\n".join(" = ".join(group.words) for group in synonyms)


def to_groups(text: str) -> list[list[str]]:
    """Return the words of each line that is not empty."""
    lines = ([word.strip() for word in _PARTED.split(line)] for line in text.splitlines())
    groups = ([word for word in line if word] for line in lines)
    return [group for group in groups if group]


def complaint(groups: Sequence[Sequence[str]]) -> str:
    """Return what is wrong with groups, in a sentence; "" where nothing is."""
    alone = [group[0] for group in groups if len(group) < _SEVERAL]
    if not alone:
        return ""
    named = ", ".join(f"“{word}”" for word in alone[:_MOST_NAMED])
    text = _tr("{} stands alone and is left out: write = and another word after it.")
    if len(alone) > 1:
        text = _tr("{} stand alone and are left out: write = and another word after each.")
    return text.format(named)


def _tr(text: str) -> str:
    return QCoreApplication.translate("synonyms", text)
