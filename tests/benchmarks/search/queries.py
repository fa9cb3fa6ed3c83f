"""The queries, drawn from the corpus itself and the same for every engine."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import Stemmer

from tests.benchmarks.search.corpus import Corpus, sample

Queries = dict[str, list[list[str]]]
"""For each class of queries the words of each, all distinct."""

DRAWN_FROM = 20_000
"""Passages of the corpus that are looked through for queries."""

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]{3,}(?![\w'’-])")
_RUN = re.compile(r"(?<![\w'’-])(?:[A-Za-z]+ )+[A-Za-z]+(?![\w'’-])")
_TRIES = 200


@dataclass(frozen=True)
class Frequencies:
    """Words by how many passages hold them: few, up to 4 in a hundred, and more."""

    rare: list[str]
    middling: list[str]
    common: list[str]


def drawn(corpus: Corpus, count: int) -> Queries:
    """Return `count` queries of each class, fewer where the corpus has not so many."""
    texts = [text for each in sample(corpus, DRAWN_FROM).documents for text in each.passages]
    chance = random.Random(13)
    words = _frequencies(texts, chance)
    usual = [*words.middling, *words.common]
    pairs = _distinct(lambda: _pair(texts, frozenset(usual), chance), 3 * count)
    plain = [word for word in usual if len(word) > 4 and _stem(word) == word] or usual
    common = [[word] for word in words.common[:count]]
    return {
        "rare": [[word] for word in words.rare[:count]],
        "common": common,
        "and": pairs[::3],
        "or": pairs[1::3],
        "phrase": _distinct(lambda: _run(texts, chance), count),
        "prefix": _distinct(lambda: [chance.choice(usual)[:3]], count),
        "wildcard": _distinct(lambda: [_pattern(chance.choice(plain))], count),
        "fuzzy": _distinct(lambda: [_slip(chance.choice(plain), chance)], count),
        "and_snippets": pairs[2::3],
        "common_snippets": common,
        "facets": common,
    }


def _frequencies(texts: Sequence[str], chance: random.Random) -> Frequencies:
    """Sort the words of some texts by how many hold their stems; each class is shuffled."""
    holding: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    stems: dict[str, str] = {}
    for text in texts:
        words = set(_WORD.findall(text.lower()))
        for word in words:
            stem = stems.get(word) or stems.setdefault(word, _stem(word))
            forms.setdefault(stem, Counter())[word] += 1
        holding.update({stems[word] for word in words})
    total = len(texts)
    usual = {stem: forms[stem].most_common(1)[0][0] for stem in holding}
    classes: dict[str, list[str]] = {"rare": [], "middling": [], "common": []}
    for stem, held in sorted(holding.items(), key=lambda pair: (-pair[1], pair[0])):
        if name := _class(held, total):
            classes[name].append(usual[stem])
    for words in classes.values():
        chance.shuffle(words)
    return Frequencies(**classes)


def _class(held: int, total: int) -> str:
    if held <= max(2, total * 0.000_25):
        return "rare"
    if total * 0.04 <= held <= total * 0.4:
        return "common"
    return "middling" if total * 0.0025 <= held < total * 0.04 else ""


def _stem(word: str, stemmer: Stemmer.Stemmer = Stemmer.Stemmer("english")) -> str:  # noqa: B008
    return str(stemmer.stemWord(word))


def _distinct(draw: Callable[[], list[str]], count: int) -> list[list[str]]:
    """Return what was drawn, each once; stop where nothing new comes up any more."""

    def fresh() -> Iterator[tuple[str, ...]]:
        seen, tries = set(), 0
        while tries < _TRIES:
            found = tuple(draw())
            tries += 1
            if found and found not in seen:
                seen.add(found)
                tries = 0
                yield found

    return [list(words) for words, _ in zip(fresh(), range(count), strict=False)]


def _pair(texts: Sequence[str], usual: frozenset[str], chance: random.Random) -> list[str]:
    """Return two words that stand in one passage."""
    found = sorted(usual.intersection(_WORD.findall(chance.choice(texts).lower())))
    return chance.sample(found, 2) if len(found) > 1 else []


def _run(texts: Sequence[str], chance: random.Random) -> list[str]:
    """Return two to four words in a row."""
    runs = [run.lower().split(" ") for run in _RUN.findall(chance.choice(texts))]
    length = chance.randint(2, 4)
    fit = [run for run in runs if len(run) >= length]
    if not fit:
        return []
    run = chance.choice(fit)
    first = chance.randint(0, len(run) - length)
    return run[first : first + length]


def _pattern(word: str) -> str:
    return f"{word[:4]}*{word[-1]}"


def _slip(word: str, chance: random.Random) -> str:
    """Return a word with a letter left out, put in or changed, not the first."""
    at, letter = chance.randint(1, len(word) - 1), chance.choice("aeinorst")
    return word[:at] + chance.choice(("", letter, letter + word[at])) + word[at + 1 :]
