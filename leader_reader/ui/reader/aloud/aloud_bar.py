"""The bar of reading aloud: play or pause, the sentence before and after, tag, speed, close."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leader_reader.services.reading_aloud import FASTEST, SLOWEST
from leader_reader.ui.icons import icon
from leader_reader.ui.parts import ElidedLabel, IconButton
from leader_reader.ui.parts.act_button import ActButton
from leader_reader.ui.parts.own_keys import is_escape, keeps_key
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.aloud.reader_aloud import ReaderAloud, Reading
from leader_reader.ui.theme import active_theme

_FASTER_BY = 10
_SIZE = 16


class AloudBar(QFrame):
    """Shows what `reader` does, and is hidden while that is off.

    Emits `tag_asked` for the sentence that is read, and `closed` when it hides with the focus in
    it, which whoever placed it then gives to the text.
    """

    tag_asked = Signal()
    closed = Signal()

    def __init__(self, reader: ReaderAloud, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.aloud")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Reading aloud"))
        self._reader = reader
        self.turn = TurnButton()
        self.back = self._button("step-back", "back", self.tr("Previous sentence"))
        self.on = self._button("step-on", "on", self.tr("Next sentence"))
        self.says = ElidedLabel(name="reader.aloud.says", role="muted")
        self.tag = ActButton("tag", self.tr("Tag"), "", "reader.aloud.tag")
        self.tag.setToolTip(self.tr("Tag the sentence that is read"))
        self.tag.setAccessibleName(self.tag.toolTip())
        self.slower = self._button("minus", "slower", self.tr("Slower"))
        self.faster = self._button("plus", "faster", self.tr("Faster"))
        self.speed = PlainLabel()
        self.speed.setObjectName("reader.aloud.speed")
        self.speed.setToolTip(self.tr("Speed"))
        self.close_button = self._button("close", "close", self.tr("Stop reading aloud (Esc)"))
        self._lay_out()
        self._connect()
        self.hide()
        self._show_speed(reader.speed)
        self._show_state(reader.state.value)

    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, is_escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_escape(event):
            self._reader.stop()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _show_state(self, state: str) -> None:
        reading = state == Reading.READING
        said = self.tr("Reading aloud") if reading else self.tr("Paused")
        self.says.set_words(said, " ")
        self.turn.show_reading(reading=reading)
        shown = state != Reading.OFF
        if shown != self.isHidden():
            return
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        self.setVisible(shown)
        if focused and not shown:
            self.closed.emit()

    @Slot(int)
    def _show_speed(self, percent: int) -> None:
        said = self.tr("{0}%").format(percent)
        self.speed.setText(said)
        self.speed.setAccessibleName(self.tr("Speed: {0}").format(said))
        self.slower.setEnabled(percent > SLOWEST)
        self.faster.setEnabled(percent < FASTEST)

    def _change_speed(self, by: int) -> None:
        self._reader.set_speed(self._reader.speed + by)

    # Building

    def _connect(self) -> None:
        reader = self._reader
        self.turn.clicked.connect(reader.toggle)
        self.back.clicked.connect(reader.previous)
        self.on.clicked.connect(reader.next)
        self.close_button.clicked.connect(reader.stop)
        self.tag.clicked.connect(self.tag_asked)
        self.slower.clicked.connect(lambda: self._change_speed(-_FASTER_BY))
        self.faster.clicked.connect(lambda: self._change_speed(_FASTER_BY))
        reader.state_changed.connect(self._show_state)
        reader.speed_changed.connect(self._show_speed)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addLayout(self._row())

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(2)
        for button in (self.back, self.turn, self.on):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.says, 1)
        row.addWidget(self.tag)
        row.addSpacing(8)
        self.speed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.speed.setMinimumWidth(self.fontMetrics().horizontalAdvance("300%") + 4)
        self.slower.setAutoRepeat(True)
        self.faster.setAutoRepeat(True)
        for part in (self.slower, self.speed, self.faster):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.close_button)
        return row

    def _button(self, drawing: str, name: str, words: str) -> IconButton:
        return IconButton(drawing, name=f"reader.aloud.{name}", accessible=words)


class TurnButton(QToolButton):
    """Pause while something is read, else play."""

    def __init__(self) -> None:
        super().__init__()
        self._reading = False
        self.setObjectName("reader.aloud.turn")
        self.setProperty("role", "icon")
        self.setAutoRaise(True)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.show_reading(reading=False)

    def show_reading(self, *, reading: bool) -> None:
        """Offer to pause, or to read on."""
        self._reading = reading
        said = self.tr("Pause") if reading else self.tr("Read on")
        self.setAccessibleName(said)
        self.setToolTip(said)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icon("pause" if self._reading else "play", active_theme(), _SIZE))
