"""What a search found: groups, marks, facets, keys, and why there is nothing."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Facet, Hit, HitKind, Problem, Query, Results, Snippet
from leader_reader.services.library import Library
from leader_reader.services.searching import NoteSnippet
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.search.grouping import Group, grouped
from leader_reader.ui.search.hit_layout import around_match, cut_at_word, hit_lines
from leader_reader.ui.search.results_model import ResultsModel, Role
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.theme import apply_theme, load_themes
from tests import samples

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


def results(hits=HITS, total=0, text="talent", **fields) -> Results:
    return Results(Query(text), tuple(hits), total or len(hits), 1.0, **fields)


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
    assert panel.summary.text() == "4 passages in 2 documents · best first"
    panel.show_results(results(total=312, facets=FACETS))
    assert panel.summary.text() == "312 passages in 2 documents · best 4 shown"


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


def test_a_facet_narrows_here_and_is_told(qtbot, panel):
    panel.show_results(results(facets=FACETS))
    assert panel.findChild(QToolButton, "search.facet.kind") is None
    qtbot.mouseClick(panel.findChild(QToolButton, "search.facet.format"), Qt.MouseButton.LeftButton)
    menu = panel.findChild(QMenu, "search.facet.format.menu")
    assert [action.text() for action in menu.actions()] == ["Text\t3", "PDF\t1"]
    with qtbot.waitSignal(panel.facet_chosen) as told:
        menu.actions()[1].trigger()
    menu.close()
    assert told.args == ["format", "pdf"]
    assert rows(panel) == [TITLES[B], "A talent board"]
    assert panel.summary.text() == "1 passage in 1 document · best first"


def test_a_narrowing_stays_for_the_same_words_and_can_be_taken_off(qtbot, panel):
    panel.show_results(results(facets=FACETS))
    panel.facets.chosen.emit("document", A)
    panel.show_results(results(facets=FACETS))
    assert TITLES[B] not in rows(panel)
    QApplication.sendPostedEvents(None, 52)
    chip = panel.findChild(QToolButton, "search.facet.document")
    assert chip.text() == TITLES[A]
    with qtbot.waitSignal(panel.facet_chosen) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == ["document", ""]
    assert TITLES[B] in rows(panel)
    panel.facets.chosen.emit("document", A)
    panel.show_results(results(text="other", facets=FACETS))
    assert TITLES[B] in rows(panel)


def test_topics_are_named_not_only_coloured(panel, library):
    topic = samples.topic(library, "Culture")
    panel.show_results(results([hit(A, "talent", topics=frozenset([topic]))]))
    index = panel.model.index(1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Culture"
    assert "Culture" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    panel.show_results(results([hit(A, "talent", topics=frozenset([topic]))], facets=FACETS))
    panel.facets.chosen.emit("topic", "Other")
    assert rows(panel) == []


def test_nothing_found_says_what_to_try(panel):
    assert panel._nothing.title_label.text() == "Search your library"
    panel.show_searching("zebra")
    panel.show_results(results(()))
    assert panel._nothing.title_label.text() == "No passages found"
    assert panel._nothing.text_label.text() == "Check the spelling or try other words."
    assert not panel.summary.isVisible()


def test_a_query_that_makes_no_sense_says_only_that_with_an_example(panel):
    panel.show_results(results((), problems=(Problem(0, 3, "“AND” needs a word on either side."),)))
    assert panel._nothing.title_label.text() == "“AND” needs a word on either side."
    assert panel._nothing.text_label.text() == "For example: talent AND board"
    assert not panel.problem.isVisible()
    panel.show_results(results(problems=(Problem(0, 3, "“AND” needs a word on either side."),)))
    assert panel.problem.isVisible()
    panel.clear()
    assert not panel.problem.isVisible()


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
    return replace(hit(A, "", kind=HitKind.NOTE, locator="p. 3"), snippet=snippet)


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


def test_a_chosen_facet_keeps_its_place(panel):
    panel.show_results(results(facets=FACETS))
    panel.facets.chosen.emit("format", "pdf")
    QApplication.sendPostedEvents(None, 52)
    chips = panel.facets.findChildren(QToolButton)
    assert [chip.text() for chip in sorted(chips, key=lambda c: c.x())] == ["Document", "PDF"]


def test_long_titles_are_cut_by_their_width(panel, library):
    wide, slim = "W" * 90, "i" * 90
    for name, title in (("w", wide), ("i", slim)):
        samples.add(library, samples.document("x", name=name, title=title))
    ids = [each for each in library.documents if library.documents[each].title in (wide, slim)]
    panel.show_results(results(facets=[Facet("document", each, 1) for each in ids]))
    menu = panel.findChild(QMenu, "search.facet.document.menu")
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    first, second = (menu.fontMetrics().horizontalAdvance(text) for text in texts)
    assert texts[0].endswith("…")
    assert texts[1] == slim
    assert max(first, second) <= 380


def test_ten_thousand_hits_are_shown_at_once_and_reached_to_the_last(panel):
    many = [hit(A, f"…{n} talent " + "word " * 40, n) for n in range(10_000)]
    begun = perf_counter()
    panel.show_results(results(many))
    QApplication.processEvents()
    assert perf_counter() - begun < 1
    assert panel.model.rowCount() == 200
    panel.list.setCurrentIndex(panel.model.index(199))
    assert panel.next_hit() is many[199]
    assert panel.model.rowCount() == 400


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
