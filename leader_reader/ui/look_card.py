"""The card under "Aa": text size and theme, and behind them fonts, spacing and own colours."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.ui.look.comfort_page import ComfortPage
from leader_reader.ui.look.own_page import OwnPage
from leader_reader.ui.own_theme import OWN, OwnColours
from leader_reader.ui.parts import IconButton, PopupCard, SegmentedControl
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.comfort import PLAIN, Comfort

_MARGIN = 16
_READ_OUT = 44
_NORMAL = 100


class LookCard(PopupCard):
    """Shows how the text looks, on one page of three.

    `zoom_stepped(-1, 0 or 1)`, 0 for normal; `theme_chosen(name)`, "own" for the user's;
    `comfort_changed(Comfort)` and `own_changed(OwnColours)` at once; `ruler_toggled(on)`.
    """

    zoom_stepped = Signal(int)
    theme_chosen = Signal(str)
    comfort_changed = Signal(object)
    own_changed = Signal(object)
    ruler_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="lookCard", accessible="", trailing=True)
        self.setAccessibleName(self.tr("Text size and theme"))
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._anchor = QRect()
        self.zoom = PlainLabel()
        self.zoom.setObjectName("lookCard.zoom")
        self.zoom.setMinimumWidth(_READ_OUT)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reset = self._step(self.tr("Reset"), "lookCard.normal", self.tr("Normal size"), 0)
        self.reset.setProperty("role", "link")
        self.themes = self._themes()
        self.ruler = QCheckBox(self.tr("Reading ruler"))
        self.ruler.setObjectName("lookCard.ruler")
        self.ruler.setAccessibleName(self.tr("Reading ruler: dim all lines but one"))
        self.comfort, self.own = ComfortPage(), OwnPage()
        self.plain = self._link(self.tr("Reset"), "lookCard.plain", self.comfort.reset)
        self.plain.setAccessibleName(self.tr("Reset fonts and spacing"))
        self._first = self._first_page()
        self._pages = [
            self._first,
            self._headed(self.comfort, self.plain),
            self._headed(self.own),
        ]
        for page in self._pages:
            self.body.addWidget(page)
            page.setVisible(page is self._first)
        self._join()

    def show_state(self, zoom: int, theme: str) -> None:
        """Show these as the current ones."""
        self.zoom.setText(f"{zoom}%")
        self.reset.setEnabled(zoom != _NORMAL)
        self.themes.choose(theme)

    def show_comfort(self, comfort: Comfort, own: OwnColours, *, ruler: bool) -> None:
        """Show these as the current ones."""
        self.comfort.show_comfort(comfort)
        self.own.show_colours(own)
        self.ruler.setChecked(ruler)
        self.plain.setEnabled(comfort != PLAIN)

    def open_at(self, anchor: QRect) -> None:
        """Open on the first page."""
        self._anchor = anchor
        self._turn(self._first)
        super().open_at(anchor)

    def _turn(self, to: QWidget) -> None:
        """Show another page, and put the keyboard into it where it was in the one before."""
        before = next(page for page in self._pages if not page.isHidden())
        inside = before.isAncestorOf(self.focusWidget() or self)
        for page in self._pages:
            page.setVisible(page is to)
        if not self.isHidden():
            self.place(self._anchor)
        if inside and before is not to:
            to.setFocus()
            to.focusNextChild()

    def _join(self) -> None:
        self.themes.chosen.connect(self.theme_chosen)
        self.ruler.clicked.connect(self.ruler_toggled)
        self.comfort.changed.connect(self.comfort_changed)
        self.comfort.changed.connect(lambda comfort: self.plain.setEnabled(comfort != PLAIN))
        self.own.changed.connect(self.own_changed)

    def _first_page(self) -> QWidget:
        page, rows = _page()
        size = QHBoxLayout()
        size.setSpacing(8)
        size.addWidget(self._step("A–", "lookCard.smaller", self.tr("Smaller text"), -1))
        size.addWidget(self.zoom)
        size.addWidget(self._step("A+", "lookCard.larger", self.tr("Larger text"), 1))
        size.addStretch(1)
        size.addWidget(self.reset)
        fonts = self._link(
            self.tr("Fonts and spacing…"), "lookCard.fonts", lambda: self._turn(self._pages[1])
        )
        colours = self._link(
            self.tr("Own colours…"), "lookCard.colours", lambda: self._turn(self._pages[2])
        )
        rows.addLayout(_row(_muted(self.tr("Text size")), fonts))
        rows.addLayout(size)
        rows.addSpacing(8)
        rows.addLayout(_row(_muted(self.tr("Theme")), colours))
        rows.addWidget(self.themes)
        rows.addSpacing(8)
        rows.addWidget(self.ruler)
        return page

    def _headed(self, content: QWidget, *beside: QWidget) -> QWidget:
        """Return a page with the way back and its name over its content."""
        page, rows = _page()
        name = content.accessibleName()
        back = IconButton(
            "back", name=f"{content.objectName()}.back", accessible=self.tr("Back"), size=14
        )
        back.clicked.connect(lambda: self._turn(self._first))
        title = PlainLabel(name)
        title.setProperty("role", "section")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(back)
        head.addWidget(title, 1)
        for part in beside:
            head.addWidget(part)
        rows.addLayout(head)
        rows.addWidget(content)
        return page

    def _themes(self) -> SegmentedControl:
        return SegmentedControl(
            [
                ("light", self.tr("Light")),
                ("sepia", self.tr("Sepia")),
                ("dark", self.tr("Dark")),
                ("contrast", self.tr("High contrast")),
                (OWN, self.tr("Own")),
            ],
            name="lookCard.theme",
            accessible=self.tr("Theme"),
        )

    def _step(self, text: str, name: str, says: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(says)
        button.setToolTip(says)
        button.clicked.connect(lambda: self.zoom_stepped.emit(step))
        return button

    def _link(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", "link")
        button.clicked.connect(act)
        return button


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(8)
    return page, rows


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(parts[0], 1)
    for part in parts[1:]:
        row.addWidget(part)
    return row


def _muted(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "muted")
    return label
