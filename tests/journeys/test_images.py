"""A book with pictures in the real window: they come by themselves and stand in nobody's way."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from leader_reader.ui.reader.picture_painter import Absent
from tests.adapters.importers.images import data_uri, epub, png
from tests.conftest import at_rest, opened
from tests.journeys.hands import drag, keys, press, where

RED, BLUE = (204, 0, 0), (0, 0, 204)
WORDS = "The ward sisters met each week and spoke of what had gone well. " * 8


@pytest.fixture
def book(tmp_path):
    body = (
        f"<h1>A book of wards</h1><p>First. {WORDS}</p>"
        '<figure><img src="img/one.png" alt="Posts by ward"/>'
        f"<figcaption>Figure 1. Posts</figcaption></figure><p>Second. {WORDS}</p>"
        '<p><img src="img/broken.png" alt="What was damaged on its way"/></p>'
        + "".join(f"<p>Number {number}. {WORDS}</p>" for number in range(20))
        + '<p><img src="img/two.png"/></p><p>The last words.</p>'
    )
    images = {"one": png(300, 200, RED), "two": png(200, 120, BLUE)}
    return epub(
        tmp_path / "book.epub", body, title="A book of wards", broken=png(300, 90)[:60], **images
    )


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    image = data_uri(png(240, 160, RED))
    path.write_text(
        "<title>A page of wards</title><article><h1>A page of wards</h1>"
        f"<p>First. {WORDS}</p><img src='{image}'><p>After it.</p></article>"
    )
    return path


def bring_in(qtbot, window, path, title):
    """Import a file and open what has this title."""
    window.intake.take([path])
    at_rest(qtbot, window)
    open_with_title(window, title)


def open_with_title(window, title):
    window.open_document(window.bridge.library.find_document(title).id)


def shown(window):
    """Return (picture, its rectangle in the viewport) of each picture of the document."""
    view = window.reader.text
    shift = QPointF(0, view.verticalScrollBar().value())
    found = view.page.layout.pictures_between(0, 1e9)
    return [(picture, rect.translated(-shift)) for _, picture, rect in found]


def image_of(window, number):
    view = window.reader.text
    return view.pictures.image(view.page.source.id, shown(window)[number][0])


def colour_at(window, point):
    shot = window.reader.text.viewport().grab().toImage()
    return shot.pixelColor((point * shot.devicePixelRatio()).toPoint())


def test_pictures_come_and_the_text_between_is_tagged_kept_and_undone(qtbot, stocked, book):
    with opened(qtbot, stocked) as window:
        bring_in(qtbot, window, book, "A book of wards")
        tall = window.reader.text.page.layout.documentSize().height()
        qtbot.waitUntil(lambda: isinstance(image_of(window, 0), QImage), timeout=20_000)
        qtbot.waitUntil(lambda: image_of(window, 1) is Absent.BROKEN, timeout=20_000)
        assert image_of(window, 2) is Absent.COMING
        assert window.reader.text.page.layout.documentSize().height() == tall
        assert colour_at(window, shown(window)[0][1].center()) == QColor(*RED)
        start = window.desk.document.text.rindex("spoke of", 0, where(window, "Figure 1")[0])
        end = where(window, "Second.")[1]
        drag(window, start, end)
        assert window.reader.selection() == (start, end)
        keys(window, "1")
        (passage,) = window.bridge.library.annotations_in(window.desk.document.id)
        assert (passage.start, passage.end) == (start, end)
        window.reader.go_to(where(window, "The last words")[0])
        qtbot.waitUntil(lambda: isinstance(image_of(window, 2), QImage), timeout=20_000)
        assert colour_at(window, shown(window)[2][1].center()) == QColor(*BLUE)
    with opened(qtbot, stocked) as window:
        open_with_title(window, "A book of wards")
        (kept,) = window.bridge.library.annotations_in(window.desk.document.id)
        assert (kept.start, kept.end) == (start, end)
        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not window.bridge.library.annotations_in(window.desk.document.id)


def test_a_picture_is_seen_large_and_left_with_escape(qtbot, stocked, book):
    with opened(qtbot, stocked) as window:
        bring_in(qtbot, window, book, "A book of wards")
        qtbot.waitUntil(lambda: isinstance(image_of(window, 0), QImage), timeout=20_000)
        view = window.reader.text
        centre = shown(window)[0][1].center().toPoint()
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        large = view._on_pictures.large
        assert large.geometry() == window.rect()
        middle = large.shown.center()
        shot = window.grab().toImage()
        assert shot.pixelColor((middle * shot.devicePixelRatio()).toPoint()) == QColor(*RED)
        press(window, Qt.Key.Key_Escape)
        assert view._on_pictures.large is None
        assert view.hasFocus()


def test_find_goes_past_pictures_and_themes_leave_them_as_they_are(qtbot, stocked, page):
    with opened(qtbot, stocked) as window:
        bring_in(qtbot, window, page, "A page of wards")
        qtbot.waitUntil(lambda: isinstance(image_of(window, 0), QImage), timeout=20_000)
        for theme in ("dark", "sepia", "contrast", "light"):
            window.choose_theme(theme)
            assert colour_at(window, shown(window)[0][1].center()) == QColor(*RED)
        press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(window.reader.find_bar.field, "After it")
        qtbot.waitUntil(lambda: window.reader.find_bar.count.text() == "1 of 1")
        press(window, Qt.Key.Key_Escape)
        assert window.reader.find_bar.isHidden()
