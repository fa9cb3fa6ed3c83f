"""The page view as a person uses it: tiles, places, marks on the pages, zoom, themes, links."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from leader_reader.services.pages import PageText
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages import pictures
from leader_reader.ui.reader.pages.tone import mark_ground, tone_of
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.ui.reader.pages.acts import click, place_of, spot_of, turn_wheel
from tests.ui.reader.pages.conftest import settle, shown
from tests.ui.reader.pages.made import FakeEngine

GREEN, RED, BLUE = "#5fb236", "#ff6666", "#2ea8e5"


def colour_at(view, offset: int, share: float = 0.1) -> QColor:
    """The colour beside the ink of a letter: the ground of its line."""
    image = view.viewport().grab().toImage()
    return image.pixelColor(spot_of(view, offset, share) - QPoint(0, 2))


def near(colour: QColor, other: QColor | str, by: int = 3) -> bool:
    """Two colours that nobody can tell apart."""
    pairs = zip(colour.getRgb(), QColor(other).getRgb(), strict=True)
    return all(abs(one - two) <= by for one, two in pairs)


# Tiles


def test_what_is_missing_is_asked_for_once_and_nearest_first(view):
    asked = view.engine.asked
    assert asked[0][0].page == 1
    before = len(asked)
    view.viewport().update()
    view.grab()
    assert len(asked) == before
    assert view._painter.missing == 0


def test_evicted_tiles_are_asked_for_again(view, qtbot, monkeypatch):
    view.set_fit(300)
    settle(qtbot)
    shown_first = view.book.pictures
    monkeypatch.setattr(shown_first._fine, "_bound", 9_000_000)
    for page in (2, 3, 1):
        view.go_to_page(page)
        settle(qtbot)
    asked = [tile for tiles in view.engine.asked for tile in tiles]
    again = [tile for tile in set(asked) if tile.page == 1 and asked.count(tile) > 1]
    assert again
    view.grab()
    assert view._painter.missing == 0


def test_pictures_keep_within_64_megabytes(view, qtbot):
    assert pictures.FINE_BYTES + pictures.COARSE_BYTES <= 64_000_000
    for percent in (200, 400, 600):
        view.set_fit(percent)
        for page in (1, 2, 3):
            view.go_to_page(page)
            settle(qtbot)
            assert view.book.pictures.bytes <= 64_000_000


def test_a_coarser_picture_stands_in_until_the_tile_comes(view, qtbot):
    start, _ = place_of(view, "word5")
    view.engine.draws = False
    view.set_fit(200)
    view.go_to(start)
    settle(qtbot)
    ink = view.viewport().grab().toImage().pixelColor(spot_of(view, start, 0.5))
    assert view._painter.missing > 0
    assert ink.lightness() < 160
    view.engine.draws = True
    view.engine.draw(view.engine.asked[-1])
    settle(qtbot)
    assert near(view.viewport().grab().toImage().pixelColor(spot_of(view, start, 0.5)), "#000000")


def test_a_page_that_has_not_come_says_which_it_is(qtbot, made):
    view = shown(qtbot, made)
    blank = view.viewport().grab().toImage()
    view.engine.draws = False
    view.book.pictures._fine.clear()
    view.book.pictures._coarse.clear()
    waiting = view.viewport().grab().toImage()
    middle = waiting.copy(350, 250, 160, 200)
    assert any(
        middle.pixelColor(x, y).lightness() < 200
        for x in range(middle.width())
        for y in range(middle.height())
    )
    assert waiting != blank


def test_a_page_that_failed_says_why_and_is_not_asked_for_again(qtbot, made, monkeypatch):
    view = shown(qtbot, made)
    said = []
    monkeypatch.setattr(
        type(view._painter), "_paint_instead", lambda _s, _p, page, _r: said.append(page)
    )
    view.engine.failing[1] = "Page i cannot be shown."
    view.set_fit(77)
    view.book.pictures._coarse.clear()
    view.book.pictures._fine.clear()
    view.go_to_page(1)
    settle(qtbot)
    view.grab()
    assert view.book.failure(1) == "Page i cannot be shown."
    assert 1 in said
    count = len(view.engine.asked)
    view.set_fit(78)
    settle(qtbot)
    later = [tile for tiles in view.engine.asked[count:] for tile in tiles]
    assert later
    assert all(tile.page != 1 for tile in later)


def test_a_scan_and_an_empty_page_are_said_to_be_so(view, qtbot, made):
    view.go_to_page(4)
    settle(qtbot)
    assert "scan" in view.book.notice(4)
    assert view.book.notice(1) == ""
    view.book.text.take(2, PageText(made.texts[4].codes, made.texts[4].boxes))
    assert "empty" in view.book.notice(2)


def test_tiles_are_sharp_on_a_fine_screen():
    """In a program of its own: the screen's scale cannot be changed in this one."""
    program = "import tests.ui.reader.pages.fine_screen as it; it.main()"
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["2.0", "sharp", "selected", "True"], done.stderr


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


# Marks


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_mark_is_painted_under_its_words_in_every_theme(view, qapp, qtbot, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    view.set_look(theme, 100)
    settle(qtbot)
    tone = tone_of(theme)
    start, end = place_of(view, "word5 word6")
    assert near(colour_at(view, start), tone.paper)
    view.set_marks([Mark(start, end, (GREEN,), "a")])
    assert near(colour_at(view, start), mark_ground(GREEN, theme, tone))
    letter, ink = colour_at(view, start, 0.5), QColor(tone.ink)
    brighter = theme.dark and letter.lightness() > ink.lightness()
    assert near(letter, tone.ink) or brighter, "the letter is as strong as before"
    assert near(colour_at(view, end + 2), tone.paper)


def test_white_paper_is_kept_in_a_dark_theme_where_it_is_wanted(view, qapp, qtbot):
    start, _ = place_of(view, "word5")
    dark = load_themes()["dark"]
    view.set_look(dark, 100)
    view.set_as_printed(True)
    settle(qtbot)
    assert near(colour_at(view, start), "#ffffff")
    assert near(colour_at(view, start, 0.5), "#000000")


def test_the_underlines_of_overlapping_marks_have_a_lane_each(view):
    start, end = place_of(view, "word5 word6")
    view.set_fit(300)
    view.go_to(start)
    marks = [Mark(start, end, (RED,), "a"), Mark(start, end, (BLUE, GREEN), "b")]
    view.set_marks(marks)
    rect = view.passage_rect(start, start + 1)
    image = view.viewport().grab().toImage()
    rows = range(rect.top(), rect.bottom() + 4)
    column = {image.pixelColor(rect.left() + 2, y).name() for y in rows}
    assert {RED, BLUE, GREEN} <= column


def test_words_found_and_the_current_one_have_an_edge(view):
    theme = load_themes()["light"]
    start, end = place_of(view, "word12")
    view.set_hits([(start, end)])
    assert near(colour_at(view, start + 2), theme.found)
    view.go_to(start, end, hit=True)
    assert near(colour_at(view, start + 2), theme.found_current)
    view.set_hits([])
    assert near(colour_at(view, start + 2), "#ffffff")


def test_ticks_stand_where_marks_and_hits_are(view):
    start, end = place_of(view, "word304")
    view.set_marks([Mark(start, end, (GREEN,), "a")])
    view.set_hits([place_of(view, "word5")])
    (place, colour), (hit, _) = view.verticalScrollBar().ticks()
    assert colour == GREEN
    assert 0 < hit < 0.3 < place < 1


def test_a_click_on_a_mark_and_o_activate_overlapping_marks(view, qtbot):
    start, end = place_of(view, "word5 word6 word7")
    view.set_marks([Mark(start, end, (), "long"), Mark(start + 6, start + 11, (), "short")])
    with qtbot.waitSignal(view.mark_activated) as clicked:
        click(qtbot, view, start + 8)
    assert clicked.args == ["short"]
    with qtbot.waitSignal(view.mark_activated) as cycled:
        qtbot.keyClick(view, Qt.Key.Key_O)
    assert cycled.args == ["long"]


def test_a_tool_tip_names_topics_and_note(view):
    start, end = place_of(view, "word5 word6")
    view.set_marks([Mark(start, end, (GREEN,), "a", topics=("Engagement",), note="Use this.")])
    spot = QPointF(spot_of(view, start + 1))
    assert view._under.said(spot) == "Engagement\nUse this."
    assert view._under.said(QPointF(3, 3)) == ""


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
