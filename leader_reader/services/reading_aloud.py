"""Reading aloud: the sentences of a document from a place on, and the voice that says them.

Where a sentence ends is told by rules, as there is nothing to learn from offline: a full stop
ends one unless what stands before it is known as an abbreviation, an initial or a number in front
of an item, or what follows goes on in small letters.
"""

import re
from collections.abc import Iterator
from typing import Protocol

from leader_reader.domain.document import Block, Document, SpanStyle
from leader_reader.domain.errors import LeaderReaderError

SLOWEST, USUAL, FASTEST = 50, 100, 300
"""Speeds in percent of the voice's own."""

LONGEST = 600
"""Code points said at once; longer sentences are read in pieces, cut at a comma or a space."""

Range = tuple[int, int]

_END = re.compile(
    r"""(?<![.!?…])
    (?P<signs> \.(?:[ \u00a0]\.)++ | [.!?…؟۔।]++ | (?P<wide>[。！？]++) )
    (?: ["'”’»)\]\u203a】」』）] | \[[\d,–\-]{1,12}\] | [\u00b9\u00b2\u00b3\u2070-\u2079] )*+
    (?: (?<=[^\W\d_]\.)\d{1,3}(?=\s+[^\W\d_a-z]) )?
    (?: (?P<space>\s++) | \Z | (?(wide)|(?!)) )""",
    re.VERBOSE,
)
"""Signs, then closing quotes, brackets and numbers of notes, then a space or nothing more."""
_ELLIPSIS = re.compile(r"[.…\s]+")
_NEXT = re.compile(r"[\"'“‘«‹(\[¿¡–—-]{0,4}+(?P<sign>\S)")
_WORD = re.compile(r"[^\W\d_]++(?![.\w])")
_BEFORE = 24
_WHOLE_WORD = re.compile(r"[^\s(\[\"'“‘«/–—]*\Z")
_NUMBER_OF_ITEM = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})")
_INITIALS = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+|[^\W\d_]")
_CLAUSE = re.compile(r"[;:,–—]\s+")
_SPACE = re.compile(r"\s+")
_LEADERS = re.compile(r"([._·…\-–—=*•])(?:\s?\1){3,}")
_NOTE_NUMBER = re.compile(r"[\d,–\-\s]+")
_LONG_WORD = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?)\]\"'”’])\s*\Z")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GO_ON = _words(
    "e.g eg i.e ie cf vs viz dr drs mr mrs ms mx messrs prof profs rev hon st sr fr gen col maj "
    "capt lt sgt univ dept"
)
"""Abbreviations that no sentence ends with."""
_BEFORE_NUMBERS = _words(
    "fig figs eq eqs ref refs sec sect chap vol vols p pp para paras ext approx ca c"
)
"""Abbreviations that a number follows, or a letter ("Fig. A"); before a word they end one."""
_BEFORE_DIGITS = _words(
    "no nos n nr art ch tab app tel jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations only before digits; some are words themselves."""
_OFTEN_LAST = _words("etc al ltd inc co corp plc jr ed eds edn esp est")
"""Abbreviations that a sentence may end with, and does before a capital."""
_OPENERS = _words(
    "a after all although an and as at because before both but by each every for from has her his "
    "how however i if in is it its many most no nor not of on one or our she he since so some such "
    "that the their then there these they this those thus to we what when where whether while who "
    "why with yet you"
)
"""Words that open sentences and are not the second part of a name."""


class VoiceFailed(LeaderReaderError):
    """A voice that cannot be started, fails, or does not come to an end."""


class Voice(Protocol):
    """Says one text at a time; every call returns at once."""

    def say(self, text: str, speed: int) -> None:
        """Begin to say `text`, `speed` in percent; stops what was said. Raises VoiceFailed."""

    def is_speaking(self) -> bool:
        """Tell whether the text is still being said. Raises VoiceFailed if it cannot be."""

    def stop(self) -> None:
        """Be silent at once."""


def sentences(document: Document, offset: int = 0) -> Iterator[Range]:
    """Yield (start, end) of the sentences from the one that holds `offset` on.

    Code points of the text, end exclusive, without spaces around them. Each block ends a sentence;
    navigation and running heads are left out. Found as they are asked for.
    """
    for number in range(document.block_at(offset), len(document.blocks)):
        for start, end in _sentences_of(document, number):
            if end > offset:
                yield start, end


def sentence_before(document: Document, offset: int) -> Range | None:
    """Return the last sentence that ends at or before `offset`, None where there is none."""
    for number in range(document.block_at(offset), -1, -1):
        last = None
        for start, end in _sentences_of(document, number):
            if end > offset:
                break
            last = (start, end)
        if last is not None:
            return last
    return None


def spoken(document: Document, start: int, end: int) -> str:
    """Return how a sentence of one block is said, "" where there is nothing to say.

    Raised numbers of notes and rows of dots are left out; the cells of a table have pauses
    between them.
    """
    number = document.block_at(start)
    first = document.starts[number]
    words = _without_notes(document.blocks[number], start - first, end - first)
    words = _LEADERS.sub(" ", words.replace("\t", ", "))
    words = _SPACE.sub(" ", words).strip()
    return words if any(sign.isalnum() for sign in words) else ""


def _sentences_of(document: Document, number: int) -> Iterator[Range]:
    block = document.blocks[number]
    if not block.main:
        return
    first = document.starts[number]
    for start, end in _split(block.text):
        for piece in _pieces(block.text, start, end):
            yield first + piece[0], first + piece[1]


def _split(text: str) -> Iterator[Range]:
    """Yield the sentences of one block's text."""
    begin = _past_space(text, 0)
    for found in _END.finditer(text):
        if found.start() >= begin and _ends(text, begin, found):
            end = found.start("space") if found["space"] else found.end()
            yield begin, end
            begin = found.end()
    end = len(text.rstrip())
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, found: re.Match[str]) -> bool:
    """Tell whether signs, as `_END` finds them, end the sentence that began at `begin`."""
    following = _NEXT.match(text, found.end())
    if following is None or found["wide"]:
        return True
    sign, signs = following["sign"], found["signs"]
    if sign.islower():
        return False
    if signs != ".":
        return not (sign.isdigit() and _ELLIPSIS.fullmatch(signs))
    before = text[max(begin, found.start() - _BEFORE) : found.start()]
    if found.start() - begin < _BEFORE and _NUMBER_OF_ITEM.fullmatch(before):
        return False
    return not _is_abbreviated(before, text, following)


def _is_abbreviated(before: str, text: str, following: re.Match[str]) -> bool:
    """Tell whether the full stop after `before` belongs to an abbreviation within a sentence."""
    whole = _WHOLE_WORD.search(before)
    word = whole.group() if whole else ""
    low, number = word.lower(), following["sign"].isdigit()
    if low in _GO_ON:
        return True
    if low in _BEFORE_DIGITS or low in _OFTEN_LAST:
        return number
    if low in _BEFORE_NUMBERS or _INITIALS.fullmatch(word):
        next_word = _WORD.match(text, following.start("sign"))
        return next_word is None or next_word.group().lower() not in _OPENERS
    return False


def _pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """Cut a sentence that is too long to be said at once."""
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, start + len(text[start:cut].rstrip())
        start = _past_space(text, cut)
    yield start, end


def _cut(text: str, start: int) -> int:
    """Return where to cut: after the last comma or the like of what is said, or word, or there."""
    middle, most = start + LONGEST // 2, start + LONGEST
    clauses = [found.end() for found in _CLAUSE.finditer(text, middle, most)]
    spaces = clauses or [found.end() for found in _SPACE.finditer(text, middle, most)]
    return spaces[-1] if spaces else most


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _without_notes(block: Block, start: int, end: int) -> str:
    """Return `start..end` of a block without the raised numbers of its notes.

    A number raised after a long word or a sign is one; after a short word it can be a power (m2).
    """
    text, kept, at = block.text, [], start
    for span in sorted(block.spans, key=lambda each: each.start):
        raised = span.style is SpanStyle.SUPERSCRIPT and at <= span.start < span.end <= end
        number = raised and _NOTE_NUMBER.fullmatch(text, span.start, span.end)
        if number and _LONG_WORD.search(text[max(start, span.start - 8) : span.start]):
            kept.append(text[at : span.start])
            at = span.end
    return "".join([*kept, text[at:end]])
