"""The few errors that a user may see; each carries a sentence that says what to do."""

from pathlib import Path


class LeaderReaderError(Exception):
    """Something the program could not do, in one sentence meant for the user."""

    @property
    def sentence(self) -> str:
        return str(self)


class UnreadableFile(LeaderReaderError):
    """A file that could not be read; `reason` says why, without its name."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} could not be read: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type["UnreadableFile"], tuple[Path, str]]:
        return UnreadableFile, (self.path, self.reason)


class UnrecognisedFile(UnreadableFile):
    """A file of pictures of print: the text of its `pages` (from 1) would have to be recognised."""

    def __init__(self, path: Path, reason: str, pages: tuple[int, ...]) -> None:
        super().__init__(path, reason)
        self.pages = pages

    def __reduce__(self) -> tuple[type["UnrecognisedFile"], tuple[Path, str, tuple[int, ...]]]:  # type: ignore[override]  # one more than its parent has
        return UnrecognisedFile, (self.path, self.reason, self.pages)


class OutOfBounds(LeaderReaderError, PermissionError):
    """What a file made the program try, and what is never done for one; `act` names it."""

    def __init__(self, act: str) -> None:
        super().__init__("A file that is read may not make the program reach outside the library.")
        self.act = act

    def __reduce__(self) -> tuple[type["OutOfBounds"], tuple[str]]:
        return OutOfBounds, (self.act,)


class NotFound(LeaderReaderError):
    """A document, topic or passage that is not in the library."""


class Ambiguous(LeaderReaderError):
    """A name or quote that fits more than one thing."""


class LibraryDamaged(LeaderReaderError):
    """The library's database cannot be opened or fails its own checks."""


class Refused(LeaderReaderError):
    """An act that would break the library's own rules (a topic under itself)."""
