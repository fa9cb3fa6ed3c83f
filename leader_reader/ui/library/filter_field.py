"""The field above the documents: type to filter; a menu inside it sorts and picks a format."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from leader_reader.ui.library.ordering import Arrangement, Order
from leader_reader.ui.parts import LeavableField, WordButton
from leader_reader.ui.words import format_name, joined


class FilterField(LeavableField):
    """Tells what to show: `words_changed`, `order_chosen`, `reverse_chosen`, `format_chosen`.

    `down_pressed` asks for the list to take the keyboard.
    """

    words_changed = Signal(str)
    order_chosen = Signal(str)
    reverse_chosen = Signal(bool)
    format_chosen = Signal(str)
    down_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("library.filter")
        self.setPlaceholderText(self.tr("Filter documents"))
        self.setAccessibleName(self.tr("Filter documents by title, author or file name"))
        self.menu = QMenu(self)
        self.menu.setObjectName("library.sort.menu")
        self.menu.setAccessibleName(self.tr("Sort, and choose a format"))
        self.button = self._make_button()
        self.textChanged.connect(self.words_changed)
        self.left.connect(self.clear)
        self._shown: tuple[Arrangement, tuple[str, ...]] | None = None
        self.show_arrangement(Arrangement(), ())

    def show_arrangement(self, arrangement: Arrangement, formats: Sequence[str]) -> None:
        """Bring button and menu in line with `arrangement`; `formats` are those there are."""
        if self._shown == (arrangement, tuple(formats)):
            return
        self._shown = (arrangement, tuple(formats))
        order = self._order_names()[arrangement.order]
        kind = format_name(arrangement.format) if arrangement.format else ""
        self.button.setText(joined(kind, order))
        spoken = self.tr("Sort and show: {}").format(self.button.text())
        self.button.setAccessibleName(spoken)
        self.menu.clear()
        self._add_orders(arrangement)
        if len(formats) > 1 or arrangement.format:
            self._add_formats(arrangement, formats)
        self.fit()

    def at_end(self) -> QWidget | None:
        return self.button

    def event(self, event: QEvent) -> bool:
        """Take Esc only while there is something to clear."""
        esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if esc and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _make_button(self) -> WordButton:
        button = WordButton(after="chevron-down", parent=self)
        button.setObjectName("library.sort")
        button.setProperty("role", "quiet")
        button.setToolTip(self.tr("Sort, and choose a format"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setMenu(self.menu)
        return button

    def _add_orders(self, arrangement: Arrangement) -> None:
        self.menu.addSection(self.tr("Sort by"))
        group = QActionGroup(self.menu)
        for order, name in self._order_names().items():
            action = self._choice(group, name, f"library.sort.{order}")
            action.setChecked(order is arrangement.order)
            action.triggered.connect(lambda _, key=order.value: self.order_chosen.emit(key))
        self.menu.addSeparator()
        reverse = self.menu.addAction(self.tr("Reverse order"))
        reverse.setObjectName("library.sort.reverse")
        reverse.setCheckable(True)
        reverse.setChecked(arrangement.reverse)
        reverse.triggered.connect(self.reverse_chosen)

    def _add_formats(self, arrangement: Arrangement, formats: Sequence[str]) -> None:
        self.menu.addSeparator()
        self.menu.addSection(self.tr("Show"))
        group = QActionGroup(self.menu)
        for key in ("", *formats):
            name = format_name(key) if key else self.tr("All formats")
            action = self._choice(group, name, f"library.format.{key or 'all'}")
            action.setChecked(key == arrangement.format)
            action.triggered.connect(lambda _, chosen=key: self.format_chosen.emit(chosen))

    def _choice(self, group: QActionGroup, name: str, object_name: str) -> QAction:
        action = self.menu.addAction(name)
        action.setObjectName(object_name)
        action.setCheckable(True)
        group.addAction(action)
        return action

    def _order_names(self) -> dict[Order, str]:
        return {
            Order.TITLE: self.tr("Title"),
            Order.AUTHOR: self.tr("Author"),
            Order.DATE: self.tr("Date"),
            Order.IMPORTED: self.tr("Added"),
            Order.WORDS: self.tr("Length"),
            Order.PROGRESS: self.tr("Progress"),
        }
