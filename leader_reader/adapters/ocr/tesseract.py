"""Runs Tesseract on the picture of a page: picture on its standard input, table on its output.

It is started with fixed arguments and without a shell, one thread each; it ends with what started
it, at the latest when its time is up.
"""

import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from leader_reader.adapters.ocr.finding import Tesseract, plain_environment
from leader_reader.adapters.ocr.pages import DOTS
from leader_reader.domain.errors import LeaderReaderError

PAGE_PATIENCE = 120.0
"""Seconds that one page may take; usual are two to five."""

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_ORIENTATION = "osd"
_TURNS = (90, 180, 270)
_LEAST_SURE = 1.5
"""Of the orientation, by the program's own measure: below it is a guess."""


class PageNotRecognised(LeaderReaderError):
    """The program failed over a page, or took too long."""


@dataclass
class Recogniser:
    """Has pages recognised by one program in some `languages` ("eng+deu").

    Its methods may be called from several threads; after `stop` each of them fails at once.
    """

    tesseract: Tesseract
    languages: str
    patience: float = PAGE_PATIENCE
    _running: set["subprocess.Popen[bytes]"] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: bool = False

    def table(self, image: bytes) -> bytes:
        """Return the table of words on a picture (a PGM). Raises PageNotRecognised."""
        options = ("-l", self.languages, "--dpi", str(DOTS), "--psm", "3", "tsv")
        return self._run(image, options)

    def turn(self, image: bytes) -> int:
        """Return by how many degrees clockwise a picture is to be turned to stand upright.

        0 where that is not known. Raises PageNotRecognised.
        """
        if _ORIENTATION not in self.tesseract.languages:
            return 0
        told = self._run(image, ("--dpi", str(DOTS), "--psm", "0"))
        facts = dict(
            line.split(": ", 1)
            for line in told.decode("utf-8", "replace").splitlines()
            if ": " in line
        )
        with suppress(ValueError):
            turn = int(facts.get("Rotate", "0"))
            if turn in _TURNS and float(facts.get("Orientation confidence", "0")) > _LEAST_SURE:
                return turn
        return 0

    def stop(self) -> None:
        """End what is running; nothing is started any more."""
        with self._lock:
            self._stopped = True
            running = list(self._running)
        for process in running:
            with suppress(OSError):
                process.kill()

    def _run(self, image: bytes, options: tuple[str, ...]) -> bytes:
        try:
            process = self._started(("-", "-", *options))
        except OSError as error:
            raise PageNotRecognised("Tesseract could not be started.") from error
        try:
            return self._ended(process, image)
        finally:
            with self._lock:
                self._running.discard(process)

    def _started(self, arguments: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._stopped:
                raise PageNotRecognised("Text recognition was stopped.")
            process = subprocess.Popen(  # noqa: S603 - the program looked up, fixed arguments
                (str(self.tesseract.program), *arguments),
                executable=str(self.tesseract.program),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=plain_environment(),
                creationflags=_NO_WINDOW,
            )
            self._running.add(process)
        return process

    def _ended(self, process: "subprocess.Popen[bytes]", image: bytes) -> bytes:
        begun = time.monotonic()
        with process:
            try:
                told, _ = process.communicate(image, timeout=self.patience)
            except BaseException as error:
                process.kill()
                if isinstance(error, OSError | ValueError | subprocess.TimeoutExpired):
                    raise PageNotRecognised(f"A page failed after {_spent(begun)} s.") from error
                raise
        if process.returncode != 0:
            raise PageNotRecognised(f"Tesseract ended with {process.returncode}.")
        return told


def _spent(begun: float) -> int:
    return round(time.monotonic() - begun)
