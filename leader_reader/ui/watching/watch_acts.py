"""What the dialog of watched folders asks for, done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.watched import WatchedFile
from leader_reader.ui.watching.folders_dialog import FoldersDialog
from leader_reader.ui.watching.watching import Watching


class WatchActs(QObject):
    """Opens the dialog and changes what is watched as it says."""

    def __init__(self, window: QWidget, watching: Watching) -> None:
        super().__init__(window)
        self._window, self._watching = window, watching
        self.dialog: FoldersDialog | None = None

    @Slot()
    def open(self) -> None:
        """Show the watched folders."""
        if self.dialog is not None:
            self._watching.changed.disconnect(self.dialog.refresh)
            self.dialog.deleteLater()
        self.dialog = dialog = FoldersDialog(self._watching.states, self._window)
        dialog.add_requested.connect(self._ask)
        dialog.look_requested.connect(self._watching.look_now)
        dialog.stop_requested.connect(self._stop)
        dialog.retry_requested.connect(self._retry)
        self._watching.changed.connect(dialog.refresh)
        dialog.open()

    @Slot()
    def _ask(self) -> None:
        """Let the user choose a folder."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        title, start = self.tr("Watch a folder"), QStandardPaths.writableLocation(place)
        chooser = QFileDialog(self.dialog or self._window, title, start)
        chooser.setObjectName("watching.choose")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.filesSelected.connect(self._chosen)
        chooser.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        for name in names:
            self._attempt(lambda path=Path(name): self._watching.add(path))  # type: ignore[misc]

    @Slot(object)
    def _stop(self, path: Path) -> None:
        self._attempt(lambda: self._watching.remove(path))

    @Slot(object)
    def _retry(self, files: tuple[WatchedFile, ...]) -> None:
        self._attempt(lambda: self._watching.try_again(files))

    def _attempt(self, act: Callable[[], None]) -> None:
        """Do something; where it cannot be done the dialog says why."""
        said = ""
        try:
            act()
        except LeaderReaderError as error:
            said = error.sentence
        if self.dialog is not None:
            self.dialog.show_refusal(said)
