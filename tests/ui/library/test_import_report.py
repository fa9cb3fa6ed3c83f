"""The import report: its sentence, its list, Retry and Copy."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea

from leader_reader.ui.library.import_report import ImportReport

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PDF, WORD = Path("files/a.pdf"), Path("files/b.docx")


def outcome(added: int = 0, same: int = 0, failed: tuple[tuple[Path, str], ...] = ()):
    return SimpleNamespace(imported=[None] * added, duplicates=[PDF] * same, failed=failed)


def press(qtbot, report: ImportReport, name: str) -> None:
    qtbot.mouseClick(report.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def report(qtbot) -> ImportReport:
    report = ImportReport(outcome(42, 3, ((PDF, "it is encrypted"), (WORD, "it is damaged"))))
    qtbot.addWidget(report)
    report.show()
    return report


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (42, 3, ((PDF, ""), (WORD, ""))),
            "42 documents added, 3 were already in the library, 2 could not be read",
        ),
        (
            (1, 1, ((PDF, ""),)),
            "1 document added, 1 was already in the library, 1 could not be read",
        ),
        ((0, 0, ((PDF, ""),)), "1 file could not be read"),
        ((1200,), "1,200 documents added"),
        ((), "There was nothing to import"),
    ],
)
def test_sentence(qtbot, counts, sentence):
    report = ImportReport(outcome(*counts))
    qtbot.addWidget(report)
    assert report.summary.text() == sentence


def test_retry_one_takes_it_off_the_list(qtbot, report):
    with qtbot.waitSignal(report.retry_requested) as told:
        press(qtbot, report, "import.retry.0")
    assert told.args == [[PDF]]
    assert not report.findChild(QPushButton, "import.retry.0").isVisible()
    assert report.findChild(QPushButton, "import.retry.1").isVisible()


def test_retry_all_closes(qtbot, report):
    with qtbot.waitSignal(report.retry_requested) as told:
        press(qtbot, report, "import.retry-all")
    assert told.args == [[PDF, WORD]]
    assert report.result() == QDialog.DialogCode.Accepted


def test_copy(qtbot, report):
    press(qtbot, report, "import.copy")
    assert QGuiApplication.clipboard().text() == "a.pdf: it is encrypted\nb.docx: it is damaged"


def test_without_failures_there_is_only_done(qtbot):
    report = ImportReport(outcome(1))
    qtbot.addWidget(report)
    report.show()
    names = {button.objectName() for button in report.findChildren(QPushButton)}
    assert names == {"import.done"}


def test_the_files_take_just_the_room_they_need(qtbot, report):
    area = report.findChild(QScrollArea, "import.failures")
    assert area.verticalScrollBar().maximum() == 0
    last = report.findChild(QPushButton, "import.retry.1")
    done = report.findChild(QPushButton, "import.done")
    right = [each.mapTo(report, each.rect().bottomRight()) for each in (last, done)]
    assert right[0].x() == right[1].x()
    assert done.mapTo(report, done.rect().topLeft()).y() - right[0].y() < 40
    assert report.focusWidget() is done
