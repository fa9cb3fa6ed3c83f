"""Highlights that a PDF brings with it: offered, taken in, seen, undone, and not taken twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from tests.adapters.importers.making_marks import Mark, annots, over, tagged
from tests.adapters.pdf_pages.making import pdf
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, press
from tests.journeys.papers import open_file
from tests.journeys.printed import LEFT, RIGHT, SECOND, column, show_pages

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAME = "reviewed.pdf"


@pytest.fixture
def reviewed(tmp_path):
    """A paper of two pages that others have marked: two highlights, a note and a square."""
    first = column(LEFT, 50) + b"\n" + column(RIGHT, 320)
    one = (
        Mark(
            rects=(over(50, 760, 250, 9), over(50, 744, 250, 9)),
            words="Is this so?",
            creator="Orla Penhaligon",
            colour="1 .8 0",
            more=tagged("Night lifts") + " /CreationDate (D:20240514091500Z)",
        ),
        Mark("Underline", rects=(over(320, 712, 240, 9),), creator="Teodor Lindqvist"),
    )
    two = (
        Mark("Text", rect=(560, 738, 580, 758), words="Ask the sisters", creator="Orla Penhaligon"),
        Mark("Square", rect=(45, 560, 330, 640), words="The heart of it"),
    )
    path = tmp_path / NAME
    path.write_bytes(pdf(first, column(SECOND, 50), page_keys=(annots(*one), annots(*two))))
    return path


def said(window):
    return window.frame.status.findChild(QWidget, "status.said").text()


def button(window, name):
    return window.frame.messages.findChild(QPushButton, f"messages.{name}")


def taken(window):
    return window.bridge.library.annotations_in(window.desk.document.id)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.adopting.busy, timeout=20_000)
    at_rest(qtbot, window)


def import_it(qtbot, window, path):
    drop_files(window, path)
    qtbot.waitUntil(lambda: bool(window.frame.messages.sentence()), timeout=20_000)
    at_rest(qtbot, window)


def cards(window):
    model = window.passages.model
    return [model.card(row) for row in range(model.rowCount())]


def test_offered_taken_in_seen_undone_and_kept(qtbot, stocked, reviewed):
    with opened(qtbot, stocked) as window:
        import_it(qtbot, window, reviewed)
        assert window.frame.messages.sentence() == (
            f"“{window.desk.document.title}” holds 4 highlights and notes made in another program."
        )
        assert button(window, "action").text() == "Take them in"
        assert not taken(window)
        click(button(window, "action"))
        qtbot.waitUntil(lambda: len(taken(window)) == 4, timeout=20_000)
        settle(qtbot, window)
        assert said(window) == "4 passages taken in"
        assert not window.frame.messages.isVisible()
        check_what_came(window)
        press(window, Qt.Key.Key_Z, CTRL)
        assert not taken(window)
        assert not window.bridge.library.codebook.find("Night lifts")
        press(window, Qt.Key.Key_Z, CTRL | SHIFT)
        assert len(taken(window)) == 4
    with opened(qtbot, stocked) as window:
        open_file(window, NAME)
        assert len(taken(window)) == 4
        press(window, Qt.Key.Key_Z, CTRL)
        assert not taken(window)


def check_what_came(window):
    """See that each passage says what its mark says, and that its topic was made."""
    passages = {each.exact: each for each in taken(window)}
    assert {f"{LEFT[0]} {LEFT[1]}", RIGHT[3], SECOND[1]} <= passages.keys()
    marked = passages[f"{LEFT[0]} {LEFT[1]}"]
    assert (marked.note, marked.creator) == ("Is this so?", "Orla Penhaligon")
    assert marked.created.isoformat() == "2024-05-14T09:15:00+00:00"
    (topic,) = window.bridge.library.codebook.find("Night lifts")
    assert marked.topics == {topic.id}
    (square,) = [each for each in taken(window) if each.area]
    assert (square.area.page, square.note) == (2, "The heart of it")


def test_later_from_the_documents_menu_and_not_twice(qtbot, desk, reviewed):
    import_it(qtbot, desk, reviewed)
    choose_from_menu(desk)
    assert not desk.frame.messages.isVisible()
    qtbot.waitUntil(lambda: len(taken(desk)) == 4, timeout=20_000)
    settle(qtbot, desk)
    assert not desk.frame.status.progress.isVisible()
    choose_from_menu(desk)
    qtbot.waitUntil(lambda: said(desk).startswith("Taken in already"), timeout=20_000)
    settle(qtbot, desk)
    assert said(desk) == "Taken in already: 4 passages"
    assert len(taken(desk)) == 4


def choose_from_menu(window):
    panel = window.documents
    index = panel.model.index(panel.model.row_of(window.desk.document.id))
    panel.list.setCurrentIndex(index)
    menu = panel.context_menu(index)
    action = next(each for each in menu.actions() if each.text().startswith("Take in"))
    assert action.isEnabled()
    action.trigger()
    menu.deleteLater()


def test_the_marks_are_in_the_text_on_the_pages_and_on_cards(qtbot, desk, reviewed):
    import_it(qtbot, desk, reviewed)
    click(button(desk, "action"))
    qtbot.waitUntil(lambda: len(taken(desk)) == 4, timeout=20_000)
    settle(qtbot, desk)
    places = {(each.start, each.end) for each in taken(desk) if not each.area}
    assert {(mark.start, mark.end) for mark in desk.reader.view.page.index} >= places
    notes = {(card.quote.split("\n")[0], card.note) for card in cards(desk)}
    assert (f"{LEFT[0]} {LEFT[1]}", "Is this so?") in notes
    assert (SECOND[1], "Ask the sisters") in notes
    show_pages(qtbot, desk)
    first = min(places)
    qtbot.waitUntil(lambda: desk.reader.view.passage_rect(*first).isValid())
    rect = desk.reader.view.passage_rect(first[0], first[0] + 4)
    port = desk.reader.view.viewport()
    click(port, port.mapFrom(desk.reader.view, rect.center()))
    chosen = desk.bridge.library.annotations[desk.desk.annotation]
    assert (chosen.start, chosen.end) == first


def test_a_highlight_taken_in_is_seen_once_on_the_page(qtbot, desk, reviewed):
    import_it(qtbot, desk, reviewed)
    show_pages(qtbot, desk)
    in_file = (255, 204, 0)  # as the file paints its highlight: the window has no such colour
    qtbot.waitUntil(lambda: paints(desk, in_file), timeout=20_000)
    click(button(desk, "action"))
    qtbot.waitUntil(lambda: not paints(desk, in_file), timeout=20_000)
    settle(qtbot, desk)
    press(desk, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: paints(desk, in_file), timeout=20_000)


def paints(window, colour):
    """Whether a colour is on the pages somewhere beside the words of the highlight."""
    image = window.reader.view.viewport().grab().toImage()
    rect = window.reader.view.passage_rect(0, 4)
    points = ((x, rect.center().y()) for x in range(rect.left(), image.width(), 3))
    return any(image.pixelColor(*point).getRgb()[:3] == colour for point in points)


def test_not_now_changes_nothing(qtbot, desk, reviewed):
    import_it(qtbot, desk, reviewed)
    click(button(desk, "decline"))
    assert not desk.frame.messages.isVisible()
    assert not taken(desk)
    assert not desk.adopting.busy


def test_undoing_the_import_takes_the_offer_back(qtbot, desk, reviewed):
    import_it(qtbot, desk, reviewed)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert not desk.frame.messages.isVisible()


def test_several_documents_are_one_offer_and_one_undo(qtbot, desk, reviewed):
    other = reviewed.with_name("other.pdf")
    other.write_bytes(
        pdf(column(SECOND, 50), page_keys=(annots(Mark(rects=(over(50, 760, 500, 9),))),))
    )
    drop_files(desk, reviewed, other)
    messages = desk.frame.messages
    qtbot.waitUntil(lambda: bool(messages.sentence()), timeout=20_000)
    at_rest(qtbot, desk)
    assert messages.sentence() == (
        "2 documents hold 5 highlights and notes made in other programs."
    )
    before = len(desk.bridge.library.annotations)
    click(button(desk, "action"))
    settle(qtbot, desk)
    assert len(desk.bridge.library.annotations) == before + 5
    assert said(desk) == "5 passages taken in"
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(desk.bridge.library.annotations) == before
