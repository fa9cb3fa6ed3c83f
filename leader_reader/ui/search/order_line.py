"""The line over the results: how many there are, and in which order they stand."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from leader_reader.domain.search import SortOrder
from leader_reader.ui.menus import AROUND
from leader_reader.ui.parts import ElidedLabel, WordButton

_SIDE = 16
_BUTTON_SIDE = 4


class OrderLine(QWidget):
    """`order_chosen` carries a SortOrder, `grouped_chosen` whether documents keep together."""

    order_chosen = Signal(object)
    grouped_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ElidedLabel(name="search.summary", role="muted")
        self.button = WordButton(after="chevron-down", side=_BUTTON_SIDE)
        self.button.setObjectName("search.order")
        self.button.setProperty("role", "quiet")
        self.button.clicked.connect(self._open)
        self.menu = QMenu(self)
        self.menu.setObjectName("search.order.menu")
        self.menu.setAccessibleName(self.tr("Order of the results"))
        self._orders = QActionGroup(self)
        self._fill()
        self._lay_out()
        self.show_state(SortOrder.RELEVANCE, grouped=True)
        self.say("")

    def say(self, text: str, short: str = "") -> None:
        """Say how many there are, where it is too long in `short`; "" hides the line."""
        self.summary.set_words(text, short)
        self.setVisible(bool(text))

    def show_state(self, order: SortOrder, *, grouped: bool) -> None:
        """Show these as chosen."""
        for action in self._orders.actions():
            if action.data() == order.value:
                action.setChecked(True)
                self.button.setText(action.text())
        self._grouped.setChecked(grouped)
        self.button.setAccessibleName(self.tr("Order: {}").format(self.button.text()))

    def _fill(self) -> None:
        words = {
            SortOrder.RELEVANCE: self.tr("Best first"),
            SortOrder.DATE: self.tr("Newest first"),
            SortOrder.DOCUMENT: self.tr("By title and place"),
        }
        for order, text in words.items():
            action = self.menu.addAction(text)
            action.setObjectName(f"search.order.{order.value}")
            action.setCheckable(True)
            action.setData(order.value)
            action.triggered.connect(lambda _, chosen=order: self.order_chosen.emit(chosen))
            self._orders.addAction(action)
        self.menu.addSeparator()
        self._grouped = self.menu.addAction(self.tr("Under their documents"))
        self._grouped.setObjectName("search.order.grouped")
        self._grouped.setCheckable(True)
        self._grouped.triggered.connect(self.grouped_chosen)

    def _open(self) -> None:
        left = self.button.width() - (self.menu.sizeHint().width() - 2 * AROUND)
        self.menu.popup(self.button.mapToGlobal(QPoint(left, self.button.height())))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 6, _SIDE - _BUTTON_SIDE, 0)
        row.setSpacing(8)
        row.addWidget(self.summary, 1)
        row.addWidget(self.button)
