"""What is known about a document, changed in the real window: sheet, references, undo, restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton, QWidget

from leader_reader.services.citing import cite
from leader_reader.ui.library.metadata_sheet import MetadataSheet
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, keys, open_paper, press, select
from tests.journeys.papers import LIFTS, NIGHTS, PORTERS, take_in
from tests.journeys.printed import show_pages

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "Porters who lead"
RIS = f"""TY  - JOUR
TI  - {PORTERS}
AU  - Smith, Jane
PY  - 2019
JO  - Journal of Wards
VL  - 3
IS  - 2
SP  - 12
EP  - 19
DO  - 10.1136/wards.12
ER  -
TY  - BOOK
TI  - A book that nobody has here
ER  -
"""


def shown(window):
    model = window.documents.model
    return [model.index(row).data() for row in range(model.rowCount())]


def metadata(window, title):
    return window.bridge.library.find_document(title).metadata


def sheet(window) -> MetadataSheet:
    found = window.describing.sheet
    assert found is not None
    assert found.isVisible()
    return found


def field(window, key):
    return sheet(window).form.fields[key]


def write(window, key, text):
    """Click a field, select what is in it and type over it."""
    into = field(window, key).input
    sheet(window)._area.ensureWidgetVisible(into)
    click(into.viewport() if key in ("title", "authors") else into)
    press(window, Qt.Key.Key_A, CTRL)
    keys(window, text)


def push(window, name):
    button = sheet(window).findChild(QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled()
    click(button)


def open_sheet(window, title):
    open_paper(window, title)
    press(window, Qt.Key.Key_I, CTRL)
    return sheet(window)


def references_read(qtbot, window):
    qtbot.waitUntil(lambda: not window.references.busy, timeout=30_000)
    qtbot.waitUntil(lambda: window.describing.dialog is not None, timeout=30_000)
    return window.describing.dialog


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.ris"
    path.write_text(RIS, "utf-8")
    return path


def test_a_changed_title_is_everywhere_at_once_and_comes_back_by_undo(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "1")
        window.finding.search_for("porters lift")
        qtbot.waitUntil(lambda: not window.searches.busy, timeout=10_000)
        before = metadata(window, PORTERS)
        open_sheet(window, PORTERS)
        write_all(window)
        assert window.windowTitle().startswith(NEW)
        assert NEW in shown(window)
        assert PORTERS not in shown(window)
        (passage,) = window.bridge.library.annotations.values()
        cited = window.desk.citation_of(passage)
        assert cited.startswith(f"Smith J; Jones K (2014) {NEW}")
        assert cited.endswith("doi:10.1136/wards.1")
        qtbot.waitUntil(lambda: NEW in titles_of_hits(window), timeout=10_000)
        assert window.bridge.library.undo_label == f"Change details of “{PORTERS}”"
    with opened(qtbot, stocked) as window:
        assert metadata(window, NEW).doi == "10.1136/wards.1"
        assert metadata(window, NEW).date == "2014-05-22"
        open_paper(window, NEW)
        press(window, Qt.Key.Key_Z, CTRL)
        assert metadata(window, PORTERS) == before
        assert window.windowTitle().startswith(PORTERS)
        window.bridge.redo()
        assert window.windowTitle().startswith(NEW)


def write_all(window):
    write(window, "title", NEW)
    write(window, "authors", "Smith J, Jones K")
    write(window, "date", "22 May 2014")
    write(window, "doi", "https://doi.org/10.1136/wards.1")
    push(window, "metadata.save")
    assert window.describing.sheet is None


def titles_of_hits(window):
    return {hit.title for hit in window.finding._found.hits}


def test_the_words_of_a_new_title_and_author_are_searched_for(qtbot, desk):
    open_sheet(desk, PORTERS)
    write(desk, "title", "Zymurgy at night")
    write(desk, "authors", "Quillfeather, A.")
    push(desk, "metadata.save")
    at_rest(qtbot, desk)
    for words in ("title:zymurgy", "author:quillfeather lift"):
        desk.finding.search_for(words)
        qtbot.waitUntil(lambda: not desk.searches.busy, timeout=10_000)
        assert titles_of_hits(desk) == {"Zymurgy at night"}
    assert not desk.bridge.library.unindexed()


def test_a_field_that_does_not_fit_says_so_when_it_is_left_and_is_not_saved(qtbot, desk):
    open_sheet(desk, PORTERS)
    write(desk, "isbn", "978-0-306-40615-8")
    press(desk, Qt.Key.Key_Tab)
    note = desk.findChild(QLabel, "metadata.isbn.note")
    assert note.isVisible()
    assert "check digit" in note.text()
    push(desk, "metadata.save")
    assert sheet(desk).isVisible()
    assert QApplication.focusWidget() is field(desk, "isbn").input
    write(desk, "isbn", "978-0-306-40615-7")
    press(desk, Qt.Key.Key_Tab)
    assert not note.isVisible()
    assert field(desk, "isbn").text == "9780306406157"
    write(desk, "date", "03/05/2014")
    press(desk, Qt.Key.Key_Tab)
    assert "May 2014" in desk.findChild(QLabel, "metadata.date.note").text()
    write(desk, "date", "may 2014")
    write(desk, "language", "welsh")
    press(desk, Qt.Key.Key_Tab)
    assert desk.findChild(QLabel, "metadata.language.note").text() == "Welsh"
    press(desk, Qt.Key.Key_Return, CTRL)
    assert desk.describing.sheet is None
    found = metadata(desk, PORTERS)
    assert (found.isbn, found.date, found.language) == ("9780306406157", "2014-05", "cy")


def test_nothing_typed_is_left_without_a_question_and_is_no_edit(qtbot, desk):
    before = desk.bridge.library.undo_label
    open_sheet(desk, PORTERS)
    assert not desk.findChild(QPushButton, "metadata.save").isEnabled()
    press(desk, Qt.Key.Key_Tab, times=4)
    press(desk, Qt.Key.Key_Escape)
    assert desk.describing.sheet is None
    assert desk.bridge.library.undo_label == before


def test_what_was_typed_is_not_lost_by_escape(qtbot, desk):
    open_sheet(desk, PORTERS)
    write(desk, "publisher", "The Ward Press")
    press(desk, Qt.Key.Key_Escape)
    assert desk.findChild(QWidget, "metadata.question").isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not desk.findChild(QWidget, "metadata.question").isVisible()
    assert field(desk, "publisher").text == "The Ward Press"
    click(desk.reader.view.viewport())
    assert sheet(desk).isVisible()
    click(desk.findChild(QWidget, "metadata.close"))
    push(desk, "metadata.discard")
    assert desk.describing.sheet is None
    assert metadata(desk, PORTERS).publisher == ""
    open_sheet(desk, PORTERS)
    write(desk, "publisher", "The Ward Press")
    press(desk, Qt.Key.Key_Escape)
    push(desk, "metadata.keep")
    assert metadata(desk, PORTERS).publisher == "The Ward Press"


def test_the_sheet_opens_from_the_list_and_its_card(qtbot, desk):
    open_paper(desk, NIGHTS)
    press(desk, Qt.Key.Key_1, CTRL)
    index = desk.documents.model.index(shown(desk).index(PORTERS))
    desk.documents.list.setCurrentIndex(index)
    press(desk, Qt.Key.Key_F2)
    assert field(desk, "title").text == PORTERS
    press(desk, Qt.Key.Key_Escape)
    card = desk.documents.show_details(index)
    click(card.findChild(QWidget, "library.details.edit"))
    assert field(desk, "title").text == PORTERS
    press(desk, Qt.Key.Key_Escape)
    place = desk.documents.list.visualRect(index).center()
    desk.documents.list.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == "Change details…")
    click(menu, menu.actionGeometry(entry).center())
    assert field(desk, "title").text == PORTERS


def test_pages_stay_in_view_under_a_new_title(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        show_pages(qtbot, window)
        window.page_number.go_to(2)
        qtbot.waitUntil(lambda: window.reader.view.current_page == 2, timeout=20_000)
        press(window, Qt.Key.Key_I, CTRL)
        write(window, "title", NEW)
        push(window, "metadata.save")
        assert window.windowTitle().startswith(NEW)
        assert window.paging.shown
        qtbot.waitUntil(lambda: window.reader.view.current_page == 2, timeout=20_000)


def test_the_sheet_goes_with_its_document(qtbot, desk):
    open_sheet(desk, PORTERS)
    write(desk, "publisher", "The Ward Press")
    desk.documents.remove_requested.emit([desk.desk.document.id])
    assert desk.describing.sheet is None


def test_a_dropped_reference_file_fills_in_documents_by_one_edit(qtbot, stocked, file):
    with opened(qtbot, stocked) as window:
        before = metadata(window, PORTERS)
        drop_files(window, file)
        dialog = references_read(qtbot, window)
        assert dialog.model.rowCount() == 2
        assert "1 of 1 document ticked" in dialog.summary.text()
        assert "1 reference is about no document here" in dialog.summary.text()
        dialog.list.setFocus()
        press(window, Qt.Key.Key_Space)
        assert not dialog.fill_button.isEnabled()
        press(window, Qt.Key.Key_Space)
        click(dialog.fill_button)
        found = metadata(window, PORTERS)
        assert (found.doi, found.container, found.page_range) == (
            "10.1136/wards.12",
            "Journal of Wards",
            "12-19",
        )
        assert found.authors == before.authors or not before.authors
        assert window.bridge.library.undo_label == f"Fill in details of “{PORTERS}”"
    with opened(qtbot, stocked) as window:
        assert metadata(window, PORTERS).volume == "3"
        press(window, Qt.Key.Key_Z, CTRL)
        assert metadata(window, PORTERS) == before


def test_other_words_are_changed_only_with_a_tick(qtbot, desk, file):
    open_sheet(desk, PORTERS)
    write(desk, "publisher", "")
    write(desk, "container", "Another journal")
    push(desk, "metadata.save")
    desk.intake.take([file])
    dialog = references_read(qtbot, desk)
    told = dialog.model.told(0)
    assert any("Differs in" in line and "journal" in line for line in told)
    dialog.replace.click()
    assert any("will be “Journal of Wards”" in line for line in dialog.model.told(0))
    click(dialog.fill_button)
    assert metadata(desk, PORTERS).container == "Journal of Wards"


def test_the_sheet_is_filled_from_a_chosen_entry_and_saved_by_hand(qtbot, desk, file):
    open_sheet(desk, PORTERS)
    push(desk, "metadata.fill")
    asking = desk.findChild(QFileDialog, "references.file")
    assert asking.isVisible()
    asking.fileSelected.emit(str(file))
    asking.close()
    dialog = references_read(qtbot, desk)
    assert dialog.chosen().title == PORTERS
    keys(desk, "nobody")
    assert dialog.chosen().title == "A book that nobody has here"
    dialog.field.clear()
    press(desk, Qt.Key.Key_Return)
    assert field(desk, "doi").text == "10.1136/wards.12"
    assert metadata(desk, PORTERS).doi == ""
    push(desk, "metadata.save")
    found = metadata(desk, PORTERS)
    assert "Journal of Wards, 3(2), pp. 12–19, doi:10.1136/wards.12" in cite(found, PORTERS, "")


def test_a_file_that_could_not_be_read_for_the_sheet_can_be_dropped_later(qtbot, desk, tmp_path):
    path = tmp_path / "letter.ris"
    path.write_text("Dear all,", "utf-8")
    open_sheet(desk, PORTERS)
    push(desk, "metadata.fill")
    asking = desk.findChild(QFileDialog, "references.file")
    asking.fileSelected.emit(str(path))
    asking.close()
    qtbot.waitUntil(lambda: desk.frame.messages.sentence() != "", timeout=30_000)
    qtbot.waitUntil(lambda: not desk.references.busy)
    desk.describing.sheet.close_card()
    path.write_text(RIS, "utf-8")
    drop_files(desk, path)
    assert references_read(qtbot, desk).model.rowCount() == 2


def test_a_file_without_references_is_said_in_one_sentence(qtbot, desk, tmp_path):
    path = tmp_path / "letter.bib"
    path.write_text("Dear all,", "utf-8")
    desk.intake.take([path])
    qtbot.waitUntil(lambda: not desk.references.busy, timeout=30_000)
    qtbot.waitUntil(lambda: desk.frame.messages.sentence() != "", timeout=5_000)
    assert desk.frame.messages.sentence().startswith("letter.bib could not be read")
    assert not desk.frame.status.progress.isVisible()
