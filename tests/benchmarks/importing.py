"""How long reading takes: 500 files into a library, each format's median, and how cost grows.

`python -m tests.benchmarks importing`, or `python -m tests.benchmarks.importing DIR` for the files
of another folder.
"""

import sys
import time
from collections import defaultdict
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from leader_reader.adapters.importers.formats import SUPPORTED_ENDINGS, importer_for
from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.importing import FileRead, ImportReport, accept
from leader_reader.services.library import Library
from leader_reader.services.reading_files import import_files
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.importers.small_files import ENDINGS, WORDS, made
from tests.benchmarks.figures import Figure

FILES = 500
PAGES = 350
SIZES = (100, 200, 400)
TARGETS = {"html": 60.0, "docx": 20.0}
"""Milliseconds that a format's median may take."""


def measure(home: Path, folder: Path = CORPUS) -> list[Figure]:
    """Return the figures; the library goes beside `home`."""
    return [many_files(home.parent), *medians(folder), long_print(), *growth()]


def many_files(folder: Path) -> Figure:
    """Time `FILES` texts of a page or so, from finding them to having them in the library."""
    texts = folder / "texts"
    texts.mkdir()
    for number in range(FILES):
        lines = "".join(f"{WORDS} {number} {line}.\n\n" for line in range(12))
        (texts / f"{number:03}.txt").write_text(f"Paper {number}\n\n{lines}", "utf-8")
    home = Home(folder / "taken")
    began = time.perf_counter()
    with closing(SqliteStore(home.database)) as store:
        library, report = Library(store), ImportReport()
        for outcome in import_files(spawner(home), [texts], SUPPORTED_ENDINGS):
            if isinstance(outcome, FileRead):
                accept(library, outcome, report, "one")
        seconds = time.perf_counter() - began
        assert len(library.documents) == FILES
    return Figure(f"{FILES} text files, in the library", seconds, "s", 5.0)


def medians(folder: Path) -> list[Figure]:
    """Time each file below `folder`, hostile ones apart, in this process."""
    taken = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUPPORTED_ENDINGS and "hostile" not in path.parts:
            try:
                importer = importer_for(path)
                taken[importer.format].append(_shortest(path))
            except LeaderReaderError:
                continue
    return [
        Figure(f"{name}: median of {len(all_)}", median(all_), "ms", TARGETS.get(name))
        for name, all_ in sorted(taken.items())
    ]


def long_print() -> Figure:
    """Time a PDF of `PAGES` dense pages made here."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(made("pdf", PAGES))
        return Figure(f"PDF of {PAGES} pages", _shortest(path, 1) / 1000, "s", 15.0)


def growth() -> list[Figure]:
    """Return how many times longer twice the size takes, from one size to the next."""
    figures = []
    for ending in ENDINGS:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"x.{ending}"
            times = []
            for size in SIZES:
                path.write_bytes(made(ending, size))
                times.append(_shortest(path))
        for number, (before, after) in enumerate(pairwise(times)):
            name = f"{ending}: {2**number}x to {2 ** (number + 1)}x ({before:.0f} ms)"
            figures.append(Figure(name, after / before, "x", 3.0))
    return figures


def _shortest(path: Path, times: int = 3) -> float:
    """Return the milliseconds of the processor that reading a file takes, the least of `times`."""
    found = []
    for _ in range(times):
        began = time.process_time()
        importer_for(path).read(path)
        found.append((time.process_time() - began) * 1000)
    return min(found)


def main() -> None:
    """Measure the files of the folder named on the command line."""
    for figure in medians(Path(sys.argv[1])):
        print(figure.line())


if __name__ == "__main__":
    main()
