"""Fonts and spacing: the page of the look card on which `Comfort` is changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from leader_reader.ui.look.stepper import Stepper
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.comfort import (
    PLAIN,
    SANS,
    SERIF,
    SYSTEM,
    Comfort,
    can_step,
    stepped,
)

_MOST_SHOWN = 12
_FAMILY_WIDTH = 176


class ComfortPage(QWidget):
    """Shows how text is set. `changed(Comfort)` at once, with every change."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lookCard.comfort")
        self.setAccessibleName(self.tr("Fonts and spacing"))
        self._comfort = PLAIN
        self.family = self._families()
        self.steppers = {name: self._stepper(name, *each) for name, each in self._lengths().items()}
        self.justified = QCheckBox(self.tr("Justified lines"))
        self.justified.setObjectName("lookCard.justified")
        self.justified.setAccessibleName(self.justified.text())
        self.family.activated.connect(self._choose_family)
        self.justified.clicked.connect(
            lambda on: self._change(replace(self._comfort, justified=on))
        )
        self._lay_out()
        self.show_comfort(PLAIN)

    @property
    def comfort(self) -> Comfort:
        return self._comfort

    def show_comfort(self, comfort: Comfort) -> None:
        """Show this as the present one."""
        self._comfort = comfort
        self._show_family()
        self.justified.setChecked(comfort.justified)
        for name, stepper in self.steppers.items():
            stepper.show_value(
                getattr(comfort, name),
                less=can_step(comfort, name, -1),
                more=can_step(comfort, name, 1),
            )

    def reset(self) -> None:
        """Set text as it is for everyone."""
        self._change(PLAIN)

    def showEvent(self, event: QShowEvent) -> None:
        """Name the installed fonts the first time: there can be many."""
        super().showEvent(event)
        if self.family.count() == len(_OWN_FAMILIES):
            self.family.insertSeparator(self.family.count())
            for name in QFontDatabase.families():
                if not QFontDatabase.isPrivateFamily(name):
                    self.family.addItem(name, name)
            self._show_family()

    def _change(self, comfort: Comfort) -> None:
        if comfort != self._comfort:
            self.show_comfort(comfort)
            self.changed.emit(comfort)

    def _choose_family(self, place: int) -> None:
        self._change(replace(self._comfort, family=self.family.itemData(place)))

    def _show_family(self) -> None:
        """Show the family in use, also one that is not installed here."""
        wanted = self._comfort.family
        if self.family.findData(wanted) < 0:
            self.family.addItem(wanted, wanted)
        self.family.setCurrentIndex(self.family.findData(wanted))

    def _families(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("lookCard.family")
        box.setAccessibleName(self.tr("Font"))
        names = QListView()
        names.setObjectName("lookCard.families")
        names.setAccessibleName(self.tr("Fonts"))
        box.setView(names)
        box.setMaxVisibleItems(_MOST_SHOWN)
        box.setFixedWidth(_FAMILY_WIDTH)
        says = {SERIF: self.tr("Serif"), SANS: self.tr("Sans serif"), SYSTEM: self.tr("System")}
        for family in _OWN_FAMILIES:
            box.addItem(says[family], family)
        return box

    def _lengths(self) -> dict[str, tuple[str, Callable[[float], str]]]:
        """Return the title of each length, and how it is said."""
        normal = self.tr("Normal")
        times, more = self.tr("{:.1f} times"), self.tr("+{} %")
        spaced = lambda value: more.format(round(value * 100)) if value else normal  # noqa: E731
        return {
            "line": (self.tr("Line spacing"), times.format),
            "paragraph": (self.tr("Paragraph spacing"), times.format),
            "letters": (self.tr("Letter spacing"), spaced),
            "words": (self.tr("Word spacing"), spaced),
            "column": (self.tr("Line length"), self.tr("{} characters").format),
            "margin": (self.tr("Margins"), self.tr("{} pixels").format),
        }

    def _stepper(self, name: str, title: str, says: Callable[[float], str]) -> Stepper:
        made = Stepper(title, says, name=f"lookCard.{name}")
        made.stepped.connect(lambda by: self._change(stepped(self._comfort, name, by)))
        return made

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(PlainLabel(self.tr("Font")), 1)
        first.addWidget(self.family)
        rows.addLayout(first)
        for stepper in self.steppers.values():
            rows.addWidget(stepper)
        rows.addSpacing(4)
        rows.addWidget(self.justified)


_OWN_FAMILIES = (SERIF, SANS, SYSTEM)
