"""The text view as a person uses it: mouse, keyboard, marks on the screen, zoom and themes."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication

from leader_reader.domain.document import Block, BlockKind
from leader_reader.services.edges import EdgeOf
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.margin_notes import MarginNotes
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.text_places import TextPlaces
from leader_reader.ui.theme import THEME_NAMES, load_themes, mark_tint
from tests.samples import document as plain_document
from tests.samples import with_blocks
from tests.ui.reader.sample import everything, place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORDS = "the consultant listens first"


@pytest.fixture
def view(reader, qtbot):
    reader.show_document(everything())
    qtbot.wait(10)
    reader.view.setFocus()
    return reader.view


def colour_between(view, offset: int) -> QColor:
    """The colour of the ground near the top of the line, where no letter reaches."""
    rect = view.line_rect(offset)
    image = view.grab().toImage()
    return image.pixelColor(rect.left() + 1, rect.top() + 3)


def test_a_drag_selects_code_points_and_says_so_once(view, drag, qtbot):
    start, end = place_of(view.page.source, WORDS)
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    drag(view, start, end)
    assert view.selection() == (start, end)
    assert view.page.source.text[start:end] == WORDS
    assert told == [(start, end)]


def test_a_double_click_selects_the_word(view, qtbot):
    start, end = place_of(view.page.source, "consultant")
    spot = view.line_rect(start + 3).center() - view.viewport().pos()
    with qtbot.waitSignal(view.passage_selected) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tuple(told.args) == (start, end)


def test_a_keyboard_selection_is_told_when_it_has_rested(view, qtbot):
    start, _ = place_of(view.page.source, WORDS)
    view.go_to(start)
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told == []
    qtbot.waitUntil(lambda: told == [(start, start + 3)])


def test_letting_go_of_a_selection_is_told(view, qtbot):
    view.select(*place_of(view.page.source, WORDS))
    with qtbot.waitSignal(view.selection_cleared):
        view.clear_selection()
    assert view.selection() is None


def test_alt_shift_and_arrows_move_the_start(view, qtbot):
    start, end = place_of(view.page.source, WORDS)
    view.select(start, end)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Left, held)
    assert view.selection() == (start - 1, end)
    qtbot.keyClick(view, Qt.Key.Key_Right, held | Qt.KeyboardModifier.ControlModifier)
    assert view.selection() == (start, end)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_mark_is_painted_under_its_words_in_every_theme(view, reader, qapp, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    reader.apply_theme(theme)
    start, end = place_of(view.page.source, WORDS)
    assert colour_between(view, start + 4) == QColor(theme.page)
    view.set_marks([Mark(start, end, ("#5fb236",), "a")])
    assert colour_between(view, start + 4) == mark_tint("#5fb236", theme)
    assert colour_between(view, start - 6) == QColor(theme.page)


def test_marks_stay_with_their_words_after_zoom_and_theme(view, reader, qapp):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, ("#5fb236",), "a")])
    reader.set_zoom(150)
    assert colour_between(view, start + 4) == mark_tint("#5fb236", load_themes()["light"])


def test_both_underlines_of_overlapping_marks_are_seen(view):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, ("#ff6666",), "a"), Mark(start, end, ("#2ea8e5",), "b")])
    rect = view.line_rect(start + 1)
    image = view.grab().toImage()
    column = [image.pixelColor(rect.left(), y).name() for y in range(rect.top(), rect.bottom() + 1)]
    assert {"#ff6666", "#2ea8e5"} <= set(column)


def test_a_click_on_a_mark_and_o_activate_overlapping_marks(view, qtbot):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, (), "long"), Mark(start + 4, start + 14, (), "short")])
    spot = view.line_rect(start + 7).center() - view.viewport().pos()
    with qtbot.waitSignal(view.mark_activated) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert clicked.args == ["short"]
    with qtbot.waitSignal(view.mark_activated) as cycled:
        qtbot.keyClick(view, Qt.Key.Key_O)
    assert cycled.args == ["long"]


def test_letters_act_only_without_modifiers(view, qtbot):
    acts = []
    view.key_act.connect(acts.append)
    for key in (Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Z):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert acts == ["T", "N", "1"]


def test_ctrl_and_wheel_zoom_and_the_place_stays(reader, qtbot):
    reader.show_document(plain_document(*("word " * 120 for _ in range(60))), 9_000)
    qtbot.wait(10)
    top = reader.place()[0]
    spot = QPointF(200, 200)
    turn = QWheelEvent(
        spot,
        reader.view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(reader.zoom_changed) as changed:
        QApplication.sendEvent(reader.view.viewport(), turn)
    assert changed.args == [110]
    assert reader.place()[0] == top == 9_000


def test_the_place_is_told_after_scrolling_and_found_again(reader, qtbot):
    document = plain_document(*("word " * 120 for _ in range(60)))
    reader.show_document(document)
    with qtbot.waitSignal(reader.place_changed) as told:
        reader.view.verticalScrollBar().setValue(5_000)
    offset, progress = told.args
    assert 0 < progress < 1
    reader.show_document(document, offset)
    assert reader.view.line_rect(offset).top() == pytest.approx(0, abs=2)
    reader.resize(500, 500)
    qtbot.wait(10)
    assert reader.view.line_rect(offset).top() == pytest.approx(0, abs=2)


def test_notes_stand_beside_the_column_and_clear_of_each_other(reader, view, qtbot):
    reader.resize(1_000, 700)
    source = view.page.source
    first, second = place_of(source, "sister leads"), place_of(source, WORDS)
    long = "A note that is long enough to need more than one line in the margin."
    view.set_marks([Mark(*first, (), "a", note=long), Mark(*second, (), "b", note=long)])
    notes = view.findChild(MarginNotes)
    assert notes.isVisible()
    assert notes.geometry().left() >= view.viewport().geometry().right()
    one, two = notes.rects()
    assert two.top() >= one.bottom()
    reader.resize(600, 700)
    qtbot.wait(10)
    assert not notes.isVisible()


def test_the_white_space_beside_the_column_scrolls_too(reader, qtbot):
    reader.show_document(plain_document(*("word " * 120 for _ in range(60))))
    spot = QPointF(5, 200)
    turn = QWheelEvent(
        spot,
        reader.view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.view, turn)
    assert reader.view.verticalScrollBar().value() > 0


def test_the_outline_of_a_chosen_passage_is_one_and_hides_no_underline(reader, view):
    source = plain_document("word " * 200)
    reader.show_document(source)
    start = len(source.title) + 1
    chosen = Mark(start, start + 200, ("#5fb236",), "a", selected=True)
    view.set_marks([chosen, Mark(start, start + 9, ("#ff6666",), "b")])
    image = view.grab().toImage()
    accent = QColor(load_themes()["light"].accent)
    first, second = view.line_rect(start), view.line_rect(start + 90)
    assert second.top() > first.top()
    inside = [image.pixelColor(first.left() + 40, y) for y in range(first.top() + 6, second.top())]
    assert accent not in inside
    assert QColor("#ff6666") in inside
    assert QColor("#5fb236") in inside


def test_words_found_never_look_like_a_highlight(reader, view):
    start, end = place_of(view.page.source, WORDS)
    theme = load_themes()["light"]
    view.set_marks([Mark(start, end, (), "a")])
    assert colour_between(view, start + 4) == QColor(theme.hit)
    view.set_marks([])
    view.set_hits([(start, end)])
    rect = view.line_rect(start + 4)
    ground = view.grab().toImage().pixelColor(rect.left() + 1, rect.top() + 6)
    assert ground == QColor(theme.found)
    view.go_to(start, end, hit=True)
    ground = view.grab().toImage().pixelColor(rect.left() + 1, rect.top() + 6)
    assert ground == QColor(theme.found_current)


def test_the_ground_of_a_selection_is_as_high_as_its_marks(view):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, ("#5fb236",), "a")])
    view.select(start, end)
    rect = view.line_rect(start + 4)
    image = view.grab().toImage()
    rows = range(rect.top(), rect.bottom() + 1)
    column = {image.pixelColor(rect.left() + 1, y).name() for y in rows}
    assert not column & {"#5fb236", mark_tint("#5fb236", load_themes()["light"]).name()}


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_caret_has_the_accent_and_stands_clear_of_the_letter(view, reader, qapp, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    reader.apply_theme(theme)
    start, _ = place_of(view.page.source, "The")
    view.setTextCursor(view.page.cursor(start))
    rect = view.line_rect(start)
    image = view.grab().toImage()
    row = [image.pixelColor(x, rect.center().y()) for x in range(rect.left() - 3, rect.left() + 1)]
    assert QColor(theme.accent) in row[:3]
    view.clearFocus()
    image = view.grab().toImage()
    row = [image.pixelColor(x, rect.center().y()) for x in range(rect.left() - 3, rect.left() + 1)]
    assert QColor(theme.accent) not in row


def test_without_a_margin_a_sign_tells_of_a_note_and_opens_it(reader, view, qtbot):
    reader.resize(600, 700)
    qtbot.wait(10)
    start, end = place_of(view.page.source, WORDS)
    rect = view.line_rect(start)
    spot = QPoint(view.viewport().width() - 6, rect.center().y() - view.viewport().y())
    before = view.viewport().grab().toImage().copy(spot.x() - 6, spot.y() - 6, 12, 12)
    view.set_marks([Mark(start, end, (), "a", note="Use this.")])
    after = view.viewport().grab().toImage().copy(spot.x() - 6, spot.y() - 6, 12, 12)
    assert before != after
    with qtbot.waitSignal(view.mark_activated) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == ["a"]


def test_every_jump_tells_the_place_at_once_and_as_far_as_it_is(reader, qtbot):
    document = plain_document(*("word " * 120 for _ in range(60)))
    reader.show_document(document)
    assert reader.view.place() == (0, 0.0)
    told = []
    reader.place_changed.connect(lambda _, progress: told.append(progress))
    half = len(document.text) // 2
    reader.go_to(half)
    assert told == [pytest.approx(0.5, abs=0.05)]
    reader.go_to(0)
    assert told[1:] == [0.0]


WEB = (
    Block(BlockKind.LIST_ITEM, "Home", main=False),
    Block(BlockKind.LIST_ITEM, "About us", main=False),
    Block(BlockKind.HEADING, "Listening", level=1),
    Block(BlockKind.PARAGRAPH, "Ask the staff."),
    Block(BlockKind.PARAGRAPH, "All rights kept", main=False),
)


@pytest.fixture
def web(reader, qtbot):
    reader.show_document(with_blocks(*WEB, title="Listening"))
    qtbot.wait(10)
    return reader


def shown(reader) -> list[bool]:
    text = reader.view.page.text
    return [text.findBlockByNumber(number).isVisible() for number in range(len(WEB))]


def test_furniture_around_a_web_page_is_folded_until_something_lies_in_it(web):
    source, view = web.view.page.source, web.view
    assert shown(web) == [False, False, True, True, False]
    assert view.line_rect(source.text.index("Listening")).top() < 100
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert view.page.text.toPlainText() == source.text
    view.set_marks([Mark(*place_of(source, "Ask the staff"), (), "a")])
    web.go_to(*place_of(source, "Ask"))
    assert shown(web) == [False, False, True, True, False]


def test_the_caret_stands_in_what_is_shown_of_a_web_page(web):
    view, title = web.view, web.view.page.source.text.index("Listening")
    assert view.textCursor().position() == title
    places = TextPlaces(view, lambda: view.page)
    at_title = places.caret_line()
    for move in (QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End):
        view.moveCursor(move)
        assert places.caret_line().height() > 10
    view.moveCursor(QTextCursor.MoveOperation.Start)
    assert places.caret_line() == at_title


@pytest.mark.parametrize("act", ["go_to", "select", "hits", "marks"])
def test_furniture_is_shown_for_what_lies_in_it_and_stays(web, act):
    place = place_of(web.view.page.source, "About us")
    if act == "hits":
        web.set_hits([place])
    elif act == "marks":
        web.set_marks([Mark(*place, (), "a")])
    else:
        getattr(web, act)(*place)
    assert all(shown(web))
    rect = web.view.line_rect(place[0])
    assert 0 < rect.top() < web.view.line_rect(web.view.page.source.text.index("Ask")).top()
    web.set_zoom(120)
    assert all(shown(web))


def test_handles_out_of_sight_lay_nothing_out(reader, monkeypatch):
    words = "Leaders listen more than they talk, and write down what was said. " * 5
    book = with_blocks(*[Block(BlockKind.PARAGRAPH, f"{n} {words}") for n in range(700)])
    reader.show_document(book)
    view, far = reader.text, len(book.text) - 30
    view.set_marks([Mark(far, far + 10, (), "a", selected=True)])
    asked = []
    edge = view.page.edge
    monkeypatch.setattr(
        view.page, "edge", lambda *at, **way: (asked.append(at), edge(*at, **way))[1]
    )
    view.grab()
    assert view.edges.handle(EdgeOf.START) is None
    assert not asked
    view.go_to(far, far + 10)
    assert view.edges.handle(EdgeOf.START) is not None


class Painted(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self, watched):
        super().__init__(watched)
        self.rects = []
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - a name of Qt
        if event.type() == QEvent.Type.Paint:
            self.rects.append(event.rect())
        return super().eventFilter(watched, event)


def test_all_is_painted_anew_when_text_above_turns_out_higher(reader, qtbot):
    words = "One ward did it and the others followed. " * 12
    reader.show_document(with_blocks(*(Block(BlockKind.PARAGRAPH, words) for _ in range(60))))
    view = reader.view
    reader.go_to(view.page.source.starts[30])
    qtbot.wait(50)
    bar, painted = view.verticalScrollBar(), Painted(view.viewport())
    before = bar.value()
    view.page.layout.grown.emit(0, -29.0)
    assert bar.value() == before - 29
    qtbot.waitUntil(lambda: view.viewport().rect() in painted.rects, timeout=2000)
