"""A library in one ZIP file, and back. The index stays behind: it is only a cache."""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.errors import LeaderReaderError

DATABASE = "library.db"
ORIGINALS = "originals"
_ORIGINAL = re.compile(rf"{ORIGINALS}/[0-9a-f]{{64}}(\.[a-z0-9]{{1,7}})?")


def back_up(store: SqliteStore, originals: Path, target: Path) -> int:
    """Write the library to the ZIP file `target`; return how many originals it holds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    try:
        with TemporaryDirectory() as folder, zipfile.ZipFile(partial, "w") as archive:
            copy = Path(folder) / DATABASE
            store.backup(copy)
            archive.write(copy, DATABASE, zipfile.ZIP_DEFLATED)
            files = list(_originals(originals))
            for path in files:
                archive.write(path, f"{ORIGINALS}/{path.name}")
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        msg = f"{target.name} could not be written ({error.strerror}); choose another place."
        raise LeaderReaderError(msg) from error
    return len(files)


def restore(source: Path, folder: Path) -> Path | None:
    """Put the backup `source` in place of the library in `folder`.

    A library that is there already is kept beside it; returns where, or None. Raises
    LeaderReaderError where `source` is no sound backup, and changes nothing then.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".restore-") as made:
        unpacked = Path(made) / "library"
        _unpack(source, unpacked)
        if not _is_sound(unpacked / DATABASE):
            raise LeaderReaderError(f"{source.name} is a damaged backup; choose another file.")
        aside = _set_aside(folder)
        unpacked.replace(folder)
    return aside


def _is_sound(database: Path) -> bool:
    """Tell whether a database that was unpacked is a whole library; all is to be indexed then."""
    if not database.stat().st_size:
        return False
    try:
        with closing(SqliteStore(database)) as store:
            store.reindex_everything()
            return not store.check()
    except LeaderReaderError:
        return False


def _originals(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        names = (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))
        yield from (path for path in names if path.is_file())


def _unpack(source: Path, target: Path) -> None:
    """Unpack the members that a backup has and no others: names in a file are not trusted."""
    (target / ORIGINALS).mkdir(parents=True)
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if DATABASE not in names:
                raise LeaderReaderError(f"{source.name} is not a Leader Reader backup.")
            for name in names:
                if name == DATABASE or _ORIGINAL.fullmatch(name):
                    with archive.open(name) as member, (target / name).open("wb") as file:
                        shutil.copyfileobj(member, file)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
        msg = f"{source.name} could not be read as a backup; choose another file."
        raise LeaderReaderError(msg) from error


def _set_aside(folder: Path) -> Path | None:
    if not folder.exists():
        return None
    when = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = folder.with_name(f"{folder.name}-before-restore-{when}")
    return folder.rename(aside)
