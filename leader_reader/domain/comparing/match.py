"""Which word of an old text is which one of a new text, while that is being found out."""

from dataclasses import dataclass
from typing import NamedTuple

from leader_reader.domain.comparing.words import Words


class Run(NamedTuple):
    """`length` words that are the same, from word `old` of one text and `new` of the other."""

    old: int
    new: int
    length: int

    @property
    def shift(self) -> int:
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its words as numbers, the same word the same, and their blocks."""

    words: Words
    ids: list[int]

    @property
    def lines(self) -> list[int]:
        return self.words.lines


class Match:
    """The words matched so far: `to_new[n]` is the new word of old word n, -1 where there is none.

    `firm` marks old words in stretches that are long and unique enough to need no context;
    `doubtful` those that another place would suit as well.
    """

    def __init__(self, old: Words, new: Words) -> None:
        numbers: dict[str, int] = {}
        for key in old.keys:
            numbers.setdefault(key, len(numbers))
        for key in new.keys:
            numbers.setdefault(key, len(numbers))
        self.old = Side(old, [numbers[key] for key in old.keys])
        self.new = Side(new, [numbers[key] for key in new.keys])
        self.to_new = [-1] * len(old)
        self.to_old = [-1] * len(new)
        self.firm = bytearray(len(old))
        self.doubtful = bytearray(len(old))

    def take(self, run: Run) -> None:
        """Note that the words of a run are the same."""
        old, new, length = run
        self.to_new[old : old + length] = range(new, new + length)
        self.to_old[new : new + length] = range(old, old + length)

    def free(self, old: int, new: int) -> bool:
        """Tell whether two words are there, are the same and are not matched yet."""
        return (
            0 <= old < len(self.to_new)
            and 0 <= new < len(self.to_old)
            and self.to_new[old] < 0
            and self.to_old[new] < 0
            and self.old.ids[old] == self.new.ids[new]
        )
