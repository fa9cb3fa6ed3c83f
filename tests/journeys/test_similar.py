"""Similar passages: to a selection, a passage and a topic; taken, skipped and undone by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.conftest import at_rest
from tests.journeys.hands import click, drop_files, keys, open_paper, press, select

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

TITLE = "What vacancies cost"
FIRST = "Senior vacancies on the trust board last for many months before anybody counts them."
SEED = FIRST.removesuffix(" before anybody counts them.")
OTHERS = (
    "The trust board was told of its senior vacancies twice a year, by memory.",
    "Where senior vacancies last for months the deputies of the board carry the work.",
    "A trust that fills its senior vacancies from within keeps the board awake at night less.",
)
PAPER = f"""# {TITLE}

{FIRST}

{OTHERS[0]}

Tea was served at four, and nobody minuted the biscuits or the weather outside.

{OTHERS[1]}

{OTHERS[2]}
"""


@pytest.fixture
def paper(qtbot, desk, tmp_path):
    """The window with a paper in it of which four paragraphs are alike, open."""
    path = tmp_path / "vacancies.md"
    path.write_text(PAPER, "utf-8")
    drop_files(desk, path)
    qtbot.waitUntil(
        lambda: any(each.title == TITLE for each in desk.bridge.library.documents.values()),
        timeout=20_000,
    )
    at_rest(qtbot, desk)
    open_paper(desk, TITLE)
    return desk


def offered(window):
    model = window.similar.model
    return [model.suggestion(row).place.words for row in range(model.rowCount())]


def wait_for_offers(qtbot, window):
    qtbot.waitUntil(lambda: window.left.current() is window.similar)
    qtbot.waitUntil(lambda: window.similar.model.rowCount() > 0, timeout=5000)


def tag_first(qtbot, window, topic="Succession planning"):
    select(window, SEED)
    keys(window, "t")
    keys(window, topic)
    press(window, Qt.Key.Key_Return)
    (made,) = window.bridge.library.annotations.values()
    at_rest(qtbot, window)
    return made


def exacts(window):
    return {each.exact for each in window.bridge.library.annotations.values()}


def test_to_a_topic_each_is_taken_or_skipped_and_undo_brings_it_back(qtbot, paper):
    made = tag_first(qtbot, paper)
    (topic,) = made.topics
    paper.topics.select(topic)
    paper.topics.actions_of_topic.findChild(object, "topics.similar").trigger()
    wait_for_offers(qtbot, paper)
    assert paper.similar.title.text() == "Like “Succession planning”"
    assert QApplication.focusWidget() is paper.similar.list
    first = offered(paper)
    assert set(OTHERS) <= set(first)
    assert FIRST not in first
    reasons = paper.similar.current().hit.reasons
    assert {"vacancies", "senior"} & set(reasons)
    taken, skipped = first[0], first[1]
    press(paper, Qt.Key.Key_Return)
    assert exacts(paper) == {SEED, taken}
    assert offered(paper) == first[1:]
    press(paper, Qt.Key.Key_Space)
    assert offered(paper) == first[2:]
    assert exacts(paper) == {SEED, taken}
    for left, current in ((first[1:], skipped), (first, taken)):
        press(paper, Qt.Key.Key_Z, CTRL)
        assert offered(paper) == left
        assert paper.similar.current().place.words == current
    press(paper, Qt.Key.Key_Z, CTRL | SHIFT, times=2)
    assert offered(paper) == first[2:]
    press(paper, Qt.Key.Key_Escape)
    assert paper.left.current() is paper.documents
    assert QApplication.focusWidget() is paper.reader.view


def test_what_was_taken_or_skipped_is_not_offered_again(qtbot, paper):
    (topic,) = tag_first(qtbot, paper).topics
    paper.suggesting.like_topic(topic)
    wait_for_offers(qtbot, paper)
    taken, skipped = offered(paper)[:2]
    press(paper, Qt.Key.Key_Return)
    press(paper, Qt.Key.Key_Space)
    press(paper, Qt.Key.Key_Escape)
    assert paper.left.current() is paper.documents
    at_rest(qtbot, paper)
    paper.suggesting.like_topic(topic)
    qtbot.waitUntil(lambda: not paper.suggesting.busy)
    assert paper.left.current() is paper.similar
    assert not {taken, skipped, FIRST} & set(offered(paper))


def test_to_a_selection_enter_asks_for_a_topic(qtbot, paper):
    select(paper, SEED)
    press(paper, Qt.Key.Key_L, CTRL | SHIFT)
    wait_for_offers(qtbot, paper)
    first = offered(paper)
    assert set(OTHERS) <= set(first)
    press(paper, Qt.Key.Key_Down)
    press(paper, Qt.Key.Key_Return)
    picker = paper.suggesting.question.picker
    qtbot.waitUntil(picker.isVisible)
    keys(paper, "Empty chairs")
    press(paper, Qt.Key.Key_Return)
    assert offered(paper) == [first[0], *first[2:]]
    assert QApplication.focusWidget() is paper.similar.list
    (made,) = paper.bridge.library.annotations.values()
    assert made.exact == first[1]
    book = paper.bridge.library.codebook
    assert [book[each].name for each in made.topics] == ["Empty chairs"]
    press(paper, Qt.Key.Key_Z, CTRL)
    assert not paper.bridge.library.annotations
    assert not paper.bridge.library.codebook.find("Empty chairs")
    assert offered(paper) == first


def test_to_a_passage_from_its_menu(qtbot, paper):
    made = tag_first(qtbot, paper)
    view = paper.passages.list
    index = paper.passages.model.index_of(made.id)
    view.setCurrentIndex(index)
    view.customContextMenuRequested.emit(view.visualRect(index).center())
    menu = paper.passages.findChild(QMenu, "passages.menu")
    entry = next(each for each in menu.actions() if each.objectName() == "passages.similar")
    entry.trigger()
    menu.close()
    wait_for_offers(qtbot, paper)
    assert set(OTHERS) <= set(offered(paper))


def test_from_the_bar_beside_a_selection(qtbot, paper):
    select(paper, SEED)
    paper.reader.act_requested.emit("similar")
    wait_for_offers(qtbot, paper)
    assert set(OTHERS) <= set(offered(paper))


def test_o_and_a_click_show_it_with_the_words_marked(qtbot, paper):
    select(paper, SEED)
    press(paper, Qt.Key.Key_L, CTRL | SHIFT)
    wait_for_offers(qtbot, paper)
    view, model = paper.similar.list, paper.similar.model
    row = offered(paper).index(OTHERS[2])
    view.setCurrentIndex(model.index(row))
    keys(paper, "o")
    assert paper.desk.document.title == TITLE
    text = paper.desk.document.text
    marked = {text[start:end].casefold() for start, end in paper.reader._hits}
    assert any("vacancies" in words for words in marked)
    assert QApplication.focusWidget() is view
    other = next(r for r in range(model.rowCount()) if r != row)
    click(view.viewport(), view.visualRect(model.index(other)).center())
    assert paper.desk.document.id == model.suggestion(other).place.target.source


def test_when_all_are_used_up_it_says_so_and_undo_comes_back(qtbot, paper):
    made = tag_first(qtbot, paper)
    paper.suggesting.like_annotation(made.id)
    wait_for_offers(qtbot, paper)
    while paper.similar.model.rowCount():
        press(paper, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not paper.suggesting.busy)
    assert paper.similar._nothing.title_label.text() == "No more passages like this"
    press(paper, Qt.Key.Key_Z, CTRL)
    assert paper.similar.model.rowCount() == 1
    assert QApplication.focusWidget() is paper.similar.list


def test_it_goes_with_its_topic(qtbot, paper):
    made = tag_first(qtbot, paper)
    (topic,) = made.topics
    paper.suggesting.like_topic(topic)
    wait_for_offers(qtbot, paper)
    paper.topics.select(topic)
    paper.topics.actions_of_topic.delete()
    assert paper.left.current() is paper.documents
