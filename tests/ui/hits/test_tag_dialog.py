"""The preview: what would be tagged, ticked and unticked by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor

from leader_reader.services import annotating, hits
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.hits.hit_bar import HitBar
from leader_reader.ui.hits.tag_dialog import TagDialog
from leader_reader.ui.theme import load_themes
from tests.samples import add, document, topic


def place(paper, number):
    from leader_reader.domain.anchoring import describe

    return hits.place_of(paper, describe(paper, *paper.block_range(number)))


@pytest.fixture
def dialog(qtbot, qapp, library):
    """A preview of four passages: one tagged already, one marked, two that are new."""
    apply_theme(qapp, load_themes()["light"])
    paper = document("One.", "Two.", "Three.", "Four, which is long. " * 20)
    add(library, paper)
    talent, boards = topic(library, "Talent"), topic(library, "Boards")
    library.do(annotating.tag_passage(library, paper, *paper.block_range(1), [talent]))
    library.do(annotating.tag_passage(library, paper, *paper.block_range(2), [boards]))
    planned = hits.plan(library, [place(paper, number) for number in (1, 2, 3, 4)], [talent])
    dialog = TagDialog(planned, "Talent")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def words(dialog):
    return [place.words.split(",")[0] for place in dialog.chosen()]


def test_what_gains_nothing_is_not_ticked_and_said(dialog):
    assert words(dialog) == ["Two.", "Three.", "Four"]
    assert dialog.summary.text() == "3 of 3 passages ticked · 1 has the topic already"
    assert dialog.tag_button.text() == "Tag 3 passages"
    spoken = [dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken[0].endswith("has the topic already")
    assert spoken[1].endswith("marked already, gains the topic")
    assert spoken[2].endswith("p. 1")


def test_qt_rules(qtmodeltester, dialog):
    qtmodeltester.check(dialog.model)


def test_space_and_clicks_take_ticks_off_and_put_them_back(qtbot, dialog):
    assert dialog.list.hasFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert words(dialog) == ["Two.", "Three.", "Four"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert words(dialog) == ["Three.", "Four"]
    rect = dialog.list.visualRect(dialog.model.index(2))
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert words(dialog) == ["Four"]
    assert dialog.tag_button.text() == "Tag 1 passage"
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert words(dialog) == ["Three.", "Four"]


def test_none_leaves_nothing_to_do_and_all_brings_it_back(qtbot, dialog):
    from PySide6.QtWidgets import QPushButton

    qtbot.mouseClick(dialog.findChild(QPushButton, "tagHits.none"), Qt.MouseButton.LeftButton)
    assert not dialog.chosen()
    assert not dialog.tag_button.isEnabled()
    qtbot.mouseClick(dialog.findChild(QPushButton, "tagHits.all"), Qt.MouseButton.LeftButton)
    assert len(dialog.chosen()) == 3


def test_enter_accepts_and_esc_does_not(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)


def test_a_thousand_rows_open_quickly(qtbot, qapp, library):
    from time import thread_time

    paper = document(*[f"Passage {number} of many that were found." for number in range(1000)])
    add(library, paper)
    found = [place(paper, number) for number in range(1, 1001)]
    planned = hits.plan(library, found, [topic(library, "Talent")])
    began = thread_time()
    dialog = TagDialog(planned, "Talent")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.list.doItemsLayout()
    assert thread_time() - began < 1.0


def test_a_row_that_is_cut_off_is_left_out_and_not_ticked_by_a_click(qtbot, dialog):
    third = dialog.list.visualRect(dialog.model.index(2))
    dialog.list.setFixedHeight(third.top() + third.height() // 2)
    qtbot.waitUntil(lambda: not dialog.list.is_whole(dialog.model.index(2)))
    at = dialog.list.visualRect(dialog.model.index(2)).topLeft() + QPoint(20, 8)
    ground = QColor(load_themes()["light"].raised)
    assert dialog.list.viewport().grab(QRect(at, QSize(1, 1))).toImage().pixelColor(0, 0) == ground
    before = words(dialog)
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert words(dialog) == before


@pytest.mark.parametrize(("width", "key", "count"), [(300, True, "4 chosen"), (205, False, "4")])
def test_a_narrow_bar_leaves_out_the_key_then_words(qtbot, qapp, width, key, count):
    apply_theme(qapp, load_themes()["light"])
    bar = HitBar()
    qtbot.addWidget(bar)
    bar.show_count("4 chosen", "4", "Choose all 9", one=False)
    bar.setFixedWidth(width)
    bar.show()
    qtbot.waitUntil(lambda: bar.tag._key.isVisibleTo(bar.tag) is key)
    qtbot.waitUntil(lambda: bar.count._shown() == count)
