"""Finding what fits a pattern (a regular expression), which may be wrong or endless.

Python's own `re` can neither be stopped nor run beside the window; Qt's gives up after so many
steps (https://www.pcre.org/current/doc/html/pcre2pattern.html#SEC2), and the text is gone through
paragraph by paragraph, long ones in pieces, with a look at the clock in between.
"""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QRegularExpression

from leader_reader.domain.document import Document
from leader_reader.ui.reader.find import MOST_FOUND, Wanted
from leader_reader.ui.reader.offsets import Offsets

_STEPS = 300_000  # in a piece, about 3 ms
_SLICE, _BUDGET = 0.008, 2.0
"""Seconds of work until the window has its turn, and until it is given up."""

_PIECE, _OVERLAP = 4_000, 400
"""Characters that are looked through at a time, and how long what is found may be for sure."""

_BEFORE = f"(*LIMIT_MATCH={_STEPS})"
_Option = QRegularExpression.PatternOption

Span = tuple[int, int]


class PatternProblem(ValueError):
    """A pattern cannot be used; the text is a sentence for the user."""


def compiled(wanted: Wanted) -> QRegularExpression:
    """Return the pattern, ready to use. Raises PatternProblem where it is not one."""
    opened, closed = ("(?<!\\w)(?:", ")(?!\\w)") if wanted.whole else ("(?:", ")")
    options = _Option.UseUnicodePropertiesOption
    if not wanted.case:
        options |= _Option.CaseInsensitiveOption
    alone = QRegularExpression(wanted.words, options)
    if not alone.isValid():
        raise PatternProblem(_wrong(alone, len(wanted.words)))
    made = QRegularExpression(f"{_BEFORE}{opened}{wanted.words}{closed}", options)
    if not made.isValid():
        raise PatternProblem(_wrong(made, len(wanted.words)))
    return made


def find_pattern(expression: QRegularExpression, document: Document) -> Iterator[list[Span]]:
    """Yield (start, end) of what fits, a few paragraphs at a time.

    A match lies within a paragraph and has at least a character; at most `MOST_FOUND` are looked
    for. Raises PatternProblem where the pattern takes too long.
    """
    began, turn, found, total = perf_counter(), perf_counter(), [], 0
    for start, text, last in _pieces(document):
        found += [(start + first, start + end) for first, end in _in_piece(expression, text, last)]
        now = perf_counter()
        if now - began > _BUDGET:
            raise PatternProblem(_too_long())
        if now - turn > _SLICE or total + len(found) >= MOST_FOUND:
            yield found[: MOST_FOUND - total]
            total += len(found)
            turn, found = perf_counter(), []
            if total >= MOST_FOUND:
                return
    yield found


def _pieces(document: Document) -> Iterator[tuple[int, str, int]]:
    """Yield (start, text, where the next piece begins in it) of paragraphs, long ones cut."""
    for start, block in zip(document.starts, document.blocks, strict=True):
        text = block.text
        for at in range(0, max(1, len(text)), _PIECE):
            rest = len(text) - at
            yield start + at, text[at : at + _PIECE + _OVERLAP], min(_PIECE, rest)


def _in_piece(expression: QRegularExpression, text: str, last: int) -> Iterator[Span]:
    """Yield the matches that begin before `last`. Raises PatternProblem after too many steps."""
    offsets = Offsets(text)
    at = 0
    while at <= offsets.to_utf16(last):
        match = expression.match(text, at)
        if not match.isValid():
            raise PatternProblem(_too_long())
        if not match.hasMatch() or match.capturedStart() >= offsets.to_utf16(last):
            return
        start, end = match.capturedStart(), match.capturedEnd()
        if end > start:
            yield offsets.to_code_point(start), offsets.to_code_point(end)
        at = max(end, offsets.to_utf16(offsets.to_code_point(start) + 1))


def _wrong(expression: QRegularExpression, most: int) -> str:
    text = QCoreApplication.translate("find", "This is not a pattern yet: {}, at character {}.")
    place = min(max(1, expression.patternErrorOffset()), most)
    return text.format(_plainly(expression.errorString()), place)


def _plainly(problem: str) -> str:
    """Return the commonest problems as one would say them, others as the engine names them."""
    tr = QCoreApplication.translate
    known = {
        "missing closing parenthesis": tr("find", "a closing bracket is missing"),
        "unmatched closing parenthesis": tr("find", "an opening bracket is missing"),
        "missing terminating ] for character class": tr("find", "a closing ] is missing"),
        "quantifier does not follow a repeatable item": tr("find", "there is nothing to repeat"),
        "\\ at end of pattern": tr("find", "there is nothing after the last \\"),
    }
    return known.get(problem, problem)


def _too_long() -> str:
    return QCoreApplication.translate(
        "find", "This pattern takes too long; write it more simply, with fewer * and +."
    )
