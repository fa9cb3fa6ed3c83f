"""The shared parts: they act, follow keyboard and theme, and keep inside the window."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.parts import (
    Chip,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    LeavableField,
    OverlayBar,
    PanelTabs,
    PopupCard,
    SegmentedControl,
)
from leader_reader.ui.parts.passing_tab import PassingTab
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot, qapp) -> QWidget:
    """An empty window with a field that has the focus."""
    apply_theme(qapp, load_themes()["light"])
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    field = QLineEdit(widget)
    widget.show()
    widget.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return widget


def open_card(page: QWidget, anchor: QRect) -> tuple[PopupCard, QLineEdit]:
    card = PopupCard(page, name="picker", accessible="Pick a topic")
    field = QLineEdit()
    card.body.addWidget(field)
    card.open_at(anchor)
    field.setFocus()
    return card, field


@pytest.mark.parametrize("corner", [(0, 0), (480, 0), (0, 380), (480, 380), (250, 200)])
def test_a_card_stays_in_the_window_and_off_its_anchor(page, corner):
    anchor = QRect(*corner, 20, 20)
    card, _ = open_card(page, anchor)
    frame = card.frame.geometry().translated(card.pos())
    assert page.rect().contains(frame)
    assert not frame.intersects(anchor)


def test_escape_closes_a_card_and_gives_the_focus_back(page, qtbot):
    card, field = open_card(page, QRect(50, 50, 20, 20))
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert page.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly).hasFocus()


def test_a_click_elsewhere_closes_a_card_and_one_inside_does_not(page, qtbot):
    card, field = open_card(page, QRect(50, 50, 20, 20))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert not card.isHidden()
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(480, 380))
    assert card.isHidden()


def test_chips_close_by_click_and_by_delete(page, qtbot):
    chip = Chip("Format", closable=True)
    qtbot.addWidget(chip)
    for act in (
        lambda: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(chip, Qt.Key.Key_Delete),
    ):
        with qtbot.waitSignal(chip.closed):
            act()
    assert chip.accessibleName() == "Format"


def test_a_segment_tells_only_what_the_user_chose(page, qtbot):
    control = SegmentedControl([("text", "Text"), ("page", "Page")], name="v", accessible="View")
    qtbot.addWidget(control)
    told = []
    control.chosen.connect(told.append)
    assert control.choice() == "text"
    control.choose("page")
    assert told == []
    qtbot.mouseClick(control.button("text"), Qt.MouseButton.LeftButton)
    assert told == ["text"]


def test_a_flow_goes_on_in_the_next_line(page, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    chips = [Chip("Distributed leadership") for _ in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    box.resize(400, flow.heightForWidth(400))
    box.show()
    assert len({chip.y() for chip in chips}) > 1
    assert all(box.rect().contains(chip.geometry()) for chip in chips)
    flow.clear()
    assert flow.count() == 0


def test_a_long_label_is_elided_and_whole_in_its_tool_tip(page, qtbot):
    label = ElidedLabel("How teams lead improvement on the ward")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.minimumSizeHint().width() <= 24
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_short_text_stands_in_for_one_that_does_not_fit(page):
    label = ElidedLabel(parent=page)
    label.set_words("28 passages in 9 documents", "28 in 9")
    label.resize(60, 20)
    assert label._shown() == "28 in 9"
    assert label.toolTip() == "28 passages in 9 documents"
    label.resize(400, 20)
    assert label._shown() == "28 passages in 9 documents"
    label.setText("Searching for a word…")
    label.resize(60, 20)
    assert label._shown().startswith("Sea")


def test_tabs_show_their_page(page, qtbot):
    tabs = PanelTabs(name="left", accessible="Left panel")
    qtbot.addWidget(tabs)
    pages = [QLabel("a"), QLabel("b")]
    for one, title in zip(pages, ("Library", "Search"), strict=True):
        tabs.add(one, title)
    with qtbot.waitSignal(tabs.changed):
        qtbot.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(1).center())
    assert tabs.current() is pages[1]


@pytest.fixture
def four_tabs(qtbot, page):
    """Tabs with a fourth that comes and goes, in the look of the program."""
    tabs = PanelTabs(name="left", accessible="Left panel", parent=page)
    for title in ("Library", "Contents", "Search"):
        tabs.add(QLabel(title), title)
    passing = PassingTab(tabs, QLabel("Similar"), "Similar")
    tabs.resize(320, 300)
    tabs.show()
    return tabs, passing


def tabs_cut(tabs: PanelTabs) -> list[str]:
    """Return the tabs that have less room than their words take."""
    bar = tabs.bar
    seen = [n for n in range(bar.count()) if bar.isTabVisible(n)]
    return [bar.tabText(n) for n in seen if bar.tabRect(n).width() < bar.tabSizeHint(n).width()]


@pytest.mark.parametrize("current", [0, 1, 2])
def test_no_tab_is_cut_where_there_is_room(four_tabs, qtbot, current):
    tabs, passing = four_tabs
    tabs.bar.setCurrentIndex(current)
    qtbot.waitUntil(lambda: not tabs_cut(tabs))
    passing.open()
    qtbot.waitUntil(lambda: not tabs_cut(tabs))
    passing.close()
    qtbot.waitUntil(lambda: not tabs_cut(tabs))


def test_in_a_narrow_panel_the_longest_tab_gives_way_alone(four_tabs, qtbot):
    tabs, passing = four_tabs
    tabs.resize(225, 300)
    passing.open()
    qtbot.waitUntil(lambda: tabs_cut(tabs) == ["Contents"])


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_the_ring_of_a_link_is_whole(page, qapp, qtbot, theme):
    apply_theme(qapp, load_themes()[theme])
    link = QPushButton("None", page)
    link.setProperty("role", "link")
    link.move(50, 50)
    link.show()
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(link.hasFocus)
    picture, middle = link.grab().toImage(), link.height() // 2
    ring = QColor(load_themes()[theme].accent)
    assert picture.pixelColor(0, middle) == ring
    assert picture.pixelColor(picture.width() - 1, middle) == ring


def test_the_drawing_of_an_empty_state_gives_way_to_its_words(qtbot):
    state = EmptyState("book", "Nothing open", "Import a document. " * 4, name="e")
    qtbot.addWidget(state)
    picture = state.findChildren(QLabel)[0]
    state.resize(260, 400)
    state.show()
    assert picture.isVisible()
    state.resize(260, 150)
    assert not picture.isVisible()
    state.resize(260, 400)
    assert picture.isVisible()


def test_an_empty_state_says_and_does(page, qtbot):
    state = EmptyState("book", "Nothing open", "Import a document.", "Import…", name="e")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    state.set_words("No match")
    assert not state.text_label.isVisible()
    assert state.accessibleName() == "No match"


def test_a_field_is_cleared_by_its_cross(page, qtbot):
    field = LeavableField()
    qtbot.addWidget(field)
    field.resize(200, 34)
    field.show()
    assert not field.cross.isVisible()
    qtbot.keyClicks(field, "ward")
    assert field.rect().contains(field.cross.geometry())
    qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.cross.isVisible()


def test_a_bar_over_a_list_comes_and_goes_and_leaves_its_width(page, qtbot):
    view = QListWidget()
    qtbot.addWidget(view)
    bar = OverlayBar(view)
    view.resize(200, 100)
    view.show()
    qtbot.waitUntil(lambda: not bar.isVisible())
    width = view.viewport().width()
    view.addItems([str(number) for number in range(50)])
    qtbot.waitUntil(bar.isVisible)
    assert view.viewport().width() == width
    bar.setValue(bar.maximum())
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    view.scrollToTop()
    assert bar.value() == 0
    view.clear()
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_a_trailing_card_ends_where_its_anchor_does(page, qtbot):
    card = PopupCard(page, name="look", accessible="Look", trailing=True)
    card.body.addWidget(QLabel("Text size and theme"))
    card.open_at(QRect(300, 0, 150, 40))
    assert card.frame.geometry().translated(card.pos()).right() == 449
    card.close_card()
