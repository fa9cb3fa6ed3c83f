"""One watched folder in the dialog: name, place, how it stands, and what could not be read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.domain.watched import WatchedFile
from leader_reader.ui.parts import ElidedLabel, IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.watching.folder_state import FolderState, failed_line, state_line
from leader_reader.ui.words import plain_tip

_MOST_LISTED = 50
"""Files that could not be read listed of one folder; people do not go through more."""
_ICON_TOP = 2


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
        self._state = state
        self._listed: tuple[WatchedFile, ...] = ()
        self._line = PlainLabel()
        self._line.setObjectName(f"{self._name}.state")
        self._line.setProperty("role", "muted")
        self._line.setWordWrap(True)
        self._failed = PlainLabel()
        self._failed.setObjectName(f"{self._name}.failed")
        self._failed.setProperty("role", "muted")
        self._show = _link(self.tr("Show"), f"{self._name}.show")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._show_list)
        self._list = QWidget()
        self._list.setObjectName(f"{self._name}.list")
        self._list.setVisible(False)
        self._lines = QVBoxLayout(self._list)
        self._lay_out()

    def show_state(self, state: FolderState, now: datetime) -> None:
        """Show how the folder stands."""
        self._state = state
        self._line.setText(state_line(state, now))
        failed = failed_line(len(state.failed))
        changed = self._failed.text() != failed
        self._failed.setText(failed)
        for part in (self._failed, self._show):
            part.setVisible(bool(failed))
        if state.failed != self._listed:
            self._fill(state.failed)
        if changed:
            self._show.setChecked(self._show.isChecked() and bool(failed))
            self.fitted.emit()
        self.setAccessibleName(f"{state.path.name}, {self._line.text()} {failed}".strip())

    def _show_list(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))
        self._show.setAccessibleName(self._show.text())
        self._list.setVisible(shown)
        self.fitted.emit()

    def _fill(self, failed: Sequence[WatchedFile]) -> None:
        """List the files that could not be read, and why."""
        self._listed = tuple(failed)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, file in enumerate(failed[:_MOST_LISTED]):
            self._lines.addWidget(_file_line(file, f"{self._name}.file.{number}"))
        if failed:
            again = _link(self.tr("Try again"), f"{self._name}.again")
            again.clicked.connect(lambda: self.retry_requested.emit(self._listed))
            self._lines.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        name = ElidedLabel(self.path.name or str(self.path), name=self._name, role="section")
        words.addWidget(name)
        middle = Qt.TextElideMode.ElideMiddle
        place = ElidedLabel(str(self.path), name=f"{self._name}.place", role="muted", mode=middle)
        words.addWidget(place)
        words.addLayout(self._told())
        words.addWidget(self._list)
        self._lines.setContentsMargins(0, 8, 0, 0)
        self._lines.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        icon = IconLabel("folder")
        icon.setContentsMargins(0, _ICON_TOP, 0, 0)
        row.addWidget(icon, 0, top)
        row.addLayout(words, 1)
        stop = _link(self.tr("Stop watching"), f"{self._name}.stop")
        stop.setAccessibleName(self.tr("Stop watching {}").format(self.path.name))
        stop.setToolTip(self.tr("What was taken in stays in the library"))
        stop.clicked.connect(lambda: self.stop_requested.emit(self.path))
        row.addWidget(stop, 0, top)

    def _told(self) -> QHBoxLayout:
        told = QHBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._line)
        told.addWidget(self._failed)
        told.addWidget(self._show)
        told.addStretch(1)
        return told


def _file_line(file: WatchedFile, name: str) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    label = ElidedLabel(file.path.name, name=name)
    label.setToolTip(plain_tip(str(file.path)))
    why = PlainLabel(file.reason[:1].upper() + file.reason[1:])
    why.setProperty("role", "muted")
    why.setWordWrap(True)
    column.addWidget(label)
    column.addWidget(why)
    return line


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    return button
