"""Which topics fit what was typed, best first, and which new topic it may name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from leader_reader.domain.codebook import PATH_SEPARATOR, Codebook, Topic, TopicId
from leader_reader.services.library import Library

_SEPARATORS = re.compile(r"\s*[›>/]\s*")
_LATEST = 40


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic that could be added: its name, and the topic it would stand below."""

    name: str
    parent: TopicId | None = None


def matching_topics(codebook: Codebook, typed: str, recent: Sequence[TopicId] = ()) -> list[Topic]:
    """Return the topics that fit `typed`, best first; all of them, recent ones first, for "".

    A whole name comes before the beginning of a name, that before beginnings of words of the
    path, then words anywhere in the path, then letters in order.
    """
    wanted = _plain(typed)
    latest = {topic: place for place, topic in enumerate(recent)}
    ranked = []
    for place, topic in enumerate(codebook):
        fit = _fit(topic.name.casefold(), codebook.path(topic.id).casefold(), wanted)
        if fit is not None:
            ranked.append((fit, latest.get(topic.id, len(latest)), place, topic))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


def proposed_topic(codebook: Codebook, typed: str) -> NewTopic | None:
    """Return the topic that `typed` would add: "X > new" and "X/new" go below topic X.

    None where nothing is typed or there is such a topic already.
    """
    name = " ".join(typed.split())
    if not name or codebook.find(_spelled(name)):
        return None
    above, _, last = _spelled(name).rpartition(PATH_SEPARATOR)
    parents = codebook.find(above) if above and last else ()
    if not parents:
        return NewTopic(name)
    taken = {child.name.casefold() for child in codebook.children(parents[0].id)}
    return None if last.casefold() in taken else NewTopic(last, parents[0].id)


def recent_topics(library: Library, most: int = 5) -> list[TopicId]:
    """Return the topics of the passages changed last, the latest first."""
    latest = nlargest(
        _LATEST,
        library.annotations.values(),
        key=lambda each: (each.modified, each.document, each.start, each.end),
    )
    rank = {topic.id: place for place, topic in enumerate(library.codebook)}
    used = dict.fromkeys(
        topic
        for annotation in latest
        for topic in sorted(annotation.topics & rank.keys(), key=rank.__getitem__)
    )
    return list(used)[:most]


def _spelled(typed: str) -> str:
    return _SEPARATORS.sub(PATH_SEPARATOR, typed).strip()


def _plain(typed: str) -> str:
    return " ".join(_spelled(typed).casefold().split())


def _fit(name: str, path: str, wanted: str) -> int | None:
    """Return how well a topic fits, 0 best; None where it does not."""
    if wanted in (name, path):
        return 0
    if name.startswith(wanted):
        return 1
    tests = (_begins_words(path, wanted), wanted in path, _in_order(path, wanted))
    return next((place + 2 for place, fits in enumerate(tests) if fits), None)


def _begins_words(path: str, wanted: str) -> bool:
    words = path.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _in_order(path: str, wanted: str) -> bool:
    letters = iter(path)
    return all(letter in letters for letter in wanted if letter != " ")
