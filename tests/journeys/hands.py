"""A person's hands: the mouse and the keys, on what is seen in the real window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def point_of(window, offset: int) -> QPoint:
    """Return where the left edge of a character is, in the reader's text viewport."""
    view = window.reader.view
    rect = view.passage_rect(offset, offset + 1)
    corner = view.viewport().mapFrom(view, rect.topLeft())
    return QPoint(corner.x() + 1, corner.y() + rect.height() // 2)


def drag(window, start: int, end: int) -> None:
    """Select code points `start..end` with the mouse."""
    port = window.reader.view.viewport()
    first, last = point_of(window, start), point_of(window, end)
    drag_between(port, first, last)


def drag_between(port: QWidget, first: QPoint, last: QPoint, held=NONE) -> None:
    """Drag with the left button from one point of a widget to another."""
    QTest.mousePress(port, LEFT, held, first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, LEFT, held, last)


def press(window, key: Qt.Key, modifier=NONE, times: int = 1) -> None:
    """Press a key where the focus is."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def keys(window, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget() or window, text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click a widget, in its middle unless told where."""
    QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())


def drop_files(window, *paths: Path) -> None:
    """Drop files on the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, place = Qt.DropAction.CopyAction, window.rect().center()
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, mime, LEFT, NONE))
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, mime, LEFT, NONE))


def open_paper(window, title):
    """Click the card of a document."""
    documents = window.documents
    window.left.show_page(documents)
    record = window.bridge.library.find_document(title)
    index = documents.model.index(documents.model.row_of(record.id))
    documents.list.scrollTo(index)
    click(documents.list.viewport(), documents.list.visualRect(index).center())
    assert window.desk.document.title == title


def where(window, words):
    """Return where words stand in the open document."""
    start = window.desk.document.text.index(words)
    return start, start + len(words)


def select(window, words):
    """Drag over words with the mouse."""
    start, end = where(window, words)
    window.reader.go_to(start)
    drag(window, start, end)
    assert window.reader.selection() == (start, end)
