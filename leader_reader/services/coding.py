"""Edits on the codebook: add, rename, recolour, describe, move, merge and delete topics."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import COLOURS, Topic, TopicId
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import Ambiguous, NotFound, Refused
from leader_reader.services.library import Library


def add_topic(
    library: Library,
    name: str,
    parent: TopicId | None = None,
    *,
    colour: str = "",
    description: str = "",
    key: int = 0,
) -> Edit:
    """Add a topic as the last one under `parent`; the edit's only change holds the new topic.

    Without a colour it gets the one used least. Raises Refused for an empty name or one that a
    sibling has.
    """
    siblings = library.codebook.children(parent)
    stamp = library.stamp()
    topic = Topic(
        id=TopicId(stamp.id),
        name=_free_name(name, siblings),
        colour=colour or next_colour(library),
        parent=parent,
        description=description.strip(),
        position=max((sibling.position for sibling in siblings), default=-1) + 1,
        created=stamp.now,
        modified=stamp.now,
        creator=stamp.creator,
        key=key,
    )
    return Edit(f"Add topic “{topic.name}”", (Change(None, topic),))


def new_topic(edit: Edit) -> Topic:
    """Return the topic that an edit from `add_topic` adds."""
    return next(
        record for record in (change.after for change in edit.changes) if isinstance(record, Topic)
    )


def next_colour(library: Library) -> str:
    """Return the colour that the fewest topics have, in palette order; grey comes last."""
    used = Counter(topic.colour for topic in library.codebook)
    choice = [colour for name, colour in COLOURS.items() if name != "grey"]
    return min(choice, key=lambda colour: used[colour])


def find_topic(library: Library, name: str) -> Topic:
    """Return the topic with this name or path. Raises NotFound or Ambiguous."""
    found = library.codebook.find(name)
    if not found:
        raise NotFound(f"There is no topic “{name}”; see the list of topics.")
    if len(found) > 1:
        paths = ", ".join(library.codebook.path(topic.id) for topic in found)
        raise Ambiguous(f"“{name}” fits several topics ({paths}); give the whole path.")
    return found[0]


def rename(library: Library, topic: TopicId, name: str) -> Edit:
    """Give a topic another name. Raises Refused for an empty name or one that a sibling has."""
    old = library.codebook[topic]
    siblings = [each for each in library.codebook.children(old.parent) if each.id != topic]
    return _revised(library, f"Rename “{old.name}”", old, name=_free_name(name, siblings))


def recolour(library: Library, topic: TopicId, colour: str) -> Edit:
    """Give a topic another colour, "#rrggbb"."""
    old = library.codebook[topic]
    return _revised(library, f"Recolour “{old.name}”", old, colour=colour)


def describe_topic(library: Library, topic: TopicId, description: str) -> Edit:
    """Say what a topic means: when to use it, when not."""
    old = library.codebook[topic]
    return _revised(library, f"Describe “{old.name}”", old, description=description.strip())


def pin(library: Library, topic: TopicId, key: int) -> Edit:
    """Let number key 1-9 apply the topic, taking it from another; 0 unpins."""
    old = library.codebook[topic]
    others = [each for each in library.codebook if key and each.key == key and each.id != topic]
    freed = [_revise(library, other, key=0) for other in others]
    label = f"Pin “{old.name}”" if key else f"Unpin “{old.name}”"
    changes = (*freed, _revise(library, old, key=key))
    return Edit(label, tuple(change for change in changes if change is not None))


def move(library: Library, topic: TopicId, parent: TopicId | None, position: int = -1) -> Edit:
    """Put a topic under `parent` (None: at the top), before the sibling at `position`, or last.

    Raises Refused where that would put a topic under itself or beside one of the same name.
    """
    codebook = library.codebook
    old = codebook[topic]
    if parent is not None and parent in codebook.descendants(topic):
        raise Refused(f"“{old.name}” cannot be moved under itself.")
    siblings = [each for each in codebook.children(parent) if each.id != topic]
    _free_name(old.name, siblings)
    at = len(siblings) if position < 0 else min(position, len(siblings))
    order = [*siblings[:at], old, *siblings[at:]]
    changes = [
        _revise(library, each, parent=parent, position=number) for number, each in enumerate(order)
    ]
    return Edit(f"Move “{old.name}”", tuple(change for change in changes if change is not None))


def merge(library: Library, source: TopicId, into: TopicId) -> Edit:
    """Give the passages and the topics below `source` to `into`, and remove `source`.

    Raises Refused where `into` is `source` or stands below it.
    """
    codebook = library.codebook
    gone, kept = codebook[source], codebook[into]
    if into in codebook.descendants(source):
        raise Refused(f"“{gone.name}” cannot be merged into itself or a topic below it.")
    passages = [
        _retagged(library, annotation, annotation.topics - {source} | {into})
        for annotation in library.annotations_with(source)
        if source in annotation.topics
    ]
    below = len(codebook.children(into))
    taken = {child.name.casefold() for child in codebook.children(into)}
    children = [
        _revise(
            library, child, parent=into, position=below + number, name=_beside(child, gone, taken)
        )
        for number, child in enumerate(codebook.children(source))
    ]
    changes = (*passages, *children, Change(gone, None))
    label = f"Merge “{gone.name}” into “{kept.name}”"
    return Edit(label, tuple(change for change in changes if change is not None))


def _beside(child: Topic, gone: Topic, taken: set[str]) -> str:
    """Return a child's name, told apart by where it came from if that name is taken."""
    return f"{child.name} ({gone.name})" if child.name.casefold() in taken else child.name


def delete_topics(library: Library, topics: Iterable[TopicId]) -> Edit:
    """Remove topics with those below them; passages left with no topic and no note go too."""
    codebook = library.codebook
    chosen = list(dict.fromkeys(topics))
    gone = {below for topic in chosen for below in codebook.descendants(topic)}
    touched = {found.id: found for topic in chosen for found in library.annotations_with(topic)}
    passages = [_untagged(library, annotation, gone) for annotation in touched.values()]
    removed = [Change(topic, None) for topic in reversed(list(codebook)) if topic.id in gone]
    one = len(chosen) == 1
    label = f"Delete “{codebook[chosen[0]].name}”" if one else f"Delete {len(chosen)} topics"
    return Edit(label, (*passages, *removed))


def _untagged(library: Library, annotation: Annotation, gone: set[TopicId]) -> Change:
    left = annotation.topics - gone
    if not left and not annotation.note:
        return Change(annotation, None)
    return _retagged(library, annotation, left)


def _retagged(library: Library, annotation: Annotation, topics: frozenset[TopicId]) -> Change:
    return Change(annotation, replace(annotation, topics=topics, modified=library.stamp().now))


def _revised(library: Library, label: str, topic: Topic, **fields: Any) -> Edit:  # noqa: ANN401
    change = _revise(library, topic, **fields)
    return Edit(label, () if change is None else (change,))


def _revise(library: Library, topic: Topic, **fields: Any) -> Change | None:  # noqa: ANN401
    new = replace(topic, **fields)
    return None if new == topic else Change(topic, replace(new, modified=library.stamp().now))


def _free_name(name: str, siblings: Iterable[Topic]) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("A topic needs a name.")
    if any(sibling.name.casefold() == name.casefold() for sibling in siblings):
        raise Refused(f"There is already a topic “{name}” here; choose another name.")
    return name


def topics_named(library: Library, names: Iterable[str]) -> tuple[list[Edit], list[TopicId]]:
    """Return the topics with these names or paths, and the edits that add those not there yet.

    "Leadership › Talent" or "Leadership/Talent" adds Talent below Leadership. Raises Ambiguous
    where a name fits several topics.
    """
    edits: list[Edit] = []
    topics: list[TopicId] = []
    folded = {" ".join(name.split()).casefold(): name for name in reversed(list(names))}
    for name in reversed(list(folded.values())):
        try:
            topics.append(find_topic(library, name).id)
        except NotFound:
            edits.append(_add_at_path(library, name))
            topics.append(new_topic(edits[-1]).id)
    return edits, topics


def _add_at_path(library: Library, name: str) -> Edit:
    above, _, last = name.replace(" › ", "/").rpartition("/")
    parents = library.codebook.find(above.replace("/", " › ")) if above else ()
    return add_topic(library, last if parents else name, parents[0].id if parents else None)
