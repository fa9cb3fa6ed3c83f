"""Pictures of the areas in an export: drawn by a child process, left out where they cannot be had.

A page that stalls the child or ends it costs its own picture and those of its document, never
the export.
"""

import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace

from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.document import DocumentId
from leader_reader.services.jobs import (
    HEARTBEAT,
    AreaDrawn,
    Child,
    ChildDied,
    DrawArea,
    Heartbeat,
    Spawn,
)
from leader_reader.services.ports import Excerpt, ExcerptGroup

PICTURED = frozenset({"docx", "html"})
"""The formats that hold pictures."""
PATIENCE = 10.0
"""Seconds that one picture may take."""
ENOUGH = 120.0
"""Seconds after which what is not drawn yet is left out."""

_Key = tuple[str, str]
"""A document and the fragment of an area in it."""


def with_pictures(
    spawn: Spawn, groups: Sequence[ExcerptGroup], format_name: str, *, patience: float = PATIENCE
) -> Generator[object, None, tuple[ExcerptGroup, ...]]:
    """Return `groups` with a picture of each area, as far as the format holds pictures.

    Yields heartbeats; closing the generator ends the child.
    """
    wanted = _areas(groups) if format_name.lower().lstrip(".") in PICTURED else {}
    drawn = (yield from _drawn(spawn, wanted, patience)) if wanted else {}
    return tuple(_pictured(group, drawn) for group in groups)


def _areas(groups: Sequence[ExcerptGroup]) -> dict[_Key, AreaSelector]:
    excerpts = (each for group in groups for each in group.excerpts if each.area)
    return {_key(each): AreaSelector.from_fragment(each.area) for each in excerpts}


def _pictured(group: ExcerptGroup, drawn: dict[_Key, bytes]) -> ExcerptGroup:
    if not any(_key(each) in drawn for each in group.excerpts):
        return group
    excerpts = (replace(each, picture=drawn.get(_key(each), b"")) for each in group.excerpts)
    return replace(group, excerpts=tuple(excerpts))


def _key(excerpt: Excerpt) -> _Key:
    return excerpt.document, excerpt.area


def _drawn(
    spawn: Spawn, wanted: dict[_Key, AreaSelector], patience: float
) -> Generator[object, None, dict[_Key, bytes]]:
    drawn: dict[_Key, bytes] = {}
    given_up: set[str] = set()
    enough = time.monotonic() + ENOUGH
    child: Child | None = None
    try:
        for key, area in wanted.items():
            if key[0] in given_up or time.monotonic() > enough:
                continue
            child = child or spawn()
            found = yield from _one(child, DrawArea(DocumentId(key[0]), area), patience)
            if found is None:
                given_up.add(key[0])
                child.close()
                child = None
            elif found:
                drawn[key] = found
    finally:
        if child is not None:
            child.close()
    return drawn


def _one(child: Child, job: DrawArea, patience: float) -> Generator[object, None, bytes | None]:
    """Return a picture, b"" where it cannot be had, None where the child is lost over it."""
    with suppress(ChildDied):
        child.ask(job)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            message = child.answer(HEARTBEAT)
            if message is not None:
                return message.picture if isinstance(message, AreaDrawn) else b""
            yield Heartbeat()
    return None
