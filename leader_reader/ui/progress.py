"""Long work in the status line: what is being done, how far it is, about how long, and Stop."""

from dataclasses import dataclass
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


@dataclass
class _Work:
    """Work that is going on: `counting` says how far it is, with {} for the two numbers."""

    label: str
    total: int
    counting: str
    begun: float
    done: int = 0
    text: str = ""


class ProgressStrip(QWidget):
    """Hidden until work starts; `stopped(name)` is the user's wish to stop, the work must end.

    Several works may go on at once, each under its `name`: the one begun last is shown, and when it
    has ended the one before it again. Work behind, which takes minutes, is shown while there is no
    other; it has a stop of its own.
    """

    stopped = Signal(str)
    stopped_behind = Signal()

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
        self._works: dict[str, _Work] = {}
        self._behind: _Work | None = None
        self._lay_out()
        self.hide()

    def start(self, label: str, total: int = 0, name: str = "") -> None:
        """Show work that has begun; without a `total` the bar only says that it goes on."""
        self._works.pop(name, None)
        self._works[name] = _Work(label, total, self.tr("{} of {}"), monotonic())
        self._begin()

    def step(self, done: int, text: str = "", name: str = "") -> None:
        """Show that `done` of the total are done; the tool tip says with what: `text`."""
        work = self._works.get(name)
        if work is None:
            return
        work.done, work.text = done, text
        if work is self._front:
            self._show_steps()

    def finish(self, name: str = "") -> None:
        """Show the work before it or behind, or hide: this one has ended, one way or the other."""
        shown, ended = self._front, self._works.pop(name, None)
        if shown is ended:
            self._begin()

    @property
    def _front(self) -> _Work | None:
        return next(reversed(self._works.values()), None)

    def start_behind(self, label: str, total: int, counting: str) -> None:
        """Show work of minutes where there is no other; `counting` is like "page {} of {}"."""
        self._behind = _Work(label, total, counting, monotonic())
        if self._front is None:
            self._begin()

    def step_behind(self, done: int, text: str = "") -> None:
        """Note how far the work behind is."""
        if self._behind is not None:
            self._behind.done, self._behind.text = done, text
        if self._front is None:
            self._show_steps()

    def finish_behind(self) -> None:
        """Show the work behind no longer: it has ended."""
        self._behind = None
        if self._front is None:
            self._begin()

    def _begin(self) -> None:
        """Show the work that is to be seen from its beginning, or hide where there is none."""
        work = self._front or self._behind
        self.setVisible(work is not None)
        if work is None:
            return
        self._label.setText(work.label)
        self._label.setVisible(True)
        self._estimate.setText("")
        self._bar.setRange(0, work.total)
        self._bar.setValue(0)
        self._bar.setAccessibleName(work.label)
        self._stop.setText(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop: {}").format(work.label))
        self._stop.setEnabled(True)
        if work.done or work is self._behind:
            self._show_steps()

    def _show_steps(self) -> None:
        work = self._front or self._behind
        if work is None:
            return
        self._bar.setValue(min(work.done, work.total))
        told = work.counting.format(f"{work.done:,}", f"{work.total:,}")
        self._label.setText(f"{work.label} · {told}" if work.total else work.text or work.label)
        self._bar.setToolTip(plain_tip(work.text))
        self._estimate.setText(self._remaining(work))

    def _remaining(self, work: _Work) -> str:
        spent, done, total = monotonic() - work.begun, work.done, work.total
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
        if self._works:
            self.stopped.emit(next(reversed(self._works)))
        else:
            self.stopped_behind.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._estimate)
        row.addWidget(self._stop)
