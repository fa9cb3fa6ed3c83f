"""Pictures of areas: asked for once, kept, told of, refused for good, one document at a time."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from leader_reader.domain.anchoring import describe_area
from leader_reader.domain.annotation import Annotation, AnnotationId, AreaSelector
from leader_reader.services.pages import CannotOpen, Failed, NeedsPassword, Rendered
from leader_reader.ui.area_pictures import AreaPictures
from leader_reader.ui.backing import PrintedPages
from tests.samples import WHEN, document

ROOM = QSize(200, 96)
AREA = AreaSelector(2, 72, 90, 300, 200)


class Engine:
    """Keeps what it is asked for; `serve` answers all of it."""

    def __init__(self, answered):
        self.answered, self.opened, self.tiles, self.closed = answered, [], [], False
        self.rendered = 0

    def open(self, path, password=""):
        self.opened.append(path.name)
        return len(self.opened)

    def render(self, tiles):
        self.tiles = list(tiles)
        self.rendered += 1

    def serve(self, colour=0x40):
        tiles, self.tiles = self.tiles, []
        for tile in tiles:
            pixels = bytes([colour]) * (4 * tile.width * tile.height)
            self.say(Rendered(tile, tile.width, tile.height, pixels))

    def say(self, answer):
        self.answered(replace(answer, opening=len(self.opened)))

    def close(self):
        self.closed = True


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


class Desk:
    """Pictures on a fake engine, of documents whose original is there unless named "gone"."""

    def __init__(self, qtbot):
        self.qtbot, self.engines, self.told = qtbot, [], []
        pages = PrintedPages(self.original, lambda _: (), lambda *_: None, self.engine)
        self.pictures = AreaPictures(pages, None)
        self.pictures.came.connect(lambda: self.told.append(1))

    def original(self, name):
        return None if name.startswith("gone") else Path(f"{name[:1]}.pdf")

    def engine(self, answered):
        self.engines.append(Engine(answered))
        return self.engines[-1]

    def small(self, area=AREA, name="a", ratio=1.0):
        return self.pictures.small(marked(area, name), ROOM, ratio)

    def rest(self):
        self.qtbot.wait(5)


def marked(area, name="a"):
    target = describe_area(document("Words.", name=name), area, [], 0)
    return Annotation(AnnotationId("x"), target, frozenset(), "", WHEN, WHEN, "")


def test_a_picture_is_drawn_once_and_kept(desk):
    assert desk.small() is None
    assert desk.small() is None
    desk.rest()
    (engine,) = desk.engines
    assert len(engine.tiles) == 1
    engine.serve()
    desk.qtbot.waitUntil(lambda: bool(desk.told))
    image = desk.small()
    assert QColor(image.pixel(3, 3)).red() == 0x40
    size = desk.pictures.size(marked(AREA), ROOM)
    assert (size.width(), size.height()) == (144, 96)
    assert abs(image.width() - 144) <= 2
    desk.rest()
    assert engine.rendered == 1


def test_a_fine_screen_gets_a_finer_picture(desk):
    desk.small(ratio=2.0)
    desk.rest()
    assert abs(desk.engines[0].tiles[0].width - 288) <= 2


def test_one_document_is_drawn_after_the_other(desk):
    other = replace(AREA, page=3)
    for area, name in ((AREA, "a"), (other, "a"), (AREA, "b")):
        desk.small(area, name)
    desk.rest()
    (engine,) = desk.engines
    assert engine.opened == ["b.pdf"]
    engine.serve()
    desk.qtbot.waitUntil(lambda: engine.opened == ["b.pdf", "a.pdf"])
    assert {tile.page for tile in engine.tiles} == {2, 3}


@pytest.mark.parametrize("answer", [CannotOpen("Damaged."), NeedsPassword(wrong=False)])
def test_a_document_that_cannot_be_shown_is_asked_for_once(desk, answer):
    desk.small()
    desk.rest()
    desk.engines[0].say(answer)
    desk.qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.small(replace(AREA, page=5)) is None
    desk.rest()
    assert desk.engines[0].rendered == 1


def test_a_page_that_fails_is_left_out_and_the_others_are_drawn(desk):
    desk.small()
    desk.small(replace(AREA, page=5))
    desk.rest()
    engine = desk.engines[0]
    engine.say(Failed(2, "Page 2 is damaged."))
    engine.tiles = [tile for tile in engine.tiles if tile.page == 5]
    engine.serve()
    desk.qtbot.waitUntil(lambda: desk.small(replace(AREA, page=5)) is not None)
    assert desk.small() is None
    desk.rest()
    assert engine.rendered == 1


def test_a_picture_for_the_clipboard_is_handed_over_at_300_dots(desk):
    taken = []
    assert desk.pictures.draw(document("Words.").id, AREA, taken.append)
    desk.rest()
    desk.engines[0].serve()
    desk.qtbot.waitUntil(lambda: bool(taken))
    assert abs(taken[0].width() - 1250) <= 2
    assert desk.pictures.draw(document("Words.", name="gone").id, AREA, taken.append) is False


def test_without_an_original_or_an_engine_there_is_no_picture(desk):
    gone = marked(AREA, "gone")
    assert desk.pictures.size(gone, ROOM).isEmpty()
    assert desk.pictures.small(gone, ROOM, 1.0) is None
    assert AreaPictures(None, None).size(marked(AREA), ROOM).isEmpty()
    desk.rest()
    assert not desk.engines


def test_closing_ends_the_engine_and_a_later_picture_starts_another(desk):
    desk.small()
    desk.rest()
    desk.pictures.close()
    assert desk.engines[0].closed
    desk.engines[0].serve()
    desk.small(replace(AREA, page=4))
    desk.rest()
    assert len(desk.engines) == 2
    desk.pictures.close()
