"""The places one has been to, for Back and Forward."""

from dataclasses import dataclass

from leader_reader.domain.document import DocumentId

MOST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """An offset in a document's text."""

    document: DocumentId
    offset: int


class Trail:
    """A line of places with a position on it; a jump from its middle forgets what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """Note the place that a jump starts from."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-MOST]
        self._ahead.clear()

    def back(self, here: Place | None) -> Place | None:
        """Return the place before, or None; `here` is where Forward will lead."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """Return the place that Back came from, or None."""
        return self._step(self._ahead, self._behind, here)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place | None) -> Place | None:
        if not source:
            return None
        if here is not None:
            target.append(here)
        return source.pop()
