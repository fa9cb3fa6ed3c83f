"""The files themselves, copied into the library and named by their content."""

import shutil
from pathlib import Path

from leader_reader.adapters.whole_files import whole_file
from leader_reader.domain.document import DocumentId


class OriginalsFolder:
    """A folder of originals: `<SHA-256><ending>`; each is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path, document: DocumentId) -> None:
        target = self._folder / f"{document}{_ending(path)}"
        if target.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with whole_file(target) as copy, path.open("rb") as source:
            shutil.copyfileobj(source, copy)

    def find(self, document: DocumentId) -> Path | None:
        """Return the original of a document, or None where it is not kept."""
        return next(iter(sorted(self._folder.glob(f"{document}*"))), None)


def _ending(path: Path) -> str:
    """Return a plain ending such as ".pdf"; nothing else of a name reaches the disk."""
    ending = path.suffix.lower()
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= 8 else ""  # noqa: PLR2004
