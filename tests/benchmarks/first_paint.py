"""The real program, opened as `leader-reader` opens it; prints "painted" and then "open".

"painted" comes with the heavy modules that are loaded by then, "open" when the document that
was read last is there to be read, with the resident memory in megabytes a moment later.
"""

import sys
from pathlib import Path

HEAVY = ("whoosh", "lxml", "docx", "pypdfium2", "xlsxwriter", "markdown_it", "Stemmer")
REST = 1500
"""Milliseconds until memory is looked at, with all that goes on behind the window at rest."""


def main() -> int:
    """Open the library named on the command line."""
    from PySide6.QtCore import QTimer

    from leader_reader import app
    from leader_reader.background.home import Home
    from tests.benchmarks.painted import FirstPaint

    application = app.make_application()
    with app.open_window(application, Home(Path(sys.argv[1]))) as window:

        def painted() -> None:
            early = [name for name in HEAVY if name in sys.modules]
            print("painted", ",".join(early) or "-", flush=True)
            QTimer.singleShot(0, opened)

        def opened() -> None:
            print("open", window.desk.document is not None, flush=True)
            QTimer.singleShot(REST, at_rest)

        def at_rest() -> None:
            print(_resident(), flush=True)
            application.quit()

        FirstPaint(window.frame, painted)
        window.show()
        QTimer.singleShot(0, window.begin)
        return application.exec()


def _resident() -> float:
    import psutil

    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    sys.exit(main())
