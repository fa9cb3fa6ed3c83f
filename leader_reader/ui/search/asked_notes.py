"""Lines about the question itself: what was not understood, a likelier spelling, other words."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leader_reader.domain.search import Problem, Query, Results, Widening
from leader_reader.ui.parts import FlowLayout, IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import plain_tip

_SIDE = 16
_MEANT = ("synonym", "acronym")
"""Reasons of widenings that say what a word stands for; the others are the same word again."""

_MOST_ADDED = 6
_ICON = 14
_LINK_WIDEST = 180
_RING = 3
"""Pixels around the box of a switch that its focus ring has."""


def problem_text(query: Query, problems: Iterable[Problem]) -> str:
    """Return a line for each problem, the part that was not understood named in it."""
    lines = []
    for problem in problems:
        part = query.text[problem.start : problem.end].strip()
        named = not part or part in problem.sentence
        lines.append(problem.sentence if named else f"“{part}”: {problem.sentence}")
    return "\n".join(dict.fromkeys(lines))


def widening_text(widenings: Iterable[Widening]) -> str:
    """Return what was searched for besides: "ICB = integrated care board, organization"."""
    parts = []
    for widening in widenings:
        more = len(widening.added) - _MOST_ADDED
        added = " / ".join(widening.added[:_MOST_ADDED]) + (f" +{more}" if more > 0 else "")
        meant = widening.reason in _MEANT
        parts.append(f"{widening.word} = {added}" if meant else added)
    return ", ".join(dict.fromkeys(parts))


class AskedNotes(QWidget):
    """Shows each line where there is something to say.

    `correction_chosen` carries the likelier text, `as_typed` whether only the very words count;
    `synonyms_wanted` asks for the list of synonyms.
    """

    correction_chosen = Signal(str)
    as_typed = Signal(bool)
    synonyms_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.notes")
        self.problem = _wrapped("search.problem", "danger")
        self.also = _wrapped("search.also", "muted")
        self.correction = _link("search.correction")
        self.correction.clicked.connect(self._correct)
        self.switch = QCheckBox(self.tr("Only as typed"))
        self.switch.setObjectName("search.as_typed")
        tip = self.tr("Leave out synonyms, acronyms and other spellings")
        self.switch.setToolTip(tip)
        self.switch.setAccessibleName(self.switch.text())
        self.switch.setAccessibleDescription(tip)
        self.switch.clicked.connect(self.as_typed)
        self.edit = _link("search.synonyms")
        self.edit.setText(self.tr("Edit synonyms…"))
        self.edit.setAccessibleName(self.edit.text())
        self.edit.clicked.connect(self.synonyms_wanted)
        self._correction = ""
        self._lay_out()
        self.clear()

    def show_results(self, results: Results) -> None:
        """Show what there is to say about the question of `results`."""
        problem = problem_text(results.query, results.problems)
        self.problem.setText(problem)
        self._warned.setVisible(bool(problem))
        self._correction = results.correction
        self._name_correction()
        self._corrected.setVisible(bool(results.correction))
        self._show_also(results)
        self.setVisible(bool(problem or results.correction or not self._widened.isHidden()))

    def clear(self) -> None:
        """Say nothing."""
        self._correction = ""
        self.hide()

    def _show_also(self, results: Results) -> None:
        also, only = widening_text(results.widenings), not results.query.widened
        self.also.setText(self.tr("Also: {}").format(also) if also else "")
        self.also.setVisible(bool(also))
        self.switch.setChecked(only)
        self._widened.setVisible(bool(also) or only)

    def _name_correction(self) -> None:
        metrics = self.correction.fontMetrics()
        cut = metrics.elidedText(self._correction, Qt.TextElideMode.ElideMiddle, _LINK_WIDEST)
        self.correction.setText(cut.replace("&", "&&"))
        self.correction.setToolTip(plain_tip(self._correction) if cut != self._correction else "")
        spoken = self.tr("Search for {} instead").format(self._correction)
        self.correction.setAccessibleName(spoken)

    def _correct(self) -> None:
        self.correction_chosen.emit(self._correction)

    def _lay_out(self) -> None:
        icon = IconLabel("warning", _ICON, "danger")
        icon.setContentsMargins(0, 3, 0, 0)
        self._warned, warned = _row()
        warned.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        warned.addWidget(self.problem, 1)
        meant = PlainLabel(self.tr("Did you mean"))
        asks = PlainLabel("?")
        for words in (meant, asks):
            words.setProperty("role", "muted")
        self._corrected, corrected = _row()
        corrected.setSpacing(0)
        corrected.addWidget(meant)
        corrected.addWidget(self.correction)
        corrected.addWidget(asks)
        corrected.addStretch(1)
        switches = FlowLayout(spacing=8)
        switches.setContentsMargins(0, 0, 0, 0)
        switches.addWidget(self.switch)
        switches.addWidget(self.edit)
        self._widened = QWidget()
        widened = QVBoxLayout(self._widened)
        widened.setContentsMargins(0, 0, 0, 0)
        widened.setSpacing(2)
        self.also.setContentsMargins(_RING, 0, 0, 0)
        widened.addWidget(self.also)
        widened.addLayout(switches)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE - _RING, 8, _SIDE, 0)
        layout.setSpacing(6)
        for part in (self._warned, self._corrected, self._widened):
            layout.addWidget(part)


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(_RING, 0, 0, 0)
    layout.setSpacing(6)
    return row, layout


def _wrapped(name: str, role: str) -> QLabel:
    label = PlainLabel()
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("role", "link")
    return button
