"""The tree that the topic model shows, and the steps that bring it in line with the codebook."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from leader_reader.domain.codebook import Codebook, Topic, TopicId


@dataclass(eq=False, slots=True)
class Node:
    """One row of the tree; `serial` is its number in model indexes, 0 for the invisible root."""

    serial: int
    topic: Topic | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    passages: int = 0

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent is not None else 0


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new topic at `row` under `parent`."""

    topic: Topic
    parent: Node
    row: int


@dataclass(frozen=True, slots=True)
class Move:
    """Take `node` to `row` under `parent`, which is before where it stands or elsewhere."""

    node: Node
    parent: Node
    row: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take `node` away with all below it."""

    node: Node


Step = Insert | Move | Remove


class TopicTree:
    """Nodes by topic, and what to do next so that they stand as the codebook says."""

    def __init__(self) -> None:
        self.root = Node(0)
        self._by_serial = {0: self.root}
        self._by_topic: dict[TopicId, Node] = {}
        self._last = 0

    def node(self, serial: int) -> Node:
        return self._by_serial[serial]

    def find(self, topic: TopicId) -> Node | None:
        return self._by_topic.get(topic)

    def nodes(self) -> Iterator[Node]:
        """Each node but the root, in no order."""
        return iter(tuple(self._by_topic.values()))

    def steps(self, codebook: Codebook) -> Iterator[Step]:
        """Yield the steps that lead to `codebook`; each must be applied before the next.

        Parents come before what is below them, so a move never goes under itself; what is left
        over at the end is gone from the codebook.
        """
        yield from self._placing(codebook, self.root)
        yield from self._leftovers(codebook)

    def apply(self, step: Step) -> None:
        if isinstance(step, Insert):
            self._insert(step)
        elif isinstance(step, Move):
            assert step.node.parent is not None  # noqa: S101 - the root never moves
            step.node.parent.children.remove(step.node)
            step.parent.children.insert(step.row, step.node)
            step.node.parent = step.parent
        else:
            self._remove(step.node)

    def _placing(self, codebook: Codebook, parent: Node) -> Iterator[Step]:
        above = parent.topic.id if parent.topic else None
        for row, topic in enumerate(codebook.children(above)):
            node = self._by_topic.get(topic.id)
            if node is None:
                yield Insert(topic, parent, row)
            elif node.parent is not parent or node.row != row:
                yield Move(node, parent, row)
            yield from self._placing(codebook, self._by_topic[topic.id])

    def _leftovers(self, codebook: Codebook) -> Iterator[Step]:
        for node in self.nodes():
            topic = node.topic
            alone = node.parent is self.root or (
                node.parent is not None
                and node.parent.topic is not None
                and node.parent.topic.id in codebook
            )
            if topic is not None and topic.id not in codebook and alone:
                yield Remove(node)

    def _insert(self, step: Insert) -> None:
        self._last += 1
        node = Node(self._last, step.topic, step.parent)
        step.parent.children.insert(step.row, node)
        self._by_serial[node.serial] = node
        self._by_topic[step.topic.id] = node

    def _remove(self, node: Node) -> None:
        if node.parent is not None:
            node.parent.children.remove(node)
        for gone in (node, *_below(node)):
            del self._by_serial[gone.serial]
            if gone.topic is not None:
                del self._by_topic[gone.topic.id]


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _below(child)
