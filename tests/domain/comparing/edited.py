"""Texts made at random and edited at random, where it is known what became of each word."""

from dataclasses import dataclass, replace
from itertools import count
from random import Random

BOILERPLATE = (
    "The board noted the report.",
    "Staff were thanked for their work.",
    "See the table for details.",
    "This page is left blank.",
)
COMMON = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "on",
    "with",
    "as",
    "by",
    "are",
    "it",
    "was",
    "be",
)
_SYLLABLES = (
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
)


@dataclass(frozen=True)
class Word:
    """A word with the marks before and after it; `id` is negative where it was put in."""

    text: str
    id: int
    before: str = ""
    after: str = ""


Text = list[list[Word]]


@dataclass(frozen=True)
class Rates:
    """How much is edited: shares of the words, and of the paragraphs."""

    words: float = 0.05
    moved: float = 0.05
    deleted: float = 0.05
    broken: float = 0.05
    inserted: float = 0.0
    noisy: bool = True


@dataclass(frozen=True)
class Written:
    """A text as it is set, where each word is, and the words in order."""

    text: str
    spans: dict[int, tuple[int, int]]
    order: list[int]


class Author:
    """Writes paragraphs, headings and table rows out of a vocabulary, and edits them."""

    def __init__(self, seed: int, vocabulary: int = 1500) -> None:
        self.random = Random(seed)
        self._ids, self._new = count(), count(-1, -1)
        made = (
            self.random.choices(_SYLLABLES, k=self.random.randint(1, 4)) for _ in range(vocabulary)
        )
        self._words = ["".join(each) for each in made]
        self._weights = [1 / (rank + 1) for rank in range(vocabulary)]

    def write(self, paragraphs: int) -> Text:
        """Return so many paragraphs."""
        return [self._paragraph() for _ in range(paragraphs)]

    def edit(self, text: Text, rates: Rates) -> Text:
        """Return the next edition of a text."""
        edited = [kept for each in text if (kept := self._reworded(each, rates.words))]
        pick = self.random.randrange
        for _ in range(int(rates.deleted * len(edited))):
            edited.pop(pick(len(edited)))
        for _ in range(int(rates.moved * len(edited))):
            edited.insert(pick(len(edited)), edited.pop(pick(len(edited))))
        for _ in range(int(rates.inserted * len(edited))):
            fresh = [replace(each, id=next(self._new)) for each in self._paragraph()]
            edited.insert(pick(len(edited)), fresh)
        for _ in range(int(rates.broken * len(edited))):
            self._break(edited)
        return edited

    def set(self, text: Text, *, noisy: bool = False) -> Written:
        """Return a text as it is set; `noisy` with other spaces, quotes and hyphens."""
        parts: list[str] = []
        spans: dict[int, tuple[int, int]] = {}
        size = 0
        for number, paragraph in enumerate(text):
            for place, word in enumerate(paragraph):
                between = (
                    self._space(paragraph, place, noisy=noisy) if place else "\n" * bool(number)
                )
                shown = self._noisy(word) if noisy else word
                start = size + len(between) + len(shown.before)
                spans[word.id] = (start, start + len(shown.text))
                parts += [between, shown.before, shown.text, shown.after]
                size = start + len(shown.text) + len(shown.after)
        return Written("".join(parts), spans, list(spans))

    def _word(self, text: str = "") -> Word:
        chosen = text or self.random.choices(self._words, self._weights)[0]
        return Word(chosen, next(self._ids))

    def _paragraph(self) -> list[Word]:
        kind = self.random.random()
        if kind < 0.1:
            return [replace(each, text=each.text.title()) for each in self._some(1, 4)]
        if kind < 0.15:
            cells = [self._word(str(self.random.randint(0, 99))) for _ in range(4)]
            return [*(replace(each, after="\t") for each in cells[:3]), cells[3]]
        sentences = (self._sentence() for _ in range(self.random.randint(1, 6)))
        return [word for sentence in sentences for word in sentence]

    def _some(self, least: int, most: int) -> list[Word]:
        return [self._word() for _ in range(self.random.randint(least, most))]

    def _sentence(self) -> list[Word]:
        if self.random.random() < 0.15:
            words = [self._word(each) for each in self.random.choice(BOILERPLATE)[:-1].split()]
        else:
            words = [self._any() for _ in range(self.random.randint(4, 25))]
        return [*words[:-1], replace(words[-1], before="", after=".")]

    def _any(self) -> Word:
        chance = self.random.random()
        if chance < 0.4:
            return self._word(self.random.choice(COMMON))
        if chance < 0.42:
            return self._word("😀")
        word = self._word()
        if chance < 0.44:
            return replace(word, text=f"{word.text}-{self.random.choice(self._words)}")
        if chance < 0.46:
            return replace(word, before="“", after="”")
        return replace(word, after=",") if chance < 0.52 else word

    def _reworded(self, paragraph: list[Word], rate: float) -> list[Word]:
        kept: list[Word] = []
        for word in paragraph:
            if self.random.random() >= rate:
                kept.append(word)
                continue
            other = replace(self._any(), id=next(self._new))
            kept += self.random.choice(
                ([], [replace(other, before=word.before, after=word.after)], [other, word])
            )
        return kept

    def _break(self, text: Text) -> None:
        """Join two paragraphs, or break one."""
        place = self.random.randrange(len(text) - 1)
        if self.random.random() < 0.5:
            text[place : place + 2] = [text[place] + text[place + 1]]
        elif len(text[place]) > 2:
            cut = self.random.randrange(1, len(text[place]))
            text[place : place + 1] = [text[place][:cut], text[place][cut:]]

    def _space(self, paragraph: list[Word], place: int, *, noisy: bool) -> str:
        if paragraph[place - 1].after == "\t":
            return ""
        return self.random.choice((" ", "  ", "\u00a0")) if noisy else " "

    def _noisy(self, word: Word) -> Word:
        """Return a word as another program would set it; it reads the same."""
        text = word.text
        if "-" in text:
            text = text.replace("-", self.random.choice(("-", "", "- ", "‐")))
        elif len(text) > 6 and text.isalpha() and self.random.random() < 0.1:
            text = f"{text[:3]}{self.random.choice(('- ', '-', chr(0xAD)))}{text[3:]}"
        plain = str.maketrans("“”", '""')
        return replace(
            word, text=text, before=word.before.translate(plain), after=word.after.translate(plain)
        )
