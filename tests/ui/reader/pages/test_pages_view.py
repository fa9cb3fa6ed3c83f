"""The page view as a person uses it: documents, places, zoom, links, thumbnails."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from leader_reader.ui.theme import load_themes
from tests.ui.reader.pages.acts import place_of, spot_of, turn_wheel
from tests.ui.reader.pages.conftest import settle, shown
from tests.ui.reader.pages.made import FakeEngine

# The document


def test_a_password_is_asked_for_and_given(qtbot, made):
    from leader_reader.ui.reader.pages.pages_view import PagesView

    view = PagesView()
    qtbot.addWidget(view)
    view.show()
    engine = FakeEngine(made, view.answered())
    engine.password = "heron"
    asked = []
    view.password_asked.connect(asked.append)
    view.show_document(made.document)
    view.set_pages(engine, made.places, made.path)
    settle(qtbot)
    view.give_password("crane")
    settle(qtbot)
    assert asked == [False, True]
    with qtbot.waitSignal(view.opened):
        view.give_password("heron")
    settle(qtbot)
    assert len(view.book.sizes) == 4


def test_a_file_that_cannot_be_opened_says_so(qtbot, made):
    from leader_reader.ui.reader.pages.pages_view import PagesView

    view = PagesView()
    qtbot.addWidget(view)
    view.show()
    engine = FakeEngine(made, view.answered())
    engine.problem = "a.pdf is damaged."
    view.show_document(made.document)
    with qtbot.waitSignal(view.message) as said:
        view.set_pages(engine, made.places, made.path)
    assert said.args == ["a.pdf is damaged."]
    assert view.book.problem == "a.pdf is damaged."
    view.grab()


def test_answers_about_a_document_shown_before_are_ignored(view, qtbot, made):
    old = view.engine
    view.close_document()
    old.text(1)
    old.draw([old.asked[0][0]])
    settle(qtbot)
    assert view.document is None
    assert view.book.pictures.bytes == 0
    view.grab()


# Places


def test_the_place_is_told_after_scrolling_and_found_again(qtbot, made):
    view = shown(qtbot, made)
    with qtbot.waitSignal(view.place_changed) as told:
        view.verticalScrollBar().setValue(180)
    offset, progress = told.args
    assert 0 < progress < 1
    assert offset > 0
    again = shown(qtbot, made, offset=offset)
    assert again.place()[0] == offset
    assert again.line_rect(offset).top() == pytest.approx(0, abs=2)
    again.resize(500, 500)
    settle(qtbot)
    assert again.line_rect(offset).top() == pytest.approx(0, abs=3)
    again.set_fit(250)
    assert again.place()[0] == offset


def test_a_jump_to_a_page_whose_text_has_not_come_finds_the_line_when_it_has(view, qtbot):
    start, end = place_of(view, "word320")
    view.go_to(start, end, hit=True)
    settle(qtbot)
    rect = view.passage_rect(start, end)
    assert view.viewport().geometry().contains(rect)
    assert view.current_page == 3


def test_every_jump_tells_the_place_at_once(view):
    told = []
    view.place_changed.connect(lambda offset, _progress: told.append(offset))
    view.go_to(place_of(view, "word304")[0])
    assert len(told) == 1


def test_the_page_that_is_read_is_told(view, qtbot):
    told = []
    view.page_changed.connect(told.append)
    view.go_to_page(3, 50.0)
    view.go_to_page(1)
    assert told == [3, 1]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert told[-1] == 4


def test_a_passage_and_the_lines_around_it_are_where_they_are_seen(view):
    start, end = place_of(view, "word12 ")
    rect = view.passage_rect(start, end)
    assert rect.contains(spot_of(view, start, 0.5) + view.viewport().pos())
    above, below = view.lines_around(start, end)
    assert above.bottom() <= rect.top() + 1
    assert below.top() >= rect.bottom() - 1
    assert view.line_rect(start).left() == pytest.approx(rect.left(), abs=1)


# Links, zoom, thumbnails


def link_spot(view, x: float, y: float) -> QPoint:
    sheets = view._scroller.sheets
    place = sheets.rect(1).topLeft() + QPointF(x, y) * sheets.scale(1)
    return (place - view._scroller.shift).toPoint()


def test_a_link_within_jumps_and_an_address_is_only_told(view, qtbot):
    view.go_to_page(1, 400.0)
    settle(qtbot)
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.link_asked) as told:
        qtbot.mouseClick(view.viewport(), left, pos=link_spot(view, 500, 767))
    assert told.args == ["https://example.org/a"]
    assert view._under.said(QPointF(link_spot(view, 500, 767))) == "https://example.org/a"
    assert view._under.said(QPointF(link_spot(view, 430, 767))) == "Page 1"
    with qtbot.waitSignal(view.leaving):
        qtbot.mouseClick(view.viewport(), left, pos=link_spot(view, 430, 767))
    assert view.current_page == 3


def test_ctrl_and_wheel_zoom_about_the_mouse(view, qtbot):
    view.set_fit(100)
    view.zoom_asked.connect(lambda by: view.set_fit(view.percent + by))
    start, _ = place_of(view, "word30")
    view.go_to(start)
    settle(qtbot)
    before = spot_of(view, start)
    turn_wheel(view, QPointF(before), 1, zoom=True)
    assert view.fit == 110
    after = spot_of(view, start)
    assert (after - before).manhattanLength() <= 3
    turn_wheel(view, QPointF(before), -1)
    assert view.fit == 110


def test_a_zoom_of_the_panel_counts_only_when_it_changes(view):
    theme = load_themes()["light"]
    view.set_look(theme, 100)
    assert view.fit == "width"
    view.set_look(theme, 120)
    assert view.fit == 120
    view.set_fit("page")
    view.set_look(load_themes()["dark"], 120)
    assert view.fit == "page"


def test_facing_pages_keep_the_place(view, qtbot):
    view.go_to_page(3, 20.0)
    view.set_facing(True)
    settle(qtbot)
    assert 3 in view._scroller.visible()
    assert view.current_page == 2


def test_thumbnails_show_labels_and_go_to_a_page(view, qtbot):
    from leader_reader.ui.reader.pages.thumbnails import Thumbnails

    small = Thumbnails(view.book)
    qtbot.addWidget(small)
    small.page_asked.connect(view.go_to_page)
    view.page_changed.connect(small.set_current)
    small.resize(160, 600)
    small.show()
    small._begin()
    settle(qtbot)
    labels = [small.model().index(row, 0).data() for row in range(4)]
    assert labels == ["i", "ii", "1", "4"]
    place = small.visualRect(small.model().index(2, 0))
    qtbot.mouseClick(small.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert view.current_page == 3
    assert small.currentIndex().row() == 2
    assert all(view.book.pictures.get(view.book.pictures.coarse_of(page)) for page in (1, 2, 3))
    small.grab()


def test_nothing_heavy_is_loaded_before_pages_are_shown():
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from leader_reader.ui.reader.pages.pages_view import PagesView\n"
        "view = PagesView(); view.show(); view.grab()\n"
        "print('numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "False", done.stderr


def test_pages_are_drawn_bare_and_as_they_are_again(qtbot, view):
    before = set(view.book.needed)
    assert before
    view.book.set_bare(bare=True)
    assert {tile for tile in view.engine.asked[-1] if tile.bare} >= {
        tile._replace(bare=True) for tile in before
    }
    settle(qtbot)
    assert all(view.book.pictures.get(tile) is not None for tile in before)
    asked = len(view.engine.asked)
    view.book.set_bare(bare=True)
    assert len(view.engine.asked) == asked
    view.book.set_bare(bare=False)
    assert not any(tile.bare for tile in view.engine.asked[-1])
