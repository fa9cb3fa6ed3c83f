"""A page view on a screen of two device pixels a pixel, looked at in a program of its own."""

import sys

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leader_reader.ui.reader.pages.pages_view import PagesView
from tests.ui.reader.pages.acts import place_of, spot_of
from tests.ui.reader.pages.made import FakeEngine, report


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Write the ratio, whether the ink's edges are sharp, and whether a drag selects rightly."""
    app = QApplication.instance() or QApplication([])
    made, view = report(), PagesView()
    view.resize(860, 700)
    view.show()
    view.engine = FakeEngine(made, view.answered())
    view.show_document(made.document)
    view.set_pages(view.engine, made.places, made.path)
    for _ in range(5):
        wait(5)
        app.processEvents()
    view.verticalScrollBar().setValue(31)
    wait(5)
    found: list[object] = [view.devicePixelRatioF()]
    start, end = place_of(view, "word5 word6")
    image = view.viewport().grab().toImage()
    y = 2 * spot_of(view, start).y()
    levels = {image.pixelColor(x, y).lightness() for x in range(60, image.width() - 60)}
    found.append("sharp" if levels == {0, 255} else levels)
    left = Qt.MouseButton.LeftButton
    first, last = spot_of(view, start), spot_of(view, end)
    QTest.mousePress(view.viewport(), left, pos=first)
    QTest.mouseMove(view.viewport(), first + QPoint(0, 12))
    QTest.mouseMove(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), left, pos=last)
    found += ["selected", view.selection() == (start, end)]
    view.engine.close()
    sys.stdout.write(" ".join(map(str, found)))
