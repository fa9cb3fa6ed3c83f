"""The topic picker driven by keys and mouse, and which topics fit what is typed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit

from leader_reader.domain.codebook import TopicId
from leader_reader.services import annotating, coding
from leader_reader.ui.codebook.topic_matching import (
    NewTopic,
    matching_topics,
    proposed_topic,
    recent_topics,
)
from leader_reader.ui.codebook.topic_picker import TopicPicker
from tests import samples

CTRL = Qt.KeyboardModifier.ControlModifier
ANCHOR = QRect(40, 60, 200, 20)


@pytest.fixture
def reader(stage) -> QLineEdit:
    """Something that has the focus when the picker opens."""
    reader = QLineEdit()
    stage.put(reader)
    reader.setFocus()
    return reader


@pytest.fixture
def picker(stage, reader, qtbot) -> TopicPicker:
    picker = TopicPicker(stage.bridge, stage.window)
    qtbot.waitUntil(reader.hasFocus)
    picker.open_at(ANCHOR)
    qtbot.waitUntil(picker.field.hasFocus)
    return picker


def rows(picker: TopicPicker) -> list[str]:
    return [picker.model.index(row).data() for row in range(picker.model.rowCount())]


def test_typing_filters_and_enter_applies(stage, picker, reader, qtbot):
    qtbot.keyClicks(picker.field, "tal")
    assert rows(picker) == [
        "Leadership › Talent management",
        "Leadership › Talent management › Succession",
        "Create “tal”",
    ]
    told: list[str] = []
    picker.chosen.connect(told.append)
    picker.closed.connect(lambda: told.append("closed"))
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert told == [stage.talent, "closed"], "the choice comes first"
    assert not picker.isVisible()
    qtbot.waitUntil(reader.hasFocus)


def test_recent_topics_come_first_when_nothing_is_typed(stage, picker):
    assert rows(picker)[0] == "Leadership › Talent management"
    assert len(rows(picker)) == 4


def test_up_down_and_tab_walk_the_list_and_keep_the_focus(picker, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
        qtbot.keyClick(picker.field, key)
    assert picker.list.currentIndex().row() == 2
    assert picker.field.hasFocus()
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    assert picker.list.currentIndex().row() == 3, "round the end"
    assert picker.field.accessibleDescription() == rows(picker)[3]


def test_ctrl_enter_applies_and_stays(stage, picker, qtbot):
    qtbot.keyClicks(picker.field, "culture")
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return, CTRL)
    assert chosen.args == [stage.culture]
    assert picker.isVisible()
    assert picker.field.text() == ""
    ticked = [picker.model.choice(picker.model.index(row)).ticked for row in range(4)]
    assert ticked.count(True) == 1


def test_an_applied_topic_is_ticked_and_enter_takes_it_off(stage, picker, qtbot):
    picker.close_card()
    picker.open_at(ANCHOR, frozenset([stage.culture]))
    qtbot.keyClicks(picker.field, "culture")
    assert picker.current().ticked
    assert picker.field.accessibleDescription() == "Culture, applied"
    with qtbot.waitSignal(picker.removed) as removed:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert removed.args == [stage.culture]


def test_an_unknown_name_is_offered_for_creation(stage, picker, qtbot):
    made: list[TopicId] = []

    def create(name: str, parent: str) -> None:
        made.append(samples.topic(stage.library, name, TopicId(parent) if parent else None))

    picker.create_requested.connect(create)
    qtbot.keyClicks(picker.field, "Teams")
    assert rows(picker)[-1] == "Create “Teams”"
    qtbot.keyClick(picker.field, Qt.Key.Key_Up)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return, CTRL)
    assert stage.topic(made[0]).name == "Teams"
    choices = [picker.model.choice(picker.model.index(row)) for row in range(5)]
    assert [each.text for each in choices if each.ticked] == ["Teams"]
    qtbot.keyClicks(picker.field, "talent management > Pipeline")
    assert rows(picker) == ["Create “Pipeline” below Talent management"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert stage.topic(made[1]).parent == stage.talent


def test_a_click_on_a_row_applies_it(stage, picker, qtbot):
    qtbot.keyClicks(picker.field, "succ")
    at = picker.list.visualRect(picker.model.index(0)).center()
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [stage.succession]


def test_esc_and_a_click_elsewhere_close_without_choosing(stage, picker, reader, qtbot):
    with qtbot.assertNotEmitted(picker.chosen):
        with qtbot.waitSignal(picker.closed):
            qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
        qtbot.waitUntil(reader.hasFocus)
        picker.open_at(ANCHOR)
        with qtbot.waitSignal(picker.closed):
            qtbot.mouseClick(stage.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 630))


def test_the_card_stays_inside_the_window_and_fits_its_rows(stage, picker, qtbot):
    picker.close_card()
    picker.open_at(QRect(380, 600, 30, 20))
    inside = stage.window.rect()
    card = picker.frame.geometry().translated(picker.pos())
    assert inside.contains(card)
    full = card.height()
    qtbot.keyClicks(picker.field, "succession")
    assert picker.frame.height() < full
    assert picker.list.height() == picker.list.sizeHintForRow(0)
    card = picker.frame.geometry().translated(picker.pos())
    assert card.bottom() < 600, "still above the anchor"


def test_an_undo_behind_the_open_picker_updates_its_rows(stage, picker, qtbot):
    stage.library.do(coding.rename(stage.library, stage.culture, "Safety culture"))
    assert "Safety culture" in rows(picker)
    stage.bridge.undo()
    assert "Culture" in rows(picker)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("culture", "Culture"),
        ("man", "Talent management"),
        ("lead suc", "Succession"),
        ("talent › succession", "Succession"),
        ("leadership/talent management", "Talent management"),
        ("tlmg", "Talent management"),
        ("LEAD", "Leadership"),
    ],
)
def test_the_best_match(stage, typed, best):
    assert matching_topics(stage.library.codebook, typed)[0].name == best


def test_nothing_fits_letters_that_are_not_there(stage):
    assert matching_topics(stage.library.codebook, "xyz") == []


@pytest.mark.parametrize(
    ("typed", "new"),
    [
        ("", None),
        ("  culture ", None),
        ("Leadership > Talent  Management", None),
        ("Teams", NewTopic("Teams")),
        ("Doctors/nurses", NewTopic("Doctors/nurses")),
        ("Culture/", NewTopic("Culture/")),
    ],
)
def test_what_would_be_created(stage, typed, new):
    assert proposed_topic(stage.library.codebook, typed) == new


def test_a_name_below_another_topic_is_new_there(stage):
    assert proposed_topic(stage.library.codebook, "culture / Succession") == NewTopic(
        "Succession", stage.culture
    )


def test_recent_topics_follow_the_latest_change(stage):
    library = stage.library
    library.do(annotating.tag_passage(library, stage.text, 42, 50, [stage.culture]))
    assert recent_topics(library) == [stage.culture, stage.talent]
    assert recent_topics(library, 1) == [stage.culture]


def test_ticked_topics_come_first_and_stay_in_their_places(stage, picker, qtbot):
    picker.close_card()
    picker.open_at(ANCHOR, frozenset({stage.culture, stage.succession}))
    order = rows(picker)
    assert order[:2] == ["Leadership › Talent management › Succession", "Culture"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Return, CTRL)
    assert rows(picker) == order
