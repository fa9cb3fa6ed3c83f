"""The open document read aloud in the real window, by a voice that only takes its time."""

import sys

import pytest
from PySide6.QtCore import Qt

from leader_reader.ui.reader.aloud.reader_aloud import Reading
from tests.journeys.hands import click, keys, open_paper, press
from tests.journeys.papers import PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

VOICE = """#!{}
import sys, time
sys.stdin.read()
time.sleep({})
"""


@pytest.fixture
def voice(tmp_path, monkeypatch):
    """Put a program that is silent for some time on the path, in place of all voices."""

    def put(seconds):
        program = tmp_path / "voices" / "espeak-ng"
        program.parent.mkdir(exist_ok=True)
        program.write_text(VOICE.format(sys.executable, seconds))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent))

    return put


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the voice is a Unix program")


def begin(qtbot, desk):
    open_paper(desk, PORTERS)
    press(desk, Qt.Key.Key_A, CTRL | SHIFT)
    qtbot.waitUntil(lambda: desk.aloud.voice.state is Reading.READING)


def words(desk):
    return desk.desk.document.text[slice(*desk.aloud.voice.sentence())]


def test_sentence_after_sentence_is_shown_and_escape_ends_it(qtbot, desk, voice):
    voice(0.3)
    begin(qtbot, desk)
    assert desk.aloud.bar.isVisible()
    first = words(desk)
    assert desk.desk.document.text.startswith(first)
    qtbot.waitUntil(lambda: words(desk) != first, timeout=10_000)
    assert desk.reader.view.page.marks.current == desk.aloud.voice.sentence()
    press(desk, Qt.Key.Key_Escape)
    assert desk.aloud.voice.state is Reading.OFF
    assert desk.aloud.bar.isHidden()
    assert desk.reader.view.page.marks.current is None


def test_the_sentence_that_is_read_is_tagged_while_the_voice_is_paused(qtbot, desk, voice):
    voice(30)
    begin(qtbot, desk)
    press(desk, Qt.Key.Key_A, CTRL | SHIFT)
    assert desk.aloud.voice.state is Reading.PAUSED
    sentence = desk.aloud.voice.sentence()
    click(desk.aloud.bar.tag)
    qtbot.waitUntil(desk.picker.isVisible)
    keys(desk, "talent")
    press(desk, Qt.Key.Key_Return)
    (made,) = desk.bridge.library.annotations.values()
    assert (made.start, made.end) == sentence


def test_without_a_voice_it_is_said_what_to_install(qtbot, desk, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    open_paper(desk, PORTERS)
    with qtbot.waitSignal(desk.aloud.failed) as told:
        press(desk, Qt.Key.Key_A, CTRL | SHIFT)
    assert "espeak-ng" in told.args[0]
    assert desk.aloud.bar.isHidden()
