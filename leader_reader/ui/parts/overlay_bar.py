"""A scroll bar that lies over its view: rows keep their width whether there is one or not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

WIDTH = 12


class OverlayBar(QScrollBar):
    """Stands in for the vertical bar of `view`, at the right end of the view and over it.

    The view keeps its own bar, hidden, and so its scrolling; the two follow one another. What a
    row shows at its right end must keep clear of `WIDTH` pixels.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setObjectName(f"{view.objectName()}.bar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view = view
        self._own = view.verticalScrollBar()
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        view.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._view.height())

    def _follow(self) -> None:
        """Take over the range of the view's own bar; without one there is nothing to see."""
        own = self._own
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setRange(own.minimum(), own.maximum())
        self.setValue(own.value())
        self.setVisible(own.maximum() > own.minimum())
        self._place()

    def _place(self) -> None:
        self.setGeometry(self._view.width() - WIDTH, 0, WIDTH, self._view.height())
        self.raise_()
