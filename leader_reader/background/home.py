"""Where the parts of a library are, as the child process finds them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """Where the parts of a library are, below its folder."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "library.db"

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def index(self) -> Path:
        return self.folder / "index"
