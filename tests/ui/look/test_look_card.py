"""The card under "Aa" as a person uses it, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.look_card import LookCard
from leader_reader.ui.own_theme import FIRST, INKS, PAPERS, OwnColours, own_theme
from leader_reader.ui.parts import IconButton
from leader_reader.ui.reader.comfort import LIMITS, PLAIN, SANS, Comfort
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ANCHOR = QRect(500, 0, 90, 40)


@pytest.fixture
def window(qtbot, qapp) -> QWidget:
    apply_theme(qapp, load_themes()["light"])
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 700)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def card(window) -> LookCard:
    card = LookCard(window)
    card.show_state(100, "light")
    card.show_comfort(PLAIN, FIRST, ruler=False)
    card.open_at(ANCHOR)
    card.setFocus()
    return card


@pytest.fixture
def click(card, qtbot):
    def run(name: str) -> None:
        button = card.findChild(QAbstractButton, f"lookCard.{name}")
        assert button.isVisible(), name
        qtbot.mouseClick(
            button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.rect().center().y())
        )

    return run


def test_every_length_goes_up_and_down_and_is_told_at_once(card, click):
    told = []
    card.comfort_changed.connect(told.append)
    click("fonts")
    for name in LIMITS:
        click(f"{name}.more")
        assert getattr(told[-1], name) > getattr(PLAIN, name)
        click(f"{name}.less")
        if name != "column":  # sixty-eight lies between two steps
            assert told[-1] == card.comfort.comfort
    assert len(told) == 2 * len(LIMITS)


def test_a_length_at_its_end_goes_no_further(card, click):
    card.show_comfort(replace(PLAIN, line=LIMITS["line"][1]), FIRST, ruler=False)
    click("fonts")
    stepper = card.comfort.steppers["line"]
    assert not stepper.more.isEnabled()
    assert stepper.less.isEnabled()
    assert stepper.value.text() == "2.6 times"


def test_fonts_are_named_and_one_that_is_gone_too(card, click, qtbot):
    told = []
    card.comfort_changed.connect(told.append)
    click("fonts")
    box = card.comfort.family
    assert box.count() > 4
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told == [Comfort(family=SANS)]
    card.show_comfort(Comfort(family="Gone Sans"), FIRST, ruler=False)
    assert (box.currentText(), box.currentData()) == ("Gone Sans", "Gone Sans")


def test_reset_sets_everything_as_it_was(card, click):
    card.show_comfort(Comfort(line=2.0, justified=True, family=SANS), FIRST, ruler=False)
    told = []
    card.comfort_changed.connect(told.append)
    click("fonts")
    click("plain")
    assert told == [PLAIN]
    assert not card.plain.isEnabled()
    click("justified")
    assert told[-1] == Comfort(justified=True)
    assert card.plain.isEnabled()


def test_an_ink_that_is_too_faint_is_not_taken_and_the_card_says_why(card, click):
    told = []
    card.own_changed.connect(told.append)
    click("colours")
    click("paper.night")
    assert told == [OwnColours("Night", "Cream", FIRST.accent)]
    assert "Umber could hardly be read on Night" in card.own.said.text()
    click("ink.navy")
    assert len(told) == 1
    assert card.own.ink.buttons["Cream"].isChecked()
    assert "4.5" in card.own.said.text()
    click("accent.rose")
    assert told[-1].accent == "Rose"
    assert "too faint" in card.own.said.text()


def test_the_ruler_and_the_own_theme_are_told(card, click):
    told = []
    card.ruler_toggled.connect(told.append)
    card.theme_chosen.connect(told.append)
    click("ruler")
    click("ruler")
    click("theme.own")
    assert told == [True, False, "own"]


def test_the_keyboard_goes_to_a_page_and_back_and_escape_closes(card, qtbot):
    fonts = card.findChild(QAbstractButton, "lookCard.fonts")
    fonts.setFocus()
    qtbot.keyClick(fonts, Qt.Key.Key_Space)
    back = card.findChild(IconButton, "lookCard.comfort.back")
    assert back.hasFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert fonts.isVisible()
    inside = card.focusWidget()
    assert inside.isVisible()
    qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert card.isHidden()
    card.open_at(ANCHOR)
    assert fonts.isVisible()


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_control_has_a_name_and_nothing_is_cut_off(card, click, page):
    if page:
        click(("fonts", "colours")[page - 1])
    shown = [each for each in card.findChildren(QWidget) if each.isVisible()]
    for control in shown:
        if isinstance(control, QAbstractButton | QComboBox):
            assert control.accessibleName(), control.objectName()
            inside = control.mapTo(card, control.rect().bottomRight())
            assert card.rect().contains(inside), control.objectName()
            assert control.width() >= control.minimumSizeHint().width(), control.objectName()
    assert card.parentWidget().rect().contains(card.frame.geometry().translated(card.pos()))


def test_icons_follow_an_own_theme_whose_colours_change(card, click, qapp):
    themes = load_themes()
    click("fonts")
    button = card.comfort.steppers["line"].more
    apply_theme(qapp, own_theme(OwnColours("Ivory", "Umber", "Teal"), themes))
    before = button.icon().pixmap(16, 16).toImage()
    apply_theme(qapp, own_theme(OwnColours("Night", "Cream", "Teal"), themes))
    assert button.icon().pixmap(16, 16).toImage() != before


def test_swatches_name_every_colour(card):
    assert set(card.own.paper.buttons) == set(PAPERS)
    assert {button.toolTip() for button in card.own.ink.buttons.values()} == set(INKS)
    assert card.own.accent.label.text() == "Accent · Teal"
