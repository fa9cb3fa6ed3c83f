"""What the main window remembers from one start to the next: put back, and kept."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication

from leader_reader.ui import settings as kept
from leader_reader.ui.library.ordering import Order
from leader_reader.ui.search.habits import Habits

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class WindowState(QObject):
    """The settings of a window, which are read when it is built and written when it ends."""

    def __init__(self, window: "MainWindow", file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        self.settings = kept.load(file)

    def restore(self) -> None:
        """Bring the window back as it was left, and follow what is to be remembered."""
        window, settings = self._window, self.settings
        room = (window.screen() or QApplication.primaryScreen()).availableSize()
        window.resize(QSize(settings.width, settings.height).boundedTo(room))
        window.reader.set_zoom(settings.zoom)
        window.frame.swap(swapped=settings.swapped)
        window.acts.show_side("left", shown=settings.left_shown)
        window.acts.show_side("right", shown=settings.right_shown)
        window.keeping.set_habits(kept.habits_of(settings))
        window.aloud.voice.set_speed(settings.aloud_speed)
        if settings.order in set(Order):
            window.documents.set_arrangement(settings.order, reverse=settings.reverse)
        if settings.starter_dismissed:
            window.documents.dismiss_starter()
        if settings.maximised:
            window.setWindowState(Qt.WindowState.WindowMaximized)
        window.keeping.habits_changed.connect(self._keep_habits)
        window.documents.arrangement_changed.connect(self._keep_arrangement)
        window.documents.starter_dismissed.connect(self._keep_dismissal)

    def keep(self, **changes: Any) -> None:  # noqa: ANN401 - the settings' own types
        """Remember some settings; they are written at the end."""
        self.settings = replace(self.settings, **changes)

    def save(self) -> None:
        """Write how the window is now."""
        kept.save(self._file, self._now())

    def _now(self) -> kept.Settings:
        window, before = self._window, self.settings
        frame, document = window.frame, window.desk.document
        left, right, below = frame.sizes()
        shown = frame.left.isVisibleTo(frame), frame.right.isVisibleTo(frame)
        if shown[0]:
            before = replace(before, left_width=left)
        if shown[1]:
            before = replace(before, right_width=right, passages_height=below)
        if not window.isMaximized() and not window.isFullScreen():
            before = replace(before, width=window.width(), height=window.height())
        return replace(
            before,
            zoom=window.reader.zoom,
            maximised=window.isMaximized(),
            left_shown=shown[0],
            right_shown=shown[1],
            swapped=frame.swapped,
            document=document.id if document else "",
            aloud_speed=window.aloud.voice.speed,
            split=window.splitting.now(),
        )

    @Slot(str, bool)
    def _keep_arrangement(self, order: str, reverse: bool) -> None:  # noqa: FBT001 - a slot
        self.keep(order=order, reverse=reverse)

    @Slot(object)
    def _keep_habits(self, habits: Habits) -> None:
        """Keep how one searches, at once: what is to be forgotten must not come back."""
        self.settings = kept.with_habits(self.settings, habits)
        kept.save(self._file, self.settings)

    @Slot()
    def _keep_dismissal(self) -> None:
        self.keep(starter_dismissed=True)
