"""A picture of the text seen large, over the window."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from leader_reader.domain.document import DocumentId
from leader_reader.domain.picture import Picture
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.reader.picture_painter import paint_image
from leader_reader.ui.reader.pictures import Pictures
from leader_reader.ui.theme import active_theme

_EDGE, _FOOT = 32, 40
_MOST = 2.5
"""How many times its own size a picture is shown at most."""
_LEAVES = {
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Q,
}


class LargePicture(QWidget):
    """Covers `window` with one picture; Esc, Enter or a click closes it. `closed` then."""

    closed = Signal()

    def __init__(
        self, window: QWidget, pictures: Pictures, document: DocumentId, picture: Picture
    ) -> None:
        super().__init__(window)
        self.setObjectName("reader.largePicture")
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(picture.alt)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._pictures, self._document, self._picture = pictures, document, picture
        self._before = QApplication.focusWidget()
        pictures.changed.connect(self.update)
        window.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()
        self.setFocus()

    @property
    def shown(self) -> QRectF:
        """Where the picture is in this widget; null while there is none."""
        image = self._pictures.image(self._document, self._picture)
        if not isinstance(image, QImage):
            return QRectF()
        own = QSizeF(self._picture.width or image.width(), self._picture.height or image.height())
        room = self._room()
        size = own.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > _MOST * own.width():
            size = own * _MOST
        place = QRectF(room.topLeft(), size)
        place.moveCenter(room.center())
        return place

    def close_picture(self) -> None:
        """Close and give the keyboard back."""
        if self._before is None:
            return
        before, self._before = self._before, None
        self._pictures.want_no_large()
        self._pictures.changed.disconnect(self.update)
        self.hide()
        before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = active_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.page))
        image = self._pictures.image(self._document, self._picture)
        if isinstance(image, QImage):
            paint_image(painter, image, self.shown, theme)
        painter.setFont(ui_font(14))
        painter.setPen(QColor(theme.muted))
        foot = self.rect().adjusted(_EDGE, self.height() - _FOOT, -_EDGE, -8)
        said = painter.fontMetrics().elidedText(
            self._picture.alt or self.tr("Esc closes"), Qt.TextElideMode.ElideRight, foot.width()
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVES:
            self.close_picture()
        event.accept()  # nothing under it is meant

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.close_picture()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_FOOT)

    def _fit(self) -> None:
        """Cover the window, and want the picture as sharp as it is shown."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        size = self._room().size() * self.devicePixelRatioF()
        self._pictures.want_large(self._document, self._picture, size)
