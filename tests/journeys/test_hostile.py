"""Hostile files dropped on the real window: it goes on answering, and says what became of each."""

import sys

import pytest
from PySide6.QtCore import Qt

from tests.adapters.hostile import HOSTILE, SLOW
from tests.adapters.importers.corpus import CORPUS
from tests.benchmarks.stalling import Watch
from tests.conftest import at_rest, opened
from tests.journeys.hands import drop_files, press
from tests.journeys.papers import OWN, SEEDS

CTRL = Qt.KeyboardModifier.ControlModifier
THERE = SEEDS + OWN


@pytest.fixture
def files(tmp_path):
    """Some hostile files of each format; those of the corpus beside it."""
    wanted = sorted(HOSTILE.keys() - SLOW)[::3]
    for name in wanted:
        (tmp_path / name).write_bytes(HOSTILE[name]())
    own = [tmp_path / name for name in wanted]
    given = sorted((CORPUS / "hostile").iterdir()) if CORPUS.is_dir() else []
    return [*own, *given]


class Reader:
    """Opens one document after another while files come, as one does while waiting."""

    def __init__(self, window):
        self.window, self.steps, self.unanswered = window, 0, 0
        self.documents = list(window.bridge.library.documents)
        window.imports.stepped.connect(self.read_on)

    def read_on(self, done, _name):
        self.steps = done
        wanted = self.documents[done % len(self.documents)]
        self.window.open_document(wanted)
        self.unanswered += self.window.desk.document.id != wanted


def test_the_window_answers_while_hostile_files_come(qtbot, stocked, files, tmp_path, capsys):
    before = sorted(path.name for path in tmp_path.iterdir())
    with opened(qtbot, stocked) as window:
        watch, reader = Watch(), Reader(window)
        drop_files(window, *files)
        qtbot.waitUntil(lambda: window.intake.report is not None, timeout=600_000)
        watch.stop()
        with capsys.disabled():
            sys.stdout.write(f" longest gap {max(watch.gaps):.0f} ms ")
        report = window.intake.report
        assert report.isVisible()
        taken = len(window.bridge.library.documents) - THERE
        assert taken > len(files) // 4
        assert report.summary.text().startswith(f"{taken} documents added, ")
        assert reader.steps == len(files)
        assert not reader.unanswered
        report.close()
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        assert len(window.bridge.library.documents) == THERE + taken
        press(window, Qt.Key.Key_Z, CTRL)
        assert len(window.bridge.library.documents) == THERE
    assert sorted(path.name for path in tmp_path.iterdir()) == before
