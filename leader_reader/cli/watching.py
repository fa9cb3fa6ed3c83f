"""The command watch: what is new in watched folders taken in once; folders added and stopped."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS
from leader_reader.background import spawner
from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.watched import Trace, WatchedFile
from leader_reader.services import folder_looks, importing, watching
from leader_reader.services.folder_looks import Arrivals, Arrived, FolderSeen, Surroundings
from leader_reader.services.importing import FileOutcome, FileScanned, ImportReport
from leader_reader.services.recognising import recognise_files
from leader_reader.services.watch_list import WatchList


def watch(session: Session, chosen: argparse.Namespace) -> Answer:
    """Watch a folder or stop watching one; unless that or a list is all, look and take in."""
    listed = WatchList(session.library, session.home.folder)
    listed.load(again=True)
    if chosen.stop is not None:
        listed.remove(_named(listed, chosen.stop))
    if chosen.folder is not None:
        _add(listed, chosen.folder)
    if chosen.list or chosen.stop is not None:
        return _answer(_Look(session, listed), {})
    look = _Look(session, listed)
    seen = look.run()
    _ = session.index
    return _answer(look, seen)


def _add(listed: WatchList, named: Path) -> None:
    path = named.absolute()
    if not path.is_dir():
        raise watching.NotToBeWatched(f"There is no folder {named}; see how it is spelt.")
    if path not in listed.paths:
        listed.add(path)


def _named(listed: WatchList, named: Path) -> Path:
    path = named.absolute()
    if path not in listed.paths:
        raise watching.NotToBeWatched(f"{named} is not watched; “watch --list” shows what is.")
    return path


class _Look:
    """One look into the folders, and what came of it."""

    def __init__(self, session: Session, listed: WatchList) -> None:
        self.session, self.listed = session, listed
        self.report, self.unsettled = ImportReport(), 0
        self._traces: dict[Path, Trace] = {}
        self._batch = session.library.stamp().id

    def run(self) -> dict[Path, FolderSeen]:
        """Look, and take in what stands still; return what was seen."""
        around = Surroundings(SUPPORTED_ENDINGS, self.session.home.folder)
        seen: dict[Path, FolderSeen] = {}
        for found in folder_looks.look(self.listed.paths, around, self.listed.files):
            if isinstance(found, FolderSeen):
                seen[found.folder] = found
            elif isinstance(found, Arrivals):
                self._traces, self.unsettled = dict(found.files), found.unsettled
        self._take_in()
        return seen

    def _take_in(self) -> None:
        spawn, known = spawner(self.session.home), self.listed.known()
        with closing(folder_looks.take_in(spawn, self._traces, known)) as arriving:
            for message in arriving:
                if isinstance(message, Arrived):
                    self._accept(message.outcome)
        with closing(recognise_files(spawn, self.report.scanned)) as recognising:
            for outcome in recognising:
                if isinstance(outcome, FileOutcome) and not isinstance(outcome, FileScanned):
                    self._accept(outcome)

    def _accept(self, outcome: FileOutcome) -> None:
        there = len(self.report.imported)
        label = f"Import {there + 1} documents" if there else ""
        importing.accept(self.session.library, outcome, self.report, self._batch, label)
        note = watching.note_of(outcome, self._traces[outcome.path])
        if note is not None:
            self.listed.note([note])


def _answer(look: _Look, seen: dict[Path, FolderSeen]) -> Answer:
    report, listed = look.report, look.listed
    folders = [_folder(look, path, seen.get(path)) for path in listed.paths]
    failed = [{"path": str(path), "reason": reason} for path, reason in report.failed]
    imported = [
        {"id": record.id, "title": record.title, "path": str(report.paths[record.id])}
        for record in report.imported
    ]
    data = {
        "folders": folders,
        "imported": imported,
        "known": len(report.duplicates),
        "failed": failed,
        "unsettled": look.unsettled,
    }
    lines = [f"{record.id[:8]}  {record.title}" for record in report.imported]
    if look.unsettled:
        lines.append(f"still being written, left for later: {look.unsettled}")
    lines += [_folder_line(folder) for folder in folders] or ["No folder is watched."]
    faults = [UnreadableFile(path, reason).sentence for path, reason in report.failed]
    return Answer(data, lines, faults)


def _folder(look: _Look, path: Path, seen: FolderSeen | None) -> dict[str, Any]:
    there = None if seen is None or seen.missing else seen.files
    tally = watching.tally(path, look.listed.files.values(), there)
    since = next(each.since for each in look.listed.folders if each.path == path)
    return {
        "path": str(path),
        "since": since.isoformat(),
        "missing": seen.missing if seen is not None else not path.is_dir(),
        "documents": tally.documents,
        "failed": [_failure(file) for file in tally.failed],
    }


def _failure(file: WatchedFile) -> dict[str, str]:
    return {"path": str(file.path), "reason": file.reason}


def _folder_line(folder: dict[str, Any]) -> str:
    told = [f"{folder['documents']:,} documents taken in"]
    if folder["documents"] == 1:
        told = ["1 document taken in"]
    if folder["failed"]:
        told.append(f"{len(folder['failed']):,} could not be read")
    if folder["missing"]:
        told.insert(0, "not there at the moment")
    return f"{folder['path']}  ({', '.join(told)})"
