"""An icon that is only looked at, in the theme's colours."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import active_theme


class IconLabel(QLabel):
    """Shows the icon `drawing` (a file of resources/icons) in the colour `ink` of the theme."""

    def __init__(
        self, drawing: str, size: int = 16, ink: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._size = size
        self._ink = ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        colour = active_theme().colours()[self._ink]
        scale = self.devicePixelRatioF()
        image = icon_image(self._drawing, colour, self._size, scale)
        self.setPixmap(QPixmap.fromImage(image))
