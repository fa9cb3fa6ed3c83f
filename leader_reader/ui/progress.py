"""Long work in the status line: what is being done, how far it is, about how long, and Stop."""

from time import monotonic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from leader_reader.ui.parts import ElidedLabel
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import counted, plain_tip

_BAR_WIDTH = 120
_SURE_AFTER = 2.0
"""Seconds before an estimate is worth showing."""
_NEARLY = 8


class ProgressStrip(QWidget):
    """Hidden until `start`; `stopped` is the user's wish to stop, the work itself must end."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._label = ElidedLabel(name="progress.label", role="muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._estimate = PlainLabel()
        self._estimate.setObjectName("progress.estimate")
        self._estimate.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress.bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setObjectName("progress.stop")
        self._stop.setAccessibleName(self.tr("Stop"))
        self._stop.setProperty("role", "link")
        self._stop.clicked.connect(self._ask_stop)
        self._title = ""
        self._begun = 0.0
        self._lay_out()
        self.hide()

    def start(self, label: str, total: int = 0) -> None:
        """Show work that has begun; without a `total` the bar only says that it goes on."""
        self._title = label
        self._begun = monotonic()
        self._label.setText(label)
        self._label.setVisible(True)
        self._estimate.setText("")
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._bar.setAccessibleName(label)
        self._stop.setText(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop: {}").format(label))
        self._stop.setEnabled(True)
        self.show()

    def step(self, done: int, text: str = "") -> None:
        """Show that `done` of the total are done; the tool tip says with what: `text`."""
        total = self._bar.maximum()
        self._bar.setValue(min(done, total))
        told = self.tr("{} · {} of {}").format(self._title, f"{done:,}", f"{total:,}")
        self._label.setText(told if total else text or self._title)
        self._bar.setToolTip(plain_tip(text))
        self._estimate.setText(self._remaining(done))

    def finish(self) -> None:
        """Hide again: the work has ended, one way or the other."""
        self.hide()

    def _remaining(self, done: int) -> str:
        spent = monotonic() - self._begun
        total = self._bar.maximum()
        if not 0 < done < total or spent < _SURE_AFTER:
            return ""
        seconds = spent / done * (total - done)
        if seconds < _NEARLY:
            return self.tr("a few seconds")
        if seconds < 60:  # noqa: PLR2004 - seconds in a minute
            return self.tr("about {} s").format(round(seconds / 10 + 0.5) * 10)
        minutes = round(seconds / 60)
        return counted(minutes, self.tr("about 1 min"), self.tr("about {} min"))

    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("Stopping…"))
        self.stopped.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._estimate)
        row.addWidget(self._stop)
