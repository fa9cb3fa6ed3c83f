"""Narrowing, sorting, saving and widening a search, by mouse and keys in the real window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPlainTextEdit, QWidget

from leader_reader.domain.search import HitKind
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, keys, open_paper, press, select
from tests.journeys.papers import KNEW, PORTERS

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def hits(window):
    return window.results.model.hits_from(0)


def settled(qtbot, window):
    """Wait until no search and no count is on its way."""
    QTest.qWait(120)
    qtbot.waitUntil(lambda: not window.searches.busy, timeout=10_000)


def find(qtbot, window, words):
    press(window, Qt.Key.Key_K, CTRL)
    press(window, Qt.Key.Key_A, CTRL)
    keys(window, words)
    settled(qtbot, window)
    return hits(window)


def part(window, name):
    """Return what is to be seen under this object name."""
    found = [each for each in window.findChildren(QWidget, name) if each.isVisible()]
    assert len(found) == 1, name
    return found[0]


def choose(qtbot, window, facet, value):
    """Tick a value in the menu of a facet, and close the menu."""
    click(part(window, f"search.facet.{facet}"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(a for a in menu.actions() if a.text().startswith(value))
    click(menu, menu.actionGeometry(entry).center())
    settled(qtbot, window)
    text = entry.text()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    return int(text.partition("\t")[2])


def tag(window, words, topic):
    open_paper(window, PORTERS)
    select(window, words)
    keys(window, "t")
    keys(window, topic)
    press(window, Qt.Key.Key_Return)


def summary(window):
    return window.results.summary.text()


def test_facets_count_all_hits_and_narrow_to_any_of_several(qtbot, desk):
    every = find(qtbot, desk, "porters OR kettle")
    assert len({hit.title for hit in every}) >= 2
    number = choose(qtbot, desk, "kind", "Readers’ comments")
    assert {hit.kind for hit in hits(desk)} == {HitKind.COMMENT}
    assert summary(desk).startswith(f"{number} passage")
    more = choose(qtbot, desk, "kind", "Documents’ words")
    assert len(hits(desk)) == number + more == len(every)
    click(part(desk, "search.on.kind.passage"))
    settled(qtbot, desk)
    assert len(hits(desk)) == number
    click(part(desk, "search.on.kind.comment"))
    settled(qtbot, desk)
    assert hits(desk) == every
    choose(qtbot, desk, "kind", "Readers’ comments")
    press(desk, Qt.Key.Key_K, CTRL)
    keys(desk, "marmalade")
    settled(qtbot, desk)
    assert desk.finding.query.narrowed == ()


def test_topics_and_untagged_are_right_after_tagging_and_undo(qtbot, desk):
    tag(desk, KNEW, "Nocturnal work")
    before = len(find(qtbot, desk, "porters"))
    number = choose(qtbot, desk, "topic", "Nocturnal work")
    assert {hit.topics for hit in hits(desk)} != {frozenset()}
    assert len(hits(desk)) == number >= 1
    click(part(desk, "search.on.topic." + desk.finding.query.narrowed[0][1]))
    settled(qtbot, desk)
    left = choose(qtbot, desk, "tagged", "Untagged")
    assert left < before
    assert not any(hit.topics for hit in hits(desk))
    desk.undo()
    settled(qtbot, desk)
    at_rest(qtbot, desk)
    settled(qtbot, desk)
    assert len(hits(desk)) > left


def test_order_and_grouping_are_kept_over_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as desk:
        find(qtbot, desk, "porters")
        pick(desk, "search.order", "search.order.document")
        settled(qtbot, desk)
        titles = [hit.title for hit in hits(desk)]
        assert titles == sorted(titles, key=str.casefold)
        pick(desk, "search.order", "search.order.grouped")
        rows = desk.results.model.rowCount()
        assert rows == len(hits(desk))
    with opened(qtbot, stocked) as desk:
        assert [hit.title for hit in find(qtbot, desk, "porters")] == titles
        assert desk.results.model.rowCount() == rows
        assert part(desk, "search.order").text() == "By title and place"


def pick(window, button, entry):
    """Open the menu of a button and click an entry."""
    click(part(window, button))
    menu = QApplication.activePopupWidget()
    action = next(a for a in menu.actions() if a.objectName() == entry)
    click(menu, menu.actionGeometry(action).center())


def test_a_saved_search_counts_what_it_finds_now(qtbot, stocked):
    with opened(qtbot, stocked) as desk:
        find(qtbot, desk, "porters")
        click(part(desk, "search.save"))
        press(desk, Qt.Key.Key_A, CTRL)
        keys(desk, "About porters")
        press(desk, Qt.Key.Key_Return)
        (saved,) = desk.bridge.library.saved_searches
        assert (saved.name, saved.text) == ("About porters", "porters")
        assert part(desk, "search.save").isChecked()
        number = len(hits(desk))
    with opened(qtbot, stocked) as desk:
        press(desk, Qt.Key.Key_3, CTRL)
        qtbot.waitUntil(lambda: shown(desk) == {"About porters": number}, timeout=5000)
        (saved,) = desk.bridge.library.saved_searches
        tag(desk, KNEW, "Porters at night")
        press(desk, Qt.Key.Key_3, CTRL)
        qtbot.waitUntil(lambda: shown(desk)["About porters"] > number, timeout=20_000)
        desk.undo()
        qtbot.waitUntil(lambda: shown(desk)["About porters"] == number, timeout=20_000)
        at_rest(qtbot, desk)


def shown(window):
    """Return the counts of the saved searches in the empty panel, as they are told."""
    model = window.results.kept.searches
    rows = [model.index(row) for row in range(model.rowCount())]
    return {row.data(): row.data(258) for row in rows if row.data(258) is not None}


def test_a_saved_search_is_opened_renamed_deleted_and_brought_back(qtbot, desk):
    find(qtbot, desk, "porters OR kettle")
    choose(qtbot, desk, "kind", "Readers’ comments")
    found = hits(desk)
    press(desk, Qt.Key.Key_K, CTRL)
    press(desk, Qt.Key.Key_D, CTRL)
    keys(desk, "Kettles")
    press(desk, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.frame.bar.field
    press(desk, Qt.Key.Key_Escape)
    kept = desk.results.kept
    assert kept.isVisible()
    press(desk, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is kept
    press(desk, Qt.Key.Key_F2)
    keys(desk, "Tea")
    press(desk, Qt.Key.Key_Return)
    assert [each.name for each in desk.bridge.library.saved_searches] == ["Tea"]
    click(kept.viewport(), kept.visualRect(kept.searches.index(1)).center())
    settled(qtbot, desk)
    assert desk.frame.bar.field.text() == "porters OR kettle"
    assert hits(desk) == found
    press(desk, Qt.Key.Key_Escape)
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Delete)
    assert not desk.bridge.library.saved_searches
    desk.undo()
    assert [each.name for each in desk.bridge.library.saved_searches] == ["Tea"]
    assert kept.isVisible()


def test_recent_searches_come_back_and_can_be_forgotten(qtbot, stocked):
    with opened(qtbot, stocked) as desk:
        for words in ("marmalade", "kettle"):
            find(qtbot, desk, words)
            press(desk, Qt.Key.Key_Return)
        find(qtbot, desk, "ledg")
    with opened(qtbot, stocked) as desk:
        press(desk, Qt.Key.Key_K, CTRL)
        press(desk, Qt.Key.Key_Down, ALT)
        menu = QApplication.activePopupWidget()
        words = [action.text() for action in menu.actions()]
        assert words[words.index("Recent searches") + 1 :][:2] == ["kettle", "marmalade"]
        entry = next(action for action in menu.actions() if action.text() == "marmalade")
        click(menu, menu.actionGeometry(entry).center())
        settled(qtbot, desk)
        assert [hit.title for hit in hits(desk)] == [PORTERS]
        desk.activateWindow()  # as a window manager does
        qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.frame.bar.field)
        press(desk, Qt.Key.Key_Down, ALT)
        menu = QApplication.activePopupWidget()
        entry = next(a for a in menu.actions() if a.text() == "Forget recent searches")
        click(menu, menu.actionGeometry(entry).center())
        assert "marmalade" not in (stocked / "window.json").read_text("utf-8")


def test_a_likelier_spelling_is_one_click_away(qtbot, desk):
    assert not find(qtbot, desk, "marmalaed")
    link = part(desk, "search.correction")
    assert link.text() == "marmalade"
    click(link)
    settled(qtbot, desk)
    assert desk.frame.bar.field.text() == "marmalade"
    assert [hit.title for hit in hits(desk)] == [PORTERS]


def test_synonyms_widen_a_search_until_only_what_is_typed_counts(qtbot, desk):
    before = len(find(qtbot, desk, "slate"))
    desk.results.notes.synonyms_wanted.emit()
    dialog = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "synonyms")
    assert isinstance(dialog, QDialog)
    text = dialog.findChild(QPlainTextEdit, "synonyms.text")
    QTest.keyClicks(text, "slate = marmalade, jam")
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    settled(qtbot, desk)
    after = hits(desk)
    assert len(after) > before
    assert PORTERS in {hit.title for hit in after}
    assert "slate = marmalade" in desk.results.notes.also.text()
    switch = part(desk, "search.as_typed")
    click(switch, QPoint(10, switch.height() // 2))
    settled(qtbot, desk)
    assert len(hits(desk)) == before
    assert len(find(qtbot, desk, "slates")) == before
    switch = part(desk, "search.as_typed")
    click(switch, QPoint(10, switch.height() // 2))
    settled(qtbot, desk)
    assert len(hits(desk)) == len(after)
    desk.undo()
    settled(qtbot, desk)
    assert len(hits(desk)) == before


def test_a_slip_is_named_and_the_rest_still_runs(qtbot, desk):
    found = find(qtbot, desk, "marmalade")
    field = desk.frame.bar.field
    keys(desk, " year:20x")
    settled(qtbot, desk)
    assert [hit.start for hit in hits(desk)] == [hit.start for hit in found]
    problem = part(desk, "search.problem")
    assert "20x" in problem.text()
    assert "four digits" in problem.text()
    assert "four digits" in field.accessibleDescription()
    press(desk, Qt.Key.Key_Backspace, times=9)
    settled(qtbot, desk)
    assert field.text() == "marmalade"
    assert not problem.isVisible()


def test_the_help_card_is_reached_and_used_by_keys_alone(qtbot, desk):
    find(qtbot, desk, "marmalade")
    press(desk, Qt.Key.Key_End)
    press(desk, Qt.Key.Key_F1)
    card = part(desk, "search.syntax")
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert not card.isVisible()
    field = desk.frame.bar.field
    assert field.text() == 'marmalade "talent management"'
    assert field.selectedText() == '"talent management"'
    assert QApplication.focusWidget() is field
    keys(desk, "NOT slate")
    assert field.text() == "marmalade NOT slate"
    click(part(desk, "search.help"))
    assert card.isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert field.text() == "marmalade NOT slate"


def test_more_hits_come_as_one_walks_on(qtbot, desk):
    every = find(qtbot, desk, "shift OR board OR the")
    total = int(summary(desk).split()[0].replace(",", ""))
    assert total > len(every) == 60
    press(desk, Qt.Key.Key_Down)
    seen = set()
    for _ in range(total):
        hit = desk.results.current_hit()
        seen.add((hit.document, hit.start, hit.end, hit.annotation))
        press(desk, Qt.Key.Key_F3)
        qtbot.waitUntil(lambda: not desk.searches.busy, timeout=5000)
    assert len(seen) == total


def test_tagging_what_is_untagged_leads_on_to_the_next(qtbot, desk):
    find(qtbot, desk, "porters is:untagged")
    every = hits(desk)
    press(desk, Qt.Key.Key_Return)
    here = desk.results.current_hit()
    desk.reader.select(*here.matches[0])
    desk.reader.setFocus()
    keys(desk, "1")
    at_rest(qtbot, desk)
    settled(qtbot, desk)
    assert here.start not in {hit.start for hit in hits(desk) if hit.document == here.document}
    press(desk, Qt.Key.Key_F3)
    following = every[every.index(here) + 1]
    assert desk.results.current_hit().start == following.start
