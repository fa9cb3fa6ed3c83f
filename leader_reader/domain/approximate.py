"""Finds a quote again in a text in which it, or what is around it, was changed."""

from difflib import SequenceMatcher
from itertools import pairwise

from leader_reader.domain.annotation import Target
from leader_reader.domain.comparing.words import Words, words_of

_QUOTE, _AROUND, _POSITION = 50, 20, 2
"""What the quote, each side and the position count, as in Hypothesis's fuzzy anchoring."""
_ALIKE, _LEAST, _AHEAD = 0.6, 0.55, 0.08
"""How alike the words must be, how good the whole, and by how much better than any other place."""
_MOST_PLACES = 60

_Place = tuple[int, int]


def locate_alike(target: Target, text: str) -> _Place | None:
    """Return where the words of `target` stand reworded, or None where that is not certain.

    A place is judged by its words and what is around it; another that is nearly as good makes
    it uncertain.
    """
    quote, words = words_of(target.quote.exact).keys, words_of(text)
    if not quote or not words.keys:
        return None
    found = {_trimmed(words, quote, place) for place in _places(words, quote)}
    scored = sorted(((_score(target, quote, words, each), each) for each in found), reverse=True)
    apart = [each for each in scored if scored and not _overlap(each[1], scored[0][1])]
    if not scored or scored[0][0] < _LEAST:
        return None
    if apart and scored[0][0] - apart[0][0] < _AHEAD:
        return None
    first, last = scored[0][1]
    return words.starts[first], words.ends[last - 1]


def _places(words: Words, quote: list[str]) -> list[_Place]:
    """Return stretches of words that hold the rarer words of the quote, where it could stand."""
    wanted = set(quote)
    where: dict[str, list[int]] = {}
    for place, key in enumerate(words.keys):
        if key in wanted:
            where.setdefault(key, []).append(place)
    rare = sorted(where, key=lambda key: len(where[key]))[:4]
    room = len(quote) // 2 + 2
    begins = sorted({place - quote.index(key) for key in rare for place in where[key]})
    apart = begins[:1] + [b for a, b in pairwise(begins) if b - a > 1]
    return [
        (max(begin - room, 0), min(begin + len(quote) + room, len(words)))
        for begin in apart[:_MOST_PLACES]
    ]


def _trimmed(words: Words, quote: list[str], place: _Place) -> _Place:
    """Return the part of a stretch from the first to the last word that fits the quote."""
    match = SequenceMatcher(None, quote, words.keys[slice(*place)], autojunk=False)
    blocks = [block for block in match.get_matching_blocks() if block.size]
    if not blocks:
        return place
    return place[0] + blocks[0].b, place[0] + blocks[-1].b + blocks[-1].size


def _score(target: Target, quote: list[str], words: Words, place: _Place) -> float:
    alike = _ratio(quote, words.keys[slice(*place)])
    if alike < _ALIKE:
        return 0.0
    size = max(len(target.quote.prefix.split()), len(target.quote.suffix.split())) + 1
    before = _ratio(_keys(target.quote.prefix), words.keys[max(0, place[0] - size) : place[0]])
    after = _ratio(_keys(target.quote.suffix), words.keys[place[1] : place[1] + size])
    away = abs(words.starts[place[0]] - target.position.start) / max(1, len(words.text))
    total = _QUOTE * alike + _AROUND * (before + after) + _POSITION * (1 - away)
    return total / (_QUOTE + 2 * _AROUND + _POSITION)


def _keys(text: str) -> list[str]:
    return words_of(text).keys


def _ratio(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one or other else 1.0


def _overlap(one: _Place, other: _Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
