"""Keeps a process that reads strangers' files to itself: no network, no programs, no writing about.

Python tells of each such act before it is done (`sys.addaudithook`, PEP 578); here it is refused.
What a file makes a parser written in Python do cannot get past it; the limits on memory and time
in child_process.py stand beside it for those written in C.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from leader_reader.domain.errors import OutOfBounds

_Arguments = tuple[object, ...]

_NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.")
_STARTING = frozenset(("subprocess.Popen", "os.posix_spawn"))
_NEVER = frozenset(
    (
        *("os.system", "os.exec", "os.fork", "os.forkpty", "os.spawn", "pty.spawn"),
        *("os.startfile", "os.startfile/2", "os.kill", "os.killpg", "signal.pthread_kill"),
    )
)
_ENDING = frozenset(("os.kill", "os.killpg"))

_CHANGES = {
    **dict.fromkeys(("os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.utime"), 1),
    **dict.fromkeys(("os.chmod", "os.chown", "os.chflags", "os.lockf", "os.mkfifo"), 1),
    **dict.fromkeys(("os.setxattr", "os.removexattr", "os.mknod", "sqlite3.connect"), 1),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), 2),
}
"""What changes a folder, and how many of its first arguments are paths that must lie inside."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@cache
def confine(folders: tuple[Path, ...], programs: tuple[Path, ...] = ()) -> None:
    """From now on, let this process write inside `folders` only, and never reach the network.

    It may start no program but `programs` (whole paths), and end processes only where it may start
    some. There is no way back: a process that was confined ends so, and to confine it again in the
    same way costs nothing. What is refused raises OutOfBounds.
    """
    sys.dont_write_bytecode = True
    inside = _within(folders)
    started = frozenset(os.path.realpath(program) for program in programs)
    never = _NEVER - _ENDING if started else _NEVER

    def refuse(event: str, arguments: _Arguments) -> None:
        if event == "open":
            _look_at_opening(arguments, inside)
        elif event in _CHANGES:
            _look_at_change(event, arguments, inside)
        elif event in _STARTING:
            _look_at_start(event, arguments, started)
        elif event in never or event.startswith(_NETWORK):
            raise OutOfBounds(event)

    sys.addaudithook(refuse)


def _within(folders: Sequence[Path]) -> Callable[[object], bool]:
    """Return what tells whether a path, links in it followed, lies in one of `folders`."""
    roots = [os.path.realpath(folder) for folder in folders]

    def inside(path: object) -> bool:
        if isinstance(path, int):  # open already, so it was looked at
            return True
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        real = os.path.realpath(os.fsdecode(path))
        return real == os.devnull or any(real == r or real.startswith(r + os.sep) for r in roots)

    return inside


def _look_at_opening(arguments: _Arguments, inside: Callable[[object], bool]) -> None:
    path, _, flags = arguments
    if isinstance(flags, int) and flags & _WRITING and not inside(path):
        raise OutOfBounds("open")


def _look_at_change(event: str, arguments: _Arguments, inside: Callable[[object], bool]) -> None:
    if not all(inside(path) for path in arguments[: _CHANGES[event]]):
        raise OutOfBounds(event)


def _look_at_start(event: str, arguments: _Arguments, allowed: frozenset[str]) -> None:
    named, words = arguments[:2]
    if named is None and isinstance(words, list | tuple):
        named = next(iter(words), None)
    if not isinstance(named, str | bytes | os.PathLike):
        raise OutOfBounds(event)
    if os.path.realpath(os.fsdecode(named)) not in allowed:
        raise OutOfBounds(event)
