"""Other ways to say the words of a query, and the spelling that was likely meant.

Spellings of British and American English, compounds with and without a hyphen, acronyms that the
documents explain themselves, and the user's own synonyms.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.counting import form_word, of_word
from leader_reader.adapters.whoosh_index.language import Alternative, Parsed
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.adapters.whoosh_index.patterns import within
from leader_reader.adapters.whoosh_index.spelling import spellings
from leader_reader.domain.search import Query

Run = tuple[str, ...]
"""Folded words in a row."""

_COMMON = 50
"""An acronym that occurs so many times as often as it is explained is an ordinary word: "who"."""

_LEAST_LETTERS = 4  # of a word that is corrected
_FAR = 6  # letters from which a word may be two letters off


class Wording:
    """Alternatives to words and runs of words, for one view of the library over one snapshot."""

    def __init__(self, live: Live, words: Words) -> None:
        self._live = live
        self._words = words

    def alternatives(self, words: Run) -> Sequence[Alternative]:
        """Return what counts as much as `words`, a folded word or several in a row."""
        found = {words: ""}
        for run, reason in self._other(words):
            found.setdefault(run, reason)
        del found[words]
        return [Alternative(run, reason) for run, reason in found.items()]

    def correction(self, query: Query, parsed: Parsed) -> str:
        """Return the query's text with each word that occurs nowhere replaced by a likelier one.

        Returns "" where there is none.
        """
        text, changed = query.text, False
        for word in reversed(parsed.words):
            likelier = "" if self._holding(word.form) else self._likeliest(word.form)
            if likelier:
                text, changed = text[: word.start] + likelier + text[word.end :], True
        return text if changed else ""

    def _other(self, words: Run) -> Iterator[tuple[Run, str]]:
        for run in self._synonyms.get(words, ()):
            yield run, "synonym"
        yield from self._gleaned(words)
        if len(words) == 1:
            for form in spellings(words[0]):
                if self._holding(form):
                    yield (form,), "spelling"

    def _gleaned(self, words: Run) -> Iterator[tuple[Run, str]]:
        """Yield how a compound is parted, and what an acronym and its words stand for.

        An acronym that is an ordinary word besides, such as "who", is none.
        """
        times: Counter[tuple[str, str]] = Counter()
        for part in self._live.snapshot.parts:
            for found in part.segment.gleaned_of(" ".join(words)):
                if found.parted:
                    yield tuple(found.parted.split("-")), "hyphen"
                else:
                    times[found.short, found.long] += found.times
        for (short, long), explained in times.most_common():
            form, meant = (short.casefold(),), tuple(long.split())
            if self._holding(form[0]) <= explained * _COMMON:
                yield (form if words == meant else meant), "acronym"

    @cached_property
    def _synonyms(self) -> dict[Run, list[Run]]:
        groups = [[self._run(text) for text in group.words] for group in self._live.view.synonyms]
        return {
            run: [other for other in group if other != run] for group in groups for run in group
        }

    def _run(self, text: str) -> Run:
        return tuple(word.form for word in self._words(text))

    def _holding(self, form: str) -> int:
        """Return how many passages hold a form."""
        parts = self._live.snapshot.parts
        return sum(
            len(part.alive(of_word(part.segment, form_word(part.segment, form)))) for part in parts
        )

    def _likeliest(self, form: str) -> str:
        """Return the form nearest to one that occurs nowhere; of several, the most frequent."""
        if len(form) < _LEAST_LETTERS:
            return ""
        for distance in (1, 2) if len(form) >= _FAR else (1,):
            near = {
                part.segment.forms[number]
                for part in self._live.snapshot.parts
                for number in within(part.segment, form, distance).tolist()
            }
            if near:
                return max(sorted(near), key=self._holding)
        return ""
