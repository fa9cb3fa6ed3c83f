"""A button that is an icon, and icons that follow the theme on any button."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from leader_reader.ui.icons import icon
from leader_reader.ui.theme import Theme, active_theme


def tinted(button: QAbstractButton, drawing: str, size: int = 16) -> None:
    """Give `button` the icon `drawing`, and keep it in the theme's colours."""
    button.setIconSize(QSize(size, size))
    _Tint(button, drawing, size)


class IconButton(QToolButton):
    """An icon to click: `drawing` is a file of resources/icons, `tip` says what it does."""

    def __init__(
        self,
        drawing: str,
        *,
        name: str,
        accessible: str,
        tip: str = "",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setToolTip(tip or accessible)
        self.setProperty("role", "icon")
        self.setAutoRaise(True)
        tinted(self, drawing, size)


class _Tint(QObject):
    """Draws a button's icon anew whenever the style changes; lives as the button's child."""

    def __init__(self, button: QAbstractButton, drawing: str, size: int) -> None:
        super().__init__(button)
        self._button = button
        self._drawing = drawing
        self._size = size
        self._theme: Theme | None = None
        self._draw()
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._draw()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        theme = active_theme()
        if theme != self._theme:
            self._theme = theme
            self._button.setIcon(icon(self._drawing, theme, self._size))
