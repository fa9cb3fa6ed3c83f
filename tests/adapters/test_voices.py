"""Voices, with programs in place of real ones that note what they are asked to say."""

import sys
import time
from pathlib import Path

import psutil
import pytest

from leader_reader.adapters import voices
from leader_reader.adapters.voices import ProcessVoice, Speaker, find_voice, missing, one_line
from leader_reader.services.reading_aloud import VoiceFailed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are scripts")

WORDS = "The ward sister asked who would speak up."


class Programs:
    """Makes programs in a folder, and reads what they noted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes = folder / "notes"

    def add(self, name: str, *lines: str) -> str:
        """Add a program that notes its arguments and its text, then runs `lines`."""
        head = (
            f"#!{sys.executable} -SE",
            "import sys, time, os",
            f"notes = open({str(self.notes)!r}, 'a')",
            "print(sys.argv[1:], file=notes, flush=True)",
        )
        took = () if name == "hush" else ("print(ascii(sys.stdin.read()), file=notes, flush=True)",)
        path = self.folder / name
        path.write_text("\n".join([*head, *took, *lines]))
        path.chmod(0o755)
        return str(path)

    def noted(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []


@pytest.fixture
def programs(tmp_path) -> Programs:
    return Programs(tmp_path)


@pytest.fixture(autouse=True)
def _none_left():
    """No process stays behind."""
    yield
    left = psutil.Process().children(recursive=True)
    assert not [each for each in left if str(voices.__file__) in each.cmdline()]
    assert not [each for each in left if "-SE" in each.cmdline()]


def speaker(program: str, **more) -> Speaker:
    return Speaker(program, lambda speed: ("--speed", str(speed)), **more)


def all_speaking() -> list[psutil.Process]:
    """Return the programs that speak; there may be other children, of other tests."""
    return [each for each in psutil.Process().children() if "-SE" in each.cmdline()]


def speaking() -> psutil.Process:
    return all_speaking()[0]


def wait_for(what, seconds: float = 8.0) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.01)


def said(voice: ProcessVoice, text: str = WORDS, speed: int = 100) -> None:
    voice.say(text, speed)
    wait_for(lambda: not voice.is_speaking())


def test_a_text_is_given_on_standard_input_and_never_as_an_argument(programs):
    voice = ProcessVoice([speaker(programs.add("voice", "time.sleep(0.1)"))])
    voice.say("Café\n“ward” 🏥", 150)
    assert voice.is_speaking()
    wait_for(lambda: not voice.is_speaking())
    assert programs.noted() == ["['--speed', '150']", ascii("Café “ward” 🏥\n")]


def test_stop_kills_the_program_at_once_with_what_it_started(programs):
    lines = ("pid = os.fork()", "print('up', file=notes, flush=True)", "time.sleep(60)")
    voice = ProcessVoice([speaker(programs.add("voice", *lines))])
    voice.say(WORDS, 100)
    wait_for(lambda: programs.noted().count("up") == 2)
    began = time.perf_counter()
    voice.stop()
    assert time.perf_counter() - began < 0.5
    assert not voice.is_speaking()
    wait_for(lambda: not [p for p in psutil.process_iter() if "-SE" in _line(p)])


def _line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_another_text_stops_the_one_before(programs):
    voice = ProcessVoice([speaker(programs.add("voice", "time.sleep(60)"))])
    voice.say("One.", 100)
    wait_for(lambda: len(programs.noted()) == 2)
    first = speaking()
    voice.say("Two.", 100)
    assert not first.is_running()
    voice.stop()


def test_a_service_is_told_to_be_silent_only_when_it_was_cut_off(programs):
    lines = ("if '--cancel' not in sys.argv: time.sleep(0.4)",)
    voice = ProcessVoice([speaker(programs.add("hush", *lines), hush=("--cancel",))])
    said(voice)
    voice.stop()
    voice.say(WORDS, 100)
    wait_for(lambda: len(programs.noted()) == 2)
    voice.stop()
    assert programs.noted() == ["['--speed', '100']", "['--speed', '100']", "['--cancel']"]


def test_a_service_that_does_not_fall_silent_is_not_waited_for(programs, monkeypatch):
    monkeypatch.setattr(voices, "HUSH_SECONDS", 0.1)
    voice = ProcessVoice([speaker(programs.add("hush", "time.sleep(60)"), hush=("--cancel",))])
    voice.say(WORDS, 100)
    began = time.perf_counter()
    voice.stop()
    assert time.perf_counter() - began < 1


def test_a_program_that_fails_is_told_of_in_a_sentence(programs):
    voice = ProcessVoice([speaker(programs.add("voice", "sys.exit(3)"))])
    voice.say(WORDS, 100)
    with pytest.raises(VoiceFailed, match=r"^The voice of this computer \(voice\) could not read"):
        wait_for(lambda: not voice.is_speaking())
    assert not voice.is_speaking()


def test_a_program_that_hangs_is_killed_and_told_of(programs):
    voice = ProcessVoice([speaker(programs.add("voice", "time.sleep(60)"))], patience=0.2)
    voice.say("So", 300)
    process = speaking()
    with pytest.raises(VoiceFailed, match="did not come to an end"):
        wait_for(lambda: not voice.is_speaking())
    assert not process.is_running()


def test_a_program_that_ends_at_once_makes_no_sound(programs):
    voice = ProcessVoice([speaker(programs.add("voice"))])
    long = WORDS * 10
    said(voice, long)
    voice.say(long, 100)
    with pytest.raises(VoiceFailed, match="makes no sound"):
        wait_for(lambda: not voice.is_speaking())


def test_a_program_that_does_not_read_is_no_harm(programs):
    path = programs.folder / "deaf"
    path.write_text("#!/bin/sh\nexit 0\n")
    path.chmod(0o755)
    voice = ProcessVoice([speaker(str(path))])
    for _ in range(2):
        said(voice, "Yes.")
        assert not all_speaking()


@pytest.mark.parametrize("first", ["sys.exit(1)", "gone"])
def test_the_next_program_takes_over_from_one_that_fails(programs, first):
    broken = programs.add("broken", first)
    if first == "gone":
        Path(broken).unlink()
    voice = ProcessVoice([speaker(broken), speaker(programs.add("good", "time.sleep(0.5)"))])
    said(voice)
    said(voice, "Again.")
    texts = [note for note in programs.noted() if not note.startswith("[")]
    again = 2 if first != "gone" else 1
    assert texts == [ascii(f"{WORDS}\n")] * again + [ascii("Again.\n")]


def test_a_program_that_cannot_be_started_is_told_of(programs):
    with pytest.raises(VoiceFailed, match="could not be started"):
        ProcessVoice([speaker(str(programs.folder / "none"))]).say(WORDS, 100)


def test_a_slow_program_waits_for_the_next_sentence(programs):
    voice = ProcessVoice([speaker(programs.add("slow", "time.sleep(0.1)"), slow=True)])
    voice.say("One.", 100)
    waiting = voice._next[1]
    wait_for(lambda: not voice.is_speaking())
    voice.say("Two.", 100)
    assert voice._process is waiting
    voice.say("Three.", 200)
    assert voice._process is not waiting
    voice.stop()
    assert voice._next is None
    assert not all_speaking()


def test_the_first_program_there_is_becomes_the_voice(programs, monkeypatch):
    monkeypatch.setenv("PATH", str(programs.folder))
    assert find_voice(voices.speakers("linux")) is None
    programs.add("espeak", "time.sleep(0.1)")
    programs.add("espeak-ng", "time.sleep(0.1)")
    said(find_voice(voices.speakers("linux")), "Yes.", 200)
    assert programs.noted()[0] == "['--stdin', '-b', '1', '-s', '350']"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_every_system_is_told_what_is_missing(platform):
    assert missing(platform).endswith(".")
    assert ("espeak-ng" in missing(platform)) == (platform == "linux")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
@pytest.mark.parametrize("speed", [50, 90, 100, 125, 300])
def test_a_faster_speed_asks_for_a_higher_rate(platform, speed):
    for each in voices.speakers(platform):
        options, faster = each.options(speed), each.options(min(300, speed + 20))
        assert options != faster or speed == 300
        assert all(isinstance(option, str) for option in options)


def test_rates_are_those_that_the_programs_know():
    service, espeak = (each.options for each in voices.speakers("linux")[:2])
    assert [service(speed)[-1] for speed in (50, 100, 300)] == ["-93", "0", "100"]
    assert [espeak(speed)[-1] for speed in (50, 100, 300)] == ["88", "175", "525"]
    windows = voices.speakers("win32")[0]
    rates = [windows.options(speed)[-1].split("Rate = ")[1][:3] for speed in (50, 100, 300)]
    assert rates == ["-6;", "0; ", "10;"]
    assert windows.program.endswith("powershell.exe")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A\tb\u2028c\x07d\x00.", "A b c d ."),
        ("!-!STOP ALL", "! !STOP ALL"),
        ("[[slnc 9000]] so", "( (slnc 9000) ) so"),
        ("So.[12]", "So. (12)"),
        ("half \ud83d pair", "half pair"),
        ("naïve 診療 👩🏽\u200d⚕️", "naïve 診療 👩🏽\u200d⚕️"),
        ("co\u00adoper\u200bate", "cooperate"),
    ],
)
def test_no_part_of_a_text_is_a_command(text, plain):
    assert one_line(text) == plain
    assert "\n" not in one_line(text)
