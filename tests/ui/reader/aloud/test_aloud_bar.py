"""The bar of reading aloud: shown while something is read, and every button does what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.aloud import AloudBar, ReaderAloud, Reading
from leader_reader.ui.theme import load_themes
from tests.samples import document

DOCUMENT = document("One is here. Two is here.", "Three is here.")
LEFT = Qt.MouseButton.LeftButton


class Silent:
    """A voice that never comes to an end."""

    def say(self, text: str, speed: int) -> None:
        self.text = text

    def is_speaking(self) -> bool:
        return True

    def stop(self) -> None:
        self.text = ""


@pytest.fixture
def reader(qapp) -> ReaderAloud:
    reader = ReaderAloud(Silent, lambda: "")
    yield reader
    reader.stop()


@pytest.fixture
def page(qtbot, reader) -> QWidget:
    """A window with a field, and the bar under it."""
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(QLineEdit())
    layout.addWidget(AloudBar(reader))
    page.resize(640, 200)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def bar(page) -> AloudBar:
    return page.findChild(AloudBar)


def test_the_bar_is_there_while_something_is_read(bar, reader):
    assert bar.isHidden()
    reader.read(DOCUMENT)
    assert bar.isVisible()
    assert bar.says.text() == "Reading aloud"
    reader.pause()
    assert bar.isVisible()
    assert bar.says.text() == "Paused"
    reader.stop()
    assert bar.isHidden()


def test_pause_and_reading_on_are_one_button(qtbot, bar, reader):
    reader.read(DOCUMENT)
    assert bar.turn.accessibleName() == "Pause"
    pausing = bar.turn.icon().pixmap(16).toImage()
    qtbot.mouseClick(bar.turn, LEFT)
    assert reader.state is Reading.PAUSED
    assert bar.turn.accessibleName() == bar.turn.toolTip() == "Read on"
    assert bar.turn.icon().pixmap(16).toImage() != pausing
    qtbot.mouseClick(bar.turn, LEFT)
    assert reader.state is Reading.READING


def test_the_sentences_before_and_after_are_buttons(qtbot, bar, reader):
    reader.read(DOCUMENT, DOCUMENT.text.index("Two"))
    qtbot.mouseClick(bar.on, LEFT)
    assert reader.sentence()[0] == DOCUMENT.text.index("Three")
    qtbot.mouseClick(bar.back, LEFT)
    qtbot.mouseClick(bar.back, LEFT)
    assert reader.sentence()[0] == DOCUMENT.text.index("One")


def test_the_speed_is_shown_and_changed(qtbot, bar, reader):
    reader.read(DOCUMENT)
    qtbot.mouseClick(bar.faster, LEFT)
    assert (reader.speed, bar.speed.text()) == (110, "110%")
    qtbot.mouseClick(bar.slower, LEFT)
    qtbot.mouseClick(bar.slower, LEFT)
    assert (reader.speed, bar.speed.text()) == (90, "90%")
    reader.set_speed(50)
    assert not bar.slower.isEnabled()
    reader.set_speed(300)
    assert bar.slower.isEnabled()
    assert not bar.faster.isEnabled()


def test_tagging_is_asked_for_without_stopping(qtbot, bar, reader):
    reader.read(DOCUMENT)
    with qtbot.waitSignal(bar.tag_asked):
        qtbot.mouseClick(bar.tag, LEFT)
    assert reader.state is Reading.READING


def test_escape_in_the_bar_stops_and_gives_the_focus_away(qtbot, bar, reader):
    reader.read(DOCUMENT)
    bar.turn.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bar.turn.hasFocus)
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.turn, Qt.Key.Key_Escape)
    assert reader.state is Reading.OFF
    assert bar.isHidden()


def test_the_focus_stays_where_it_is_when_it_is_not_in_the_bar(qtbot, page, bar, reader):
    field = page.findChild(QLineEdit)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    reader.read(DOCUMENT)
    told = []
    bar.closed.connect(lambda: told.append(True))
    qtbot.mouseClick(bar.close_button, LEFT)
    assert bar.isHidden()
    assert field.hasFocus()
    assert not told


def test_all_buttons_are_reached_by_tab_and_have_names(qtbot, bar, reader):
    reader.read(DOCUMENT)
    buttons = bar.findChildren(QAbstractButton)
    assert len(buttons) == 7
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert button.objectName().startswith("reader.aloud.")
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("state", ["reading", "paused"])
def test_the_icon_follows_the_theme(qapp, bar, reader, state):
    reader.read(DOCUMENT)
    if state == "paused":
        reader.pause()
    light = bar.turn.icon().pixmap(16).toImage()
    apply_theme(qapp, load_themes()["dark"])
    assert bar.turn.icon().pixmap(16).toImage() != light


def test_a_narrow_bar_keeps_every_button(bar, page, reader):
    page.setMinimumWidth(0)
    reader.read(DOCUMENT)
    page.resize(340, 120)
    for button in bar.findChildren(QAbstractButton):
        assert bar.rect().contains(button.geometry())
