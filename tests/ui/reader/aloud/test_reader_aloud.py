"""Reading aloud goes from sentence to sentence, pauses, skips, and says what went wrong."""

import sys

import pytest

from leader_reader.adapters.voices import ProcessVoice, Speaker
from leader_reader.domain.document import Block, BlockKind
from leader_reader.services.reading_aloud import VoiceFailed
from leader_reader.ui.reader.aloud import ReaderAloud, Reading
from tests.samples import with_blocks

K = BlockKind
DOCUMENT = with_blocks(
    Block(K.HEADING, "Teams"),
    Block(K.PARAGRAPH, "Page 1", main=False),
    Block(K.PARAGRAPH, "One is here. Two is here."),
    Block(K.PARAGRAPH, "* * *"),
    Block(K.PARAGRAPH, "Three is here."),
)
SENTENCES = ["Teams", "One is here.", "Two is here.", "* * *", "Three is here."]


class FakeVoice:
    """Notes what it is asked to say; says it until `done` is called."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []
        self.speaking = False
        self.failing = False

    def say(self, text: str, speed: int) -> None:
        self.said.append((text, speed))
        self.speaking = True

    def is_speaking(self) -> bool:
        if self.failing:
            raise VoiceFailed("The voice is hoarse.")
        return self.speaking

    def stop(self) -> None:
        self.speaking = False

    def done(self) -> None:
        self.speaking = False

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.said]


class Told:
    """What a reader told, in its order."""

    def __init__(self, reader: ReaderAloud) -> None:
        self.sentences: list[str] = []
        self.states: list[str] = []
        self.failures: list[str] = []
        reader.sentence_changed.connect(
            lambda start, end: self.sentences.append(DOCUMENT.text[start:end])
        )
        reader.state_changed.connect(self.states.append)
        reader.failed.connect(self.failures.append)


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def reader(qapp, voice) -> ReaderAloud:
    reader = ReaderAloud(lambda: voice, lambda: "Install a voice.")
    yield reader
    reader.stop()


@pytest.fixture
def told(reader) -> Told:
    return Told(reader)


def finish(qtbot, reader: ReaderAloud, voice: FakeVoice) -> None:
    """Let the voice come to the end of the sentence."""
    before = reader.sentence()
    voice.done()
    qtbot.waitUntil(lambda: reader.sentence() != before)


def test_every_sentence_is_told_and_said_to_the_end(qtbot, reader, voice, told):
    reader.read(DOCUMENT)
    assert told.sentences == ["Teams"]
    assert reader.state is Reading.READING
    while reader.state is Reading.READING:
        finish(qtbot, reader, voice)
    assert told.sentences == SENTENCES
    assert voice.texts == [each for each in SENTENCES if each != "* * *"]
    assert told.states == ["reading", "off"]
    assert reader.sentence() is None


def test_reading_begins_where_it_is_asked_to(reader, voice):
    start = DOCUMENT.text.index("Two")
    reader.read(DOCUMENT, start + 4)
    assert reader.sentence() == (start, start + len("Two is here."))
    assert voice.said == [("Two is here.", 100)]


def test_a_pause_keeps_the_place_and_the_sentence_begins_again(qtbot, reader, voice, told):
    reader.read(DOCUMENT, DOCUMENT.text.index("One"))
    reader.pause()
    assert not voice.speaking
    qtbot.wait(120)
    assert told.sentences == ["One is here."]
    assert reader.sentence() is not None
    reader.toggle()
    assert voice.texts == ["One is here."] * 2
    assert told.states == ["reading", "paused", "reading"]
    reader.toggle()
    assert reader.state is Reading.PAUSED


def test_next_and_previous_go_by_sentences_over_what_is_left_out(reader, voice, told):
    reader.read(DOCUMENT)
    reader.next()
    reader.next()
    reader.previous()
    reader.previous()
    reader.previous()
    reader.next()
    wanted = [0, 1, 2, 1, 0, 0, 1]
    assert told.sentences == [SENTENCES[number] for number in wanted]
    assert voice.texts == told.sentences


def test_in_a_pause_the_place_moves_in_silence(reader, voice, told):
    reader.read(DOCUMENT)
    reader.pause()
    reader.next()
    assert voice.texts == ["Teams"]
    assert told.sentences == ["Teams", "One is here."]
    reader.resume()
    assert voice.texts == ["Teams", "One is here."]


def test_next_after_the_last_sentence_ends(reader, told):
    reader.read(DOCUMENT, DOCUMENT.text.index("Three"))
    reader.next()
    assert told.states == ["reading", "off"]


def test_a_new_speed_is_heard_once_it_has_settled(qtbot, reader, voice):
    reader.read(DOCUMENT)
    for percent in (110, 120, 130):
        reader.set_speed(percent)
    assert voice.said == [("Teams", 100)]
    qtbot.waitUntil(lambda: len(voice.said) == 2)
    assert voice.said[1] == ("Teams", 130)
    qtbot.wait(400)
    assert len(voice.said) == 2


@pytest.mark.parametrize(("asked", "given"), [(10, 50), (1000, 300), (55, 55)])
def test_the_speed_keeps_within_its_bounds(qtbot, reader, asked, given):
    with qtbot.waitSignal(reader.speed_changed) as told:
        reader.set_speed(asked)
    assert told.args == [given]
    assert reader.speed == given


def test_without_a_voice_it_is_said_what_to_install(qapp):
    reader = ReaderAloud(lambda: None, lambda: "Install a voice.")
    told = Told(reader)
    reader.read(DOCUMENT)
    assert told.failures == ["Install a voice."]
    assert told.states == []
    assert told.sentences == []


def test_a_voice_that_fails_is_told_of_and_the_place_is_kept(qtbot, reader, voice, told):
    reader.read(DOCUMENT)
    voice.failing = True
    qtbot.waitUntil(lambda: reader.state is Reading.PAUSED)
    assert told.failures == ["The voice is hoarse."]
    assert reader.sentence() == (0, 5)
    voice.failing = False
    reader.resume()
    assert voice.texts == ["Teams", "Teams"]


def test_reading_elsewhere_begins_anew_without_a_word_of_stopping(reader, voice, told):
    reader.read(DOCUMENT)
    reader.read(DOCUMENT, DOCUMENT.text.index("Three"))
    assert told.states == ["reading"]
    assert told.sentences == ["Teams", "Three is here."]
    assert voice.texts == told.sentences


def test_who_hears_of_a_sentence_may_stop_the_reading(reader, voice):
    reader.sentence_changed.connect(reader.stop)
    reader.read(DOCUMENT)
    assert voice.texts == []
    assert reader.state is Reading.OFF


def test_an_empty_document_is_read_at_once(reader, voice, told):
    reader.read(with_blocks(Block(K.PARAGRAPH, "")))
    assert voice.texts == []
    assert told.states == ["reading", "off"]


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
def test_a_real_process_reads_a_document_to_its_end(qtbot, tmp_path):
    notes, program = tmp_path / "notes", tmp_path / "voice"
    program.write_text(
        f"#!{sys.executable} -SE\nimport sys, time\n"
        f"open({str(notes)!r}, 'a').write(sys.stdin.read())\ntime.sleep(0.2)\n"
    )
    program.chmod(0o755)
    voice = ProcessVoice([Speaker(str(program), lambda speed: ())])
    reader = ReaderAloud(lambda: voice, lambda: "")
    told = Told(reader)
    reader.read(DOCUMENT)
    qtbot.waitUntil(lambda: reader.state is Reading.OFF, timeout=10_000)
    assert notes.read_text().splitlines() == [each for each in SENTENCES if each != "* * *"]
    assert told.failures == []
