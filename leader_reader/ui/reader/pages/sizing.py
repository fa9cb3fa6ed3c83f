"""How large the pages are shown: fitted or in percent, and stepped by Ctrl and the wheel."""

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QWheelEvent

from leader_reader.ui.reader.pages.sheets import LEAST_PERCENT, MOST_PERCENT, Fit
from leader_reader.ui.reader.pages.standing import Standing

_STEP = 10


class Sizing(QObject):
    """`zoom_asked` by how much the wheel asks for, `fit_changed` what the size is now."""

    zoom_asked = Signal(int)
    fit_changed = Signal(object)

    def __init__(self, parent: QObject, standing: Standing) -> None:
        super().__init__(parent)
        self._standing = standing
        self._at: QPointF | None = None
        self._percent: int | None = None

    @property
    def percent(self) -> int:
        """How large the page that is read is shown, in percent of its printed size."""
        page = self._standing.scroller.current()
        return self._standing.scroller.sheets.percent(page) if page else 100

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the page, or show pages in 50 to 600 % of their size."""
        if isinstance(fit, int):
            fit = max(LEAST_PERCENT, min(MOST_PERCENT, fit))
        if fit != self._standing.scroller.fit:
            self._standing.set_fit(fit, self._at)
            self.fit_changed.emit(fit)

    def take_percent(self, percent: int) -> None:
        """Take the text's zoom where it is another one than before."""
        before, self._percent = self._percent, percent
        if before is not None and before != percent:
            self.set_fit(percent)

    def take_wheel(self, event: QWheelEvent) -> bool:
        """Zoom around the mouse where Ctrl is held; tell whether it is."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._at = event.position()
        self.zoom_asked.emit(_STEP if event.angleDelta().y() > 0 else -_STEP)
        self._at = None
        event.accept()
        return True
