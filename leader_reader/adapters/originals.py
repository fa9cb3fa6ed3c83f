"""The files themselves, copied into the library and named by their content."""

import hashlib
from pathlib import Path

from leader_reader.adapters.whole_files import whole_file
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.importing import TRY_AGAIN

CHANGED = f"it was changed while it was read; {TRY_AGAIN}"
_PIECE = 1 << 20


class OriginalsFolder:
    """A folder of originals: `<SHA-256><ending>`; each is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path, document: DocumentId) -> None:
        """Copy the file at `path`. Raises UnreadableFile where it is no longer what was read."""
        target = self._folder / f"{document}{_ending(path)}"
        if target.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with whole_file(target) as copy, path.open("rb") as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
            if digest.hexdigest() != document:
                raise UnreadableFile(path, CHANGED)

    def find(self, document: DocumentId) -> Path | None:
        """Return the original of a document, or None where it is not kept."""
        return next(iter(sorted(self._folder.glob(f"{document}*"))), None)


def _ending(path: Path) -> str:
    """Return a plain ending such as ".pdf"; nothing else of a name reaches the disk."""
    ending = path.suffix.lower()
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= 8 else ""  # noqa: PLR2004
