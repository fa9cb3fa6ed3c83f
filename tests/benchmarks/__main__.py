"""`python -m tests.benchmarks [NAME...]`: each measurement in a process of its own."""

import os
import platform
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

MEASUREMENTS = (
    *("starting", "searching", "tagging", "stalling", "typing_in_large"),
    *("importing", "hostile", "reader", "long_text", "editions", "watching"),
)


def main(arguments: list[str]) -> int:
    """Print the table, or only what is named; return 1 if a target was missed."""
    if arguments[:1] == ["--in"]:  # the process of its own
        return measured(arguments[2], Path(arguments[1]))
    load = ", ".join(f"{each:.2f}" for each in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load}")
    with TemporaryDirectory() as made:
        statuses = [_in_process(name, Path(made)) for name in arguments or MEASUREMENTS]
    print("\nA target was missed." if any(statuses) else "\nAll targets met.")
    return int(any(statuses))


def measured(name: str, home: Path) -> int:
    """Measure on the library in `home` and print the figures; return 1 if a target was missed."""
    figures = import_module(f"tests.benchmarks.{name}").measure(home)
    for each in figures:
        print(f"  {each.line()}", flush=True)
    return int(not all(each.met for each in figures))


def _in_process(name: str, folder: Path) -> int:
    from tests.benchmarks.home import starter

    template = folder / "starter"
    if not template.exists():
        starter(template)
    shutil.copytree(template, folder / name / "library")
    print(f"\n{name}", flush=True)
    home = str(folder / name / "library")
    words = [sys.executable, "-m", "tests.benchmarks", "--in", home, name]
    return subprocess.run(words, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
