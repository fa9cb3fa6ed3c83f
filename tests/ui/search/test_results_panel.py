"""What a search found: groups, marks, facets, keys, and why there is nothing."""

from dataclasses import replace
from time import thread_time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton, QToolButton

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import (
    Facet,
    Hit,
    HitKind,
    Problem,
    Query,
    Results,
    Snippet,
    SortOrder,
    Widening,
)
from leader_reader.services.library import Library
from leader_reader.services.searching import NoteSnippet
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.search.grouping import Group, grouped
from leader_reader.ui.search.hit_layout import around_match, cut_at_word, hit_lines, whole_parts
from leader_reader.ui.search.results_model import ResultsModel, Role
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.theme import load_themes
from tests import samples
from tests.journeys.hands import click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

A, B = DocumentId("a" * 64), DocumentId("b" * 64)
TITLES = {A: "How teams lead", B: "Talent boards"}


def hit(document: DocumentId, text: str, start: int = 0, **fields: object) -> Hit:
    at = text.find("talent")
    marks = ((at, at + 6),) if at >= 0 else ()
    values = {
        "kind": HitKind.PASSAGE,
        "page": None,
        "heading": "",
        "title": TITLES[document],
        "score": 1.0,
        **fields,
    }
    return Hit(
        document=document, start=start, end=start + 9, snippet=Snippet(text, marks), **values
    )  # type: ignore[arg-type]


HITS = (
    hit(A, "…treat talent as work…", 1, page=12, heading="Growing leaders"),
    hit(B, "A talent board", 2, locator="para. 7"),
    hit(A, "we never heard talent", 3, kind=HitKind.COMMENT, author="a sister", date="2014-05-22"),
    hit(A, "ask about talent", 4, kind=HitKind.NOTE, page=12),
)
FACETS = (
    Facet("document", A, 3),
    Facet("document", B, 1),
    Facet("format", "txt", 3),
    Facet("format", "pdf", 1),
    Facet("kind", "passage", 4),
)


def results(hits=HITS, total=0, text="talent", narrowed=(), **fields) -> Results:
    asked = Query(text, fields.pop("limit", 50), narrowed=narrowed)
    return Results(asked, tuple(hits), total or len(hits), 1.0, **fields)


@pytest.fixture
def panel(qtbot, qapp, library: Library) -> ResultsPanel:
    apply_theme(qapp, load_themes()["light"])
    samples.add(library, samples.document("x", name="a", title=TITLES[A]))
    samples.add(library, samples.document("x", name="b", title=TITLES[B], format="pdf"))
    panel = ResultsPanel(LibraryBridge(library), lambda _: "#5fb236")
    qtbot.addWidget(panel)
    panel.resize(303, 640)
    panel.show()
    return panel


def rows(panel: ResultsPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_model_keeps_qt_rules(qtmodeltester, library):
    model = ResultsModel(library)
    model.set_hits(HITS)
    qtmodeltester.check(model)


def test_hits_stand_under_their_documents_best_first():
    found = grouped(HITS)
    assert [row for row in found if isinstance(row, Group)] == [
        Group(A, TITLES[A], 3),
        Group(B, TITLES[B], 1),
    ]
    assert [row.start for row in found if isinstance(row, Hit)] == [1, 3, 4, 2]


def test_the_summary_counts_passages_and_documents(panel):
    panel.show_results(results())
    assert panel.summary.text() == "4 passages in 2 documents"
    panel.show_results(results(facets=FACETS))
    assert panel.summary.text() == "4 passages in 2 documents"
    panel.show_results(results(total=312, facets=FACETS))
    assert panel.summary.text() == "312 passages in over 2 documents"
    panel.show_results(results(HITS[1:2], facets=FACETS, narrowed=(("document", B),)))
    assert panel.summary.text() == "1 passage in 1 document"


def test_each_hit_says_where_it_is(panel):
    places = [panel.model.place(each) for each in HITS]
    assert places == [
        "p. 12 · Growing leaders",
        "para. 7",
        "Comment by a sister · 22 May 2014",
        "Note · p. 12",
    ]


def test_a_click_on_a_hit_opens_it_and_one_on_a_title_does_not(qtbot, panel):
    panel.show_results(results())
    where = panel.list.viewport()
    with qtbot.waitSignal(panel.hit_activated) as told:
        at = panel.list.visualRect(panel.model.index(1)).center()
        qtbot.mouseClick(where, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [HITS[0]]
    with qtbot.assertNotEmitted(panel.hit_activated):
        at = panel.list.visualRect(panel.model.index(0)).center()
        qtbot.mouseClick(where, Qt.MouseButton.LeftButton, pos=at)


def test_keys_move_over_titles_and_back_to_the_field(qtbot, panel):
    panel.show_results(results())
    panel.take_keyboard()
    assert panel.current_hit() is HITS[0]
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.current_hit() is HITS[1]
    with qtbot.waitSignal(panel.hit_activated) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [HITS[1]]
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.field_wanted):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)


def test_next_and_previous_hit(panel):
    panel.show_results(results())
    found = [panel.next_hit() for _ in range(5)]
    assert found == [HITS[0], HITS[2], HITS[3], HITS[1], None]
    assert panel.previous_hit() is HITS[3]


def test_the_words_found_lie_on_the_hit_colour(panel):
    panel.show_results(results([hit(A, "talent")]))
    QApplication.processEvents()
    rect = panel.list.visualRect(panel.model.index(1))
    image = panel.list.viewport().grab().toImage()
    scale = image.devicePixelRatio()
    row = round((rect.top() + 8) * scale)
    assert image.pixelColor(round(24 * scale), row).name() == load_themes()["light"].hit
    assert image.pixelColor(round(150 * scale), row).name() != load_themes()["light"].hit


def chips(panel: ResultsPanel) -> list[str]:
    """Return the words of the chips that are shown, in their order."""
    shown = [each for each in panel.facets.findChildren(QToolButton) if each.isVisible()]
    QApplication.processEvents()
    return [chip.text() for chip in sorted(shown, key=lambda each: (each.y(), each.x()))]


def opened(panel: ResultsPanel, facet: str) -> QMenu:
    """Click the chip of a facet and return its menu."""
    click(panel.findChild(QToolButton, f"search.facet.{facet}"))
    menu = panel.findChild(QMenu, f"search.facet.{facet}.menu")
    assert menu.isVisible()
    return menu


def test_facets_with_one_value_are_not_shown(panel):
    panel.show_results(results(facets=FACETS))
    assert chips(panel) == ["Document", "Format"]


def test_a_facet_is_ticked_in_a_menu_that_stays_open(qtbot, panel):
    panel.show_results(results(facets=FACETS))
    menu = opened(panel, "format")
    assert [action.text() for action in menu.actions()] == ["Text\t3", "PDF\t1"]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(menu, menu.actionGeometry(menu.actions()[1]).center())
    assert told.args == [(("format", "pdf"),)]
    assert menu.isVisible()
    panel.show_results(results(facets=FACETS, narrowed=(("format", "pdf"),)))
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(menu, menu.actionGeometry(menu.actions()[0]).center())
    assert told.args == [(("format", "pdf"), ("format", "txt"))]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    menu.setActiveAction(menu.actions()[1])
    with qtbot.waitSignal(panel.narrowed) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert told.args == [()]
    assert menu.isVisible()
    menu.close()


def test_what_is_chosen_comes_off_one_by_one_or_at_once(qtbot, panel):
    chosen = (("format", "pdf"), ("document", A))
    panel.show_results(results(facets=FACETS, narrowed=chosen))
    assert chips(panel) == ["PDF", TITLES[A], "Clear all", "Document", "Format"]
    chip = panel.findChild(QToolButton, "search.on.format.pdf")
    with qtbot.waitSignal(panel.narrowed) as told:
        click(chip)
    assert told.args == [(("document", A),)]
    with qtbot.waitSignal(panel.narrowed) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [(("document", A),)]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(panel.findChild(QToolButton, "search.facets.clear"))
    assert told.args == [()]
    panel.show_results(results(facets=FACETS, narrowed=chosen[:1]))
    assert chips(panel) == ["PDF", "Document", "Format"]


def test_topics_have_their_path_and_colour_in_the_menu(panel, library):
    above = samples.topic(library, "People", colour="#5fb236")
    below = samples.topic(library, "Culture", above, colour="#ff6666")
    facets = [Facet("topic", above, 5, "People"), Facet("topic", below, 2, "People › Culture")]
    panel.show_results(results(facets=facets, narrowed=(("topic", below),)))
    assert chips(panel) == ["People › Culture", "Topic"]
    menu = opened(panel, "topic")
    assert [action.text() for action in menu.actions()] == ["People\t5", "People › Culture\t2"]
    image = menu.actions()[1].icon().pixmap(12).toImage()
    assert image.pixelColor(image.rect().center()).name() == "#ff6666"


def test_a_value_that_has_gone_stays_to_be_taken_off(panel):
    facets = [*FACETS, Facet("year", "2004", 2)]
    panel.show_results(results(facets=facets, narrowed=(("year", "2001"),)))
    assert "2001" in chips(panel)
    menu = opened(panel, "year")
    assert [action.text() for action in menu.actions()] == ["2004\t2", "2001\t0"]
    menu.close()


def test_topics_are_named_not_only_coloured(panel, library):
    topic = samples.topic(library, "Culture")
    panel.show_results(results([hit(A, "talent", topics=frozenset([topic]))]))
    index = panel.model.index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Culture"
    assert "Culture" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_nothing_found_says_what_to_try(panel):
    assert panel._nothing.title_label.text() == "Search your library"
    panel.show_searching("zebra")
    panel.show_results(results(()))
    assert panel._nothing.title_label.text() == "No passages found"
    assert panel._nothing.text_label.text() == "Check the spelling or try other words."
    assert not panel.summary.isVisible()


def test_a_search_that_fails_says_why_and_keeps_what_was_there(qtbot, panel):
    panel.show_searching("zebra")
    panel.show_failed("The search index is damaged; it is made anew.")
    assert "made anew" in panel._nothing.text_label.text()
    panel.show_results(results())
    panel.show_searching("zebra")
    qtbot.waitUntil(lambda: panel.summary.text() == "Searching for zebra…", timeout=1000)
    panel.show_failed("The search index is damaged; it is made anew.")
    assert panel.summary.text() == "4 passages in 2 documents"
    assert panel.list.isVisible()


def test_what_was_not_understood_is_named_and_the_rest_is_shown(panel):
    wrong = Problem(7, 12, "A year has four digits.")
    panel.show_results(results(text="talent ye:12", problems=(wrong, wrong)))
    assert panel.notes.problem.isVisible()
    assert panel.notes.problem.text() == "“ye:12”: A year has four digits."
    assert panel.list.isVisible()
    panel.show_results(results((), text="AND", problems=(Problem(0, 3, "AND needs a word."),)))
    assert panel.notes.problem.text() == "AND needs a word."
    assert "F1" in panel._nothing.text_label.text()
    panel.show_results(results())
    assert not panel.notes.isVisible()


def test_a_likelier_spelling_is_offered_and_searched_for(qtbot, panel):
    panel.show_results(results((), text="talnet", correction="talent"))
    link = panel.findChild(QPushButton, "search.correction")
    assert link.isVisible()
    assert link.text() == "talent"
    with qtbot.waitSignal(panel.notes.correction_chosen) as told:
        click(link)
    assert told.args == ["talent"]


def test_other_words_are_told_and_can_be_left_out(qtbot, panel):
    widenings = (
        Widening("ICB", ("integrated care board",), "acronym"),
        Widening("organisation", ("organization",), "spelling"),
    )
    panel.show_results(results(widenings=widenings))
    assert panel.notes.also.text() == "Also: ICB = integrated care board, organization"
    switch = panel.findChild(QCheckBox, "search.as_typed")
    assert not switch.isChecked()
    with qtbot.waitSignal(panel.notes.as_typed) as told:
        click(switch, QPoint(8, switch.height() // 2))
    assert told.args == [True]
    panel.show_results(replace(results(), query=Query("talent", widened=False)))
    assert switch.isVisible()
    assert switch.isChecked()
    assert not panel.notes.also.isVisible()
    with qtbot.waitSignal(panel.notes.synonyms_wanted):
        click(panel.findChild(QPushButton, "search.synonyms"))


def test_order_and_grouping_are_chosen_from_the_line_above(qtbot, panel):
    panel.show_results(results())
    click(panel.order.button)
    entries = {each.objectName(): each for each in panel.order.menu.actions()}
    assert entries["search.order.relevance"].isChecked()
    assert entries["search.order.grouped"].isChecked()
    with qtbot.waitSignal(panel.order.order_chosen) as told:
        entries["search.order.date"].trigger()
    assert told.args == [SortOrder.DATE]
    with qtbot.waitSignal(panel.order.grouped_chosen) as told:
        entries["search.order.grouped"].trigger()
    panel.order.menu.close()
    assert told.args == [False]
    panel.set_grouped(grouped=False)
    assert rows(panel) == [each.snippet.text for each in HITS]
    assert panel.model.place(HITS[1]) == f"para. 7 · {TITLES[B]}"


def test_titles_count_all_hits_of_their_documents(panel):
    panel.show_results(results(HITS[:2], total=4, facets=FACETS))
    groups = [panel.model.index(row).data(Role.ROW) for row in (0, 2)]
    assert [group.count for group in groups] == [3, 1]


MANY = [hit(A, f"talent {n} " + "word " * 20, n) for n in range(90)]


def seen(panel: ResultsPanel) -> tuple[str, int]:
    """Return the first row in sight and where it stands."""
    QApplication.processEvents()
    index = panel.list.indexAt(QPoint(20, 1))
    return index.data(), panel.list.visualRect(index).top()


def fill(panel: ResultsPanel) -> None:
    """Hand the view at once what else comes to it in the moments after."""
    while panel.model.is_filling:
        panel.model.fetchMore()


def test_the_same_search_answered_anew_keeps_the_place(panel):
    panel.show_results(results(MANY))
    fill(panel)
    panel.list.setCurrentIndex(panel.model.index(41))
    panel.list.verticalScrollBar().setValue(panel.list.verticalScrollBar().value() + 37)
    before, current = seen(panel), panel.current_hit()
    fewer = [hit(A, "new talent", 500), *MANY[:5], *MANY[8:]]
    panel.show_results(results([each._replace(score=2.0) for each in fewer]))
    assert seen(panel) == before
    assert panel.current_hit().start == current.start
    panel.show_results(results(MANY, text="other"))
    assert panel.list.verticalScrollBar().value() == 0
    assert panel.current_hit() is None


def test_a_chosen_hit_that_goes_gives_way_to_the_next(panel):
    panel.show_results(results(MANY))
    panel.list.setCurrentIndex(panel.model.index(5))
    here = panel.current_hit()
    left = [each for each in MANY if each is not here]
    panel.show_results(results(left))
    panel.show_results(results(left))
    assert panel.current_hit() is None
    assert panel.next_hit() is MANY[MANY.index(here) + 1]


def test_more_hits_are_asked_for_near_the_end_and_come_without_a_jump(qtbot, panel):
    panel.show_results(results(MANY[:40], total=90, limit=40))
    bar = panel.list.verticalScrollBar()
    with qtbot.assertNotEmitted(panel.more_wanted):
        bar.setValue(bar.maximum())  # there is more, and it is on its way
        qtbot.waitUntil(lambda: not panel.model.is_filling)
        bar.setValue(0)
    with qtbot.waitSignal(panel.more_wanted):
        bar.setValue(bar.maximum() - bar.pageStep())
    before = seen(panel)
    panel.show_results(results(MANY, total=90, limit=80))
    assert seen(panel) == before
    with qtbot.assertNotEmitted(panel.more_wanted):
        panel.show_results(results(MANY, total=90, limit=90))
        fill(panel)
        bar.setValue(bar.maximum())


def test_a_heading_or_title_found_does_not_say_itself_twice(panel):
    heading = hit(A, "Growing talent", heading="Growing talent", locator="p. 2")
    title = hit(A, TITLES[A], heading=TITLES[A])
    below = hit(A, "a talent", heading=TITLES[A])
    places = [panel.model.place(each) for each in (heading, title, below)]
    assert places == ["p. 2 · Heading", "Title", ""]
    panel.show_results(results([title, below]))
    shown = [panel.list.visualRect(panel.model.index(row)).height() for row in (1, 2)]
    assert shown[1] < shown[0]


def noted(note: str, quote: str, named: str) -> Hit:
    at = named.find("Talent")
    marks = ((at, at + 6),) if at >= 0 else ()
    parts = [Snippet(note), Snippet(quote), Snippet(named, marks)]
    snippet = NoteSnippet(note or quote, (), *parts)
    return hit(A, "", kind=HitKind.NOTE, locator="p. 3")._replace(snippet=snippet)


def test_a_passage_found_by_its_topic_shows_the_topic_and_claims_no_note(panel):
    tagged = noted("", "A mentor gives advice.", "Talent › Succession")
    assert panel.model.place(tagged) == "Talent › Succession · p. 3"
    assert panel.model.place_marks(tagged) == ((0, 6),)
    assert not panel.model.has_note(tagged)
    assert len(hit_lines(tagged, 260).parts) == 1


def test_a_note_stands_above_the_words_it_is_about(panel):
    written = noted("Use it.", "A mentor gives advice.", "Talent")
    assert panel.model.place(written) == "Note · Talent · p. 3"
    assert panel.model.place_marks(written) == ((7, 13),)
    assert panel.model.has_note(written)
    parts = hit_lines(written, 260).parts
    assert [part.lines.layout.text() for part in parts] == ["Use it.", "A mentor gives advice."]
    assert [part.quiet for part in parts] == [False, True]


def test_a_snippet_too_long_for_its_lines_ends_with_a_whole_word(panel):
    text = "talent " + "leadership succession " * 20
    for width in range(180, 320, 7):
        (part,) = hit_lines(hit(A, text), width).parts
        shown = part.lines.layout.text()
        assert shown.endswith(("leadership…", "succession…", "talent…"))
        assert part.lines.layout.lineCount() <= 4
    assert cut_at_word("Pneumonoultramicroscopic…") == "Pneumonoultramicroscopic…"
    assert cut_at_word("one, two – th…") == "one, two…"


def test_rows_reach_the_edge_and_keep_their_place_with_or_without_a_scroll_bar(panel):
    many = [hit(A, "talent " + "word " * 30, n) for n in range(40)]
    bar = panel.list.verticalScrollBar()
    widths = []
    for hits, scrolls in ((many[:1], False), (many, True)):
        panel.show_results(results(hits))
        QApplication.processEvents()
        assert (bar.maximum() > 0) is scrolls
        row = panel.list.visualRect(panel.model.index(1))
        widths.append((row.width(), row.height()))
    assert widths[0] == widths[1]
    assert widths[0][0] == panel.list.width()


def test_long_titles_are_cut_by_their_width(panel, library):
    wide, slim = "W" * 90, "i" * 90
    for name, title in (("w", wide), ("i", slim)):
        samples.add(library, samples.document("x", name=name, title=title))
    ids = [each for each in library.documents if library.documents[each].title in (wide, slim)]
    panel.show_results(results(facets=[Facet("document", each, 1) for each in ids]))
    menu = opened(panel, "document")
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    first, second = (menu.fontMetrics().horizontalAdvance(text) for text in texts)
    assert texts[0].endswith("…")
    assert texts[1] == slim
    assert max(first, second) <= 340


def test_ten_thousand_hits_are_shown_at_once_and_reached_to_the_last(qtbot, panel):
    many = [hit(A, f"…{n} talent " + "word " * 40, n) for n in range(10_000)]
    begun = thread_time()
    panel.show_results(results(many))
    QApplication.processEvents()
    assert thread_time() - begun < 1
    assert panel.model.rowCount() == 12
    qtbot.waitUntil(lambda: not panel.model.is_filling)
    assert panel.model.rowCount() == 204
    panel.list.setCurrentIndex(panel.model.index(203))
    assert panel.next_hit() is many[203]
    assert panel.model.rowCount() == 216


def test_scrolling_to_the_end_brings_more(panel):
    panel.show_results(results([hit(A, f"talent {n}", n) for n in range(500)]))
    QApplication.processEvents()
    while panel.model.canFetchMore(QModelIndex()):
        bar = panel.list.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert panel.model.rowCount() == 501
    assert isinstance(panel.model.index(0).data(Role.ROW), Group)


def test_a_snippet_begins_near_its_first_match():
    text = "…" + "so it goes on " * 12 + "until talent management is named."
    start = text.index("talent")
    cut, marks = around_match(text, [(start, start + 6)])
    assert cut.startswith("…")
    assert cut[slice(*marks[0])] == "talent"
    assert marks[0][0] < 90
    assert around_match("Talent grows.", [(0, 6)]) == ("Talent grows.", [(0, 6)])


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        ("p. 2 · Teams ·…", "p. 2 · Teams"),
        ("p. 2 · Teams · A…", "p. 2 · Teams"),
        ("p. 2 · Teams…", "p. 2 · Teams"),
        ("p. 2 · Teams · A long tit…", "p. 2 · Teams"),
        ("p. 2 · Teams · A long title of…", "p. 2 · Teams · A long title of…"),
        ("p. 2 · Teams · A long title of it", "p. 2 · Teams · A long title of it"),
        ("p. 2…", "p. 2"),
    ],
)
def test_a_line_of_parts_ends_with_a_part_that_says_something(shown, whole):
    assert whole_parts(shown, "p. 2 · Teams · A long title of it") == whole
