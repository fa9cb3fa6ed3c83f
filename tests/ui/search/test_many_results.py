"""Long lists of results: their place kept, more of them asked for, and all of them reached."""

from time import thread_time

import pytest
from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QApplication

from leader_reader.ui.search.grouping import Group
from leader_reader.ui.search.results_model import Role
from leader_reader.ui.search.results_panel import ResultsPanel
from tests.ui.search.found import A, hit, results

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MANY = [hit(A, f"talent {n} " + "word " * 20, n) for n in range(90)]


def seen(panel: ResultsPanel) -> tuple[str, int]:
    """Return the first row in sight and where it stands."""
    QApplication.processEvents()
    index = panel.list.indexAt(QPoint(20, 1))
    return index.data(), panel.list.visualRect(index).top()


def fill(panel: ResultsPanel) -> None:
    """Hand the view at once what else comes to it in the moments after."""
    while panel.model.is_filling:
        panel.model.fetchMore()


def test_the_same_search_answered_anew_keeps_the_place(panel):
    panel.show_results(results(MANY))
    fill(panel)
    panel.list.setCurrentIndex(panel.model.index(41))
    panel.list.verticalScrollBar().setValue(panel.list.verticalScrollBar().value() + 37)
    before, current = seen(panel), panel.current_hit()
    fewer = [hit(A, "new talent", 500), *MANY[:5], *MANY[8:]]
    panel.show_results(results([each._replace(score=2.0) for each in fewer]))
    assert seen(panel) == before
    assert panel.current_hit().start == current.start
    panel.show_results(results(MANY, text="other"))
    assert panel.list.verticalScrollBar().value() == 0
    assert panel.current_hit() is None


def test_a_chosen_hit_that_goes_gives_way_to_the_next(panel):
    panel.show_results(results(MANY))
    panel.list.setCurrentIndex(panel.model.index(5))
    here = panel.current_hit()
    left = [each for each in MANY if each is not here]
    panel.show_results(results(left))
    panel.show_results(results(left))
    assert panel.current_hit() is None
    assert panel.next_hit() is MANY[MANY.index(here) + 1]


def test_more_hits_are_asked_for_near_the_end_and_come_without_a_jump(qtbot, panel):
    panel.show_results(results(MANY[:40], total=90, limit=40))
    bar = panel.list.verticalScrollBar()
    with qtbot.assertNotEmitted(panel.more_wanted):
        bar.setValue(bar.maximum())  # there is more, and it is on its way
        qtbot.waitUntil(lambda: not panel.model.is_filling)
        bar.setValue(0)
    with qtbot.waitSignal(panel.more_wanted):
        bar.setValue(bar.maximum() - bar.pageStep())
    before = seen(panel)
    panel.show_results(results(MANY, total=90, limit=80))
    assert seen(panel) == before
    with qtbot.assertNotEmitted(panel.more_wanted):
        panel.show_results(results(MANY, total=90, limit=90))
        fill(panel)
        bar.setValue(bar.maximum())


def test_rows_reach_the_edge_and_keep_their_place_with_or_without_a_scroll_bar(panel):
    many = [hit(A, "talent " + "word " * 30, n) for n in range(40)]
    bar = panel.list.verticalScrollBar()
    widths = []
    for hits, scrolls in ((many[:1], False), (many, True)):
        panel.show_results(results(hits))
        QApplication.processEvents()
        assert (bar.maximum() > 0) is scrolls
        row = panel.list.visualRect(panel.model.index(1))
        widths.append((row.width(), row.height()))
    assert widths[0] == widths[1]
    assert widths[0][0] == panel.list.width()


def test_ten_thousand_hits_are_shown_at_once_and_reached_to_the_last(qtbot, panel):
    many = [hit(A, f"…{n} talent " + "word " * 40, n) for n in range(10_000)]
    begun = thread_time()
    panel.show_results(results(many))
    QApplication.processEvents()
    assert thread_time() - begun < 1
    assert panel.model.rowCount() == 12
    qtbot.waitUntil(lambda: not panel.model.is_filling)
    assert panel.model.rowCount() == 204
    panel.list.setCurrentIndex(panel.model.index(203))
    assert panel.next_hit() is many[203]
    assert panel.model.rowCount() == 216


def test_scrolling_to_the_end_brings_more(panel):
    panel.show_results(results([hit(A, f"talent {n}", n) for n in range(500)]))
    QApplication.processEvents()
    while panel.model.canFetchMore(QModelIndex()):
        bar = panel.list.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert panel.model.rowCount() == 501
    assert isinstance(panel.model.index(0).data(Role.ROW), Group)
