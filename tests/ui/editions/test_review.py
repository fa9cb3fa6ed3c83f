"""The review of a new edition: rows, ticks, what is said, and how it looks."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionViewItem, QWidget

from leader_reader.domain.comparing.rewording import Kind, Piece
from leader_reader.services import annotating, editions
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.editions.choose_dialog import ChooseDialog
from leader_reader.ui.editions.diff_text import change_look, condensed
from leader_reader.ui.editions.review_dialog import ReviewDialog
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.samples import add, document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORDS = [
    f"Paragraph {n} tells of ward {n * 7} and of the people who walk it at night" for n in range(9)
]
OLD = document(*WORDS, name="a")
NEW = document(*(w.replace("walk it", "keep to it") for w in WORDS[:6]), *WORDS[7:], name="b")


@pytest.fixture
def reviewed(library, qtbot, qapp):
    """Return what opens the review, with every paragraph marked."""
    apply_theme(qapp, load_themes()["light"])
    add(library, OLD, NEW)
    for words in WORDS:
        start = OLD.text.index(words)
        library.do(annotating.tag_passage(library, OLD, start, start + len(words), []))

    def show():
        dialog = ReviewDialog(library, editions.review(library, NEW.id, OLD.id))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def test_the_rows_are_a_sound_model(reviewed):
    dialog = reviewed()
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.model.show_fate("gone")
    dialog.model.show_fate("")
    assert dialog.model.rowCount() == 9
    assert dialog.model.data(QModelIndex()) is None


def test_all_that_have_a_place_are_ticked_and_can_be_left_behind(qtbot, reviewed):
    dialog = reviewed()
    assert dialog.findChild(QLabel, "edition.summary").text() == "8 of 8 passages ticked"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.carry_button.text() == "Carry over 7 passages"
    gone = dialog.model.index(6)
    assert gone.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Gone. Paragraph 6")
    assert not dialog.model.setData(gone, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    qtbot.mouseClick(dialog.findChild(QWidget, "edition.none"), Qt.MouseButton.LeftButton)
    assert dialog.chosen() == []
    assert dialog.carry_button.text() == "Note as new edition"
    qtbot.mouseClick(dialog.findChild(QWidget, "edition.all"), Qt.MouseButton.LeftButton)
    assert len(dialog.chosen()) == 8


def test_ticking_all_ticks_what_is_shown(qtbot, reviewed):
    dialog = reviewed()
    qtbot.mouseClick(dialog.findChild(QWidget, "edition.none"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(
        dialog.findChild(QWidget, "edition.fates.unchanged"), Qt.MouseButton.LeftButton
    )
    qtbot.mouseClick(dialog.findChild(QWidget, "edition.all"), Qt.MouseButton.LeftButton)
    assert len(dialog.chosen()) == 2
    qtbot.mouseClick(dialog.findChild(QWidget, "edition.fates."), Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == 9


def test_a_change_is_said_and_not_only_coloured(reviewed):
    spoken = reviewed().model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Reworded. ")
    assert "left out: walk" in spoken
    assert "put in: keep to" in spoken


def placing(qtbot, dialog, row):
    """Click the link of a row; return the dialog that it opens."""
    dialog.list.scrollTo(dialog.model.index(row))
    at = dialog.list.link_rect(dialog.model.index(row)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    return dialog.placing


def test_a_passage_that_is_gone_is_placed_by_hand(qtbot, reviewed):
    dialog = reviewed()
    assert dialog.list.link_rect(dialog.model.index(0)).isEmpty()
    where = placing(qtbot, dialog, 6)
    assert not where.go.isEnabled()
    where.accept()
    assert where.isVisible()
    start = NEW.text.index("Paragraph 5")
    where.text.select(start, start + len("Paragraph 5 "))
    said = where.findChild(QLabel, "edition.place.said").text()
    assert said == f"{NEW.locator(start)} · “Paragraph 5”"
    qtbot.mouseClick(where.go, Qt.MouseButton.LeftButton)
    assert dialog.carry_button.text() == "Carry over 9 passages"
    row = dialog.model.row(6)
    assert (row.state, row.moved.target.quote.exact) == ("Placed by hand", "Paragraph 5")
    assert len(dialog.chosen()) == 9
    assert dialog.review.passages[6].by_hand
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert len(dialog.chosen()) == 8


def test_a_passage_found_in_the_wrong_place_is_placed_with_the_keyboard(qtbot, reviewed):
    dialog = reviewed()
    button = dialog.findChild(QPushButton, "edition.placeIt")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    where = dialog.placing
    qtbot.keyClicks(where.find_bar.field, "ward 14")
    qtbot.keyClick(where.find_bar.field, Qt.Key.Key_Escape)
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in "ward 14":
        qtbot.keyClick(where.text, Qt.Key.Key_Right, shift)
    qtbot.keyClick(where.text, Qt.Key.Key_Return)
    assert dialog.placing is None
    assert dialog.model.row(0).moved.target.quote.exact == "ward 14"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.placing, Qt.Key.Key_Escape)
    assert dialog.placing is None
    assert dialog.model.row(0).moved.target.quote.exact == "ward 14"


def test_a_passage_placed_by_hand_stays_among_those_that_were_gone(qtbot, reviewed):
    dialog = reviewed()
    dialog.model.show_fate("gone")
    where = placing(qtbot, dialog, 0)
    where.text.select(0, 3)
    qtbot.mouseClick(where.go, Qt.MouseButton.LeftButton)
    dialog.model.show_fate("gone")
    assert dialog.model.row(0).state == "Placed by hand"
    dialog.model.show_fate("reworded")
    assert dialog.model.rowCount() == 6
    dialog.model.show_fate("")
    assert dialog.model.row(6).state == "Placed by hand"


def test_where_nothing_is_marked_it_says_so(library, qtbot):
    add(library, OLD, NEW)
    dialog = ReviewDialog(library, editions.review(library, NEW.id, OLD.id))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.findChild(QLabel, "edition.nothing").isVisible()
    assert dialog.carry_button.isEnabled()
    changed = dialog.findChild(QLabel, "edition.changed").text()
    assert changed.startswith("8")
    assert "words left out" in changed


def luminance(colour):
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("kind", [Kind.LEFT_OUT, Kind.PUT_IN])
def test_changes_are_readable_and_lined_in_every_theme(qapp, theme, kind):
    look = change_look(kind, load_themes()[theme])
    inks = [luminance(look.foreground().color()), luminance(look.background().color())]
    assert (max(inks) + 0.05) / (min(inks) + 0.05) >= 4.5
    assert look.fontStrikeOut() == (kind is Kind.LEFT_OUT)
    assert look.fontUnderline() == (kind is Kind.PUT_IN)


def test_rows_are_painted_in_the_colours_of_the_theme(qapp, qtbot, reviewed):
    dialog = reviewed()
    for name in THEME_NAMES:
        theme = load_themes()[name]
        apply_theme(qapp, theme)
        image: QImage = dialog.list.viewport().grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(40)}
        assert theme.accent in seen
    apply_theme(qapp, load_themes()["light"])


def test_a_long_passage_shows_what_is_around_its_changes():
    kept = " ".join(f"w{n}" for n in range(200))
    pieces = (Piece(Kind.KEPT, kept), Piece(Kind.PUT_IN, "new"), Piece(Kind.KEPT, kept))
    first, change, last = condensed(pieces)
    assert change.words == "new"
    assert first.words.startswith("… ")
    assert first.words.endswith("w198 w199")
    assert last.words.startswith("w0 w1 ")
    assert len(first.words) < 100


def test_rows_have_room_for_their_words(reviewed):
    dialog = reviewed()
    delegate = dialog.list.itemDelegate()
    heights = [
        delegate.sizeHint(QStyleOptionViewItem(), dialog.model.index(n)).height() for n in range(9)
    ]
    assert min(heights) > 50
    first = dialog.list.visualRect(dialog.model.index(0))
    assert dialog.list.indexAt(first.center() + QPoint(0, first.height())).row() == 1


def test_documents_are_found_by_typing(qtbot):
    others = [
        (document("x", name=letter, title=title).record, 3)
        for letter, title in (("c", "Nights"), ("d", "Rounds"))
    ]
    dialog = ChooseDialog(OLD.record, others)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.earlier() == others[0][0].id
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    assert dialog.earlier() == others[1][0].id
    qtbot.keyClicks(dialog.field, "zzz")
    assert dialog.earlier() is None
    assert not dialog.findChild(QPushButton, "edition.choose.go").isEnabled()
    dialog.accept()
    assert dialog.isVisible()
