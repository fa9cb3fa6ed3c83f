"""Watched folders in the real window: what is dropped in arrives, and nothing comes twice."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.watched import WatchedFile
from leader_reader.services.folder_looks import trace_of
from leader_reader.services.watching import NotToBeWatched
from leader_reader.ui.watching.pace import Pace
from tests.benchmarks.stalling import Watch
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, keys, open_paper, press, select
from tests.journeys.papers import KNEW, PORTERS, PORTERS_PAPER
from tests.scans import Played, write_scan

CTRL = Qt.KeyboardModifier.ControlModifier
QUICK = Pace(
    begin=0.05,
    gather=0.05,
    settled=0.1,
    unsettled=0.1,
    again=600,
    after_edit=0,
    after_undo=0,
)


@pytest.fixture
def reports(tmp_path) -> Path:
    folder = tmp_path / "Reports"
    folder.mkdir()
    write(folder, "one.txt", "The first report\n\nStaff were asked first.\n")
    return folder


def write(folder, name, text):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def names(window):
    known = window.bridge.library.documents.values()
    return sorted(each.file_name for each in known if not each.starter)


def said(window):
    return window.findChild(QLabel, "status.said").text()


def settled(qtbot, window):
    """Wait until a look that is due has been made and what it found is in."""
    watching = window.watching

    def looked():
        planned = watching._next.remainingTime() > 60_000 or not watching.list.folders
        return planned and not watching.busy

    qtbot.waitUntil(looked, timeout=30_000)
    at_rest(qtbot, window)


def look(qtbot, window):
    window.watching.look_now()
    settled(qtbot, window)


def watch(qtbot, window, folder):
    """Choose a folder as the user does: menu, dialog, chooser."""
    window.watching.set_pace(QUICK)
    window.acts.actions["watch"].trigger()
    dialog = window.watch_acts.dialog
    qtbot.waitUntil(dialog.isVisible)
    name = "watching.add" if window.watching.list.folders else "watching.empty.action"
    click(part(dialog, name))
    chooser = dialog.findChild(QFileDialog, "watching.choose")
    chooser.filesSelected.emit([str(folder)])
    chooser.reject()
    settled(qtbot, window)
    return dialog


def part(widget, name):
    return widget.findChild(QPushButton, name)


def close(qtbot, window, dialog):
    click(part(dialog, "watching.done"))
    assert not dialog.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def state_of(dialog, number=0):
    dialog._refresh()
    return dialog.findChild(QLabel, f"watching.{number}.state").text()


def test_what_is_in_a_folder_comes_in_and_what_is_dropped_into_it(qtbot, stocked, reports):
    with opened(qtbot, stocked) as window:
        before = names(window)
        dialog = watch(qtbot, window, reports)
        assert names(window) == sorted([*before, "one.txt"])
        assert said(window) == "1 new document from Reports"
        assert state_of(dialog) == "Looked at just now · 1 document"
        close(qtbot, window, dialog)
        read = window.desk.document
        write(reports, "two.txt", "The second report\n\nPorters were asked.\n")
        write(reports, "~$two.docx", "a lock")
        write(reports, "three.txt.part", "still coming")
        qtbot.waitUntil(lambda: "two.txt" in names(window), timeout=20_000)
        settled(qtbot, window)
        assert names(window) == sorted([*before, "one.txt", "two.txt"])
        assert window.desk.document == read
        assert QApplication.activeModalWidget() is None
    with opened(qtbot, stocked) as window:
        assert [each.path for each in window.watching.list.folders] == [reports]
        window.watching.set_pace(QUICK)
        count = len(window.bridge.library.documents)
        look(qtbot, window)
        assert len(window.bridge.library.documents) == count


def test_files_that_come_together_are_one_undo(qtbot, desk, reports):
    for number in range(4):
        write(reports, f"more {number}.txt", f"Report {number}\n\nOf {number} wards.\n")
    before = names(desk)
    dialog = watch(qtbot, desk, reports)
    close(qtbot, desk, dialog)
    assert said(desk) == "5 new documents from Reports"
    assert desk.bridge.library.undo_label == "Import 5 documents"
    press(desk, Qt.Key.Key_Z, CTRL)
    assert names(desk) == before
    look(qtbot, desk)
    assert names(desk) == before
    press(desk, Qt.Key.Key_Y, CTRL)
    assert len(names(desk)) == len(before) + 5


def test_a_changed_file_comes_as_a_new_document_and_is_offered_as_an_edition(qtbot, desk, reports):
    window = desk
    paper = write(reports, "porters.md", PORTERS_PAPER)
    dialog = watch(qtbot, window, reports)
    close(qtbot, window, dialog)
    before = len(names(window))
    write(reports, paper.name, PORTERS_PAPER.replace(KNEW, "the porters were never asked"))
    look(qtbot, window)
    assert len(names(window)) == before + 1
    offer = f"“{PORTERS}” looks like a new edition of the one you have"
    qtbot.waitUntil(lambda: window.frame.messages.sentence() == offer, timeout=20_000)
    assert len({each.id for each in window.bridge.library.documents.values()}) > before


def test_a_removed_document_stays_away_over_a_restart_but_comes_by_hand(qtbot, stocked, reports):
    with opened(qtbot, stocked) as window:
        close(qtbot, window, watch(qtbot, window, reports))
        record = next(
            each for each in window.bridge.library.documents.values() if each.file_name == "one.txt"
        )
        window.documents.remove_requested.emit([record.id])
        look(qtbot, window)
        assert "one.txt" not in names(window)
    with opened(qtbot, stocked) as window:
        window.watching.set_pace(QUICK)
        look(qtbot, window)
        (reports / "one.txt").rename(reports / "another name.txt")
        look(qtbot, window)
        assert not {"one.txt", "another name.txt"} & set(names(window))
        drop_files(window, reports / "another name.txt")
        qtbot.waitUntil(lambda: record.id in window.bridge.library.documents, timeout=20_000)


def test_a_moved_file_is_nothing_new(qtbot, desk, reports):
    close(qtbot, desk, watch(qtbot, desk, reports))
    before, label = names(desk), desk.bridge.library.undo_label
    inside = reports / "2024"
    inside.mkdir()
    (reports / "one.txt").rename(inside / "first.txt")
    shutil.copy(inside / "first.txt", reports / "copy.txt")
    look(qtbot, desk)
    assert names(desk) == before
    assert desk.bridge.library.undo_label == label
    assert (reports / "copy.txt").exists()


def test_a_folder_that_is_gone_is_said_calmly_and_found_again(qtbot, desk, reports):
    dialog = watch(qtbot, desk, reports)
    away = reports.rename(reports.with_name("unplugged"))
    count = len(desk.bridge.library.documents)
    look(qtbot, desk)
    assert state_of(dialog).startswith("Not there at the moment; it is looked for again")
    assert desk.frame.messages.sentence() == ""
    assert len(desk.bridge.library.documents) == count
    away.rename(reports)
    write(reports, "two.txt", "The second report\n\nPorters were asked.\n")
    look(qtbot, desk)
    assert state_of(dialog) == "Looked at just now · 2 documents"


def test_an_unreadable_file_is_told_once_and_read_again_when_asked(qtbot, desk, reports):
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 cut short")
    dialog = watch(qtbot, desk, reports)
    assert said(desk) == "1 new document from Reports · 1 could not be read"
    assert desk.intake.report is None
    desk.frame.status.say("")
    look(qtbot, desk)
    assert said(desk) == ""
    dialog._refresh()
    click(part(dialog, "watching.0.show"))
    shown = dialog.findChild(QWidget, "watching.0.list")
    assert shown.isVisible()
    assert dialog.findChild(QLabel, "watching.0.file.0").text() == "broken.pdf"
    write(reports, "broken.pdf", "")
    (reports / "broken.pdf").unlink()
    write(reports, "mended.txt", "A mended report\n\nIt can be read.\n")
    look(qtbot, desk)
    dialog._refresh()
    assert "mended.txt" in names(desk)
    assert not part(dialog, "watching.0.show").isVisible()


def test_try_again_reads_what_could_not_be_read(qtbot, desk, reports):
    broken = reports / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 cut short")
    dialog = watch(qtbot, desk, reports)
    dialog._refresh()
    click(part(dialog, "watching.0.show"))
    desk.frame.status.say("")
    click(part(dialog, "watching.0.again"))
    settled(qtbot, desk)
    assert said(desk) == "1 file from Reports could not be read"


def test_the_users_own_undo_goes_before_what_comes_in(qtbot, desk, reports):
    window = desk
    close(qtbot, window, watch(qtbot, window, reports))
    window.watching.set_pace(Pace(0.05, 0.05, 0.1, 0.1, 600, after_edit=3600))
    open_paper(window, PORTERS)
    select(window, KNEW)
    keys(window, "1")
    label = window.bridge.library.undo_label
    write(reports, "two.txt", "The second report\n\nPorters were asked.\n")
    window.watching.look_now()
    qtbot.waitUntil(lambda: bool(window.watching._arrivals._round), timeout=20_000)
    now = window.watching._arrivals._round
    qtbot.waitUntil(lambda: bool(now.arrived), timeout=20_000)
    assert "two.txt" not in names(window)
    assert window.bridge.library.undo_label == label
    window.watching.set_pace(QUICK)
    window.watching._arrivals._turn.start(0)
    settled(qtbot, window)
    assert "two.txt" in names(window)


def test_an_import_by_hand_goes_first(qtbot, desk, reports, tmp_path):
    window = desk
    before = len(names(window))
    for number in range(12):
        write(reports, f"many {number:02}.txt", f"Report {number}\n\nOf {number} wards.\n")
    own = write(tmp_path, "by hand.txt", "By hand\n\nThe user's own.\n")
    window.watching.set_pace(QUICK)
    window.watching.add(reports)
    qtbot.waitUntil(lambda: window.watching._arrivals.busy, timeout=20_000)
    drop_files(window, own)
    qtbot.waitUntil(lambda: "by hand.txt" in names(window), timeout=30_000)
    settled(qtbot, window)
    assert len(names(window)) == before + 1 + 12 + 1


def test_taking_back_what_is_coming_in_puts_off_the_rest(qtbot, desk, reports):
    window = desk
    for number in range(30):
        write(reports, f"many {number:02}.txt", f"Report {number}\n\nOf {number} wards.\n")
    before = names(window)
    window.watching.set_pace(QUICK)
    window.watching.add(reports)
    qtbot.waitUntil(lambda: len(names(window)) > len(before) + 2, timeout=30_000)
    window.undo()
    qtbot.waitUntil(lambda: not window.watching.busy, timeout=20_000)
    assert len(names(window)) < len(before) + 30
    assert window.watching.states()[0].held


def test_stopping_leaves_everything_where_it_is(qtbot, stocked, reports):
    with opened(qtbot, stocked) as window:
        dialog = watch(qtbot, window, reports)
        click(part(dialog, "watching.0.stop"))
        qtbot.waitUntil(lambda: part(dialog, "watching.empty.action").isVisible())
        assert "one.txt" in names(window)
        assert (reports / "one.txt").exists()
    with opened(qtbot, stocked) as window:
        assert not window.watching.list.folders
        assert "one.txt" in names(window)


def test_the_librarys_own_folder_is_refused_and_left_out(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        dialog = watch(qtbot, window, stocked / "originals")
        refused = dialog.findChild(QLabel, "watching.refused")
        assert "belongs to the library itself" in refused.text()
        with pytest.raises(NotToBeWatched):
            window.watching.add(stocked)
        count = len(window.bridge.library.documents)
        watch(qtbot, window, tmp_path)
        assert len(window.bridge.library.documents) == count


def test_closing_in_the_middle_ends_it_and_the_next_start_goes_on(qtbot, stocked, reports):
    for number in range(30):
        write(reports, f"many {number:02}.txt", f"Report {number}\n\nOf {number} wards.\n")
    with opened(qtbot, stocked) as window:
        before = len(names(window))
        window.watching.set_pace(QUICK)
        window.watching.add(reports)
        qtbot.waitUntil(lambda: len(names(window)) > before, timeout=30_000)
    with opened(qtbot, stocked) as window:
        window.watching.set_pace(QUICK)
        look(qtbot, window)
        assert len(names(window)) == before + 31
        assert len(set(names(window))) == before + 31


def test_a_note_that_cannot_be_kept_is_said(qtbot, desk, reports, monkeypatch):
    def full(_files):
        raise LeaderReaderError("The disk is full.")

    monkeypatch.setattr(desk.bridge.library.watched, "note_files", full)
    close(qtbot, desk, watch(qtbot, desk, reports))
    assert desk.frame.messages.sentence() == "The disk is full."
    count = len(desk.bridge.library.documents)
    look(qtbot, desk)
    assert len(desk.bridge.library.documents) == count


def test_thousands_of_files_are_looked_at_with_the_window_alive(qtbot, desk, reports):
    window = desk
    notes = []
    for number in range(3000):
        path = reports / f"{number // 200:02}" / f"report {number:04}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Report {number}", "utf-8")
        notes.append(WatchedFile(path, trace_of(path), DocumentId(f"{number:064}")))
    window.watching.list.note(notes)
    before = len(window.bridge.library.documents)
    ticks = Watch()
    window.watching.set_pace(QUICK)
    window.watching.add(reports)
    settled(qtbot, window)
    ticks.stop()
    assert len(window.bridge.library.documents) == before + 1
    assert window.watching.states()[0].documents == 3001
    assert len(ticks.gaps) > 10


def test_a_burst_is_one_arrival(qtbot, desk, reports):
    window = desk
    close(qtbot, window, watch(qtbot, window, reports))
    window.watching.set_pace(replace(QUICK, gather=0.5, settled=0.3))
    for number in range(5):
        write(reports, f"burst {number}.txt", f"Report {number}\n\nOf {number} wards.\n")
        qtbot.wait(20)
    qtbot.waitUntil(lambda: "burst 4.txt" in names(window), timeout=20_000)
    settled(qtbot, window)
    assert said(window) == "5 new documents from Reports"


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program here")
def test_a_scan_is_recognised_behind_and_one_that_fails_is_told_without_a_dialog(
    qtbot, desk, reports, tmp_path, monkeypatch
):
    window = desk
    pages = {"1": ["The ward met in March and asked", "who had kept the ledger."]}
    played = Played(tmp_path / "programs", pages=pages)
    monkeypatch.setenv("PATH", f"{played.folder}{os.pathsep}{os.environ['PATH']}")
    write_scan(reports / "minutes.pdf", 1)
    dialog = watch(qtbot, window, reports)
    qtbot.waitUntil(lambda: "minutes.pdf" in names(window), timeout=30_000)
    assert state_of(dialog).endswith(" · 2 documents")
    close(qtbot, window, dialog)
    monkeypatch.setenv("PATH", str(tmp_path))
    write_scan(reports / "more.pdf", 2)
    look(qtbot, window)
    qtbot.waitUntil(lambda: said(window) == "1 file from Reports could not be read")
    assert window.intake.report is None
    window.frame.status.say("")
    look(qtbot, window)
    assert said(window) == ""
