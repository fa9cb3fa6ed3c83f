"""Real children that read files while it is noted how long each takes and how much it holds."""

import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leader_reader.background import BackgroundChild
from leader_reader.background.home import Home
from leader_reader.services.importing import FileFailed
from leader_reader.services.jobs import Heartbeat, ReadFile
from leader_reader.services.reading_files import read_files

_RESET_PEAK = "5"
"""Written to clear_refs it makes the kernel count the most memory held anew (proc(5))."""


@dataclass
class Watched:
    """One file's reading: `outcome` None until it is known, seconds, and MiB held at most."""

    path: Path
    outcome: object = None
    seconds: float = 0.0
    mebibytes: float = 0.0

    @property
    def said(self):
        """The reason why there is no document, "" where there is one."""
        return self.outcome.reason if isinstance(self.outcome, FileFailed) else ""


class WatchedChild(BackgroundChild):
    def __init__(self, home, files):
        super().__init__(home)
        self._files, self._file = files, None

    def ask(self, job):
        with suppress(OSError):
            Path(f"/proc/{self._process.pid}/clear_refs").write_text(_RESET_PEAK)
        self._file = self._files[job.path]
        self._began = time.perf_counter()
        super().ask(job)

    def answer(self, timeout):
        try:
            return super().answer(timeout)
        finally:
            file = self._file
            file.seconds = time.perf_counter() - self._began
            file.mebibytes = max(file.mebibytes, _peak(self._process.pid))


def read_watched(home, paths):
    """Read files as the program does; return a Watched for each, in order.

    Children are killed, or in the middle of a job, after some of them: `seconds` counts on until
    the last look.
    """
    files = {path: Watched(path) for path in paths}
    jobs = [ReadFile(path) for path in paths]
    for outcome in read_files(lambda: WatchedChild(Home(home), files), jobs):
        if not isinstance(outcome, Heartbeat):
            assert files[outcome.path].outcome is None
            files[outcome.path].outcome = outcome
    return list(files.values())


def _peak(process):
    """Return the MiB that a process held at most, 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    kibibytes = next((line.split()[1] for line in lines if line.startswith("VmHWM")), "0")
    return int(kibibytes) / 1024
