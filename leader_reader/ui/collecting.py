"""Garbage is collected in the window's thread alone: what Qt made must not be deleted in another.

Python collects in whichever thread happens to fill a generation. A window's leftovers deleted in
a thread that waits for pages ended the program.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer

_EACH = 500
"""Milliseconds between two looks."""

_MOST = (10_000, 50, 50)
"""Of a generation: so many new objects, or so many collections of the one before, are enough."""


@contextmanager
def collected_here() -> Iterator[None]:
    """Collect garbage now and then in this thread, which runs Qt's events, and in no other."""
    was_enabled = gc.isenabled()
    gc.disable()
    timer = QTimer(interval=_EACH)
    timer.timeout.connect(collect)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if was_enabled:
            gc.enable()


def collect() -> int:
    """Collect the oldest generation that is due; return it, -1 where none is."""
    counts = gc.get_count()
    due = next((each for each in (2, 1, 0) if counts[each] > _MOST[each]), -1)
    if due >= 0:
        gc.collect(due)
    return due
