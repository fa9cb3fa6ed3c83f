"""The real main window, offscreen, for measuring what happens in it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from leader_reader import app
from leader_reader.background.home import Home
from leader_reader.ui.main_window import MainWindow


@contextmanager
def opened(home: Path) -> Iterator[MainWindow]:
    """Open the library in `home` and wait until the window is at rest."""
    made = QApplication.instance() is None
    application = app.make_application() if made else app.prepare(QApplication.instance())
    with app.open_window(application, Home(home)) as window:
        window.resize(1440, 900)
        window.show()
        window.begin()
        app.favour_the_window()  # as the program does
        wait(lambda: at_rest(window))
        yield window


def at_rest(window: MainWindow) -> bool:
    """Tell whether nothing goes on behind the window and the index has seen every edit."""
    busy = window.imports.busy or window.exports.busy or window.index.busy
    return not busy and not window.bridge.library.unindexed()


def wait(until: Callable[[], bool], seconds: float = 300) -> None:
    """Run the event loop until something is so. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not until():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
