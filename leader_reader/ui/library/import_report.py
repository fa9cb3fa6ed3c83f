"""What an import brought: how many came in, and which files could not be read and why."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.document import DocumentRecord
from leader_reader.ui.parts import ElidedLabel
from leader_reader.ui.parts.chooser_dialog import dialog_button
from leader_reader.ui.parts.fitted_height import height_at
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import counted, plain_tip

_WIDTH, _MARGIN = 560, 24
_LIST_HEIGHT = 320
_RING = 5
"""Pixels before the words of "Copy list", which its focus ring has."""


class ImportOutcome(Protocol):
    """What came of an import: records, files already there, and (file, reason) of failures."""

    @property
    def imported(self) -> Sequence[DocumentRecord]: ...

    @property
    def duplicates(self) -> Sequence[Path]: ...

    @property
    def failed(self) -> Sequence[tuple[Path, str]]: ...


class ImportReport(QDialog):
    """The report of one import. `retry_requested` carries the paths to read again."""

    retry_requested = Signal(list)

    def __init__(self, outcome: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.report")
        self.setWindowTitle(self.tr("Import"))
        self.setAccessibleName(self.tr("What the import brought"))
        self.setFixedWidth(_WIDTH)
        self._area: QScrollArea | None = None
        self._page: QWidget | None = None
        self._failed = list(outcome.failed)
        self._rows: dict[Path, QWidget] = {}
        self.summary = PlainLabel(self._sentence(outcome))
        self.summary.setObjectName("import.summary")
        self.summary.setProperty("role", "heading")
        self.summary.setWordWrap(True)
        self._lay_out()
        self._done.setFocus()

    def _sentence(self, outcome: ImportOutcome) -> str:
        """Return "42 documents added, 3 were already in the library, 2 could not be read"."""
        added, same, failed = (
            len(part) for part in (outcome.imported, outcome.duplicates, outcome.failed)
        )
        parts = [
            counted(added, self.tr("1 document added"), self.tr("{} documents added")),
            counted(
                same,
                self.tr("1 was already in the library"),
                self.tr("{} were already in the library"),
            ),
            counted(failed, self.tr("1 could not be read"), self.tr("{} could not be read")),
        ]
        if failed and not added + same:
            one, many = self.tr("1 file could not be read"), self.tr("{} files could not be read")
            return counted(failed, one, many)
        told = [part for part, number in zip(parts, (added, same, failed), strict=True) if number]
        return ", ".join(told) or self.tr("There was nothing to import")

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the files need, which the fonts of the screen settle."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        if self._area is not None and self._page is not None:
            needed = height_at(self._page, _WIDTH - 2 * _MARGIN + _RING)
            self._area.setFixedHeight(min(_LIST_HEIGHT, needed))
        self.setFixedHeight(height_at(self, _WIDTH))

    def _retry(self, paths: list[Path]) -> None:
        """Ask for another try and take the files off the list."""
        self._failed = [each for each in self._failed if each[0] not in paths]
        for path in paths:
            self._rows.pop(path).hide()
        self._fit()
        self.retry_requested.emit(paths)
        if not self._failed:
            self.accept()

    def _retry_all(self) -> None:
        self._retry([path for path, _ in self._failed])

    def _copy(self) -> None:
        lines = [f"{path.name}: {reason}" for path, reason in self._failed]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # Building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN - _RING, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(16)
        self.summary.setContentsMargins(_RING, 0, 0, 0)
        layout.addWidget(self.summary)
        if self._failed:
            self._area = self._failures()
            layout.addWidget(self._area)
        layout.addLayout(self._buttons())

    def _failures(self) -> QScrollArea:
        self._page = page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_RING, 0, 0, 0)
        column.setSpacing(0)
        for number, (path, reason) in enumerate(self._failed):
            self._rows[path] = self._row(number, path, reason)
            column.addWidget(self._rows[path])
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("import.failures")
        area.setAccessibleName(self.tr("Files that could not be read"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _row(self, number: int, path: Path, reason: str) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(2)
        name = ElidedLabel(path.name, name=f"import.failed.{number}", role="section")
        name.setToolTip(plain_tip(str(path)))
        words.addWidget(name)
        why = PlainLabel(reason[:1].upper() + reason[1:])
        why.setProperty("role", "muted")
        why.setWordWrap(True)
        words.addWidget(why)
        again = self._button(self.tr("Retry"), f"import.retry.{number}", "")
        again.setAccessibleName(self.tr("Retry {}").format(path.name))
        again.clicked.connect(lambda: self._retry([path]))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 8, 0, 8)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addWidget(again, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._failed:
            copy = self._button(self.tr("Copy list"), "import.copy", "link")
            copy.clicked.connect(self._copy)
            row.addWidget(copy)
        row.addStretch(1)
        if self._failed:
            again = self._button(self.tr("Retry all"), "import.retry-all", "")
            again.clicked.connect(self._retry_all)
            row.addWidget(again)
        self._done = done = self._button(self.tr("Done"), "import.done", "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        row.addWidget(done)
        return row

    def _button(self, text: str, name: str, role: str) -> QPushButton:
        button = dialog_button(text, name)
        button.setProperty("role", role)
        return button
