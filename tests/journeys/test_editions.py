"""A changed file comes in: offered as a new edition, reviewed, carried over, undone, kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from leader_reader.domain.comparing.fates import Fate
from leader_reader.domain.comparing.rewording import Kind
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drag_between, drop_files, keys, open_paper, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS, PORTERS_PAPER, open_file

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OLD, NEW = "porters.md", "porters (v2).md"
KNOWS = "the porters always knew which lifts had failed at night"
MARMALADE = "The marmalade kept everyone honest"
SHIFT_20 = "Shift 20 began with the board by the door"
ABOVE = "A new preface tells why the round was written up again."


def edited():
    """Return the paper as its next edition has it."""
    text = PORTERS_PAPER.replace(KNEW, KNOWS)
    text = text.replace("## The lifts", f"{ABOVE}\n\n## The lifts")
    begin, end = text.index(MARMALADE), text.index("and the rota")
    return text[:begin] + "The last word goes to the wards now, " + text[end:]


def passages_of(window, name):
    library = window.bridge.library
    record = record_of(window, name)
    return library.annotations_in(record.id)


def record_of(window, name):
    known = window.bridge.library.documents.values()
    return next(each for each in known if each.file_name == name)


def mark_the_old_edition(window):
    """Tag what will stay, highlight what will be reworded, note what will go; set a bookmark."""
    open_paper(window, PORTERS)
    select(window, LIFTS)
    keys(window, "1")
    select(window, KNEW)
    keys(window, "h")
    select(window, MARMALADE)
    keys(window, "n")
    keys(window, "Ask who made it")
    press(window, Qt.Key.Key_Return, CTRL)
    select(window, SHIFT_20)
    press(window, Qt.Key.Key_B, CTRL)
    assert len(window.bridge.library.bookmarks) == 1


def bring_in(qtbot, window, folder):
    path = folder / NEW
    path.write_text(edited(), "utf-8")
    drop_files(window, path)
    qtbot.waitUntil(lambda: window.frame.messages.sentence() != "", timeout=20_000)
    at_rest(qtbot, window)


def button(window, name):
    return window.findChild(QPushButton, name)


def come_back(qtbot, window):
    """Have the keyboard again after a dialog, which no window manager gives here."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def review(qtbot, window):
    """Wait until the review is shown."""
    qtbot.waitUntil(lambda: window.editions.dialog is not None, timeout=10_000)
    dialog = window.editions.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def take_the_offer(qtbot, window):
    click(button(window, "messages.action"))
    return review(qtbot, window)


def row(dialog, fate):
    rows = [dialog.model.row(n) for n in range(dialog.model.rowCount())]
    return next(each for each in rows if each.moved.fate is fate)


def carried_over(window):
    return [(each.exact, each.note) for each in passages_of(window, NEW)]


def choose_in_menu(window, title, text):
    """Click an entry of the context menu of a card."""
    window.left.show_page(window.documents)
    model, view = window.documents.model, window.documents.list
    index = model.index(model.row_of(title))
    view.scrollTo(index)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == text)
    click(menu, menu.actionGeometry(entry).center())


def test_an_edited_copy_is_offered_reviewed_and_carried_over(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        mark_the_old_edition(window)
        old = passages_of(window, OLD)
        bring_in(qtbot, window, tmp_path)
        said = window.frame.messages.sentence()
        assert said == f"“{PORTERS}” looks like a new edition of the one you have"
        dialog = take_the_offer(qtbot, window)
        assert [dialog.review.count(fate) for fate in Fate] == [1, 1, 1]
        pieces = row(dialog, Fate.REWORDED).pieces
        assert "".join(p.words for p in pieces if p.kind is not Kind.PUT_IN) == KNEW
        assert "".join(p.words for p in pieces if p.kind is not Kind.LEFT_OUT) == KNOWS
        assert row(dialog, Fate.GONE).moved.annotation.note == "Ask who made it"
        assert dialog.findChild(QLabel, "edition.bookmarks").text() == "1 bookmark comes along"
        assert dialog.carry_button.text() == "Carry over 2 passages"
        click(dialog.carry_button)
        qtbot.waitUntil(lambda: not dialog.isVisible())
        assert carried_over(window) == [(LIFTS, ""), (KNOWS, "")]
        topics = [each.topics for each in passages_of(window, NEW)]
        assert topics == [each.topics for each in old[:2]]
        assert passages_of(window, OLD) == old
        assert record_of(window, NEW).edition_of == record_of(window, OLD).id
        assert len(window.bridge.library.bookmarks_in(record_of(window, NEW).id)) == 1
        assert window.desk.document.record.file_name == NEW
        said = window.frame.status.findChild(QWidget, "status.said").text()
        assert said == "Carried over 2 passages"


def test_carrying_over_is_one_undo_also_after_a_restart(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        mark_the_old_edition(window)
        old = passages_of(window, OLD)
        bring_in(qtbot, window, tmp_path)
        click(take_the_offer(qtbot, window).carry_button)
        come_back(qtbot, window)
        assert len(window.reader.view.page.index) == 2
        press(window, Qt.Key.Key_Z, CTRL)
        assert carried_over(window) == []
        assert record_of(window, NEW).edition_of is None
        assert not window.reader.view.page.index
        press(window, Qt.Key.Key_Z, CTRL | SHIFT)
        assert len(carried_over(window)) == 2
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        assert len(carried_over(window)) == 2
        press(window, Qt.Key.Key_Z, CTRL)
        assert carried_over(window) == []
        assert passages_of(window, OLD) == old


def place_by_hand(qtbot, dialog, words):
    """Click the link of the passage that is gone, find words in the new edition and drag over."""
    click(dialog.findChild(QWidget, "edition.fates.gone"))
    index = dialog.model.index(0)
    click(dialog.list.viewport(), dialog.list.link_rect(index).center())
    where = dialog.placing
    qtbot.waitUntil(where.isVisible)
    come_back(qtbot, where)
    keys(where, words)
    qtbot.waitUntil(lambda: where.find_bar.count.text() == "1 of 1")
    start = where.text.page.source.text.index(words)
    ends = (start, start + len(words))
    rects = [where.text.passage_rect(place, place + 1) for place in ends]
    port = where.text.viewport()
    first, last = (port.mapFrom(where.text, rect.topLeft()) for rect in rects)
    down = QPoint(1, rects[0].height() // 2)
    drag_between(port, first + down, last + down)
    click(where.go)
    qtbot.waitUntil(lambda: dialog.placing is None)


def test_a_passage_that_is_gone_is_placed_by_hand_and_kept(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        mark_the_old_edition(window)
        bring_in(qtbot, window, tmp_path)
        dialog = take_the_offer(qtbot, window)
        place_by_hand(qtbot, dialog, "The last word goes to the wards now")
        assert dialog.carry_button.text() == "Carry over 3 passages"
        click(dialog.carry_button)
        come_back(qtbot, window)
        by_hand = ("The last word goes to the wards now", "Ask who made it")
        assert by_hand in carried_over(window)
        assert len(carried_over(window)) == 3
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        assert by_hand in carried_over(window)
        choose_in_menu(window, record_of(window, NEW).id, "Review editions…")
        again = review(qtbot, window)
        assert again.model.row(2).state == "Placed by hand"
        assert again.chosen() == []
        press(again, Qt.Key.Key_Escape)
        come_back(qtbot, window)
        window.undo()
        assert carried_over(window) == []
        assert record_of(window, NEW).edition_of is None


def test_what_is_left_behind_can_come_later_and_nothing_comes_twice(qtbot, desk, tmp_path):
    mark_the_old_edition(desk)
    bring_in(qtbot, desk, tmp_path)
    dialog = take_the_offer(qtbot, desk)
    click(dialog.findChild(QWidget, "edition.fates.reworded"))
    assert dialog.model.rowCount() == 1
    place = dialog.list.visualRect(dialog.model.index(0)).center()
    click(dialog.list.viewport(), place)
    assert dialog.carry_button.text() == "Carry over 1 passage"
    click(dialog.carry_button)
    assert carried_over(desk) == [(LIFTS, "")]
    choose_in_menu(desk, record_of(desk, NEW).id, "Review editions…")
    qtbot.waitUntil(lambda: desk.editions.dialog is not dialog, timeout=10_000)
    again = review(qtbot, desk)
    assert row(again, Fate.UNCHANGED).carried
    assert again.carry_button.text() == "Carry over 1 passage"
    press(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not again.isVisible())
    assert carried_over(desk) == [(LIFTS, ""), (KNOWS, "")]
    assert len(desk.bridge.library.bookmarks) == 2


def test_kept_apart_it_is_asked_no_more_and_can_be_chosen_by_hand(qtbot, desk, tmp_path):
    mark_the_old_edition(desk)
    bring_in(qtbot, desk, tmp_path)
    click(button(desk, "messages.decline"))
    assert desk.frame.messages.sentence() == ""
    assert record_of(desk, NEW).edition_of is None
    choose_in_menu(desk, record_of(desk, NEW).id, "New edition of…")
    chooser = desk.editions.dialog
    qtbot.waitUntil(chooser.isVisible)
    come_back(qtbot, chooser)
    chooser.field.setFocus()
    assert chooser.earlier() == record_of(desk, OLD).id
    keys(chooser, "night sisters")
    assert desk.bridge.library.documents[chooser.earlier()].title == NIGHTS
    chooser.field.clear()
    click(chooser.findChild(QWidget, "edition.choose.go"))
    qtbot.waitUntil(lambda: desk.editions.dialog is not chooser, timeout=10_000)
    dialog = review(qtbot, desk)
    press(dialog, Qt.Key.Key_Escape)
    assert carried_over(desk) == []


def test_both_editions_are_opened_side_by_side_at_the_passage(qtbot, desk, tmp_path):
    mark_the_old_edition(desk)
    bring_in(qtbot, desk, tmp_path)
    dialog = take_the_offer(qtbot, desk)
    press(dialog, Qt.Key.Key_Down)
    click(dialog.findChild(QWidget, "edition.beside"))
    qtbot.waitUntil(lambda: desk.panes.other is not None)
    assert desk.panes.other.desk.document.record.file_name == OLD
    assert desk.desk.document.record.file_name == NEW
    start = desk.desk.document.text.index(KNOWS)
    assert desk.reader.view.passage_rect(start, start + 3).isValid()


def test_an_offer_that_was_not_answered_is_made_again_at_the_next_start(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        mark_the_old_edition(window)
        bring_in(qtbot, window, tmp_path)
        said = window.frame.messages.sentence()
    with opened(qtbot, stocked) as window:
        qtbot.waitUntil(lambda: window.frame.messages.sentence() == said, timeout=20_000)
        press(take_the_offer(qtbot, window), Qt.Key.Key_Escape)
        come_back(qtbot, window)
        assert window.state.settings.editions_offered == ()
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        assert not window.editions.busy
        assert window.frame.messages.sentence() == ""


def test_what_is_being_looked_at_when_it_is_closed_is_looked_at_again(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        bring_in(qtbot, window, tmp_path)
        click(window.findChild(QWidget, "messages.close"))
        window.editions.offering.look([record_of(window, NEW)])
        waiting = window.state.settings.editions_offered
        assert waiting == (record_of(window, NEW).id,)
        window.editions.close()
    with opened(qtbot, stocked) as window:
        assert window.state.settings.editions_offered == waiting
        qtbot.waitUntil(lambda: window.frame.messages.sentence() != "", timeout=20_000)


def test_an_offer_goes_when_the_edition_was_chosen_by_hand(qtbot, desk, tmp_path):
    mark_the_old_edition(desk)
    bring_in(qtbot, desk, tmp_path)
    desk.editions.review(record_of(desk, NEW).id, record_of(desk, OLD).id)
    dialog = review(qtbot, desk)
    click(dialog.carry_button)
    assert desk.frame.messages.sentence() == ""
    assert desk.state.settings.editions_offered == ()


@pytest.mark.parametrize("way", ["undo", "remove the old one"])
def test_an_offer_goes_with_its_documents(qtbot, desk, tmp_path, way):
    open_paper(desk, PORTERS)
    bring_in(qtbot, desk, tmp_path)
    if way == "undo":
        press(desk, Qt.Key.Key_Z, CTRL)
    else:
        desk.documents.remove_requested.emit([record_of(desk, OLD).id])
    assert desk.frame.messages.sentence() == ""


def test_copies_that_come_in_together_are_editions_of_what_was_there(qtbot, desk, tmp_path):
    for name in ("porters (v2).md", "porters (v3).md"):
        (tmp_path / name).write_text(f"{edited()}\n{name} has this line.\n", "utf-8")
    drop_files(desk, tmp_path / "porters (v2).md", tmp_path / "porters (v3).md")
    qtbot.waitUntil(lambda: desk.frame.messages.sentence() != "", timeout=20_000)
    at_rest(qtbot, desk)
    first = desk.frame.messages.sentence()
    assert first == f"“{PORTERS}” looks like a new edition of the one you have"
    click(button(desk, "messages.decline"))
    second = desk.frame.messages.sentence()
    either = (f"{PORTERS} (porters (v{number}).md)" for number in (2, 3))  # two children read them
    assert second in {f"“{name}” looks like a new edition of the one you have" for name in either}
    click(button(desk, "messages.decline"))
    assert desk.frame.messages.sentence() == ""


def test_another_text_of_the_same_name_is_no_new_edition(qtbot, desk, tmp_path):
    path = tmp_path / NEW
    path.write_text(f"# {PORTERS}\n\nThis text has nothing of the other one but its title.\n")
    drop_files(desk, path)
    qtbot.waitUntil(lambda: NEW in {e.file_name for e in desk.bridge.library.documents.values()})
    at_rest(qtbot, desk)
    qtbot.waitUntil(lambda: not desk.editions.busy)
    open_file(desk, NEW)
    assert desk.frame.messages.sentence() == ""


def test_both_documents_say_which_edition_they_are_and_lead_to_each_other(qtbot, desk, tmp_path):
    mark_the_old_edition(desk)
    bring_in(qtbot, desk, tmp_path)
    click(take_the_offer(qtbot, desk).carry_button)
    come_back(qtbot, desk)
    model = desk.documents.model
    old, new = record_of(desk, OLD), record_of(desk, NEW)
    assert model.card(old).about.endswith("earlier edition")
    assert model.card(new).about.endswith("new edition")
    details = desk.documents.show_details(model.index(model.row_of(old.id)))
    click(details.findChild(QWidget, f"library.details.edition.{new.id[:8]}"))
    assert not details.isVisible()
    assert desk.desk.document.id == new.id
    details = desk.documents.show_details(model.index(model.row_of(new.id)))
    link = details.findChild(QPushButton, f"library.details.edition.{old.id[:8]}")
    assert link.accessibleName() == f"Open “{PORTERS}” beside"
    details.close_card()
    open_file(desk, NEW)
    select(desk, SHIFT_20)
    chosen = desk.reader.selection()
    choose_in_menu(desk, new.id, "Keep the editions apart")
    assert desk.reader.selection() == chosen  # the text that is read is not set anew
    assert {model.card(record_of(desk, name)).about for name in (OLD, NEW)} == {"Markdown"}
    assert len(carried_over(desk)) == 2
