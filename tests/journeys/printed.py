"""Papers printed for the journeys: written as PDFs, taken into the window, shown as pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.adapters.pdf_pages.making import pdf, words
from tests.conftest import opened
from tests.journeys.hands import click
from tests.journeys.papers import open_file, take_in

PRINTED = "printed.pdf"
LINES = [f"Line {n} tells how the ward was led in that long year" for n in range(1, 24)]
LEFT = [f"Left line {n} tells how the ward was led that year" for n in range(1, 24)]
RIGHT = [f"Right line {n} goes on about the people there" for n in range(1, 24)]
SECOND = [
    f"On the second page line {n} says what became of it all in the end" for n in range(1, 20)
]
TURNED = [f"This page is turned and line {n} of it can be read all the same" for n in range(1, 12)]


def column(lines, x, top=760) -> bytes:
    """Return the content of a page that sets lines below each other."""
    return b"\n".join(words(line, x=x, y=top - 16 * n, size=9) for n, line in enumerate(lines))


def print_columns(folder: Path) -> Path:
    """Print a paper of three pages: one in two columns, a plain one, and one that is turned."""
    first = column(LEFT, 50) + b"\n" + column(RIGHT, 320)
    pages = (first, column(SECOND, 50), column(TURNED, 50))
    path = folder / PRINTED
    path.write_bytes(pdf(*pages, page_keys=(b"", b"", b"/Rotate 90")))
    return path


def print_lines(folder: Path, pages: int) -> Path:
    """Print a paper that has `LINES` on each of its pages."""
    path = folder / PRINTED
    path.write_bytes(pdf(*[column(LINES, 50)] * pages))
    return path


def open_printed(window) -> None:
    """Open the printed paper, as it was read last."""
    open_file(window, PRINTED)


def show_pages(qtbot, window) -> None:
    """Have the open document shown as pages, if it is not, and wait until they are seen."""
    if not window.paging.shown:
        click(window.frame.bar.views.button("pages"))
    qtbot.waitUntil(lambda: seen(window), timeout=10_000)


def seen(window) -> bool:
    """Whether the pages are painted, with their characters known."""
    view = window.reader.view
    return bool(view.book.sizes) and not view.passage_rect(0, 1).isNull()


@contextmanager
def reading_of(qtbot, home: Path, path: Path, *, pages: bool) -> Iterator:
    """Open the real window on a library and a paper in it, shown as pages or as text."""
    with opened(qtbot, home) as window:
        take_in(qtbot, window, path)
        if pages:
            show_pages(qtbot, window)
        view = window.reader.view
        qtbot.waitUntil(lambda: not view.passage_rect(0, 1).isNull(), timeout=10_000)
        yield window
