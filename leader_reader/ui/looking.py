"""How the text looks to this user: comfort, own colours, ruler and focus mode, as the card says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from leader_reader.ui.focus_mode import FocusMode
from leader_reader.ui.own_theme import OWN, OwnColours, own_theme
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.reader.comfort import Comfort
from leader_reader.ui.theme import Theme

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class Looking(QObject):
    """Puts what is chosen into effect at once and has it remembered."""

    def __init__(self, window: "MainWindow", themes: dict[str, Theme]) -> None:
        super().__init__(window)
        self._window, self._themes = window, themes
        frame = window.frame
        self.focus = FocusMode([frame.left, frame.right, frame.bar, frame.status], self)
        look = window.look
        look.comfort_changed.connect(self._set_comfort)
        look.own_changed.connect(self._set_own)
        look.ruler_toggled.connect(self._set_ruler)
        window.panes.each(
            lambda pane: pane.reader.escaped.connect(lambda: self.focus.set_on(on=False))
        )

    def restore(self) -> None:
        """Show text as it was set when the program was closed."""
        self._themes[OWN] = own_theme(self._window.state.settings.own, self._themes)
        self._window.panes.each(self._dress)
        self.show()

    def _dress(self, pane: ReadingPane) -> None:
        """Set the text of a pane as this user has it."""
        settings, text = self._window.state.settings, pane.reader.text
        text.set_comfort(settings.comfort)
        text.set_ruler(on=settings.ruler)

    def show(self) -> None:
        """Let the card show how it is."""
        settings = self._window.state.settings
        self._window.look.show_comfort(settings.comfort, settings.own, ruler=settings.ruler)

    @Slot(object)
    def _set_comfort(self, comfort: Comfort) -> None:
        self._window.state.keep(comfort=comfort)
        for pane in self._window.panes:
            pane.reader.text.set_comfort(comfort)
        self.show()

    @Slot(object)
    def _set_own(self, own: OwnColours) -> None:
        self._window.state.keep(own=own)
        self._themes[OWN] = own_theme(own, self._themes)
        self._window.choose_theme(OWN)
        self.show()

    @Slot(bool)
    def _set_ruler(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._window.state.keep(ruler=on)
        for pane in self._window.panes:
            pane.reader.text.set_ruler(on=on)
