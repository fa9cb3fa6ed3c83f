"""The peer for start-up: the smallest PySide6 program with a window; prints "painted"."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.painted import FirstPaint


def main() -> int:
    """Show a window and leave once it was painted."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    label = QLabel("A window")
    window.setCentralWidget(label)
    window.resize(1280, 800)

    def painted() -> None:
        print("painted", flush=True)
        app.quit()

    FirstPaint(label, painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
