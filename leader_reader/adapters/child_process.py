"""What every child process of the program does: it stands back, stays small and ends with it."""

import mmap
import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from math import ceil

MEMORY = 960 << 20
"""Bytes of memory that a child may take for itself: with the code it shares, less than 1 GiB."""
ADDRESSES = 2 << 30
"""Bytes of addresses that a child which reads files may map in all: what it shares counts too."""
LARGEST_WRITTEN = 600 << 20
"""Bytes of the largest file that it may write: more than the largest original."""
OPEN_FILES = 128
"""How many files it may hold open."""


def step_back(process: int | None, politeness: int) -> None:
    """Let the window go before a child where the system can, from 0 (not at all) to 19."""
    if hasattr(os, "setpriority") and process is not None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, politeness)


def lead_group() -> None:
    """Make this process the first of a group, with which what it starts can be ended."""
    if hasattr(os, "setpgid"):
        with suppress(OSError):
            os.setpgid(0, 0)


def end_group(process: int | None) -> None:
    """End all that belongs to the group that a process leads, itself too; nothing else."""
    if hasattr(os, "killpg") and process is not None:
        with suppress(OSError):
            if os.getpgid(process) == process:
                os.killpg(process, signal.SIGKILL)


def end_with_the_program() -> None:
    """See to it that this process ends when its parent does, also in the middle of a job."""
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        end_group(os.getpid())
        os._exit(1)


def limit_memory() -> None:
    """Let the system refuse memory beyond the limit, where it can.

    On Linux RLIMIT_DATA counts all that is private and can be written, mapped memory too; macOS
    and Windows know no such limit.
    """
    _limit("RLIMIT_DATA", MEMORY)


def limit_files() -> None:
    """Let the system refuse large files, many open files and dumps of memory, where it can."""
    _limit("RLIMIT_AS", ADDRESSES)
    _limit("RLIMIT_FSIZE", LARGEST_WRITTEN)
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    _limit("RLIMIT_CORE", 0)


def limit_time(seconds: float) -> None:
    """End this process once it has computed for `seconds` more, where the system can.

    A second line behind the program's own clock: it holds also while the program is held up.
    """
    spent = os.times()
    _limit("RLIMIT_CPU", ceil(spent.user + spent.system + seconds))


def private_memory(process: int | None) -> int:
    """Return the bytes of memory that a process has taken for itself; 0 where nobody says."""
    try:
        with open(f"/proc/{process}/statm", "rb", buffering=0) as file:  # noqa: PTH123 - often
            return int(file.read().split()[5]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


def processor_time(process: int | None) -> float | None:
    """Return the seconds that a process has computed; None where nobody says."""
    try:
        with open(f"/proc/{process}/stat", "rb", buffering=0) as file:  # noqa: PTH123 - often
            fields = file.read().rpartition(b")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _limit(name: str, most: int) -> None:
    """Set a soft limit, which a later call may raise again; the hard one stays as it is."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    number = getattr(resource, name, None)
    if number is None:
        return
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(number)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(number, (soft, hard))
