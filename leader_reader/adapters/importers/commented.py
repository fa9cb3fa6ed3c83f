"""Comments of reviewers as marks: found by signs put into the text where a comment begins and ends.

The text is read with the signs in it as it is read without; counting its letters and digits then
tells where each sign stands in the text that is kept, whatever white space was made of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from leader_reader.domain.anchoring import CONTEXT, describe, locate, trim
from leader_reader.domain.document import Document
from leader_reader.domain.found_mark import FoundMark, MarkKind, MarksFound

MOST_COMMENTS = 20_000
"""The most comments of one file that are given a place; those beyond count as lost."""

_SIGNS = range(0x100000, 0x10FFFE)
"""Characters of the last private plane, which no text has."""
_SIGN = re.compile("[\U00100000-\U0010fffd]")
_ENOUGH = 8
"""So many characters before or after a quote must be those of the text it is looked for in."""
_LONGEST = 40_000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `answers` is the `name` of the comment that it answers, "" for none."""

    name: str
    note: str
    creator: str = ""
    created: datetime | None = None
    answers: str = ""


class Signs:
    """Hands out two signs for each comment, none of which `text` has."""

    def __init__(self, text: str) -> None:
        there = frozenset(_SIGN.findall(text))
        self._free = (sign for sign in map(chr, _SIGNS) if sign not in there)
        self._pairs: dict[str, tuple[str, str]] = {}

    def of(self, name: str) -> tuple[str, str]:
        """Return what stands where the comment begins, and where it ends; "" where none is left."""
        if name not in self._pairs:
            if len(self._pairs) >= MOST_COMMENTS:
                return "", ""
            self._pairs[name] = next(self._free, ""), next(self._free, "")
        return self._pairs[name]


def comment_marks(
    document: Document, signed: str, comments: Sequence[Comment], signs: Signs
) -> MarksFound:
    """Return a mark for each comment that answers none; answers become part of its note.

    `signed` is the text that was read with the signs in it.
    """
    text = SignedText(signed, document.text)
    marks, lost = [], 0
    for comment, note in _threads(comments):
        place = text.place(*signs.of(comment.name))
        if place is None:
            lost += 1
            continue
        target = describe(document, *place)
        marks.append(
            FoundMark(
                MarkKind.COMMENT,
                target,
                note=note,
                creator=comment.creator,
                created=comment.created,
            )
        )
    marks.sort(key=lambda mark: mark.target.position)
    return MarksFound(tuple(marks), lost)


class SignedText:
    """A text with signs in it, beside the same `kept` text without them."""

    def __init__(self, signed: str, kept: str) -> None:
        self._signed, self._kept = signed, kept
        self._at = {found[0]: found.start() for found in _SIGN.finditer(signed)}
        self._counted = [at for at, each in enumerate(signed) if each.isalnum()]
        self._there = [at for at, each in enumerate(kept) if each.isalnum()]
        self._same = [signed[at] for at in self._counted] == [kept[at] for at in self._there]

    def place(self, first: str, last: str) -> tuple[int, int] | None:
        """Return the stretch of the kept text between two signs; None where it is not found.

        Where there is nothing between them it is the word before. The second sign may be
        missing: what is meant then is the word before the first.
        """
        begins = self._at.get(first)
        ends = self._at.get(last, begins)
        if begins is None or ends is None:
            return None
        found = self._counted_out(begins, ends) if self._same else self._sought(begins, ends)
        start, end = trim(self._kept, *found) if found else (0, 0)
        return (start, end) if start < end else None

    def _counted_out(self, begins: int, ends: int) -> tuple[int, int] | None:
        first, last = bisect_left(self._counted, begins), bisect_left(self._counted, ends)
        if not self._there:
            return None
        if last <= first:
            return self._word_at(self._there[max(0, first - 1)])
        start, end = self._there[first], self._there[last - 1] + 1
        opening = self._signed[begins : self._counted[first]]
        closing = self._signed[self._counted[last - 1] + 1 : ends]
        return start - self._alike(opening[::-1], start, -1), end + self._alike(closing, end, 1)

    def _alike(self, around: str, at: int, step: int) -> int:
        """Return how far the marks of punctuation beside a place are those of the signed text."""
        found = there = at if step > 0 else at - 1
        for character in "".join(_SIGN.sub("", around).split()):
            while 0 <= there < len(self._kept) and self._kept[there].isspace():
                there += step
            if not 0 <= there < len(self._kept) or self._kept[there] != character:
                break
            there += step
            found = there
        return abs(found - (at if step > 0 else at - 1))

    def _word_at(self, at: int) -> tuple[int, int]:
        start = end = at
        while start > 0 and not self._kept[start - 1].isspace():
            start -= 1
        while end < len(self._kept) and not self._kept[end].isspace():
            end += 1
        return start, end

    def _sought(self, begins: int, ends: int) -> tuple[int, int] | None:
        """Find the words again in a text that was read by an older version of the program."""
        words = _plain(self._signed[begins:ends])
        before = _plain(self._signed[max(0, begins - 2 * CONTEXT) : begins])
        after = _plain(self._signed[ends : ends + 2 * CONTEXT])
        places = [place for place in locate(self._kept, words) if self._fits(place, before, after)]
        return places[0] if len(places) == 1 else None

    def _fits(self, place: tuple[int, int], before: str, after: str) -> bool:
        ahead = self._kept[max(0, place[0] - 2 * _ENOUGH) : place[0]].strip()
        behind = self._kept[place[1] : place[1] + 2 * _ENOUGH].strip()
        return _last(ahead) == _last(before) or behind[:_ENOUGH] == after[:_ENOUGH]


def _plain(text: str) -> str:
    return _SIGN.sub("", text).strip()


def _last(text: str) -> str:
    return text[-_ENOUGH:]


def _threads(comments: Sequence[Comment]) -> Iterator[tuple[Comment, str]]:
    """Yield each comment that answers none, with its note and the answers to it."""
    known = {comment.name: comment for comment in comments}
    notes: dict[str, list[str]] = {}
    for comment in comments:
        root = _root(comment, known)
        words = comment.note
        if root is not comment and comment.creator and words:
            words = f"{comment.creator}: {words}"
        notes.setdefault(root.name, []).append(words)
    for comment in comments:
        if _root(comment, known) is comment:
            yield comment, "\n".join(filter(None, notes[comment.name]))[:_LONGEST]


def _root(comment: Comment, known: Mapping[str, Comment]) -> Comment:
    """Return what a comment answers in the end, itself where that is not there."""
    root, steps = comment, 0
    while root.answers in known and steps < _DEEPEST:
        root, steps = known[root.answers], steps + 1
    return comment if steps >= _DEEPEST else root
