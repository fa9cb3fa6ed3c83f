"""What belongs to a question: narrowing, habits, synonyms as lines, the help card, settings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from leader_reader.domain.finding import Synonyms, SynonymsId
from leader_reader.services import finding
from leader_reader.services.asking import SYNTAX
from leader_reader.services.library import Library
from leader_reader.ui import settings
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.search.habits import MOST_RECENT, Habits, order_of, with_recent
from leader_reader.ui.search.narrowing import goes_on, toggled, values_of
from leader_reader.ui.search.synonym_lines import complaint, to_groups, to_text
from leader_reader.ui.search.synonyms_dialog import SynonymsDialog
from leader_reader.ui.search.syntax_card import SyntaxCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORD = st.text(st.sampled_from("abc é-'"), min_size=1).map(str.strip).filter(bool)


def test_a_value_is_put_on_and_taken_off():
    narrowed = toggled(toggled((), "kind", "note"), "kind", "comment")
    assert values_of(narrowed, "kind") == ("note", "comment")
    assert toggled(narrowed, "kind", "note") == (("kind", "comment"),)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("tal", "talent", True),
        ("talent", "talent board", True),
        ("talent board", "talent bored", True),
        ("Talent", "tal", True),
        ("kettle", "t", False),
        ("", "talent", False),
        ("talent", "", False),
    ],
)
def test_filters_stay_while_one_types_on(before, after, same):
    assert goes_on(before, after) is same


def test_the_last_searches_are_kept_each_once():
    habits = Habits()
    for number in range(MOST_RECENT + 3):
        habits = with_recent(habits, f"words {number}")
    habits = with_recent(habits, "  WORDS   5 ")
    assert habits.recent[:2] == ("WORDS 5", "words 14")
    assert len(habits.recent) == MOST_RECENT
    assert with_recent(habits, " ") is habits
    assert order_of("date").value == "date"
    assert order_of("by colour").value == "relevance"


def test_recent_searches_are_read_back_from_the_settings(tmp_path: Path):
    path = tmp_path / "window.json"
    kept = settings.Settings(recent_searches=("one", "two"), search_order="date")
    settings.save(path, kept)
    assert settings.load(path) == kept
    path.write_text('{"recent_searches": [1, 2], "search_grouped": "no"}', "utf-8")
    assert settings.load(path) == settings.Settings()


@given(st.lists(st.lists(WORD, min_size=2, unique=True), unique_by=tuple))
def test_synonyms_are_read_as_they_are_written(groups):
    written = [Synonyms(SynonymsId(str(n)), tuple(words)) for n, words in enumerate(groups)]
    assert to_groups(to_text(written)) == groups


def test_synonyms_may_be_parted_in_several_ways():
    assert to_groups("staff = workforce, people\n\n a;b \n=,\n") == [
        ["staff", "workforce", "people"],
        ["a", "b"],
    ]
    assert complaint(to_groups("a = b")) == ""
    assert "“c”" in complaint(to_groups("a = b\nc"))


def test_synonyms_are_saved_as_one_edit(qtbot, library: Library):
    library.do(finding.set_synonyms(library, [["a", "b"]]))
    dialog = SynonymsDialog(LibraryBridge(library))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    text = dialog.findChild(QPlainTextEdit, "synonyms.text")
    assert text.toPlainText() == "a = b"
    text.setPlainText("a = b = c\nlonely\nICB = integrated care board")
    assert "“lonely”" in dialog.note.text()
    qtbot.mouseClick(dialog.findChild(QPushButton, "synonyms.save"), Qt.MouseButton.LeftButton)
    assert [each.words for each in library.synonyms] == [
        ("a", "b", "c"),
        ("ICB", "integrated care board"),
    ]
    library.undo()
    assert [each.words for each in library.synonyms] == [("a", "b")]


def test_the_help_card_stays_within_a_small_window_and_walks_by_keys(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(620, 420)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    card = SyntaxCard(window, SYNTAX)
    field = QRect(200, 4, 380, 30)
    card.fit(field.bottom())
    card.open_at(field)
    card.take_keyboard()
    shown = card.frame.geometry().translated(card.pos())
    assert window.rect().contains(shown)
    assert not shown.intersects(field)
    last = len(card.examples) - 1
    for _ in range(last + 2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert card.examples[last].hasFocus()
    where = card.examples[last].mapTo(card.frame, card.examples[last].rect().center())
    assert card.frame.rect().contains(where)
    with qtbot.waitSignal(card.chosen) as told:
        qtbot.keyClick(card.examples[last], Qt.Key.Key_Return)
    assert told.args == [SYNTAX[last].example]
    assert not card.isVisible()
