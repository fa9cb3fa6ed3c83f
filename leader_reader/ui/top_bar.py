"""The bar along the top: menu, back and forward, the search field, text look, export."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from leader_reader.ui.fonts import reading_font
from leader_reader.ui.parts import IconButton, SegmentedControl
from leader_reader.ui.search.search_field import SearchField

HEIGHT = 52
_FIELD_WIDTH = 560
_LOOK_PIXELS = 17


class TopBar(QFrame):
    """Holds the search field in the middle; its buttons are wired by the main window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self.menu = self._icon("more", "topBar.menu", self.tr("Menu"), 16)
        self.back = self._icon("back", "topBar.back", self.tr("Back (Alt+Left)"))
        self.forward = self._icon("forward", "topBar.forward", self.tr("Forward (Alt+Right)"))
        self.field = SearchField(self)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.views = SegmentedControl(
            [("text", self.tr("Text")), ("pages", self.tr("Pages"))],
            name="topBar.views",
            accessible=self.tr("How the document is shown"),
        )
        self.views.hide()
        self.look = self._look_button()
        self.export = QPushButton(self.tr("Export"))
        self.export.setObjectName("topBar.export")
        self.export.setAccessibleName(self.tr("Export excerpts"))
        self.export.setProperty("role", "primary")
        self._lay_out()

    def set_menu(self, menu: QMenu) -> None:
        """Put a menu behind the menu button."""
        self.menu.setMenu(menu)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def offer_export(self, any_passages: bool) -> None:  # noqa: FBT001 - says which
        """Let Export be pressed where there is something to export, and say why not."""
        self.export.setEnabled(any_passages)
        why = self.tr("There is nothing to export yet: highlight or tag a passage first")
        self.export.setToolTip("" if any_passages else why)

    def follow(self, action: QAction, button: QToolButton) -> None:
        """Have a button do an act, and be enabled when it is."""
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())

    def _icon(self, drawing: str, name: str, says: str, size: int = 18) -> IconButton:
        return IconButton(drawing, name=name, accessible=says, tip=says, size=size)

    def _look_button(self) -> QToolButton:
        button = QToolButton()
        button.setText("Aa")
        button.setObjectName("topBar.look")
        button.setAccessibleName(self.tr("Text size and theme"))
        button.setToolTip(button.accessibleName())
        font = reading_font(_LOOK_PIXELS)
        font.setWeight(QFont.Weight.DemiBold)
        button.setFont(font)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(
            self._side([self.menu, self.back, self.forward], Qt.AlignmentFlag.AlignLeft), 1
        )
        row.addWidget(self.field, 4)
        right = [self.views, self.look, self.export]
        row.addWidget(self._side(right, Qt.AlignmentFlag.AlignRight), 1)

    def _side(self, widgets: list[QWidget], align: Qt.AlignmentFlag) -> QWidget:
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 if align == Qt.AlignmentFlag.AlignLeft else 12)
        if align == Qt.AlignmentFlag.AlignRight:
            row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if align == Qt.AlignmentFlag.AlignLeft:
            row.addStretch(1)
        return side
