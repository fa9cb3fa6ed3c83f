"""What the mouse and the keyboard do with the pictures in the text: show them larger."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTextEdit

from leader_reader.domain.picture import Picture
from leader_reader.ui.parts.word_button import WordButton
from leader_reader.ui.reader.large_picture import LargePicture
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.pictures import Pictures

_INSET = 8
_LEAST = 90
"""Pixels on each side below which a picture has no room for the button."""


class PicturePointing(QObject):
    """A double click, Enter at the text below or the button on a picture shows it large."""

    def __init__(
        self, view: QTextEdit, page: Callable[[], Page | None], pictures: Pictures
    ) -> None:
        super().__init__(view)
        self._view, self._page, self._pictures = view, page, pictures
        self._over: Picture | None = None
        self.large: LargePicture | None = None
        self.button = WordButton(self.tr("Larger"), before="enlarge", pixels=12, side=8)
        self.button.setParent(view.viewport())
        self.button.setObjectName("reader.larger")
        self.button.setProperty("role", "larger")
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.hide()
        self.button.clicked.connect(self._enlarge)
        view.verticalScrollBar().valueChanged.connect(self._leave)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take double clicks on a picture; all else goes on to the text."""
        if event.type() == QEvent.Type.Leave and not self.button.underMouse():
            self._leave()
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            self._hover(event.position())
        if event.type() == QEvent.Type.MouseButtonDblClick and self._at(event.position()):
            self._hover(event.position())
            self._enlarge()
            return True
        return super().eventFilter(watched, event)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Show the picture of the block at the caret with Enter; tell whether there is one."""
        page = self._page()
        if page is None or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        number = self._view.textCursor().blockNumber()
        for picture, rect in page.layout.pictures(number):
            if self._pictures.at(page, rect.center()):
                self._over = picture
                self._enlarge()
                return True
        return False

    def _hover(self, point: QPointF) -> None:
        """Show the button in the corner of the picture under the pointer."""
        found = self._at(point)
        self._over = found[0] if found else None
        if found is None or min(found[1].width(), found[1].height()) < _LEAST:
            self.button.hide()
            return
        corner = found[1].topRight().toPoint()
        self.button.adjustSize()
        top = max(0, corner.y()) + _INSET
        self.button.move(QPoint(corner.x() - self.button.width() - _INSET, top))
        self.button.show()

    def _leave(self) -> None:
        self.button.hide()

    def _enlarge(self) -> None:
        page = self._page()
        if page is not None and self._over is not None and self.large is None:
            window, document = self._view.window(), page.source.id
            self.large = LargePicture(window, self._pictures, document, self._over)
            self.large.closed.connect(self._closed)
            self.button.hide()

    def _closed(self) -> None:
        self.large = None

    def _at(self, point: QPointF) -> tuple[Picture, QRectF] | None:
        """Return the picture at a point of the viewport, and its rectangle there."""
        page, shift = self._page(), self._view.verticalScrollBar().value()
        found = self._pictures.at(page, point + QPointF(0, shift)) if page is not None else None
        return (found[0], found[1].translated(0, -shift)) if found else None
