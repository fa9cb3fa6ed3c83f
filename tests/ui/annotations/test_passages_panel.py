"""The passages panel driven by mouse and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from leader_reader.domain.annotation import AnnotationId, TextPositionSelector, TextQuoteSelector
from leader_reader.domain.edit import Change, Edit
from leader_reader.services import annotating, coding
from leader_reader.ui.annotations.passage_card import MARGIN
from leader_reader.ui.annotations.passage_model import PassageModel, PassageRole
from leader_reader.ui.annotations.passages_panel import PassagesPanel
from leader_reader.ui.parts import Chip
from leader_reader.ui.theme import load_themes
from tests.ui.annotations.conftest import BOARDS, MAP, STAFF

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(stage, qtbot) -> PassagesPanel:
    panel = PassagesPanel(stage.bridge, stage.locator)
    stage.put(panel)
    panel.set_document(stage.first.id)
    qtbot.waitUntil(panel.isVisible)
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return panel


@pytest.fixture
def marks(stage):
    """Three passages of the first document, in the order of its text, and one of the second."""
    return [
        stage.mark(stage.first, BOARDS[:60], stage.talent, note="Use in the board paper."),
        stage.mark(stage.first, MAP[:20], stage.talent, stage.culture),
        stage.mark(stage.first, STAFF[:40]),
        stage.mark(stage.second, "Culture is", stage.culture),
    ]


def quotes(panel: PassagesPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def rect(panel: PassagesPanel, row: int):
    return panel.list.visualRect(panel.model.index(row))


def click(panel, qtbot, row, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(panel.list.viewport(), LEFT, modifier, rect(panel, row).center())


def press(panel, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(panel.list, key, modifier)


def test_cards_show_quote_note_topics_and_locator_in_the_order_of_the_text(stage, panel, marks):
    assert quotes(panel) == [BOARDS[:60], MAP[:20].strip(), STAFF[:40].strip()]
    index = panel.model.index(0)
    assert index.data(PassageRole.NOTE) == "Use in the board paper."
    assert index.data(PassageRole.LOCATOR) == "p. 1"
    assert index.data(PassageRole.TITLE) == ""
    assert panel.model.index(1).data(PassageRole.TOPICS) == "Talent management, Culture"
    assert panel.model.index(2).data(PassageRole.TOPICS) == "Highlight"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{BOARDS[:60]}. Note: Use in the board paper.. Talent management. p. 1"


def test_a_card_is_as_high_as_its_words_need(panel, marks):
    long_with_note, short = rect(panel, 0), rect(panel, 1)
    assert long_with_note.height() > short.height()
    assert rect(panel, 1).top() == rect(panel, 0).bottom() + 1
    assert rect(panel, 0).width() == panel.list.viewport().width()


def test_the_edge_has_the_colours_of_the_topics(panel, marks, qtbot):
    picture = panel.list.viewport().grab().toImage()
    card = rect(panel, 1)
    upper = picture.pixelColor(MARGIN + 2, card.top() + card.height() // 4)
    lower = picture.pixelColor(MARGIN + 2, card.bottom() - card.height() // 4)
    assert (upper, lower) == (QColor("#ffd400"), QColor("#a28ae5"))


def test_a_click_and_enter_go_to_the_passage(panel, marks, qtbot):
    with qtbot.waitSignal(panel.passage_activated) as activated:
        click(panel, qtbot, 1)
    assert activated.args == [marks[1].id]
    press(panel, qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.passage_activated) as activated:
        press(panel, qtbot, Qt.Key.Key_Return)
    assert activated.args == [marks[2].id]


def test_delete_removes_the_chosen_ones_and_undo_brings_them_back(stage, panel, marks, qtbot):
    click(panel, qtbot, 0)
    click(panel, qtbot, 1, SHIFT)
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert quotes(panel) == [STAFF[:40].strip()]
    assert set(stage.library.annotations) == {marks[2].id, marks[3].id}
    stage.bridge.undo()
    assert len(quotes(panel)) == 3
    assert quotes(panel)[0] == BOARDS[:60]


def test_ctrl_click_chooses_several_without_leaving(panel, marks, qtbot):
    click(panel, qtbot, 0)
    with qtbot.assertNotEmitted(panel.passage_activated):
        click(panel, qtbot, 2, CTRL)
    chosen = [each.id for each in panel.actions_of_passage.chosen()]
    assert chosen == [marks[0].id, marks[2].id]


def test_keys_ask_for_note_and_topics(panel, marks, qtbot):
    panel.select(marks[1].id)
    panel.list.setFocus()
    with qtbot.waitSignal(panel.note_requested) as note:
        press(panel, qtbot, Qt.Key.Key_F2)
    with qtbot.waitSignal(panel.topics_requested) as topics:
        press(panel, qtbot, Qt.Key.Key_T)
    assert note.args == topics.args == [marks[1].id]
    assert panel.card_rect(marks[1].id, panel).size() == rect(panel, 1).size()


def test_copying_takes_the_citation_along(panel, marks, qtbot):
    click(panel, qtbot, 0)
    press(panel, qtbot, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    assert copied == f"“{BOARDS[:60]}” (A. Nurse (2024) How teams lead, p. 1)"


def test_a_new_passage_takes_its_place_and_the_chosen_one_stays(stage, panel, marks, qtbot):
    click(panel, qtbot, 2)
    stage.mark(stage.first, BOARDS[7:20], stage.culture)
    assert quotes(panel)[1] == BOARDS[7:20].strip()
    assert panel.list.currentIndex().data() == STAFF[:40].strip()
    stage.library.do(annotating.set_note(stage.library, marks[2].id, "Ask the ward sister."))
    assert rect(panel, 3).height() > rect(panel, 1).height()


def test_a_topic_is_shown_over_all_documents_until_its_chip_is_taken_off(
    stage, panel, marks, qtbot
):
    panel.show_topic(stage.culture)
    assert quotes(panel) == ["Culture is", MAP[:20].strip()]
    assert panel.model.index(0).data(PassageRole.TITLE) == "A reading guide"
    assert panel.scope_button.text() == "All documents"
    chip = panel.findChild(Chip, "passages.topic")
    assert chip.text() == "Culture"
    qtbot.mouseClick(chip, LEFT)
    assert len(quotes(panel)) == 3
    assert panel.scope_button.text() == "This document"


def test_the_chip_follows_its_topic(stage, panel, marks, qtbot):
    panel.show_topic(stage.culture)
    stage.library.do(coding.rename(stage.library, stage.culture, "Safety culture"))
    chips = [chip for chip in panel.findChildren(Chip) if not chip.isHidden()]
    assert [chip.text() for chip in chips] == ["Safety culture"]
    stage.library.do(coding.delete_topics(stage.library, [stage.culture]))
    assert panel.model.scope.topic is None
    assert len(quotes(panel)) == 3


def test_the_scope_menu_shows_everything_and_orders_by_age(stage, panel, marks, qtbot):
    actions = {each.objectName(): each for each in panel.scope_button.menu().actions()}
    actions["passages.scope.all"].trigger()
    assert quotes(panel)[0] == "Culture is", "“A reading guide” comes before “How teams lead”"
    actions["passages.scope.newest"].trigger()
    newest = sorted(marks, key=lambda each: each.created, reverse=True)
    assert quotes(panel) == [each.exact for each in newest]
    actions["passages.scope.document"].trigger()
    assert len(quotes(panel)) == 3
    assert actions["passages.scope.newest"].isChecked()


def test_the_filter_looks_into_quote_note_and_topics(stage, panel, marks, qtbot):
    panel.list.setFocus()
    press(panel, qtbot, Qt.Key.Key_F, CTRL)
    found = {}
    for words in ("READY map", "paper", "culture", "talent paper", "zzz"):
        panel.filter_field.clear()
        qtbot.keyClicks(panel.filter_field, words)
        found[words] = len(quotes(panel))
    assert found == {"READY map": 0, "paper": 1, "culture": 1, "talent paper": 1, "zzz": 0}
    assert panel.empty.isVisible()
    assert "zzz" in panel.empty.findChildren(QLabel)[-1].text()
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert not panel.filter_field.isVisible()
    assert len(quotes(panel)) == 3


def test_a_passage_that_no_longer_fits_the_filter_leaves(stage, panel, marks):
    panel.filter_field.setText("paper")
    stage.library.do(annotating.set_note(stage.library, marks[0].id, "Something else"))
    assert quotes(panel) == []
    stage.bridge.undo()
    assert quotes(panel) == [BOARDS[:60]]


def test_an_empty_list_says_what_to_do(panel):
    assert panel.empty.isVisible()
    assert "press T to tag" in panel.empty.accessibleName()
    panel.set_document(None)
    assert "No document is open" in panel.empty.accessibleName()


def test_renaming_a_topic_keeps_what_was_chosen(stage, panel, marks, qtbot):
    click(panel, qtbot, 1)
    stage.library.do(coding.rename(stage.library, stage.culture, "Safety culture"))
    assert panel.model.index(1).data(PassageRole.TOPICS) == "Talent management, Safety culture"
    assert [each.id for each in panel.actions_of_passage.chosen()] == [marks[1].id]
    assert panel.list.currentIndex().row() == 1


def many(stage, count: int) -> list[AnnotationId]:
    base = stage.mark(stage.first, MAP[:20], stage.talent)
    new = [
        replace(
            base,
            id=AnnotationId(f"many{number:05}"),
            target=replace(
                base.target,
                position=TextPositionSelector(number + 100, number + 101),
                quote=TextQuoteSelector("word " * (number % 40 + 1)),
            ),
        )
        for number in range(count)
    ]
    stage.library.do(Edit("Tag", tuple(Change(None, each) for each in new)))
    return [each.id for each in new]


def test_keys_and_select_reach_any_of_many_cards(stage, panel, qtbot):
    names = many(stage, 1000)
    panel.list.setFocus()
    press(panel, qtbot, Qt.Key.Key_End)
    view = panel.list.viewport().rect()
    assert panel.list.currentIndex().row() == 1000
    assert view.contains(rect(panel, 1000))
    panel.select(names[400])
    shown = panel.list.visualRect(panel.list.currentIndex())
    assert view.contains(shown)
    assert panel.list.indexAt(shown.center()).data(PassageRole.ID) == names[400]
    press(panel, qtbot, Qt.Key.Key_PageUp)
    assert panel.list.currentIndex().row() < 399
    press(panel, qtbot, Qt.Key.Key_Home)
    assert panel.list.verticalScrollBar().value() == 0
    assert not panel.list.indexAt(QPoint(10, -5)).isValid()


def test_another_width_keeps_the_place(stage, panel, qtbot):
    names = many(stage, 300)
    panel.select(names[150])
    panel.list.verticalScrollBar().setValue(
        panel.list.verticalScrollBar().value()
        + panel.list.visualRect(panel.model.index_of(names[150])).top()
    )
    stage.window.resize(500, 640)
    qtbot.waitUntil(lambda: panel.list.viewport().width() > 400)
    top = panel.list.indexAt(QPoint(200, 12)).row()
    assert abs(top - panel.model.index_of(names[150]).row()) <= 1


def test_only_rows_that_are_seen_are_asked_for_their_locator(stage, qtbot):
    many(stage, 300)
    asked: list[str] = []

    def locator(annotation) -> str:
        asked.append(annotation.id)
        return "p. 1"

    panel = PassagesPanel(stage.bridge, locator)
    stage.put(panel)
    panel.set_document(stage.first.id)
    panel.list.viewport().grab()
    assert 0 < len(set(asked)) < 30


def test_the_model_ignores_passages_of_other_documents(stage, marks, qtbot):
    model = PassageModel(stage.bridge, stage.locator)
    model.set_scope(replace(model.scope, document=stage.second.id))
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        stage.mark(stage.first, STAFF[10:30], stage.talent)
    assert model.rowCount() == 1


def test_everything_to_act_on_has_a_name(panel):
    for widget in (panel, panel.list, panel.filter_field, panel.filter_button, panel.scope_button):
        assert widget.objectName()
        assert widget.accessibleName()


def test_keys_of_the_list_come_before_shortcuts_of_the_window(stage, panel, marks, qtbot):
    heard: list[str] = []
    for keys in ("Del", "T", "Ctrl+F", "Esc"):
        shortcut = QShortcut(QKeySequence(keys), stage.window)
        shortcut.activated.connect(lambda keys=keys: heard.append(keys))
    click(panel, qtbot, 2)
    press(panel, qtbot, Qt.Key.Key_T)
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert len(quotes(panel)) == 2
    press(panel, qtbot, Qt.Key.Key_F, CTRL)
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert not panel.filter_field.isVisible()
    assert heard == []


def test_cards_keep_their_width_and_show_by_a_line_that_there_are_more_above(stage, panel, qtbot):
    stage.mark(stage.first, BOARDS[:60], stage.talent)
    width, bar = panel.list.viewport().width(), panel.list.verticalScrollBar()
    assert bar.maximum() == 0
    edge = next(each for each in panel.findChildren(QFrame) if each.property("role") == "line")
    many(stage, 30)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert panel.list.viewport().width() == width
    assert not edge.isVisible()
    bar.setValue(20)
    assert edge.isVisible()


def test_a_card_brought_into_view_keeps_clear_of_the_edges(stage, panel, qtbot):
    made = many(stage, 30)
    room = panel.list.viewport().height()
    for number in (20, 5, 29, 12):
        panel.select(made[number])
        row = panel.list.visualRect(panel.model.index_of(made[number]))
        assert row.top() >= 12
        assert row.bottom() <= room - 12


def test_the_note_stands_out_on_a_chosen_card(panel, marks, qtbot):
    note = rect(panel, 0).center()
    spots = [QPoint(note.x(), y) for y in range(rect(panel, 0).top(), rect(panel, 0).bottom())]
    theme = load_themes()["light"]

    def grounds() -> set[str]:
        image = panel.list.viewport().grab().toImage()
        return {image.pixelColor(spot + QPoint(60, 0)).name() for spot in spots}

    assert theme.chip in grounds()
    panel.select(marks[0].id)
    assert {theme.page, theme.accent_soft} <= grounds()
