"""What a search found: groups, keys, order, what was not understood, and why there is nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from leader_reader.domain.search import Hit, Problem, Query, SortOrder, Widening
from leader_reader.ui.search.grouping import Group, grouped
from leader_reader.ui.search.results_model import ResultsModel, Role
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.theme import load_themes
from tests import samples
from tests.journeys.hands import click
from tests.ui.search.found import FACETS, HITS, TITLES, A, B, hit, results

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def rows(panel: ResultsPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_model_keeps_qt_rules(qtmodeltester, library):
    model = ResultsModel(library)
    model.set_hits(HITS)
    qtmodeltester.check(model)


def test_hits_stand_under_their_documents_best_first():
    found = grouped(HITS)
    assert [row for row in found if isinstance(row, Group)] == [
        Group(A, TITLES[A], 3),
        Group(B, TITLES[B], 1),
    ]
    assert [row.start for row in found if isinstance(row, Hit)] == [1, 3, 4, 2]


def test_the_summary_counts_passages_and_documents(panel):
    panel.show_results(results())
    assert panel.summary.text() == "4 passages in 2 documents"
    panel.show_results(results(facets=FACETS))
    assert panel.summary.text() == "4 passages in 2 documents"
    panel.show_results(results(total=312, facets=FACETS))
    assert panel.summary.text() == "312 passages in over 2 documents"
    panel.show_results(results(HITS[1:2], facets=FACETS, narrowed=(("document", B),)))
    assert panel.summary.text() == "1 passage in 1 document"


def test_a_click_on_a_hit_opens_it_and_one_on_a_title_does_not(qtbot, panel):
    panel.show_results(results())
    where = panel.list.viewport()
    with qtbot.waitSignal(panel.hit_activated) as told:
        at = panel.list.visualRect(panel.model.index(1)).center()
        qtbot.mouseClick(where, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [HITS[0]]
    with qtbot.assertNotEmitted(panel.hit_activated):
        at = panel.list.visualRect(panel.model.index(0)).center()
        qtbot.mouseClick(where, Qt.MouseButton.LeftButton, pos=at)


def test_keys_move_over_titles_and_back_to_the_field(qtbot, panel):
    panel.show_results(results())
    panel.take_keyboard()
    assert panel.current_hit() is HITS[0]
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.current_hit() is HITS[1]
    with qtbot.waitSignal(panel.hit_activated) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [HITS[1]]
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.field_wanted):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)


def test_next_and_previous_hit(panel):
    panel.show_results(results())
    found = [panel.next_hit() for _ in range(5)]
    assert found == [HITS[0], HITS[2], HITS[3], HITS[1], None]
    assert panel.previous_hit() is HITS[3]


def test_the_words_found_lie_on_the_hit_colour(panel):
    panel.show_results(results([hit(A, "talent")]))
    QApplication.processEvents()
    rect = panel.list.visualRect(panel.model.index(1))
    image = panel.list.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    row = round((rect.top() + 8) * scale)
    assert image.pixelColor(round(24 * scale), row).name() == load_themes()["light"].hit
    assert image.pixelColor(round(150 * scale), row).name() != load_themes()["light"].hit


def test_topics_are_named_not_only_coloured(panel, library):
    topic = samples.topic(library, "Culture")
    panel.show_results(results([hit(A, "talent", topics=frozenset([topic]))]))
    index = panel.model.index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Culture"
    assert "Culture" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_nothing_found_says_what_to_try(panel):
    assert panel._nothing.title_label.text() == "Search your library"
    panel.show_searching("zebra")
    panel.show_results(results(()))
    assert panel._nothing.title_label.text() == "No passages found"
    assert panel._nothing.text_label.text() == "Check the spelling or try other words."
    assert not panel.summary.isVisible()


def test_a_search_that_fails_says_why_and_keeps_what_was_there(qtbot, panel):
    panel.show_searching("zebra")
    panel.show_failed("The search index is damaged; it is made anew.")
    assert "made anew" in panel._nothing.text_label.text()
    panel.show_results(results())
    panel.show_searching("zebra")
    qtbot.waitUntil(lambda: panel.summary.text() == "Searching for zebra…", timeout=1000)
    panel.show_failed("The search index is damaged; it is made anew.")
    assert panel.summary.text() == "4 passages in 2 documents"
    assert panel.list.isVisible()


def test_what_was_not_understood_is_named_and_the_rest_is_shown(panel):
    wrong = Problem(7, 12, "A year has four digits.")
    panel.show_results(results(text="talent ye:12", problems=(wrong, wrong)))
    assert panel.notes.problem.isVisible()
    assert panel.notes.problem.text() == "“ye:12”: A year has four digits."
    assert panel.list.isVisible()
    panel.show_results(results((), text="AND", problems=(Problem(0, 3, "AND needs a word."),)))
    assert panel.notes.problem.text() == "AND needs a word."
    assert "F1" in panel._nothing.text_label.text()
    panel.show_results(results())
    assert not panel.notes.isVisible()


def test_a_likelier_spelling_is_offered_and_searched_for(qtbot, panel):
    panel.show_results(results((), text="talnet", correction="talent"))
    link = panel.findChild(QPushButton, "search.correction")
    assert link.isVisible()
    assert link.text() == "talent"
    with qtbot.waitSignal(panel.notes.correction_chosen) as told:
        click(link)
    assert told.args == ["talent"]


def test_other_words_are_told_and_can_be_left_out(qtbot, panel):
    widenings = (
        Widening("ICB", ("integrated care board",), "acronym"),
        Widening("organisation", ("organization",), "spelling"),
    )
    panel.show_results(results(widenings=widenings))
    assert panel.notes.also.text() == "Also: ICB = integrated care board, organization"
    switch = panel.findChild(QCheckBox, "search.as_typed")
    assert not switch.isChecked()
    with qtbot.waitSignal(panel.notes.as_typed) as told:
        click(switch, QPoint(8, switch.height() // 2))
    assert told.args == [True]
    panel.show_results(replace(results(), query=Query("talent", widened=False)))
    assert switch.isVisible()
    assert switch.isChecked()
    assert not panel.notes.also.isVisible()
    with qtbot.waitSignal(panel.notes.synonyms_wanted):
        click(panel.findChild(QPushButton, "search.synonyms"))


def test_order_and_grouping_are_chosen_from_the_line_above(qtbot, panel):
    panel.show_results(results())
    click(panel.order.button)
    entries = {each.objectName(): each for each in panel.order.menu.actions()}
    assert entries["search.order.relevance"].isChecked()
    assert entries["search.order.grouped"].isChecked()
    with qtbot.waitSignal(panel.order.order_chosen) as told:
        entries["search.order.date"].trigger()
    assert told.args == [SortOrder.DATE]
    with qtbot.waitSignal(panel.order.grouped_chosen) as told:
        entries["search.order.grouped"].trigger()
    panel.order.menu.close()
    assert told.args == [False]
    panel.set_grouped(grouped=False)
    assert rows(panel) == [each.snippet.text for each in HITS]
    assert panel.model.place(HITS[1]) == f"para. 7 · {TITLES[B]}"


def test_titles_count_all_hits_of_their_documents(panel):
    panel.show_results(results(HITS[:2], total=4, facets=FACETS))
    groups = [panel.model.index(row).data(Role.ROW) for row in (0, 2)]
    assert [group.count for group in groups] == [3, 1]
