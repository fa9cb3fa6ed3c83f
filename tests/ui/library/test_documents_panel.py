"""The documents panel as a person uses it: mouse, keys, and what the cards show."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from leader_reader.domain.document import Metadata
from leader_reader.services import annotating
from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.library.documents_model import DocumentsModel
from leader_reader.ui.library.documents_panel import DocumentsPanel
from leader_reader.ui.library.ordering import Order
from leader_reader.ui.theme import load_themes
from tests import samples
from tests.ui.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CARDS = (
    ("a", "Ward rounds", ("B. Doctor",), "2020", "txt", 40),
    ("b", "Éngagement in practice", ("A. Nurse",), "2024-05", "pdf", 10),
    ("c", "Talent boards", (), "", "docx", 90),
)


@pytest.fixture
def bridge(library: Library) -> LibraryBridge:
    for name, title, authors, date, kind, words in CARDS:
        card = Metadata(title=title, authors=authors, date=date)
        document = samples.document(
            "word " * words, name=name, title=title, format=kind, metadata=card
        )
        samples.add(library, document)
    return LibraryBridge(library)


@pytest.fixture
def panel(qtbot, qapp, bridge) -> DocumentsPanel:
    apply_theme(qapp, load_themes()["light"])
    panel = DocumentsPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(303, 500)
    panel.show()
    return panel


def titles(panel: DocumentsPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def click(qtbot, panel: DocumentsPanel, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    at = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_model_keeps_qt_rules(qtmodeltester, bridge):
    qtmodeltester.check(DocumentsModel(bridge.library))


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.TITLE, "bca"),
        (Order.AUTHOR, "bac"),
        (Order.DATE, "bac"),
        (Order.WORDS, "cab"),
        (Order.PROGRESS, "abc"),
    ],
)
def test_orders(panel, bridge, order, names):
    ids = {title: name for name, title, *_ in CARDS}
    panel.set_readings({"a" * 64: 0.9, "b" * 64: 0.5})
    panel.set_arrangement(order.value)
    assert "".join(ids[title] for title in titles(panel)) == names


def test_reverse_leaves_the_undated_last(panel):
    panel.set_arrangement("date", reverse=True)
    assert titles(panel) == ["Ward rounds", "Éngagement in practice", "Talent boards"]


def test_typing_filters_by_title_author_and_file_without_accents(qtbot, panel):
    qtbot.keyClicks(panel.filter, "engagement")
    assert titles(panel) == ["Éngagement in practice"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "doctor ward")
    assert titles(panel) == ["Ward rounds"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "c.txt")
    assert titles(panel) == ["Talent boards"]


def test_a_filter_that_fits_nothing_can_be_taken_off(qtbot, panel):
    qtbot.keyClicks(panel.filter, "zzz")
    assert not panel.list.isVisible()
    button = panel.findChild(QPushButton, "library.no-match.action")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(panel)) == 3
    assert panel.list.isVisible()


def test_the_menu_sorts_and_picks_a_format(qtbot, panel):
    with qtbot.waitSignal(panel.arrangement_changed) as told:
        action(panel, "library.sort.title").trigger()
    assert told.args == ["title", False]
    assert panel.filter.button.text() == "Title"
    action(panel, "library.format.pdf").trigger()
    assert titles(panel) == ["Éngagement in practice"]
    assert panel.filter.button.text() == "PDF · Title"


def action(panel, name):
    return next(each for each in panel.filter.menu.actions() if each.objectName() == name)


def test_a_click_opens_and_a_ctrl_click_only_selects(qtbot, panel):
    with qtbot.waitSignal(panel.document_activated) as told:
        click(qtbot, panel, 1)
    assert told.args == ["a" * 64]
    with qtbot.assertNotEmitted(panel.document_activated):
        click(qtbot, panel, 2, Qt.KeyboardModifier.ControlModifier)
    assert panel.selected() == ["a" * 64, "c" * 64]


def test_keys_alone_open_and_remove(qtbot, panel):
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.document_activated) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == ["a" * 64]
    with qtbot.waitSignal(panel.remove_requested) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert told.args == [["a" * 64]]


def test_removal_and_undo_are_followed_with_the_selection_kept(qtbot, panel, bridge):
    click(qtbot, panel, 2)
    bridge.do(annotating.remove_documents(bridge.library, [next(iter(bridge.library.documents))]))
    assert len(titles(panel)) == 2
    assert panel.selected() == ["c" * 64]
    bridge.undo()
    assert len(titles(panel)) == 3


def test_a_new_passage_shows_on_its_card_without_moving_anything(qtbot, panel, bridge):
    row = panel.model.row_of("a" * 64)
    with qtbot.assertNotEmitted(panel.model.modelReset):
        document = bridge.library.document(bridge.library.find_document("Ward rounds").id)
        bridge.do(annotating.tag_passage(bridge.library, document, 12, 16, ()))
    assert panel.model.card(panel.model.record(row)).passages == 1
    assert "1 passage" in panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_open_document_has_the_accent_edge_and_its_progress(panel):
    panel.set_current("b" * 64)
    panel.update_progress("b" * 64, 0.5)
    rect = panel.list.visualRect(panel.model.index(panel.model.row_of("b" * 64)))
    image = panel.list.viewport().grab().toImage()
    theme = load_themes()["light"]
    assert image.pixelColor(1, rect.center().y()).name() == theme.accent
    assert image.pixelColor(10, rect.center().y()).name() == theme.accent_soft
    bar = rect.bottom() - 8
    assert image.pixelColor(30, bar).name() == theme.accent
    rest = image.pixelColor(rect.right() - 30, bar).name()
    assert rest not in {theme.accent, theme.accent_soft}
    assert contrast(theme.accent, rest) >= 3


def test_long_titles_make_a_card_one_line_higher(panel, bridge):
    long = "Talent management in community trusts: what boards can learn, and what they cannot"
    samples.add(bridge.library, samples.document("x", name="d", title=long))
    panel.set_arrangement("title")
    QApplication.processEvents()
    heights = {
        panel.model.index(row).data(): panel.list.visualRect(panel.model.index(row)).height()
        for row in range(panel.model.rowCount())
    }
    assert heights[long] == heights["Ward rounds"] + 18


def test_an_empty_library_asks_to_import(qtbot, qapp):
    from tests.fakes import MemoryStore

    panel = DocumentsPanel(LibraryBridge(Library(MemoryStore())))
    qtbot.addWidget(panel)
    panel.show()
    button = panel.findChild(QPushButton, "library.empty.action")
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not panel.filter.isVisible()


def test_the_starter_line_is_there_with_starters_and_can_go(qtbot, panel, bridge):
    assert not panel.starter.isVisible()
    samples.add(bridge.library, samples.document("x", name="e", title="Starter", starter=True))
    assert panel.starter.isVisible()
    remove = panel.findChild(QPushButton, "library.starter.remove")
    with qtbot.waitSignal(panel.remove_starter_requested):
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    close = panel.findChild(QToolButton, "library.starter.dismiss")
    with qtbot.waitSignal(panel.starter_dismissed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    bridge.reload()
    assert not panel.starter.isVisible()


def test_the_context_menu_shows_details(qtbot, panel):
    index = panel.model.index(0)
    menu = panel.context_menu(index)
    details = next(each for each in menu.actions() if each.text() == "Details")
    details.trigger()
    texts = {
        label.objectName(): label.text()
        for label in panel.findChildren(QLabel)
        if label.objectName().startswith("library.details.")
    }
    assert texts["library.details.title"] == "Éngagement in practice"
    assert texts["library.details.date"] == "May 2024"
    assert texts["library.details.format"] == "PDF"
    assert texts["library.details.words"] == "13"
    assert texts["library.details.file"] == "b.txt"


def test_right_click_and_menu_remove(qtbot, panel):
    click(qtbot, panel, 0)
    menu = panel.context_menu(panel.model.index(0))
    with qtbot.waitSignal(panel.remove_requested) as told:
        next(each for each in menu.actions() if each.text() == "Remove").trigger()
    assert told.args == [["b" * 64]]
    assert panel.list.indexAt(QPoint(5, 5)).isValid()


def test_ten_thousand_documents_sort_quickly(library):
    from time import thread_time

    from leader_reader.ui.library.ordering import Arrangement, arrange

    record = samples.document("x").record
    begun = thread_time()
    arrange([record] * 10_000, {}, Arrangement(Order.TITLE))
    assert thread_time() - begun < 1
