"""What every child process of the program does: it stands back, stays small and ends with it."""

import multiprocessing
import os
import threading
from contextlib import suppress

MEMORY = 1 << 30
"""Bytes of memory that a child may take beyond what it starts with."""


def step_back(process: int | None, politeness: int) -> None:
    """Let the window go before a child where the system can, from 0 (not at all) to 19."""
    if hasattr(os, "setpriority") and process is not None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, politeness)


def end_with_the_program() -> None:
    """See to it that this process ends when its parent does, also in the middle of a job."""
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def limit_memory() -> None:
    """Let the system refuse memory beyond the limit, where it can."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
