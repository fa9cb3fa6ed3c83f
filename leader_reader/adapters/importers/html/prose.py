"""How much running text each part of a page holds, furniture and discussion left out.

Prose is told by length, punctuation and few links (C. Kohlschütter et al., "Boilerplate detection
using shallow text features", WSDM 2010). Each paragraph speaks for the elements around it, the
less the farther out they are, and the element for which most is said holds the text.
"""

from collections import Counter
from collections.abc import Iterator

from leader_reader.adapters.importers.html.furniture import EXEMPT, is_discussion
from leader_reader.adapters.importers.html.survey import Survey, Unit
from leader_reader.adapters.importers.html.tree import set_of, words_of

ANCHOR_TAGS = frozenset(("article", "main"))
_ANCHOR_WORDS = set_of("article content entry post body story text main hentry articlebody")
LINES = set_of("p li dd dt blockquote pre")
_THROUGH = set_of(
    "p li ul ol dl dd dt blockquote table tbody thead tfoot tr figure pre h1 h2 h3 h4 h5 h6"
)
_HEADINGS = set_of("h1 h2 h3 h4 h5 h6")
_LEAST_PROSE = 150
_LEAST_MARKED, _LEAST_UNMARKED = 40, 120
_MOST_LINKED = 0.4
_WIDE_FACTOR = 2.2
"""How many characters of a Latin script say as much as one of Chinese, Japanese or Thai."""
_LEVELS = (1.0, 0.5, 0.2, 0.12, 0.08, 0.05)


class Prose:
    """The prose of a page: sums for each of the survey's elements, and what stands aside.

    `amount` is characters of prose inside an element, `longest` those of its longest paragraph.
    """

    def __init__(self, survey: Survey, furniture: set[int]) -> None:
        count = len(survey.elements)
        self.survey = survey
        self.aside = self._spread(furniture)
        self.amount, self.longest = [0.0] * count, [0.0] * count
        self._size, self._linked = [0] * count, [0] * count
        self._crowd = Counter(unit.block for unit in survey.units)
        self._homes = self._find_homes()
        self.units = [unit for unit in survey.units if not self.aside[unit.block]]
        self._sum_up()

    def _spread(self, furniture: set[int]) -> list[bool]:
        """Tell of each element whether it or one around it stands aside from the text."""
        survey, aside = self.survey, [False]
        for number in range(1, len(survey.elements)):
            element = survey.elements[number]
            outside = survey.tags[number] not in EXEMPT and element not in survey.shielded
            said = outside and is_discussion(element)
            aside.append(aside[survey.parents[number]] or number in furniture or said)
        return aside

    def _sum_up(self) -> None:
        for unit in self.units:
            self._size[unit.block] += unit.size
            self._linked[unit.block] += unit.linked
            amount = self.in_unit(unit)
            self.amount[unit.block] += amount
            self.longest[unit.block] = max(self.longest[unit.block], amount)
        for number in range(len(self._size) - 1, 0, -1):
            parent = self.survey.parents[number]
            self._size[parent] += self._size[number]
            self._linked[parent] += self._linked[number]
            self.amount[parent] += self.amount[number]
            self.longest[parent] = max(self.longest[parent], self.longest[number])

    def in_unit(self, unit: Unit) -> float:
        """Return how much prose a paragraph is, in characters of a Latin script; often 0."""
        if self.survey.tags[unit.block] in _HEADINGS or unit.linked > _MOST_LINKED * unit.size:
            return 0
        plain = (unit.size - unit.linked) * (_WIDE_FACTOR if self.survey.wide else 1)
        least = _LEAST_MARKED if unit.marks else _LEAST_UNMARKED
        return plain if plain >= least else 0

    def linked(self, number: int) -> float:
        """Return the part of an element's text that stands in links, 0 to 1."""
        return self._linked[number] / max(1, self._size[number])

    def children(self, parent: int) -> Iterator[int]:
        """Yield the block elements right inside an element."""
        number = parent + 1
        while number < self.survey.ends[parent]:
            yield number
            number = self.survey.ends[number]

    def core(self) -> int:
        """Return the element that holds the page's text, -1 where there is too little of it."""
        votes = [0.0] * len(self._size)
        for unit in self.units:
            prose = self.in_unit(unit)
            if prose:
                vote = 1 + min(prose, 600) / 100 + 0.3 * min(unit.marks, 10)
                self._cast(vote, self._home(unit), votes)
        best = max(range(len(votes)), key=lambda n: votes[n] and votes[n] * self._worth(n))
        return best if self.amount[best] >= _LEAST_PROSE else -1

    def _home(self, unit: Unit) -> int:
        """Return the element that a paragraph speaks for first."""
        alone = self.survey.ends[unit.block] == unit.block + 1 and self._crowd[unit.block] == 1
        return self._homes[self.survey.parents[unit.block] if alone else unit.block]

    def _find_homes(self) -> list[int]:
        """Return for each element the innermost one around it that may hold a page's text."""
        homes: list[int] = []
        for number, tag in enumerate(self.survey.tags):
            through = number and tag in _THROUGH
            homes.append(homes[self.survey.parents[number]] if through else number)
        return homes

    def _cast(self, vote: float, number: int, votes: list[float]) -> None:
        for weight in _LEVELS:
            votes[number] += vote * weight
            if not number:
                break
            number = self.survey.parents[number]

    def _worth(self, number: int) -> float:
        element, tag = self.survey.elements[number], self.survey.tags[number]
        named = tag in ANCHOR_TAGS or element.get("itemprop") == "articleBody"
        named = named or not _ANCHOR_WORDS.isdisjoint(words_of(element))
        return (1.2 if named else 1.0) * (1 - self.linked(number))
