"""One watched folder in the dialog: name, place, how it stands, and what could not be read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.domain.watched import WatchedFile
from leader_reader.ui.parts import ElidedLabel, IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.watching.folder_state import FolderState, failed_line, state_line
from leader_reader.ui.words import joined

_MOST_LISTED = 50
"""Files that could not be read listed of one folder; people do not go through more."""
_ICON_TOP = 6


class FolderRow(QWidget):
    """Shows one folder; `number` makes its parts' names.

    `stop_requested(Path)`, and `retry_requested(list[WatchedFile])`. `fitted`: it takes another
    height now.
    """

    stop_requested = Signal(object)
    retry_requested = Signal(object)
    fitted = Signal()

    def __init__(self, state: FolderState, number: int) -> None:
        super().__init__()
        self.path, self._name = state.path, f"watching.{number}"
        self.setObjectName(self._name)
        self._listed: tuple[WatchedFile, ...] = ()
        self._line = ElidedLabel(name=f"{self._name}.state", role="muted")
        self._show = _link(self.tr("Show"), f"{self._name}.show")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_list)
        self._again = _link(self.tr("Try again"), f"{self._name}.again")
        self._again.clicked.connect(lambda: self.retry_requested.emit(self._listed))
        self._again.hide()
        self._list = QWidget()
        self._list.setObjectName(f"{self._name}.list")
        self._list.setVisible(False)
        self._lines = QVBoxLayout(self._list)
        self._show.hide()
        self._lay_out()

    def show_state(self, state: FolderState, now: datetime) -> None:
        """Show how the folder stands."""
        told = joined(state_line(state, now), failed_line(len(state.failed)))
        self._line.setText(told)
        self.setAccessibleName(f"{state.path.name}, {told}")
        if state.failed == self._listed:
            return
        self._fill(state.failed)
        self._show.setVisible(bool(state.failed))
        self._show.setChecked(self._show.isChecked() and bool(state.failed))
        self.fitted.emit()

    def _show_list(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._show.setAccessibleName(self._show.text())
        self._list.setVisible(shown)
        self._again.setVisible(shown)
        self.fitted.emit()

    def _fill(self, failed: Sequence[WatchedFile]) -> None:
        """List the files that could not be read, and why."""
        self._listed = tuple(failed)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, file in enumerate(failed[:_MOST_LISTED]):
            name = str(file.path.relative_to(self.path))
            line = _file_line(name, file.reason, f"{self._name}.file.{number}")
            self._lines.addWidget(line)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(self._head())
        middle = Qt.TextElideMode.ElideMiddle
        place = ElidedLabel(str(self.path), name=f"{self._name}.place", role="muted", mode=middle)
        words.addWidget(place)
        words.addLayout(self._told())
        words.addWidget(self._list)
        self._lines.setContentsMargins(0, 8, 0, 0)
        self._lines.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        icon = IconLabel("folder")
        icon.setContentsMargins(0, _ICON_TOP, 0, 0)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _head(self) -> QHBoxLayout:
        called = self.path.name or str(self.path)
        stop = _link(self.tr("Stop watching"), f"{self._name}.stop")
        stop.setAccessibleName(self.tr("Stop watching {}").format(called))
        stop.setToolTip(self.tr("What was taken in stays in the library"))
        stop.clicked.connect(lambda: self.stop_requested.emit(self.path))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(ElidedLabel(called, name=f"{self._name}.name", role="section"), 1)
        head.addWidget(stop)
        return head

    def _told(self) -> QHBoxLayout:
        told = QHBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._line)
        told.addWidget(self._show)
        told.addWidget(self._again)
        told.addStretch(1)
        return told


def _file_line(file: str, reason: str, name: str) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(ElidedLabel(file, name=name, mode=Qt.TextElideMode.ElideMiddle))
    why = PlainLabel(reason[:1].upper() + reason[1:])
    why.setProperty("role", "muted")
    why.setWordWrap(True)
    column.addWidget(why)
    return line


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    return button
