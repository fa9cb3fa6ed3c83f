"""Pictures in the text: where they are, that they disturb nothing, and which are wanted."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.picture import Picture
from leader_reader.ui.reader.picture_decoding import decoded
from leader_reader.ui.reader.picture_painter import Absent
from leader_reader.ui.reader.pictures import Wish
from leader_reader.ui.theme import load_themes
from tests.adapters.importers.images import png
from tests.samples import with_blocks
from tests.ui.reader.sample import place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K = BlockKind
SMALL = Picture("small", 300, 200, "Posts by ward")
HUGE = Picture("huge", 4000, 9000)
LAST = Picture("last", 120, 80, below=True)
TOLD = Picture("", alt="A map of the three wards that took part in the work of that year")
WORDS = "The ward sisters met each week and spoke of what had gone well. " * 6


def paper(*, pictures=True):
    """Return a document with pictures, or the same without."""
    blocks = [
        Block(K.HEADING, "Wards", level=1),
        Block(K.PARAGRAPH, f"First. {WORDS}"),
        Block(K.CAPTION, "Figure 1. Posts", pictures=(SMALL,)),
        Block(K.PARAGRAPH, f"Second. {WORDS}"),
        Block(K.HEADING, "Beds", level=2, pictures=(HUGE, SMALL)),
        *(Block(K.PARAGRAPH, f"Number {number}. {WORDS}") for number in range(40)),
        Block(K.PARAGRAPH, "Third.", pictures=(TOLD, LAST)),
    ]
    if not pictures:
        blocks = [Block(each.kind, each.text, each.level) for each in blocks]
    return with_blocks(*blocks, title="Wards")


@pytest.fixture
def view(reader, qtbot):
    reader.show_document(paper())
    qtbot.wait(10)
    return reader.text


def rects(view):
    return [rect for _, _, rect in view.page.layout.pictures_between(0, 1e9)]


def image(colour, width=30, height=20):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def give(view, picture, made):
    view.pictures.take(Wish(view.page.source.id, picture.reference, 300, 200), made)


def test_pictures_stand_over_their_text_and_over_nothing_else(view):
    layout, found = view.page.layout, rects(view)
    assert len(found) == 5
    lines = [layout.rect(number) for number in range(len(view.page.source.blocks))]
    everything = sorted([*found, *lines], key=lambda rect: rect.top())
    for above, below in pairwise(everything):
        assert above.bottom() <= below.top() + 0.01
    caption = lines[2]
    assert 0 < caption.top() - found[0].bottom() < 20
    assert (found[0].width(), found[0].height()) == (300, 200)
    assert found[-1].top() > lines[-1].bottom()


def test_no_picture_is_wider_than_the_column_or_higher_than_the_view(view):
    column = view.page.layout.rect(0).width()
    assert all(rect.width() <= column for rect in rects(view))
    assert all(rect.height() <= 0.8 * view.viewport().height() for rect in rects(view))
    huge = rects(view)[1]
    assert huge.width() / huge.height() == pytest.approx(4000 / 9000)


def test_the_text_is_the_same_with_pictures_and_without(view, reader):
    text = view.toPlainText()
    reader.show_document(paper(pictures=False))
    assert view.toPlainText() == text


def test_pictures_keep_their_place_when_they_come_and_when_others_do(view, qtbot):
    before = rects(view)
    give(view, SMALL, image("red"))
    give(view, HUGE, None)
    qtbot.wait(10)
    assert rects(view) == before


def test_what_is_there_is_painted_and_what_is_broken_is_said(view, qtbot):
    assert view.pictures.image(view.page.source.id, SMALL) is Absent.COMING
    give(view, SMALL, image("#ff0000"))
    give(view, HUGE, None)
    assert view.pictures.image(view.page.source.id, HUGE) is Absent.BROKEN
    view.go_to(place_of(view.page.source, "Figure 1")[0])
    qtbot.wait(10)
    rect = rects(view)[0].translated(0, -view.verticalScrollBar().value())
    shot = view.viewport().grab().toImage()
    scale = shot.devicePixelRatio()
    assert shot.pixelColor((rect.center() * scale).toPoint()) == QColor("#ff0000")


@pytest.mark.parametrize("theme", ["light", "dark", "sepia", "contrast"])
def test_each_theme_has_another_ground_for_what_is_to_come(view, theme, qtbot):
    view.set_look(load_themes()[theme], 100)
    rect = rects(view)[0]
    view.verticalScrollBar().setValue(round(rect.top()) - 20)
    shot = view.viewport().grab().toImage()
    inside = shot.pixelColor(60, 26)
    assert inside == QColor(load_themes()[theme].panel)


def test_what_is_near_is_wanted_nearest_first_and_only_once(view):
    view.viewport().repaint()
    assert view.pictures.next().reference == "small"
    give(view, SMALL, image("red", 300, 200))
    view.viewport().repaint()
    wanted = view.pictures.next()
    assert wanted is None or wanted.reference == "huge"
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().repaint()
    assert view.pictures.next().reference == "last"


def test_only_so_much_is_kept(view, monkeypatch):
    monkeypatch.setattr("leader_reader.ui.reader.pictures.MOST_KEPT", 3 * 30 * 20 * 4)
    for number in range(9):
        give(view, Picture(str(number)), image("red"))
    kept = [view.pictures.image(view.page.source.id, Picture(str(n))) for n in range(9)]
    assert [each is not Absent.COMING for each in kept] == [False] * 6 + [True] * 3


def test_what_is_looked_at_is_never_let_go(view, monkeypatch):
    monkeypatch.setattr("leader_reader.ui.reader.pictures.MOST_KEPT", 0)
    view.viewport().repaint()
    give(view, SMALL, image("red"))
    for number in range(3):
        give(view, Picture(str(number)), image("red"))
    assert view.pictures.image(view.page.source.id, SMALL) is not Absent.COMING
    assert view.pictures.image(view.page.source.id, Picture("1")) is Absent.COMING


def test_dragging_over_a_picture_selects_the_text_on_both_sides(view, drag):
    end = place_of(view.page.source, "Second.")[1]
    start = view.page.source.text.rindex("gone well", 0, end)
    drag(view, start, end)
    assert view.selection() == (start, end)
    picked = view.textCursor().selectedText()
    assert picked.replace("\u2029", "\n") == view.page.source.text[start:end]


def test_returning_to_a_text_brings_back_the_picture_over_it(view):
    offset = place_of(view.page.source, "Beds")[0]
    view.return_to(offset)
    assert view.verticalScrollBar().value() == round(rects(view)[1].top())
    view.return_to(offset + 1)
    assert view.verticalScrollBar().value() > rects(view)[1].bottom() - view.viewport().height()
    assert view.verticalScrollBar().value() >= round(rects(view)[2].bottom())


def test_a_double_click_shows_it_large_and_escape_leaves(view, qtbot):
    give(view, SMALL, image("red"))
    port, scrolled = view.viewport(), view.verticalScrollBar().value()
    place = (rects(view)[0].center() - QPointF(0, scrolled)).toPoint()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
    large = view._on_pictures.large
    assert large is not None
    assert large.isVisible()
    assert large.shown.width() > 300
    assert view.pictures.next().width > 300
    assert view.selection() is None
    QTest.keyClick(large, Qt.Key.Key_Escape)
    assert view._on_pictures.large is None
    assert view.hasFocus()


def test_what_is_not_there_yet_is_not_shown_large(view):
    place = (rects(view)[0].center() - QPointF(0, view.verticalScrollBar().value())).toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view._on_pictures.large is None


def test_the_keyboard_shows_a_picture_large_too(view):
    give(view, SMALL, image("red"))
    view.setTextCursor(view.page.cursor(place_of(view.page.source, "Figure 1")[0]))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view._on_pictures.large is not None
    QTest.mouseClick(view._on_pictures.large, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert view._on_pictures.large is None


def test_the_button_comes_with_the_mouse_and_shows_it_large(view):
    give(view, SMALL, image("red"))
    place = (rects(view)[0].center() - QPointF(0, view.verticalScrollBar().value())).toPoint()
    button = view._on_pictures.button
    assert button.isHidden()
    QTest.mouseMove(view.viewport(), place)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view._on_pictures.large is not None
    assert button.isHidden()
    view._on_pictures.large.close_picture()


def test_images_are_decoded_to_the_size_that_is_shown():
    made = decoded(png(400, 100), 200, 200)
    assert (made.width(), made.height()) == (200, 50)
    assert decoded(png(40, 10), 200, 200).width() == 40


@pytest.mark.parametrize("data", [b"", b"<svg/>", png(40, 10)[:30], b"P6\n1 1\n255\nabc"])
def test_what_is_no_image_is_none(data):
    assert decoded(data, 100, 100) is None
