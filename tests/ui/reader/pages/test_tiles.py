"""The pictures pages are put together from: asked for once, kept within bounds, sharp."""

import os
import subprocess
import sys

from leader_reader.services.pages import PageText
from leader_reader.ui.reader.pages import pictures
from tests.ui.reader.pages.acts import near, place_of, spot_of
from tests.ui.reader.pages.conftest import settle, shown


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
