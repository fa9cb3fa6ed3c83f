"""The codebook: a tree of topics, in qualitative research terms a hierarchical code system."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NewType

TopicId = NewType("TopicId", str)
"""A UUID."""

PATH_SEPARATOR = " › "

COLOURS = {
    "yellow": "#ffd400",
    "red": "#ff6666",
    "green": "#5fb236",
    "blue": "#2ea8e5",
    "purple": "#a28ae5",
    "magenta": "#e56eee",
    "orange": "#f19837",
    "grey": "#aaaaaa",
}
"""The colours a topic can have, by name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that passages are tagged with.

    `colour` is "#rrggbb"; `position` orders it among its siblings; `key` is the number key 1-9
    that applies it, 0 for none.
    """

    id: TopicId
    name: str
    colour: str
    parent: TopicId | None
    description: str
    position: int
    created: datetime
    modified: datetime
    creator: str
    key: int = 0


class Codebook:
    """All topics as a tree; a value that is built anew from its topics after each change."""

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self._topics = {topic.id: topic for topic in topics}

    def __len__(self) -> int:
        return len(self._topics)

    def __contains__(self, topic: object) -> bool:
        return topic in self._topics

    def __iter__(self) -> Iterator[Topic]:
        """Walk the tree from the top, each topic before those under it."""
        return self._walk(None)

    def __getitem__(self, topic: TopicId) -> Topic:
        return self._topics[topic]

    def get(self, topic: TopicId) -> Topic | None:
        return self._topics.get(topic)

    @cached_property
    def _children(self) -> dict[TopicId | None, list[Topic]]:
        children: dict[TopicId | None, list[Topic]] = {}
        for topic in self._topics.values():
            parent = topic.parent if topic.parent in self._topics else None
            children.setdefault(parent, []).append(topic)
        for siblings in children.values():
            siblings.sort(key=lambda topic: (topic.position, topic.name.casefold(), topic.id))
        return children

    def children(self, parent: TopicId | None) -> tuple[Topic, ...]:
        """Return the topics directly under `parent`, or at the top for None, in order."""
        return tuple(self._children.get(parent, ()))

    def descendants(self, topic: TopicId) -> frozenset[TopicId]:
        """Return `topic` and every topic under it."""
        return frozenset((topic, *(below.id for below in self._walk(topic))))

    def ancestors(self, topic: TopicId) -> tuple[Topic, ...]:
        """Return the topics above `topic`, the topmost first."""
        above: list[Topic] = []
        parent = self._topics[topic].parent
        while parent in self._topics:
            above.insert(0, self._topics[parent])
            parent = self._topics[parent].parent
        return tuple(above)

    def path(self, topic: TopicId) -> str:
        """Return the names from the top down: "Talent management › Succession"."""
        names = [above.name for above in self.ancestors(topic)]
        return PATH_SEPARATOR.join([*names, self._topics[topic].name])

    def find(self, name: str) -> tuple[Topic, ...]:
        """Return the topics whose name or path is `name`, ignoring case."""
        wanted = name.casefold().strip()
        return tuple(
            topic
            for topic in self
            if wanted in (topic.name.casefold(), self.path(topic.id).casefold())
        )

    def _walk(self, parent: TopicId | None) -> Iterator[Topic]:
        for topic in self.children(parent):
            yield topic
            yield from self._walk(topic.id)
