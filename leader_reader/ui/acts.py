"""What each act of the actions table does in the main window, and when it can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from leader_reader.services import seeding
from leader_reader.services.areas import Side
from leader_reader.services.edges import EdgeOf
from leader_reader.ui.about import About
from leader_reader.ui.actions import THEMES, build_actions, build_menu
from leader_reader.ui.manual import Manual

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class Acts(QObject):
    """Builds the window's actions and menu and keeps them in step with it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._manual: Manual | None = None
        self.actions = build_actions(window, self._table())
        bar = window.frame.bar
        bar.set_menu(build_menu(window, self.actions))
        bar.follow(self.actions["back"], bar.back)
        bar.follow(self.actions["forward"], bar.forward)
        bar.look.clicked.connect(window.open_look)
        bar.export.clicked.connect(self.actions["export"].trigger)
        self.actions["other_pane"].setEnabled(False)
        window.panes.split_changed.connect(self.actions["split"].setChecked)
        window.panes.split_changed.connect(self.actions["other_pane"].setEnabled)
        window.looking.focus.changed.connect(self.actions["focus"].setChecked)
        window.bookmarks.here_changed.connect(self.actions["bookmark"].setChecked)
        window.page_number.offered.connect(self.actions["page"].setEnabled)
        self.actions["page"].setEnabled(False)

    def refresh(self) -> None:
        """Enable what can be done, and name what Undo and Redo would do."""
        window, library = self._window, self._window.bridge.library
        for name, label, words in (
            ("undo", library.undo_label, self.tr("Undo: {}")),
            ("redo", library.redo_label, self.tr("Redo: {}")),
        ):
            plain = self.tr("Undo") if name == "undo" else self.tr("Redo")
            self.actions[name].setText(words.format(label) if label else plain)
            self.actions[name].setEnabled(bool(label))
        self.actions["back"].setEnabled(window.desk.can_go_back)
        self.actions["forward"].setEnabled(window.desk.can_go_forward)
        self.actions["remove_starter"].setEnabled(seeding.has_starter(library))
        for name in ("bookmark", "bookmark_next", "bookmark_previous"):
            self.actions[name].setEnabled(window.desk.document is not None)
        self.actions["full_screen"].setChecked(window.isFullScreen())

    def pages_offered(self, offered: bool) -> None:  # noqa: FBT001 - a slot
        """Let pages be shown where the document has any."""
        self.actions["pages"].setEnabled(offered)
        self.actions["area"].setEnabled(offered)
        self._window.frame.bar.views.setVisible(offered)

    def pages_shown(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Check whether pages are shown; only then can they be fitted."""
        self.actions["pages"].setChecked(shown)
        self._window.frame.bar.views.choose("pages" if shown else "text")
        for name in ("fit_width", "fit_page", "facing"):
            self.actions[name].setEnabled(shown)

    def theme_chosen(self, name: str) -> None:
        """Check the theme that is on."""
        self.actions[f"theme_{name}"].setChecked(True)

    def show_side(self, side: str, *, shown: bool) -> None:
        """Show or hide the "left" or "right" panels."""
        frame = self._window.frame
        (frame.left if side == "left" else frame.right).setVisible(shown)
        both = [part.isVisibleTo(frame) for part in (frame.left, frame.right)]
        self.actions["left_panel"].setChecked(both[0])
        self.actions["right_panel"].setChecked(both[1])
        self.actions["side_panels"].setChecked(any(both))
        self.actions["swap_panels"].setChecked(frame.swapped)

    def _table(self) -> dict[str, Callable[[], object]]:
        window, here = self._window, self._window.panes.here
        table: dict[str, Callable[[], object]] = {
            "import_files": window.intake.ask_files,
            "import_folder": window.intake.ask_folder,
            "watch": window.watch_acts.open,
            "details": self._details,
            "references": window.describing.ask_file,
            "export": window.handing_out.ask,
            "remove_starter": window.remove_starter,
            "close_window": window.close,
            "undo": window.undo,
            "redo": window.bridge.redo,
            "copy": here(lambda pane: pane.reader.copy()),
            "find": here(lambda pane: pane.reader.open_find()),
            "find_next": lambda: self._next(1),
            "find_previous": lambda: self._next(-1),
            "search": self._search,
            "back": here(lambda pane: pane.desk.back()),
            "forward": here(lambda pane: pane.desk.forward()),
            "page": window.page_number.ask,
            "bookmark": window.bookmarks.toggle,
            "bookmark_next": lambda: window.bookmarks.step(1),
            "bookmark_previous": lambda: window.bookmarks.step(-1),
            "manual": lambda: self._open_manual(""),
            "tour": lambda: self._open_manual("tour"),
            "about": self._about,
        }
        return table | self._passage_table() | self._view_table()

    def _details(self) -> None:
        """Change the details of the document chosen in the list, or else of the open one."""
        window, listed = self._window, self._window.documents
        chosen = listed.selected() if listed.list.hasFocus() else []
        opened = window.desk.document
        wanted = chosen[0] if chosen else (opened.id if opened is not None else "")
        window.describing.open(wanted)

    def _passage_table(self) -> dict[str, Callable[[], object]]:
        tagging, areas = self._window.tagging, self._window.areas
        return {
            "start_back": lambda: self._step(Side.LEFT, EdgeOf.START, -1),
            "start_on": lambda: self._step(Side.LEFT, EdgeOf.START, 1),
            "end_back": lambda: self._step(Side.RIGHT, EdgeOf.END, -1),
            "end_on": lambda: self._step(Side.RIGHT, EdgeOf.END, 1),
            "area": areas.begin,
            "top_up": lambda: areas.step(Side.TOP, -1),
            "top_down": lambda: areas.step(Side.TOP, 1),
            "bottom_up": lambda: areas.step(Side.BOTTOM, -1),
            "bottom_down": lambda: areas.step(Side.BOTTOM, 1),
            "tag": tagging.tag,
            "again": tagging.again,
            "in_vivo": tagging.in_vivo,
            "highlight": tagging.highlight,
            "note": tagging.note,
            "remove": tagging.remove,
            "similar": self._window.suggesting.like_here,
        }

    def _step(self, side: Side, edge: EdgeOf, by: int) -> None:
        """Move a side of the current area, or else an edge of the current passage."""
        if not self._window.areas.step(side, by):
            self._window.edging.step(edge, by)

    def _view_table(self) -> dict[str, Callable[[], object]]:
        window, here = self._window, self._window.panes.here
        table: dict[str, Callable[[], object]] = {
            "pages": here(lambda pane: pane.paging.toggle()),
            "aloud": window.aloud.toggle,
            "fit_width": here(lambda pane: pane.paging.fit("width")),
            "fit_page": here(lambda pane: pane.paging.fit("page")),
            "facing": lambda: window.paging.set_facing(facing=self.actions["facing"].isChecked()),
            "zoom_in": lambda: window.step_zoom(1),
            "zoom_out": lambda: window.step_zoom(-1),
            "zoom_reset": lambda: window.step_zoom(0),
            "split": window.splitting.toggle,
            "other_pane": window.splitting.turn,
            "side_panels": self._both_sides,
            "left_panel": lambda: self._toggle("left"),
            "right_panel": lambda: self._toggle("right"),
            "swap_panels": lambda: window.frame.swap(swapped=not window.frame.swapped),
            "focus": window.looking.focus.toggle,
            "full_screen": self._full_screen,
            "show_library": lambda: self._show("left", window.documents),
            "show_contents": lambda: self._show("left", window.contents),
            "show_results": lambda: self._show("left", window.results),
            "show_text": here(lambda pane: pane.reader.setFocus()),
            "show_topics": lambda: self._show("right", window.topics),
            "show_passages": lambda: self._show("right", window.passages),
        }
        return table | {f"theme_{name}": self._theme(name) for name in THEMES}

    def _theme(self, name: str) -> Callable[[], object]:
        return lambda: self._window.choose_theme(name)

    def _next(self, by: int) -> None:
        if self._window.reader.find_bar.isVisible():
            self._window.reader.find_next(by)
        else:
            self._window.finding.step(by)

    def _search(self) -> None:
        field = self._window.frame.bar.field
        field.setFocus()
        field.selectAll()

    def _show(self, side: str, panel: QWidget) -> None:
        self.show_side(side, shown=True)
        if side == "left":
            self._window.left.show_page(panel)
        _give_keyboard(panel)

    def _toggle(self, side: str) -> None:
        frame = self._window.frame
        part = frame.left if side == "left" else frame.right
        self.show_side(side, shown=not part.isVisibleTo(frame))

    def _both_sides(self) -> None:
        frame = self._window.frame
        hidden = not (frame.left.isVisibleTo(frame) or frame.right.isVisibleTo(frame))
        self.show_side("left", shown=hidden)
        self.show_side("right", shown=hidden)

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _open_manual(self, section: str) -> None:
        self._manual = self._manual or Manual(self._window)
        self._manual.open_section(section)

    def _about(self) -> None:
        About(self._window).open()


def _give_keyboard(panel: QWidget) -> None:
    """Put the keyboard into a panel: its list, or where that is empty the button to begin with."""
    inside = [*panel.findChildren(QAbstractItemView), *panel.findChildren(QWidget)]
    able = (part for part in inside if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    first = next((part for part in able if part.isVisible() and part.isEnabled()), panel)
    first.setFocus(Qt.FocusReason.ShortcutFocusReason)
