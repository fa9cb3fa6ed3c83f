"""Which lines of a plain text are its title and headings, judged by their looks alone."""

import re
from collections.abc import Collection, Sequence

from leader_reader.adapters.importers.dates import only_date
from leader_reader.adapters.importers.plain_comments import ends_comments, is_counter
from leader_reader.adapters.importers.plain_lines import Line

_SOURCE_LINE = re.compile(r"(?:[^.!?]{2,90}, )?(?:19|20)\d\d")
_ADDRESS = re.compile(r"@|https?:|www\.|-->")
_BYLINE = re.compile(r"(?:by|author|authors|published|posted|updated)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?(?:\s|$)")
_UPPER_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9 .,&/()'-]{2,80}:{1,2}")
_TITLE_LABEL = re.compile(r"title:?", re.IGNORECASE)
_CLOSERS = re.compile(r"(?:\[\d+\]|[\"'”’»)\]_*])+$")
_SENTENCE_END = re.compile(r"\w{4}[.!…](?:\[\d+\]|[\"'”’»)\]])*\s+\S")
_END_MARKS = tuple(".,;:!…。！，；：")
_SHORT, _LONGEST, _TITLE_LONGEST = 80, 160, 250
_MOST_WORDS = 26
_PROSE = 100
_LONG_PROSE = 200
_CHAIN = 3


def headings_in(lines: Sequence[Line], taken: Collection[int]) -> dict[int, int]:
    """Return the level of each line that is a heading; 1 is the title, and only that.

    `taken` are lines that belong to comments and are never headings.
    """
    title = _title(lines, taken)
    levels = {} if title is None else {title: 1}
    start = 0 if title is None else title + 1
    free = [at for at in range(start, len(lines)) if at not in taken]
    likely = [at for at in free if _looks_like_heading(lines, at)]
    for at in _without_chains(lines, likely):
        levels[at] = _level(lines[at])
    return levels


def _title(lines: Sequence[Line], taken: Collection[int]) -> int | None:
    place = 1 if len(lines) > 1 and _TITLE_LABEL.fullmatch(lines[0].text) else 0
    if len(lines) - place < 2 or place in taken:  # noqa: PLR2004 - a title has a text below it
        return None
    line, after = lines[place], lines[place + 1]
    if line.marker or line.row or line.quoted or not _is_caption(line.text, _TITLE_LONGEST):
        return None
    parted = after.gap or line.ruled or after.marker or len(after.text) > len(line.text)
    return place if parted else None


def _is_caption(text: str, longest: int) -> bool:
    """Tell whether words could be a heading: short, with a capital, no end of a sentence."""
    if len(text) > longest or _CLOSERS.sub("", text).endswith(_END_MARKS):
        return False
    if _ADDRESS.search(text) or (len(text) > _PROSE and _SENTENCE_END.search(text)):
        return False
    first = next((character for character in text if character.isalpha()), "")
    return bool(first) and not first.islower()


def _looks_like_heading(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is None or is_counter(line.text) or ends_comments(line.text):
        return False
    if line.row or line.quoted:
        return False
    if _UPPER_LABEL.fullmatch(line.text) or (line.ruled and _is_caption(line.text, _LONGEST)):
        return True
    if line.marker or _is_particulars(line.text) or not line.gap:
        return False
    return _is_caption(line.text, _LONGEST) and _is_followed(line, after)


def _is_particulars(text: str) -> bool:
    """Tell whether a line says when, where or by whom: "BMJ, 2011", "By Jane Doe"."""
    if _SOURCE_LINE.fullmatch(text) or only_date(text) or _BYLINE.match(text):
        return True
    return ";" in text or len(text.split()) > _MOST_WORDS


def _is_followed(line: Line, after: Line) -> bool:
    """Tell whether what comes after could stand under the heading `line`."""
    if len(line.text) > _SHORT:
        source = _SOURCE_LINE.fullmatch(after.text)
        return bool(after.gap) and bool(source or len(after.text) > _LONG_PROSE)
    return bool(after.gap) or len(after.text) > _PROSE


def _without_chains(lines: Sequence[Line], likely: Sequence[int]) -> list[int]:
    """Drop rows of more than three headings without a text: they are a list, or verse."""
    kept: list[int] = []
    for chain in _chains(likely):
        if len(chain) <= _CHAIN:
            kept += chain
        elif len(lines[chain[-1] + 1].text) > _PROSE:
            kept.append(chain[-1])
    return kept


def _chains(places: Sequence[int]) -> list[list[int]]:
    chains: list[list[int]] = []
    for place in places:
        if chains and chains[-1][-1] == place - 1:
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _level(line: Line) -> int:
    numbered = _NUMBERED.match(line.text)
    return min(6, 2 + numbered.group(1).count(".")) if numbered else 2
