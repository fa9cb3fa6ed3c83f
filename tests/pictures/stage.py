"""The real window on a starter library of its own, with passages marked by hand, and a camera."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolButton, QWidget

from leader_reader import app
from leader_reader.background.home import Home
from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import COLOURS
from leader_reader.ui.main_window import MainWindow
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.reader.large_picture import LargePicture
from leader_reader.ui.shadow import paint_shadow
from leader_reader.ui.theme import active_theme
from tests.journeys.hands import LEFT, drag, drop_files, keys, press
from tests.pictures.markings import MAIN, MARKINGS, Marking

SIZE = QSize(1440, 900)
_CTRL = Qt.KeyboardModifier.ControlModifier
_MOVE, _PLAIN = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
_PATIENCE = 60.0
_CORNER = 10
_STILL = 60
"""Milliseconds in which what was just done is painted."""


class Stage:
    """The window, and what a scene does to it.

    `ready` is False until the starter library is in and its passages are marked.
    """

    def __init__(self, window: MainWindow, folder: Path, theme: str, out: Path) -> None:
        self.window = window
        self.folder = folder
        self._theme = theme
        self._out = out
        self._afterwards: list[Callable[[], object]] = []
        window.choose_theme(theme)
        window.resize(SIZE)

    # Waiting

    def until(self, fits: Callable[[], object]) -> None:
        """Let the window work until `fits`. Raises TimeoutError after a minute."""
        end = time.monotonic() + _PATIENCE
        while not fits():
            if time.monotonic() > end:
                msg = "the window did not come to where the scene wants it"
                raise TimeoutError(msg)
            QTest.qWait(10)

    def rest(self) -> None:
        """Wait until imports, exports and the index are at rest."""
        window = self.window
        work = (window.imports, window.recognitions, window.exports, window.index)
        self.until(lambda: not any(each.busy for each in work))
        self.until(lambda: not window.bridge.library.unindexed())

    def still(self, milliseconds: int = _STILL) -> None:
        """Let what was done be painted."""
        QTest.qWait(milliseconds)

    # Doing

    def open(self, title: str, words: str = "") -> None:
        """Open the document with this title at its top, or where `words` stand in it."""
        records = self.window.bridge.library.documents.values()
        found = next(each.id for each in records if each.title.startswith(title))
        self.window.open_document(found)
        self.window.reader.go_to(self.place(words)[0] if words else 0)
        self.still()

    def place(self, words: str) -> tuple[int, int]:
        """Return where `words` stand in the open document."""
        document = self.window.desk.document
        assert document is not None
        start = document.text.index(words)
        return start, start + len(words)

    def select(self, words: str) -> None:
        """Select words with the mouse."""
        drag(self.window, *self.place(words))
        self.still()

    def passage(self, words: str) -> Annotation:
        """Return the marked passage that begins with `words`."""
        marked = self.window.bridge.library.annotations.values()
        return next(each for each in marked if each.exact.startswith(words))

    def bring_in(self, title: str, name: str, write: Callable[[Path], None]) -> None:
        """Import the document that `write` writes, unless it is in the library."""
        path = self.folder / name
        if not path.exists():
            write(path)
            drop_files(self.window, path)
            self.until(lambda: self.window.imports.busy)
            self.rest()
        assert self.window.bridge.library.find_document(title)

    def hold(self, port: QWidget, start: QPoint, end: QPoint) -> None:
        """Press the mouse at `start`, move to `end` and hold it there until `reset`."""
        QTest.mousePress(port, LEFT, pos=start)
        for at in ((start + end) / 2, end):
            there = QPointF(port.mapToGlobal(at))
            held = QMouseEvent(_MOVE, QPointF(at), there, Qt.MouseButton.NoButton, LEFT, _PLAIN)
            QApplication.sendEvent(port, held)
        self.afterwards(lambda: QTest.keyClick(port, Qt.Key.Key_Escape))
        self.afterwards(lambda: QTest.mouseRelease(port, LEFT, pos=start))
        self.still()

    def afterwards(self, act: Callable[[], object]) -> None:
        """Do this at the next `reset`."""
        self._afterwards.append(act)

    def search(self, words: str) -> None:
        """Type a search and wait for its answer."""
        press(self.window, Qt.Key.Key_K, _CTRL)
        keys(self.window, words)
        self.still(100)
        self.until(lambda: not self.window.searches.busy)
        self.still()

    def mark(self, marking: Marking) -> None:
        """Mark a passage with topics and a note, by mouse and keys."""
        window = self.window
        window.reader.go_to(*self.place(marking.words))
        self.still(10)
        drag(window, *self.place(marking.words))
        for topic in marking.topics:
            keys(window, "t")
            keys(window, topic)
            press(window, Qt.Key.Key_Return)
        if not marking.topics:
            keys(window, "h")
        if marking.note:
            keys(window, "n")
            keys(window, marking.note)
            press(window, Qt.Key.Key_Return, _CTRL)
        assert self.passage(marking.words).topics or not marking.topics

    # The camera

    def save(self, name: str) -> Path:
        """Save what is on the screen as THEME-NAME.png, or as the very file named as `out`."""
        self.still()
        single = self._out.suffix == ".png"
        path = self._out if single else self._out / f"{self._theme}-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        image = photograph(self.window)
        if single:
            image = small(image)
        if not image.save(str(path), "PNG", 0):
            raise OSError(f"cannot write {path}")
        return path

    def reset(self) -> None:
        """Close what a scene opened and come back to the paper that most scenes show."""
        window = self.window
        while self._afterwards:
            self._afterwards.pop(0)()
        for widget in QApplication.topLevelWidgets():
            if widget is not window and isinstance(widget, QMenu | QDialog):
                widget.close()
        for card in window.findChildren(PopupCard):
            card.close_card()
        self._tidy_reading()
        self._tidy_panels()
        self._tidy_frame()
        self.still(20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        window.activateWindow()  # as a window manager does; offscreen there is none
        if window.bridge.library.documents:
            self.open(MAIN)
            window.paging.show_as("text")
        window.desk.choose("")
        self.still(20)

    def _tidy_reading(self) -> None:
        """Go back to text as it is set at first, with all marks, in silence."""
        window = self.window
        window.aloud.close()
        window.choose_theme(self._theme)
        for large in window.findChildren(LargePicture):
            QTest.keyClick(large, Qt.Key.Key_Escape)
        for bookmark in list(window.bridge.library.bookmarks):
            window.contents.bookmark_removed.emit(bookmark)
        window.looking.focus.set_on(on=False)
        window.look.ruler_toggled.emit(False)
        window.marks_shown.show_all()
        if window.acts.actions["facing"].isChecked():
            window.acts.actions["facing"].trigger()
        window.paging.fit("width")
        window.paging.show_as("text")

    def _tidy_panels(self) -> None:
        window = self.window
        window.reader.find_bar.close_bar()
        for toggle in window.reader.find_bar.findChildren(QToolButton):
            toggle.setChecked(False)
        window.reader.clear_selection()
        window.step_zoom(0)
        window.results.notes.as_typed.emit(False)
        window.results.order.grouped_chosen.emit(True)
        window.frame.bar.field.clear()
        window.documents.filter.clear()
        for field in (window.topics.filter_field, window.topics.name_field):
            field.left.emit()
        window.passages.filter_field.left.emit()
        window.passages.show_topic(None)
        window.topics.tree.clearSelection()
        window.passages.list.scrollToTop()
        window.topics.tree.scrollToTop()
        window.suggesting.end()
        window.left.show_page(window.documents)

    def _tidy_frame(self) -> None:
        frame = self.window.frame
        frame.status.progress.finish()
        if self.window.panes.other is not None:
            self.window.splitting.toggle()
        while frame.messages.sentence():
            frame.messages.close_message()
        self.window.resize(SIZE)
        for side in ("left", "right"):
            self.window.acts.show_side(side, shown=True)
        frame.swap(swapped=False)
        frame.set_sizes(304, 328, 500)


def found(parent: QWidget, name: str) -> QWidget:
    """Return the widget that has this object name."""
    widget = parent.findChild(QWidget, name)
    assert widget is not None, name
    return widget


@contextmanager
def staged(folder: Path, theme: str, out: Path) -> Iterator[Stage]:
    """Yield the window with its starter library read and marked; it is closed at the end."""
    running = QApplication.instance()
    application = (
        app.prepare(running) if isinstance(running, QApplication) else app.make_application()
    )
    application.setCursorFlashTime(0)
    with app.open_window(application, Home(folder / "library")) as window:
        stage = Stage(window, folder, theme, out)
        window.show()
        window.activateWindow()
        stage.until(window.isActiveWindow)
        window.begin()
        stage.rest()
        for title, markings in MARKINGS.items():
            stage.open(title)
            for marking in markings:
                stage.mark(marking)
        stage.rest()
        window.desk.remember()
        stage.reset()
        yield stage


def photograph(window: QWidget) -> QImage:
    """Return the window as an image, with the menus and dialogs that are open over it."""
    shown = window.grab().toImage()
    painter = QPainter(shown)
    corner = window.mapToGlobal(QPoint(0, 0))
    for widget in QApplication.topLevelWidgets():
        over = widget is not window and widget.isVisible()
        if over and isinstance(widget, QDialog):
            _put_dialog(painter, window, widget)
        elif over and isinstance(widget, QMenu):
            painter.drawPixmap(widget.mapToGlobal(QPoint(0, 0)) - corner, widget.grab())
    painter.end()
    return shown


def small(image: QImage) -> QImage:
    """Return an image in the topics' and its own most frequent colours, 256 in all."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(plain.constBits()).cast("I"))
    table = [QColor(colour).rgb() for colour in COLOURS.values()]
    table += [colour for colour, _ in found.most_common(256 - len(table))]
    nearest = Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, nearest)


def _put_dialog(painter: QPainter, window: QWidget, dialog: QDialog) -> None:
    """Paint a dialog in the middle of the window, with a frame such as a system gives it."""
    theme = active_theme()
    place = dialog.rect().translated(window.rect().center() - dialog.rect().center())
    shape = QPainterPath()
    shape.addRoundedRect(place.toRectF(), _CORNER, _CORNER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shadow(painter, place, _CORNER, theme)
    painter.setClipPath(shape)
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.setClipping(False)
    painter.setPen(QColor(theme.edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.toRectF().adjusted(-0.5, -0.5, 0.5, 0.5), _CORNER, _CORNER)
