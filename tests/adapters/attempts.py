"""What a file might make its reader try, each tried in a confined process of its own."""

import mmap
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import suppress
from pathlib import Path

import lxml

import leader_reader
from leader_reader.adapters.child_process import limit_files, limit_memory, limit_time
from leader_reader.adapters.confinement import confine
from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.plain_text import PlainText
from leader_reader.adapters.originals import OriginalsFolder
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.importing import read_file


def opened_while_reading(inside, outside, answers):
    """Read the hostile files in `inside`; send the other files opened and what was asked for."""
    own = [Path(place).resolve() for place in (sys.prefix, sys.base_prefix, Path(lxml.__file__))]
    own += [Path(leader_reader.__file__).parents[1], *map(Path, ("/usr/lib", "/proc/self"))]
    opened = set()

    def note(event, arguments):
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            opened.add(Path(os.fsdecode(arguments[0])).absolute())
        elif event.startswith(("socket.", "subprocess.", "os.system", "os.listdir", "os.scandir")):
            asked = arguments[0] if arguments else ""
            opened.add(Path(f"/{event}/{asked}"))

    sys.addaudithook(note)
    strange = []
    for path in sorted(inside.iterdir()):
        opened.clear()
        with suppress(LeaderReaderError):
            importer_for(path).read(path)
        if path not in opened:
            strange.append((path.name, "was not opened"))
        for place in opened - {path}:
            real = Path(os.path.realpath(place))
            if not any(real.is_relative_to(each) for each in own) and ".listdir" not in str(place):
                strange.append((path.name, str(place)))
    answers.send(strange)


def reach_out(inside, outside):
    """Return what can be tried to get out of a library, by name: functions without arguments."""
    target = outside / "target"
    return {
        "socket": socket.socket,
        "pair": socket.socketpair,
        "name": lambda: socket.getaddrinfo("localhost", 80),
        "address": lambda: urllib.request.urlopen("http://localhost/"),
        "write": lambda: target.write_text("x"),
        "append": lambda: target.open("a"),
        "change": lambda: (outside / "there").open("r+b"),
        "descriptor": lambda: os.open(target, os.O_WRONLY | os.O_CREAT),
        "climb": lambda: (inside / ".." / outside.name / "target").write_text("x"),
        "link": lambda: (inside / "link" / "target").write_text("x"),
        "folder": target.mkdir,
        "delete": (outside / "there").unlink,
        "move_out": lambda: (inside / "own").rename(target),
        "move_in": lambda: (outside / "there").rename(inside / "stolen"),
        "symlink": lambda: target.symlink_to(inside / "own"),
        "empty": lambda: os.truncate(outside / "there", 0),
        "mode": lambda: (outside / "there").chmod(0o777),
        "tree": lambda: shutil.rmtree(outside),
        "temporary": lambda: tempfile.mkstemp(dir=outside),
        "database": lambda: sqlite3.connect(target),
        "program": lambda: subprocess.run(["/bin/true"], check=False),
        "shell": lambda: os.system("true"),
        "fork": os.fork,
        "kill": lambda: os.kill(os.getppid(), 0),
    }


def all_refused(inside, outside, answers):
    """Try everything; send the names of what was not refused as it should be."""
    confine((inside,))
    done = []
    for name, attempt in reach_out(inside, outside).items():
        try:
            attempt()
        except PermissionError as error:
            if type(error).__name__ == "OutOfBounds":
                continue
        done.append(name)
    answers.send(done)


def work_inside(inside, outside, answers):
    """Do what reading a file does; send whether all of it could be done."""
    confine((inside,))
    confine((inside,))
    (inside / "made").mkdir()
    (inside / "made" / "a").write_text("x")
    (inside / "made" / "a").rename(inside / "b")
    with tempfile.NamedTemporaryFile(dir=inside) as file:
        file.write(b"x")
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 - a device
        nothing.write("x")
    answers.send((outside / "there").read_text("utf-8") == "there")


def start_allowed(inside, _outside, answers):
    """Start a program that may be started, and one that may not; send what became of them."""
    true, false = shutil.which("true"), shutil.which("false")
    confine((inside,), (Path(true),))
    statuses = [subprocess.run([true], check=False).returncode]
    statuses.append(subprocess.run([true], check=False, close_fds=False).returncode)
    try:
        subprocess.run([false], check=False)
    except PermissionError:
        statuses.append("refused")
    answers.send(statuses)


def end_what_was_started(inside, _outside, answers):
    """Start a program that may be started and end it; send how it ended."""
    sleep = shutil.which("sleep")
    confine((inside,), (Path(sleep),))
    with subprocess.Popen([sleep, "600"], executable=sleep) as process:
        process.kill()
        answers.send(process.wait())


class _Calling:
    """An importer that a file has talked into calling somebody."""

    format = "txt"
    endings = (".txt",)

    def read(self, path):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
        return PlainText().read(path)


class _Deep:
    format = "txt"
    endings = (".txt",)

    def read(self, path):
        return self.read(path)


def read_calling(inside, outside, answers):
    confine((inside,))
    answers.send(_reasons(inside, outside, _Calling()))


def read_deep(inside, outside, answers):
    answers.send(_reasons(inside, outside, _Deep()))


def _reasons(inside, outside, importer):
    found = read_file(outside / "there", lambda _: importer, OriginalsFolder(inside))
    return found.reason


def grow_in_python(_inside, _outside, answers):
    limit_memory()
    limit_files()
    held = []
    with suppress(MemoryError):
        while True:
            held.append(b"x" * (8 << 20))
    count = len(held)
    held.clear()
    answers.send(count * 8)


def grow_in_c(_inside, _outside, answers):
    """Take memory as parsers written in C do: mapped, private and shared."""
    limit_memory()
    limit_files()
    private, shared = [], []
    with suppress(OSError, MemoryError):
        while True:
            private.append(mmap.mmap(-1, 8 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
    with suppress(OSError, MemoryError):
        while True:
            shared.append(mmap.mmap(-1, 8 << 20))
    sizes = len(private) * 8, len(shared) * 8
    private.clear()
    shared.clear()
    answers.send(sizes)


def write_much(inside, _outside, answers):
    limit_files()
    try:
        with (inside / "much").open("wb") as file:
            file.seek(700 << 20)
            file.write(b"x")
    except OSError as error:
        answers.send(error.strerror)


def compute_for_ever(_inside, _outside, answers):
    limit_time(0.5)
    while True:
        pass
