"""The watched folders of a library and what became of their files, in memory and in the store."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import Trace, WatchedFile, WatchedFolder
from leader_reader.services import watching
from leader_reader.services.library import Library


class WatchList:
    """Changes are stored at once; each raises LeaderReaderError where it cannot be."""

    def __init__(self, library: Library, own: Path) -> None:
        """`own` is the library's own folder, which is never watched."""
        self._library, self._own = library, own
        self._folders: tuple[WatchedFolder, ...] = ()
        self._files: dict[Path, WatchedFile] = {}

    @property
    def folders(self) -> tuple[WatchedFolder, ...]:
        return self._folders

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(folder.path for folder in self._folders)

    @property
    def files(self) -> Mapping[Path, WatchedFile]:
        return MappingProxyType(self._files)

    def load(self, *, again: bool = False) -> None:
        """Take up what the store has; with `again` files that were locked or away are new."""
        kept = self._library.watched
        self._folders = tuple(kept.watched_folders())
        self._files = {
            file.path: file
            for file in kept.watched_files()
            if not (again and watching.may_pass(file))
        }

    def add(self, path: Path) -> None:
        """Watch a folder. Raises NotToBeWatched."""
        now = datetime.now(UTC)
        self._keep(watching.with_folder(self._folders, path, self._own, now))

    def remove(self, path: Path) -> None:
        """Watch a folder no longer; what became of its files stays known."""
        self._keep([folder for folder in self._folders if folder.path != path])

    def note(self, files: Sequence[WatchedFile]) -> None:
        """Keep what became of files, in memory also where it cannot be stored."""
        self._files.update({file.path: file for file in files})
        self._library.watched.note_files(files)

    def forget(self, paths: Sequence[Path]) -> None:
        """Have files be new again."""
        self._library.watched.forget_files(paths)
        for path in paths:
            self._files.pop(path, None)

    def holds(self, file: Path) -> bool:
        """Tell whether a file is below a folder that is watched."""
        return any(file.is_relative_to(path) for path in self.paths)

    def sources(self, files: Iterable[Path]) -> list[Path]:
        """Return the watched folders that any of `files` is below."""
        names = [str(file) for file in files]
        below = ((path, os.path.join(path, "")) for path in self.paths)  # noqa: PTH118 - "/" last
        return [path for path, start in below if any(name.startswith(start) for name in names)]

    def known(self) -> frozenset[DocumentId]:
        """Return the contents that are not to be read again."""
        return watching.contents_known(self._library.documents, self._files.values())

    def noted(self, waiting: Mapping[Path, Trace]) -> dict[Path, WatchedFile]:
        """Return what became of files; those that are `waiting` count as settled too."""
        return self._files | {
            path: WatchedFile(path, trace, None) for path, trace in waiting.items()
        }

    def _keep(self, folders: Sequence[WatchedFolder]) -> None:
        self._library.watched.watch_folders(folders)
        self._folders = tuple(folders)
