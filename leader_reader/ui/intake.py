"""Files into the library by dialog and drop, with progress and a report of what failed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QMimeData,
    QObject,
    QStandardPaths,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from leader_reader.services.importing import ImportReport
from leader_reader.services.referencing import REFERENCE_ENDINGS, is_reference_file
from leader_reader.ui.imports import Imports
from leader_reader.ui.in_turn import open_in_turn
from leader_reader.ui.library.import_report import ImportReport as ImportReportDialog
from leader_reader.ui.messages import StatusLine
from leader_reader.ui.recognitions import Recognitions
from leader_reader.ui.words import counted, documents_counted

_SHOWN_EVERY = 80
"""Milliseconds between two steps that are shown: people see no more, and showing costs time."""


class Intake(QObject):
    """Asks for files, runs the imports and says what became of them.

    `arrived(id)` names the document when just one has come in; `references_found(Path)` a file
    that holds references, not a document.
    """

    arrived = Signal(str)
    references_found = Signal(object)

    def __init__(
        self,
        window: QWidget,
        imports: Imports,
        recognitions: Recognitions,
        status: StatusLine,
        endings: Sequence[str],
    ) -> None:
        super().__init__(window)
        self._window, self._imports = window, imports
        self._recognitions = recognitions
        self._progress, self._status, self._endings = status.progress, status, endings
        self.report: ImportReportDialog | None = None
        self._references: list[Path] = []
        imports.started.connect(self._progress.start)
        imports.stepped.connect(self._step)
        self._shown = QElapsedTimer()
        self._shown.start()
        imports.ended.connect(self._ended)
        self._progress.stopped.connect(self._stop)
        recognitions.started.connect(self._recognising)
        recognitions.stepped.connect(self._progress.step_behind)
        recognitions.ended.connect(self._recognised)
        self._progress.stopped_behind.connect(recognitions.stop)

    def ask_files(self) -> None:
        """Let the user choose files."""
        endings = (*self._endings, *REFERENCE_ENDINGS)
        pattern = " ".join(f"*{ending}" for ending in endings)
        kinds = self.tr("Documents ({})").format(pattern) + ";;" + self.tr("All files (*)")
        self._ask(self.tr("Import files"), QFileDialog.FileMode.ExistingFiles, kinds)

    def ask_folder(self) -> None:
        """Let the user choose a folder; every document in it is imported."""
        self._ask(self.tr("Import a folder"), QFileDialog.FileMode.Directory, "")

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders; reference files among them are next, and may be about these."""
        self._references += filter(is_reference_file, paths)
        documents = [path for path in paths if not is_reference_file(path)]
        if documents:
            self._imports.start(documents)
        else:
            self._take_references()

    def _take_references(self) -> None:
        waiting, self._references = self._references, []
        for path in waiting:
            self.references_found.emit(path)

    def _ask(self, title: str, mode: QFileDialog.FileMode, kinds: str) -> None:
        dialog = QFileDialog(self._window, title, _documents_folder(), kinds)
        dialog.setObjectName("import.files")
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self.take([Path(name) for name in names])

    @staticmethod
    def dropped(mime: QMimeData) -> list[Path]:
        """Return the files and folders in what is being dragged."""
        return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]

    @Slot(str)
    def _stop(self, name: str) -> None:
        if not name:
            self._imports.stop()

    @Slot(int, str)
    def _step(self, done: int, name: str) -> None:
        if self._shown.hasExpired(_SHOWN_EVERY):
            self._shown.restart()
            self._progress.step(done, name)

    @Slot(object)
    def _ended(self, report: ImportReport) -> None:
        self._progress.finish()
        self._status.say(self._sentence(report), undo=bool(report.imported))
        if len(report.imported) == 1:
            self.arrived.emit(report.imported[0].id)
        if report.scanned:
            self._recognitions.start(report.scanned)
        if report.failed:
            self._show(report)
        self._take_references()

    @Slot(int)
    def _recognising(self, pages: int) -> None:
        counting = self.tr("page {} of {}")
        self._progress.start_behind(self.tr("Recognising text"), pages, counting)

    @Slot(object)
    def _recognised(self, report: ImportReport) -> None:
        """Say what came of scans; none is opened, as the user has long been reading another."""
        self._progress.finish_behind()
        self._status.say(self._sentence(report), undo=bool(report.imported))
        if report.failed and not report.unasked:
            self._show(report)

    def _sentence(self, report: ImportReport) -> str:
        if report.imported:
            added = self.tr("{} added").format(documents_counted(len(report.imported)))
            return added + _unread(report.pages_failed)
        if report.scanned:
            one, many = self.tr("1 scan to recognise"), self.tr("{} scans to recognise")
            return counted(len(report.scanned), one, many)
        if report.duplicates:
            return self.tr("Already in the library")
        return self.tr("Nothing was added")

    def _show(self, report: ImportReport) -> None:
        self.report = ImportReportDialog(report, self._window)
        self.report.retry_requested.connect(self.take)
        open_in_turn(self.report)


def _unread(pages: int) -> str:
    """Return what is said of pages that could not be recognised."""
    one = QCoreApplication.translate("Intake", "; 1 page could not be recognised")
    many = QCoreApplication.translate("Intake", "; {} pages could not be recognised")
    return counted(pages, one, many) if pages else ""


def _documents_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
