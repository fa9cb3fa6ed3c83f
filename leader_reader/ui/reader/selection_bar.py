"""The small bar beside a selection: tag, highlight, note, again, more."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from leader_reader.ui.menus import AROUND
from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.icon_label import IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel

_SHADOW = 8
_GAP = 1
_EDGE = 6
_MENU_GAP = 4
_BUTTON = 26
"""With its frame the bar is as high as it may be to cover one line of text and no other."""
_LOW = f"QPushButton {{ min-height: {_BUTTON - 14}px; }}"

Lines = tuple[QRect, QRect]


class SelectionBar(QWidget):
    """Tag, highlight, note, again and what the menu has: `act_requested` carries the act's name.

    It is "tag", "highlight", "note", "again", "name", "similar", "remove" or "copy".
    It never takes the focus: the selection keeps the keyboard.
    """

    act_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader.selection_bar")
        self.setAccessibleName(self.tr("What to do with the selection"))
        self._frame = QFrame()
        self._frame.setProperty("role", "popup")
        self._frame.setStyleSheet(_LOW)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        outer.addWidget(self._frame)
        self._fill(QHBoxLayout(self._frame))
        self.hide()

    @property
    def needed(self) -> int:
        """The room that the bar needs under a passage, in pixels."""
        return self._frame.sizeHint().height() + _GAP + _EDGE

    def open_beside(self, passage: QRect, end: QRect, lines: Lines, room: QRect) -> None:
        """Open near `end`, where the selection ends, inside `room` and clear of `passage`.

        It covers one of `lines`, those before and after the passage, and cuts none in two.
        """
        self.adjustSize()
        size = self._frame.sizeHint()
        above, below = lines
        top = max(passage.bottom() + _GAP, _over(below, size.height()))
        if top + size.height() > room.bottom() - _EDGE:
            top = passage.top() - _GAP - size.height()
            top = top if above.isNull() else min(top, _over(above, size.height()))
        lowest = room.bottom() - _EDGE - size.height()
        top = min(max(room.top() + _EDGE, top), lowest)
        left = end.right() - size.width() // 2
        left = max(room.left() + _EDGE, min(left, room.right() - _EDGE - size.width()))
        self.move(QPoint(left, top) - QPoint(_SHADOW, _SHADOW))
        self.show()
        self.raise_()

    def card(self) -> QRect:
        """Return where the bar itself is, without its shadow, in its parent's coordinates."""
        return self._frame.geometry().translated(self.pos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a soft shadow as rings that fade outwards."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 4))
        for ring in range(_SHADOW, 0, -1):
            rect = self._frame.geometry().adjusted(-ring, 2 - ring, ring, ring)
            painter.drawRoundedRect(rect, 10 + ring, 10 + ring)

    def _fill(self, row: QHBoxLayout) -> None:
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(0)
        for act, drawing, word, key in (
            ("tag", "tag", self.tr("Tag"), "T"),
            ("highlight", "highlight", self.tr("Highlight"), "H"),
            ("note", "note", self.tr("Note"), "N"),
            ("again", "repeat", self.tr("Again"), "Q"),
        ):
            button = _ActButton(drawing, word, key)
            button.setObjectName(f"reader.selection_bar.{act}")
            button.clicked.connect(lambda _=False, act=act: self.act_requested.emit(act))
            row.addWidget(button)
        row.addWidget(self._more_button())

    def _more_button(self) -> IconButton:
        button = IconButton(
            "more", name="reader.selection_bar.more", accessible=self.tr("More to do")
        )
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(_BUTTON)
        menu = QMenu(button)
        menu.setObjectName("reader.selection_bar.menu")
        menu.setAccessibleName(self.tr("More to do with the selection"))
        for act, words in (
            ("name", self.tr("Topic named by these words\tV")),
            ("similar", self.tr("Similar passages\tCtrl+Shift+L")),
            ("remove", self.tr("Remove from its topics\tU")),
            ("copy", self.tr("Copy\tCtrl+C")),
        ):
            entry = menu.addAction(words)
            entry.setObjectName(f"reader.selection_bar.{act}")
            entry.triggered.connect(lambda _=False, act=act: self.act_requested.emit(act))
        button.clicked.connect(lambda: menu.popup(_clear_of(button, menu)))
        return button


def _over(line: QRect, height: int) -> int:
    """Return the top at which something of `height` lies over the middle of a line."""
    return line.center().y() + 1 - height // 2 if not line.isNull() else 0


def _clear_of(button: QWidget, menu: QMenu) -> QPoint:
    """Return where a menu opens: under its button, or over it where that is low."""
    window = button.window()
    height = menu.sizeHint().height() - 2 * AROUND
    floor = window.mapToGlobal(QPoint(0, window.height())).y()
    under = button.mapToGlobal(QPoint(0, button.height() + _MENU_GAP))
    if under.y() + height <= min(floor, button.screen().geometry().bottom()):
        return under
    return button.mapToGlobal(QPoint(0, -_MENU_GAP - height))


class _ActButton(QPushButton):
    """A drawing, a word and the key that does the same."""

    def __init__(self, drawing: str, word: str, key: str) -> None:
        super().__init__()
        self.setProperty("role", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{word} ({key})")
        self.setToolTip(f"{word} ({key})")
        name, letter = PlainLabel(word), PlainLabel(key)
        letter.setProperty("role", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        for part in (IconLabel(drawing), name, letter):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return (self.layout() or QHBoxLayout()).sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
