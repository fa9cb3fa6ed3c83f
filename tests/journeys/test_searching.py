"""The one search in the real window: what is found, how it is opened, and how one leaves it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from leader_reader.domain.search import HitKind
from leader_reader.ui.theme import active_theme
from tests.conftest import at_rest
from tests.journeys.hands import click, keys, open_paper, point_of, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def hits(window):
    return window.results.model.hits_from(0)


def snippets(window):
    return [hit.snippet.text for hit in hits(window)]


@pytest.fixture
def find(qtbot, desk):
    """Return a function that types words into the field and waits for what is found."""

    def run(words):
        press(desk, Qt.Key.Key_K, CTRL)
        press(desk, Qt.Key.Key_A, CTRL)
        with qtbot.waitSignal(desk.searches.found, timeout=5000):
            keys(desk, words)
            if words.endswith(" "):
                press(desk, Qt.Key.Key_Return)
        assert desk.left.current() is desk.results
        return hits(desk)

    return run


def is_marked(window, start, end):
    """Tell whether every letter of a range stands on the colour of what was found."""
    image = window.reader.view.viewport().grab().toImage()
    theme = active_theme()
    wanted = {QColor(theme.found).rgb(), QColor(theme.found_current).rgb()}
    for offset in range(start, end):
        at = point_of(window, offset) * image.devicePixelRatio()
        near = {image.pixelColor(at.x() + 2, at.y() + dy).rgb() for dy in range(-9, 10)}
        if not wanted & near:
            return False
    return True


def test_words_are_found_as_they_are_typed(qtbot, desk):
    open_paper(desk, PORTERS)
    press(desk, Qt.Key.Key_Slash)
    field = desk.frame.bar.field
    assert QApplication.focusWidget() is field
    for letters in ("mar", "mala", "de"):
        with qtbot.waitSignal(desk.searches.found, timeout=5000):
            keys(desk, letters)
        assert any("marmalade kept everyone" in text for text in snippets(desk))
    assert desk.results.summary.text().startswith("1 passage in 1 document")
    assert field.text() == "marmalade"


def test_phrases_operators_and_nothing_found(desk, find):
    assert {hit.title for hit in find('"lifts failed at night"')} == {PORTERS}
    assert not find('"failed lifts"')
    either = find("marmalade OR slate")
    assert {hit.title for hit in either} == {PORTERS, NIGHTS}
    assert {hit.title for hit in find("porters ledger")} <= {NIGHTS}
    both = find("kettle AND slate")
    assert [hit.kind for hit in both] == [HitKind.COMMENT]
    without = find("kettle NOT slate")
    assert without
    assert all("slate" not in hit.snippet.text for hit in without)
    assert not find("xyzzyq")
    words = [label.text() for label in desk.results.findChildren(QLabel) if label.isVisible()]
    assert "No passages found" in words


def test_half_typed_queries_never_fail(qtbot, desk, find):
    for words in ('"', "(", "NOT", "a AND", "OR OR", "*", "(( porters", '"porters" )', "title:"):
        press(desk, Qt.Key.Key_K, CTRL)
        press(desk, Qt.Key.Key_A, CTRL)
        keys(desk, words)
        qtbot.waitUntil(lambda: not desk.searches._worker.busy, timeout=5000)
    assert desk.frame.messages.sentence() == ""
    assert find("marmalade")


def test_enter_opens_the_first_hit_with_its_words_marked(qtbot, desk, find):
    (hit,) = find("marmal")
    press(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=5000)
    assert desk.desk.document.title == PORTERS
    start, end = hit.matches[0]
    assert desk.desk.document.text[start:end] == "marmalade"
    assert desk.reader.view.viewport().rect().contains(point_of(desk, start))
    assert is_marked(desk, start, end)
    assert snippets(desk)
    assert QApplication.focusWidget() is desk.results.list


def test_enter_before_the_answer_opens_it_when_it_comes(qtbot, desk):
    press(desk, Qt.Key.Key_K, CTRL)
    keys(desk, "marmalade")
    press(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=5000)
    assert desk.desk.document.title == PORTERS


def test_a_click_opens_a_hit(qtbot, desk, find):
    found = find("kettle slate")
    index = desk.results.model.index(1)
    click(desk.results.list.viewport(), desk.results.list.visualRect(index).center())
    assert desk.desk.document.title == NIGHTS
    assert is_marked(desk, *found[0].matches[0])


def test_f3_walks_the_hits_across_documents_and_back(qtbot, desk, find):
    order = [(hit.title, hit.start) for hit in find("porters")]
    assert len({title for title, _ in order}) >= 2
    press(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=5000)
    walked = [current(desk)]
    for _ in order[1:]:
        press(desk, Qt.Key.Key_F3)
        walked.append(current(desk))
    assert walked == order
    assert desk.desk.document.title == order[-1][0]
    press(desk, Qt.Key.Key_F3, SHIFT, times=len(order) - 1)
    assert current(desk) == order[0]
    assert desk.desk.document.title == order[0][0]


def current(window):
    hit = window.results.current_hit()
    return hit.title, hit.start


def test_the_place_among_the_hits_outlives_an_edit(qtbot, desk, find):
    find("porters")
    press(desk, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=5000)
    press(desk, Qt.Key.Key_F3)
    here = current(desk)
    open_paper_hit = desk.results.current_hit()
    desk.reader.select(*open_paper_hit.matches[0])
    desk.reader.setFocus()
    with qtbot.waitSignal(desk.searches.found, timeout=20_000):
        keys(desk, "1")
    assert current(desk) == here
    press(desk, Qt.Key.Key_F3, SHIFT)
    assert current(desk) != here


def test_a_note_and_a_topic_are_found_soon_after(qtbot, desk, find):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "n")
    qtbot.waitUntil(desk.notes.isVisible)
    keys(desk, "Ask about zeppelins.")
    press(desk, Qt.Key.Key_Escape)
    select(desk, KNEW)
    keys(desk, "t")
    keys(desk, "Nocturnal work")
    press(desk, Qt.Key.Key_Return)
    at_rest(qtbot, desk)
    (note,) = find("zeppelin")
    assert note.kind is HitKind.NOTE
    assert note.snippet.text == "Ask about zeppelins."
    assert "Note" in desk.results.model.place(note)
    (tagged,) = [hit for hit in find("nocturnal") if hit.annotation]
    assert tagged.snippet.text == KNEW
    assert desk.results.model.place(tagged).startswith("Nocturnal work")
    assert desk.results.model.place_marks(tagged) == ((0, 9),)
    press(desk, Qt.Key.Key_Return)
    start = desk.desk.document.text.index(KNEW)
    qtbot.waitUntil(
        lambda: desk.desk.annotation == tagged.annotation,
        timeout=5000,
    )
    assert desk.reader.view.viewport().rect().contains(point_of(desk, start))


def test_a_comment_is_found_and_says_whose_it_is(desk, find):
    (hit,) = find("slate")
    assert hit.kind is HitKind.COMMENT
    assert desk.results.model.place(hit) == "Comment by Teodor Lindqvist · 14 May 2024"


def test_older_answers_are_dropped(qtbot, desk):
    answered = []
    desk.searches.found.connect(lambda results: answered.append(results.query.text))
    for words in ("the", "of", "porters", "marmalade"):
        desk.finding.search_for(words)
    qtbot.waitUntil(lambda: bool(answered), timeout=5000)
    qtbot.waitUntil(lambda: not desk.searches._worker.busy, timeout=5000)
    assert answered == ["marmalade"]
    assert len(hits(desk)) == 1


def test_esc_empties_the_field_and_then_leaves_for_the_text(qtbot, desk, find):
    open_paper(desk, PORTERS)
    find("porters")
    press(desk, Qt.Key.Key_Escape)
    assert desk.frame.bar.field.text() == ""
    assert not hits(desk)
    assert QApplication.focusWidget() is desk.frame.bar.field
    press(desk, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.reader.view
    assert desk.left.current() is desk.documents
