"""Counts the passages of topics, own and below, without asking the library to sort them."""

from collections import defaultdict
from collections.abc import Iterable

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Change


class PassageTally:
    """Which passages have each topic, kept in step with the changes of each edit."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._with: defaultdict[TopicId, set[AnnotationId]] = defaultdict(set)
        for annotation in annotations:
            self._add(annotation)

    def apply(self, changes: Iterable[Change]) -> set[TopicId]:
        """Follow `changes`; return the topics that gained or lost passages."""
        touched: set[TopicId] = set()
        for change in changes:
            before, after = _topics(change.before), _topics(change.after)
            if isinstance(change.before, Annotation):
                self._drop(change.before)
            if isinstance(change.after, Annotation):
                self._add(change.after)
            touched |= before ^ after
        return touched

    def count(self, topics: Iterable[TopicId]) -> int:
        """Return how many passages have any of `topics`."""
        return len(set().union(*(self._with.get(topic, ()) for topic in topics)))

    def _add(self, annotation: Annotation) -> None:
        for topic in annotation.topics:
            self._with[topic].add(annotation.id)

    def _drop(self, annotation: Annotation) -> None:
        for topic in annotation.topics:
            self._with[topic].discard(annotation.id)


def _topics(record: object) -> frozenset[TopicId]:
    return record.topics if isinstance(record, Annotation) else frozenset()
