"""Every act of the window in one table: its words, keys, icon and menu."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_CONTEXT = "Actions"


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `menu` is the menu it stands in; `group` makes it one choice of several."""

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    separated: bool = False


MENUS = (
    ("library", "Library"),
    ("edit", "Edit"),
    ("passage", "Passage"),
    ("view", "View"),
    ("go", "Go"),
    ("help", "Help"),
)

ACTS = (
    Act("import_files", "Import files…", "library", ("Ctrl+O",)),
    Act("import_folder", "Import a folder…", "library", ("Ctrl+Shift+O",)),
    Act("watch", "Watch a folder…", "library"),
    Act("details", "Change details…", "library", ("Ctrl+I",), separated=True),
    Act("references", "Fill in details from references…", "library"),
    Act("export", "Export excerpts…", "library", ("Ctrl+E",), separated=True),
    Act("remove_starter", "Remove the starter library", "library", separated=True),
    Act("close_window", "Close Leader Reader", "library", ("Ctrl+Q",), separated=True),
    Act("undo", "Undo", "edit", ("Ctrl+Z",)),
    Act("redo", "Redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Act("copy", "Copy", "edit", separated=True),
    Act("find", "Find in this document", "edit", ("Ctrl+F",), separated=True),
    Act("find_next", "Next", "edit", ("F3",)),
    Act("find_previous", "Previous", "edit", ("Shift+F3",)),
    Act("search", "Search the library", "edit", ("Ctrl+K", "Ctrl+Shift+F", "/")),
    Act("tag", "Tag", "passage", ("Alt+T",)),
    Act("again", "Tag again with the last topic", "passage", ("Alt+Q",)),
    Act("in_vivo", "Tag with its own words", "passage", ("Alt+V",)),
    Act("highlight", "Highlight", "passage", ("Alt+H",)),
    Act("note", "Write a note", "passage", ("Alt+N",)),
    Act("area", "Mark an area of the page", "passage", ("Alt+A",)),
    Act("similar", "Similar passages", "passage", ("Ctrl+Shift+L",)),
    Act("start_back", "Begin a word earlier", "passage", ("Ctrl+Alt+Left",), separated=True),
    Act("start_on", "Begin a word later", "passage", ("Ctrl+Alt+Right",)),
    Act("end_back", "End a word earlier", "passage", ("Ctrl+Alt+Shift+Left",)),
    Act("end_on", "End a word later", "passage", ("Ctrl+Alt+Shift+Right",)),
    Act("top_up", "Top of the area up", "passage", ("Ctrl+Alt+Up",)),
    Act("top_down", "Top of the area down", "passage", ("Ctrl+Alt+Down",)),
    Act("bottom_up", "Bottom of the area up", "passage", ("Ctrl+Alt+Shift+Up",)),
    Act("bottom_down", "Bottom of the area down", "passage", ("Ctrl+Alt+Shift+Down",)),
    Act("remove", "Remove the passage", "passage", ("Alt+U",), separated=True),
    Act("pages", "Pages as printed", "view", ("Ctrl+Shift+P",), checkable=True),
    Act("fit_width", "Fit the page's width", "view", ("Ctrl+Shift+W",)),
    Act("fit_page", "Fit the whole page", "view", ("Ctrl+Shift+H",)),
    Act("facing", "Two pages side by side", "view", checkable=True),
    Act("aloud", "Read aloud", "view", ("Ctrl+Shift+A",), separated=True),
    Act("zoom_in", "Larger text", "view", ("Ctrl++", "Ctrl+="), separated=True),
    Act("zoom_out", "Smaller text", "view", ("Ctrl+-",)),
    Act("zoom_reset", "Normal size", "view", ("Ctrl+0",)),
    Act("theme_light", "Light", "view", group="theme", separated=True),
    Act("theme_sepia", "Sepia", "view", group="theme"),
    Act("theme_dark", "Dark", "view", group="theme"),
    Act("theme_contrast", "High contrast", "view", group="theme"),
    Act("theme_own", "Own colours", "view", group="theme"),
    Act("split", "Split the view", "view", ("F8",), checkable=True, separated=True),
    Act("side_panels", "Side panels", "view", ("F9",), checkable=True, separated=True),
    Act("left_panel", "Library panel", "view", ("Ctrl+F9",), checkable=True),
    Act("right_panel", "Topics panel", "view", ("Shift+F9",), checkable=True),
    Act("swap_panels", "Swap sides", "view", checkable=True),
    Act("focus", "Only the text", "view", ("Shift+F11",), checkable=True),
    Act("full_screen", "Full screen", "view", ("F11",), checkable=True),
    Act("back", "Back", "go", ("Alt+Left",)),
    Act("forward", "Forward", "go", ("Alt+Right",)),
    Act("page", "Go to page…", "go", ("Ctrl+G",)),
    Act("bookmark", "Bookmark this place", "go", ("Ctrl+B",), checkable=True, separated=True),
    Act("bookmark_next", "Next bookmark", "go", ("Alt+PgDown",)),
    Act("bookmark_previous", "Previous bookmark", "go", ("Alt+PgUp",)),
    Act("show_library", "Library", "go", ("Ctrl+1",), separated=True),
    Act("show_contents", "Contents", "go", ("Ctrl+2",)),
    Act("show_results", "Search results", "go", ("Ctrl+3",)),
    Act("show_text", "Text", "go", ("Ctrl+4",)),
    Act("other_pane", "Other pane", "go", ("F6",)),
    Act("show_topics", "Topics", "go", ("Ctrl+5",)),
    Act("show_passages", "Passages", "go", ("Ctrl+6",)),
    Act("manual", "Manual", "help", ("F1",)),
    Act("tour", "Five-minute tour", "help"),
    Act("about", "About Leader Reader", "help", separated=True),
)

THEMES = ("light", "sepia", "dark", "contrast", "own")


def build_actions(window: QWidget, does: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Return the acts as QActions of `window`, by name; each does what `does` has under it."""
    groups: dict[str, QActionGroup] = {}
    actions = {act.name: _action(window, act, groups) for act in ACTS}
    for name, action in actions.items():
        action.triggered.connect(_plain(does[name]))
    window.addActions(list(actions.values()))
    return actions


def _plain(act: Callable[[], object]) -> Callable[..., None]:
    """Return `act` without the "checked" that Qt hands to it."""

    def do(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's argument
        act()

    return do


def build_menu(window: QWidget, actions: Mapping[str, QAction]) -> QMenu:
    """Return the menu of menus."""
    menu = QMenu(window)
    menu.setObjectName("mainMenu")
    menu.setAccessibleName(QCoreApplication.translate(_CONTEXT, "Menu"))
    for name, title in MENUS:
        submenu = menu.addMenu(QCoreApplication.translate(_CONTEXT, title))
        submenu.setObjectName(f"mainMenu.{name}")
        submenu.setAccessibleName(submenu.title())
        _fill(submenu, (act for act in ACTS if act.menu == name), actions)
    return menu


def _fill(menu: QMenu, acts: Iterable[Act], actions: Mapping[str, QAction]) -> None:
    for act in acts:
        if act.separated:
            menu.addSeparator()
        menu.addAction(actions[act.name])


def _action(window: QWidget, act: Act, groups: dict[str, QActionGroup]) -> QAction:
    action = QAction(QCoreApplication.translate(_CONTEXT, act.text), window)
    action.setObjectName(f"action.{act.name}")
    action.setShortcuts([QKeySequence(keys) for keys in act.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setCheckable(act.checkable or bool(act.group))
    if act.group:
        groups.setdefault(act.group, QActionGroup(window)).addAction(action)
    return action
