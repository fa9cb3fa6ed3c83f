"""Comfort as a person has it: any distances and fonts, and place, selection and marks stay."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.focus_mode import FocusMode
from leader_reader.ui.reader.comfort import LIMITS, SANS, SYSTEM, Comfort
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.rendering import PAGE_SIDE, render
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import load_themes, mark_tint
from tests.samples import document
from tests.ui.reader.sample import everything, place_of
from tests.ui.reader.test_text_view import colour_between

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WCAG = Comfort(line=1.5, paragraph=2.0, letters=0.12, words=0.16)
"""What text must bear without loss: https://www.w3.org/TR/WCAG22/#text-spacing."""
EXTREMES = [
    Comfort(**{name: limits[end] for name, limits in LIMITS.items()}, justified=bool(end))
    for end in (0, 1)
]
WORDS = "the consultant listens first"
LONG = [f"{number} The ward sister asked who would speak up, and why. " * 9 for number in range(60)]


def look(comfort: Comfort, zoom: float = 1.0) -> Look:
    return Look(load_themes()["light"], zoom, comfort)


@pytest.fixture
def view(reader, qtbot):
    reader.show_document(everything())
    qtbot.wait(10)
    reader.view.setFocus()
    return reader.view


def test_body_text_has_just_what_was_asked_for():
    page, plain = render(everything(), look(WCAG)), render(everything(), look(Comfort()))
    body = page.setting(1)
    assert body.line == 27
    assert body.below == 36
    assert body.font.letterSpacing() == pytest.approx(0.12 * 18, abs=0.01)
    assert body.font.wordSpacing() == pytest.approx(0.16 * 18, abs=0.01)
    assert plain.setting(1).line == 29
    assert plain.setting(1).below == 14


@pytest.mark.parametrize("comfort", [WCAG, *EXTREMES])
@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0])
def test_lines_never_touch_whatever_is_asked_for(comfort, zoom):
    page = render(everything(), look(comfort, zoom))
    for number in range(len(page.source.blocks)):
        setting = page.setting(number)
        assert setting.line >= setting.font.pixelSize() * 1.1


@pytest.mark.parametrize("comfort", [Comfort(), WCAG, *EXTREMES])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_text_is_lost_or_over_other_text(reader, view, comfort, percent):
    view.set_comfort(comfort)
    reader.set_zoom(percent)
    below = 0.0
    for number, block in enumerate(view.page.source.blocks):
        rect, layout = view.page.layout.rect(number), view.page.text.findBlockByNumber(number)
        if not layout.isVisible():
            continue
        assert rect.top() >= below
        below = rect.bottom()
        lines = [layout.layout().lineAt(n) for n in range(layout.layout().lineCount())]
        assert sum(line.textLength() for line in lines) == layout.length() - 1 or not block.text
        for line in lines:
            assert line.x() >= 0
            tabbed = "\t" in block.text
            assert tabbed or line.x() + line.naturalTextWidth() <= rect.width() + 1


@pytest.mark.parametrize("columns", [45, 68, 100])
@pytest.mark.parametrize("letters", [0.0, 0.12])
def test_the_column_holds_as_many_characters_as_asked_for(reader, qtbot, columns, letters):
    reader.resize(2000, 700)
    reader.show_document(document("word and some more text " * 200))
    reader.view.set_comfort(Comfort(column=columns, letters=letters))
    layout = reader.view.page.text.findBlockByNumber(1).layout()
    reader.view.page.layout.rect(1)
    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert sum(lengths) / len(lengths) == pytest.approx(columns, rel=0.08)


def test_a_family_that_is_gone_gives_way_to_the_serif_and_others_are_taken():
    serif = look(Comfort()).body.families()
    assert look(Comfort(family="No Such Font 3")).body.families() == ["No Such Font 3", *serif]
    assert look(Comfort(family=SANS)).body.families()[0] == "Source Sans Pro"
    assert look(Comfort(family=SYSTEM)).body.families() != serif
    assert QFontMetricsF(look(Comfort(family=SANS)).body).horizontalAdvance("word") > 0


@pytest.mark.parametrize("comfort", [WCAG, EXTREMES[1], replace(WCAG, family=SANS)])
def test_place_selection_and_marks_stay_when_comfort_changes(reader, qtbot, comfort):
    source = document(*LONG)
    reader.show_document(source, 9_000)
    qtbot.wait(10)
    view = reader.view
    view.setTextCursor(view.page.cursor(9_100, 9_140))
    view.set_marks([Mark(9_060, 9_090, ("#5fb236",), "a")])
    told = []
    view.selection_cleared.connect(lambda: told.append("cleared"))
    top = view.place()[0]
    view.set_comfort(comfort)
    assert view.selection() == (9_100, 9_140)
    assert view.place()[0] == top
    assert view.line_rect(top).top() == pytest.approx(0, abs=2)
    assert colour_between(view, 9_070) == mark_tint("#5fb236", load_themes()["light"])
    assert told == []


def test_a_justified_line_ends_at_the_edge_and_the_last_does_not(reader, qtbot):
    reader.show_document(document(*LONG[:3]))
    reader.view.set_comfort(Comfort(justified=True))
    page = reader.view.page
    start = page.source.starts[1]
    layout = page.text.findBlockByNumber(1).layout()
    page.layout.rect(1)
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    width = page.text.textWidth() - 2 * PAGE_SIDE
    end = start + first.textLength() - 2
    assert page.caret(end).left() > width - 20 > first.naturalTextWidth() - 20
    assert last.naturalTextWidth() < width


def test_a_soft_hyphen_breaks_a_long_word_where_it_says():
    word = "organi\u00adsational " * 40
    page = render(document(word), look(Comfort(column=45)))
    assert page.text.toPlainText().count("\u00ad") == 40


def test_the_margin_is_kept_where_the_window_is_narrow(reader, qtbot):
    reader.show_document(document(*LONG[:3]))
    reader.resize(620, 700)
    for margin in (16, 136):
        reader.view.set_comfort(Comfort(margin=margin))
        left = reader.view.viewport().geometry().left() + PAGE_SIDE
        assert left == pytest.approx(margin, abs=2)


def test_the_ruler_follows_the_mouse_and_then_the_caret(view, qtbot):
    start, _ = place_of(view.page.source, WORDS)
    view.set_ruler(on=True)
    other, _ = place_of(view.page.source, "We talk")
    spot = view.line_rect(other).center() - view.viewport().pos()
    qtbot.mouseMove(view.viewport(), spot)
    qtbot.waitUntil(lambda: bool(view.ruler.band().contains(spot.toPointF())))
    view.setTextCursor(view.page.cursor(start))
    line = view.line_rect(start).center() - view.viewport().pos()
    assert view.ruler.band().contains(line.toPointF())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert not view.ruler.band().contains(line.toPointF())


def test_the_ruler_dims_other_lines_and_goes_away(view, qtbot):
    theme = load_themes()["light"]
    start, end = place_of(view.page.source, WORDS)
    other = place_of(view.page.source, "We talk, then")
    view.set_marks([Mark(start, end, ("#5fb236",), "a"), Mark(*other, ("#5fb236",), "b")])
    view.setTextCursor(view.page.cursor(start))
    tint = mark_tint("#5fb236", theme)
    view.set_ruler(on=True)
    assert colour_between(view, start + 4) == tint
    assert colour_between(view, other[0] + 2) not in (tint, QColor(theme.page))
    view.set_ruler(on=False)
    assert colour_between(view, other[0] + 2) == tint


def test_a_caret_out_of_sight_leaves_something_to_read(reader, qtbot):
    reader.show_document(document(*LONG))
    reader.view.set_ruler(on=True)
    reader.view.verticalScrollBar().setValue(6_000)
    band = reader.view.ruler.band()
    assert reader.view.viewport().rect().contains(band.center().toPoint())
    assert band.height() < 60


def test_the_keyboard_goes_through_lines_in_any_comfort(view, qtbot):
    view.set_comfort(EXTREMES[1])
    view.moveCursor(QTextCursor.MoveOperation.Start)
    places = []
    for _ in range(8):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        places.append(view.cursorRect().top() + view.verticalScrollBar().value())
    assert places == sorted(set(places))


def test_focus_mode_hides_what_was_shown_and_shows_just_that_again(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    parts = [QWidget(window) for _ in range(3)]
    parts[1].hide()
    window.show()
    mode, told = FocusMode(parts, window), []
    mode.changed.connect(told.append)
    mode.toggle()
    assert [part.isHidden() for part in parts] == [True, True, True]
    mode.set_on(on=True)
    mode.toggle()
    assert [part.isHidden() for part in parts] == [False, True, False]
    assert told == [True, False]


def test_themes_change_nothing_but_colours(reader, view, qapp):
    start, end = place_of(view.page.source, WORDS)
    view.set_comfort(WCAG)
    view.select(start, end)
    before = view.line_rect(start)
    for name, theme in load_themes().items():
        apply_theme(qapp, theme)
        reader.apply_theme(theme)
        assert view.line_rect(start) == before, name
        assert view.selection() == (start, end)
    assert before.topLeft() != QPoint()
