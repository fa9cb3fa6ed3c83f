"""The opening of a document: what looks like a heading above and below its title, but is none."""

import re
from collections.abc import Iterable, Sequence

from leader_reader.adapters.importers.pdf.joining import Words, join_lines
from leader_reader.adapters.importers.pdf.paragraphs import Group
from leader_reader.adapters.importers.properties import names_in

_KICKER = re.compile(
    r"(?:(?:open access|free(?: full text)?|peer[- ]reviewed?"
    r"|(?:(?:original|research|review|short|brief|rapid|special|invited|case|clinical|systematic"
    r"|scoping|narrative|technical|study|trial|full|feature|data|letter|debate|perspective"
    r"|qualitative|quality|improvement|practice|methodology|methods|scientific)\s+)*"
    r"(?:articles?|papers?|reports?|reviews?|research|investigations?|communications?|protocols?"
    r"|editorials?|commentary|commentaries|correspondence|viewpoints?|opinions?|perspectives?"
    r"|letters?(?: to the editor)?|notes?|meta-analysis|debate|study))[\s|:•·—–-]*)+",
    re.IGNORECASE,
)
"""What stands above a title: "Research Article", "ORIGINAL PAPER | Open Access"."""
_FIRST_HEADS = re.compile(
    r"(?:\d+\.?\s*)?(?:abstract|summary|introduction|background|key ?words|executive summary"
    r"|contents|table of contents|foreword|preface|objectives?|purpose|aims?)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[^\W\d_][.’']?\s?(?:\d|[*†‡§¶])|\b[^\W\d_a-z]\.|\b(?:MD|PhD|Ph\.D|MSc|RN)\b")
"""What names of authors have: a number or a sign behind them, an initial, a degree."""
_PLACE = re.compile(
    r"\b(?:department|universit|hospital|institut|school of|faculty|cent(?:re|er) for|college)"
    r"|\bcorrespond",
    re.IGNORECASE,
)
_MOST_HEADS = 12
_SEVERAL = 3


def part_opening(groups: Sequence[Group], words: Words) -> None:
    """Make plain text of the headings of the first page that are names, places or kinds.

    Groups are changed in place. What is set in the largest type stays a heading, as the title.
    """
    heads = [(group, join_lines(group.lines, words).text) for group in _first_heads(groups)]
    titles = [
        group for group, text in heads if not _KICKER.fullmatch(text) and not _is_authors(text)
    ]
    if not titles:
        return
    title = max(titles, key=lambda group: group.lines[0].size)
    above = True
    for group, text in heads:
        above = above and group is not title
        if not above and _FIRST_HEADS.match(text) and group is not title:
            return
        below = not above and group is not title and (_is_authors(text) or _is_place(text))
        if below or _KICKER.fullmatch(text):
            group.head = False


def _first_heads(groups: Iterable[Group]) -> list[Group]:
    """Return the headings of the first page that has any text, which the outline does not name."""
    first = next(iter(groups), None)
    if first is None:
        return []
    page = first.lines[0].page
    heads: list[Group] = []
    for group in groups:
        if group.lines[0].page != page or len(heads) == _MOST_HEADS:
            break
        if group.head and not group.lines[0].entry:
            heads.append(group)
    return heads


def _is_place(text: str) -> bool:
    """Tell whether a line says where authors work or how they are reached."""
    return "@" in text or ("," in text and bool(_PLACE.search(text)))


def _is_authors(text: str) -> bool:
    """Tell whether a line is made of people's names, which must show as such."""
    names = names_in(text)
    return len(names) >= _SEVERAL or (bool(names) and bool(_MARKED.search(text)))
