"""Watched folders while the window is open: when they are looked into, and what is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.watched import Trace, WatchedFile
from leader_reader.services import folder_looks, watching
from leader_reader.services.folder_looks import FolderSeen, Surroundings
from leader_reader.services.importing import ImportReport
from leader_reader.services.watch_list import WatchList
from leader_reader.ui.backing import Backing
from leader_reader.ui.watching.arrivals import Arrivals, Round
from leader_reader.ui.watching.change_signs import ChangeSigns
from leader_reader.ui.watching.folder_state import FolderState, brought
from leader_reader.ui.watching.pace import Pace
from leader_reader.ui.words import counted, joined
from leader_reader.ui.worker import Worker

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow

_POLL = 0.5
"""Seconds until it is asked again whether other work has ended."""
_CALM = 50
"""So many times as long as a look took, at least, until the next: a slow disk is left alone."""
_SHOWN_FROM = 10
"""Files from which on their reading is shown in the status line, with Stop."""
_SHOWN_EVERY = 80
"""Milliseconds between two steps that are shown."""
_RETURNED = 10.0
"""Seconds after a look from which on coming back to the window is a reason for another."""

_WORK = "watching"


class Watching(QObject):
    """Looks into the watched folders and has what is new taken in.

    `changed`: something that `states` tells is another now. `ended(ImportReport)`: what came in.
    """

    changed = Signal()
    ended = Signal(object)

    def __init__(self, window: "MainWindow", backing: Backing) -> None:
        super().__init__(window)
        own = backing.settings_file.parent
        self.list = WatchList(window.bridge.library, own)
        self.pace = Pace()
        self._bridge, self._imports = window.bridge, window.imports
        self._recognitions, self._status = window.recognitions, window.frame.status
        self._around = Surroundings(backing.endings, own)
        self._scans: dict[Path, Trace] = {}
        self._seen: dict[Path, FolderSeen] = {}
        self._looked: dict[Path, datetime] = {}
        self._sources: list[Path] = []
        self._told = (0, 0)
        self._loaded = self._looking = self._held = self._shown = False
        self._begun = self._took = 0.0
        self._looks: Worker | None = None
        self._arrivals = Arrivals(window.bridge, backing.spawn, window.imports, self.pace)
        self._signs = ChangeSigns(self)
        self._next = QTimer(self, singleShot=True)
        self._drawn = QElapsedTimer()
        self._drawn.start()
        self._join()

    def _join(self) -> None:
        self._next.timeout.connect(self._look)
        self._signs.changed.connect(self._sensed)
        self._arrivals.noted.connect(self._note)
        self._arrivals.stepped.connect(self._step)
        self._arrivals.ended.connect(self._ended)
        self._arrivals.refused.connect(self._hold)
        self._imports.started.connect(self._give_way)
        self._recognitions.ended.connect(self._recognised)
        self._status.progress.stopped.connect(self._stop)
        self._bridge.reloaded.connect(self._load)

    # For the dialog, and for starting and ending

    @property
    def busy(self) -> bool:
        """Whether a look goes on, or what it found is coming in."""
        return self._looking or self._arrivals.busy

    def begin(self) -> None:
        """Look into the folders before long, now that the window is up."""
        self._load()
        self._soon(self.pace.begin)
        QGuiApplication.instance().applicationStateChanged.connect(self._returned)  # type: ignore[union-attr]

    def set_pace(self, pace: Pace) -> None:
        """Wait for other lengths of time."""
        self.pace = self._arrivals.pace = pace
        self._around = replace(self._around, settled=pace.settled)

    def add(self, path: Path) -> None:
        """Watch a folder, and look into it now. Raises LeaderReaderError where it cannot be."""
        self.list.add(path.absolute())
        self.look_now()

    def remove(self, path: Path) -> None:
        """Watch a folder no longer; its documents stay. Raises LeaderReaderError."""
        self.list.remove(path)
        self._seen.pop(path, None)
        self._arrivals.leave(lambda file: not self.list.holds(file))
        self._follow()
        self.changed.emit()

    @Slot()
    def look_now(self) -> None:
        """Look into all folders, also where the user had put the rest off."""
        self._held = False
        self._soon(0)
        self.changed.emit()

    def try_again(self, files: Sequence[WatchedFile]) -> None:
        """Read files again that could not be read. Raises LeaderReaderError."""
        self.list.forget([file.path for file in files])
        self.look_now()

    def close(self) -> None:
        """Keep what is known, stop, and wait for the threads."""
        self._held = True
        self._next.stop()
        self._signs.close()
        self._arrivals.close()
        if self._looks is not None:
            self._looks.close()

    # What is kept

    @Slot()
    def _load(self) -> None:
        self.list.load(again=not self._loaded)
        self._loaded = True
        self.changed.emit()

    @Slot(object)
    def _note(self, files: list[WatchedFile]) -> None:
        try:
            self.list.note(files)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
        self.changed.emit()

    # Looking

    def _soon(self, seconds: float) -> None:
        """Look after `seconds`, or before where that is planned already."""
        wait = round(1000 * seconds)
        if not self._next.isActive() or self._next.remainingTime() > wait:
            self._next.start(wait)

    @Slot()
    def _look(self) -> None:
        if not self.list.folders or self._held:
            return
        if self.busy or self._imports.busy:
            self._soon(_POLL)
            return
        self._looking, self._begun = True, monotonic()
        paths, noted = self.list.paths, self.list.noted(self._scans)
        self._work().start(partial(folder_looks.look, paths, self._around, noted))
        self.changed.emit()

    def _work(self) -> Worker:
        """Return the thread, made when there is a folder to look into."""
        if self._looks is None:
            self._looks = Worker("watching", self)
            self._looks.progressed.connect(self._progressed)
            self._looks.finished.connect(self._looked_at)
            self._looks.failed.connect(self._failed)
        return self._looks

    @Slot(int, object)
    def _progressed(self, _number: int, message: object) -> None:
        if isinstance(message, FolderSeen):
            self._seen[message.folder] = message
            if not message.missing:
                self._looked[message.folder] = datetime.now(UTC)
            self._took = monotonic() - self._begun
        elif isinstance(message, folder_looks.Arrivals):
            self._arrive(message)

    def _arrive(self, found: folder_looks.Arrivals) -> None:
        files = {path: trace for path, trace in found.files.items() if self.list.holds(path)}
        if found.unsettled:
            self._soon(max(self.pace.unsettled, _CALM * self._took))
        if not files or self._held:
            return
        self._shown = len(files) >= _SHOWN_FROM and not self._imports.busy
        if self._shown:
            self._status.progress.start(self.tr("Reading new files"), len(files), _WORK)
        self._sources, self._told = self.list.sources(files), (0, len(files))
        self._arrivals.start(files, self.list.known)

    @Slot(int)
    def _looked_at(self, _number: int) -> None:
        self._looking = False
        self._follow()
        self._soon(max(self.pace.again, _CALM * self._took))
        self.changed.emit()

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)

    @Slot()
    def _sensed(self) -> None:
        self._soon(max(self.pace.gather, self._took))

    @Slot(Qt.ApplicationState)
    def _returned(self, state: Qt.ApplicationState) -> None:
        """Look when the user comes back to the program, perhaps from saving a file."""
        back = state == Qt.ApplicationState.ApplicationActive
        if back and self._begun and monotonic() - self._begun > _RETURNED:
            self._sensed()

    def _follow(self) -> None:
        seen = [self._seen[path] for path in self.list.paths if path in self._seen]
        self._signs.follow(place for each in seen for place in each.places)

    # What comes in

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        self._told = done, total
        if self._drawn.hasExpired(_SHOWN_EVERY):
            self._drawn.restart()
            if self._shown:
                self._status.progress.step(done, name=_WORK)
            self.changed.emit()

    @Slot(object)
    def _ended(self, now: Round) -> None:
        if self._shown:
            self._status.progress.finish(_WORK)
        self._shown = False
        report = now.report
        self._scans.update(now.scans)
        self._say(report)
        if report.scanned:
            self._recognitions.start(report.scanned, unasked=True)
        self.ended.emit(report)
        self.changed.emit()

    def _say(self, report: ImportReport) -> None:
        scans = (scan.path for scan in report.scanned)
        came = [*report.paths.values(), *(path for path, _ in report.failed), *scans]
        told = brought(report, self.list.sources(came))
        if told:
            self._status.say(told, undo=bool(report.imported))

    @Slot(object)
    def _recognised(self, report: ImportReport) -> None:
        """Note what became of scans, whose text was recognised behind everything else."""
        documents = {path: document for document, path in report.paths.items()}
        reasons = dict(report.failed)
        for path in report.duplicates:
            self._scans.pop(path, None)  # the next look finds which document it is
        ended = [path for path in self._scans if path in documents or path in reasons]
        notes = [
            WatchedFile(path, self._scans.pop(path), documents.get(path), reasons.get(path, ""))
            for path in ended
        ]
        if notes:
            self._note(notes)
        if report.unasked:
            self._say(report)

    @Slot()
    def _give_way(self) -> None:
        """Let an import by hand go first; what is left out is found by the next look."""
        if self._arrivals.busy:
            self._shown = False
            self._arrivals.give_way()
            self._soon(_POLL)

    @Slot(str)
    def _stop(self, name: str) -> None:
        if name == _WORK and self._shown:
            self._arrivals.stop()
            self._hold()

    @Slot()
    def _hold(self) -> None:
        """Look no more by itself: until the user wants it, or until the next start."""
        self._held = True
        self.changed.emit()

    # How it stands

    def states(self) -> list[FolderState]:
        """Return how each folder stands."""
        return [self._state(path) for path in self.list.paths]

    def _state(self, path: Path) -> FolderState:
        seen = self._seen.get(path)
        missing = seen is not None and seen.missing
        there = None if seen is None or missing else seen.files
        tally = watching.tally(path, self.list.files.values(), there)
        looked = self._looked.get(path)
        words = self._words_for(path)
        return FolderState(path, looked, missing, tally.documents, tally.failed, words, self._held)

    def _words_for(self, path: Path) -> str:
        """Return what is going on in a folder."""
        if self._arrivals.busy and path in self._sources:
            return self.tr("Reading {} of {}").format(*(f"{number:,}" for number in self._told))
        looking = self.tr("Looking…") if self._looking else ""
        scans = sum(scan.is_relative_to(path) for scan in self._scans)
        one, many = self.tr("1 scan to recognise"), self.tr("{} scans to recognise")
        return joined(looking, counted(scans, one, many) if scans else "")
