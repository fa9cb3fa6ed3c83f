"""The voices of the system, each a program that reads aloud what comes on its standard input.

One process a sentence, started without a shell. What is said never stands on a command line, where
others could see it in the list of processes, and is one line of plain words by then, so that no
program takes a part of it for a command.
"""

import math
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leader_reader.services.reading_aloud import USUAL, VoiceFailed

HUSH_SECONDS = 1.0
"""How long a speech service may take to fall silent."""
PATIENCE = 10.0
"""Seconds that a process may take longer than the slowest speech."""

_SLOWEST_SPEECH = 0.3
_FASTEST_SPEECH = 0.01
"""Seconds a code point at the usual speed; real voices take 0.06. Numbers take longer, silence
less: espeak-ng ends well and at once where there is no sound card."""
_TELLING_LENGTH, _MOST_SILENT = 20, 2
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_JOINERS = "\u200c\u200d"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)

Options = Callable[[int], tuple[str, ...]]


def _espeak(speed: int) -> tuple[str, ...]:
    """175 words a minute are usual; the text is UTF-8."""
    return ("--stdin", "-b", "1", "-s", str(round(1.75 * speed)))


def _speech_dispatcher(speed: int) -> tuple[str, ...]:
    """Its rates go from -100, under half of the usual speed, to 100, two and a half times it."""
    rate = (speed - USUAL) / 1.57 if speed > USUAL else (speed - USUAL) / 0.54
    return ("--wait", "--pipe-mode", "--rate", str(max(-100, min(100, round(rate)))))


def _macos(speed: int) -> tuple[str, ...]:
    return ("-f", "-", "-r", str(round(1.75 * speed)))


def _windows(speed: int) -> tuple[str, ...]:
    """Rates go from -10, a third of the usual speed, to 10, three times it.

    Without "-InputFormat None" PowerShell would read the text itself, as objects for the script.
    """
    rate = max(-10, min(10, round(10 * math.log(speed / USUAL, 3))))
    script = (
        "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
        "$text = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8);"
        " $voice = New-Object Speech.Synthesis.SpeechSynthesizer; "
        f"$voice.Rate = {rate}; $voice.Speak($text.ReadToEnd())"
    )
    return ("-NoLogo", "-NoProfile", "-NonInteractive", "-InputFormat", "None", "-Command", script)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that reads its standard input aloud, and ends when it has.

    `options` gives its arguments for a speed in percent. `hush` are those that silence it where
    the sound is made by a service, which goes on when the program is gone. With `slow` it takes
    a second to start: the process for the next sentence is started while one is said.
    """

    program: str
    options: Options
    hush: tuple[str, ...] = ()
    slow: bool = False


def speakers(platform: str = sys.platform) -> tuple[Speaker, ...]:
    """Return the programs that can read aloud on a system, the best first."""
    if platform == "darwin":
        return (Speaker("say", _macos),)
    if platform == "win32":
        root = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        shell = root / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe"
        return (Speaker(str(shell), _windows, slow=True),)
    service = Speaker("spd-say", _speech_dispatcher, hush=("--cancel",))
    return (service, Speaker("espeak-ng", _espeak), Speaker("espeak", _espeak))


def find_voice(among: Sequence[Speaker] | None = None) -> "ProcessVoice | None":
    """Return a voice of the programs that are there; None where none is."""
    found = []
    for speaker in speakers() if among is None else among:
        path = shutil.which(speaker.program)
        if path is not None:
            found.append(Speaker(path, speaker.options, speaker.hush, speaker.slow))
    return ProcessVoice(found) if found else None


def missing(platform: str = sys.platform) -> str:
    """Return the sentence that says what to do where there is no voice."""
    if platform == "darwin":
        return "Nothing can be read aloud: “say”, which is a part of macOS, was not found."
    if platform == "win32":
        return "Nothing can be read aloud: Windows PowerShell was not found."
    return "Install espeak-ng to have text read aloud."


class ProcessVoice:
    """Says texts with the first of `found` that works; `found` is not empty.

    A program that fails or falls silent at once is given up for the next one.
    """

    def __init__(self, found: Sequence[Speaker], patience: float = PATIENCE) -> None:
        self._speakers = list(found)
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._next: tuple[tuple[str, ...], subprocess.Popen[bytes]] | None = None
        self._text, self._speed = "", USUAL
        self._began = 0.0
        self._silent = 0

    def say(self, text: str, speed: int) -> None:
        """Begin to say `text`, `speed` in percent; stops what was said. Raises VoiceFailed."""
        self._hush()
        self._text, self._speed = text, speed
        try:
            self._begin()
        except OSError:
            self._give_up("could not be started")

    def is_speaking(self) -> bool:
        """Tell whether the text is still being said. Raises VoiceFailed if it cannot be."""
        if self._process is None:
            return False
        took, ended = time.monotonic() - self._began, self._process.poll()
        if ended is None and took <= self._patience + self._seconds(_SLOWEST_SPEECH):
            return True
        if ended is None:
            return self._give_up("did not come to an end with a sentence")
        if ended:
            return self._give_up("could not read a sentence")
        self._process = None
        telling = sum(sign.isalnum() for sign in self._text) >= _TELLING_LENGTH
        if telling:
            self._silent = self._silent + 1 if took < self._seconds(_FASTEST_SPEECH) else 0
        return self._silent >= _MOST_SILENT and self._give_up("makes no sound")

    def stop(self) -> None:
        """Be silent at once, and leave no process behind."""
        self._hush()
        if self._next is not None:
            _end(self._next[1])
            self._next = None

    def _seconds(self, each: float) -> float:
        return each * len(self._text) * USUAL / self._speed

    def _begin(self) -> None:
        speaker = self._speakers[0]
        command = (speaker.program, *speaker.options(self._speed))
        self._process = self._taken(command)
        self._began = time.monotonic()
        _hand_over(self._process, self._text)
        if speaker.slow:
            self._next = (command, _started(command))

    def _taken(self, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        """Return a process of `command`: the one that waits for its text, or a new one."""
        waiting, self._next = self._next, None
        if waiting is not None and waiting[0] == command and waiting[1].poll() is None:
            return waiting[1]
        if waiting is not None:
            _end(waiting[1])
        return _started(command)

    def _give_up(self, what: str) -> bool:
        """Say it again with the next program. Raises VoiceFailed where there is none."""
        self.stop()
        self._silent = 0
        program = Path(self._speakers[0].program).stem
        if len(self._speakers) == 1:
            raise VoiceFailed(
                f"The voice of this computer ({program}) {what}; "
                "check its sound and read on from here."
            )
        del self._speakers[0]
        self.say(self._text, self._speed)
        return True

    def _hush(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        spoke = process.poll() is None
        _end(process)
        speaker = self._speakers[0]
        if spoke and speaker.hush:
            with suppress(OSError):
                _run((speaker.program, *speaker.hush))


def one_line(text: str) -> str:
    """Return `text` without what a speech program could take for a command.

    Those are control characters, "[[" (phonemes or commands for espeak and say) and "!-!" (a
    command for spd-say at the beginning of a line).
    """
    seen = text.translate(_UNSEEN)
    plain = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in seen)
    plain = plain.replace("[", " (").replace("]", ") ").replace("!-", "! ")
    return " ".join(plain.split())


def _started(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a program of the system, no text in it
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
        start_new_session=True,
    )


def _run(command: tuple[str, ...]) -> None:
    """Run a program that ends soon; what it says of itself is of no interest."""
    process = _started(command)
    with suppress(subprocess.TimeoutExpired):
        process.wait(HUSH_SECONDS)
    _end(process)


def _hand_over(process: subprocess.Popen[bytes], text: str) -> None:
    """Write the text into the pipe, which has room for it; a process that is gone is seen later."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.write(f"{one_line(text)}\n".encode())
        with suppress(OSError):
            process.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and those it started."""
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    if process.poll() is None:
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(1)
