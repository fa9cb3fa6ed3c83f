"""What can be done with the topics chosen in the tree: actions with keys, and their menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leader_reader.domain.codebook import COLOURS, Topic, TopicId
from leader_reader.domain.edit import Edit, combine
from leader_reader.services import coding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_tree import TopicTreeView
from leader_reader.ui.parts.chip import colour_square

_KEYS = range(1, 10)


class TopicActions(QObject):
    """Makes the changes that need no more words; signals ask for those that do.

    `adding(parent or "")`, `describing(topic)`, `merging(topic)`, `showing(topic)`,
    `tagging(topic)`, `likening(topic)` and `singling(topic)` (only its marks in the text) are for
    the panel.
    """

    adding = Signal(str)
    describing = Signal(str)
    merging = Signal(str)
    showing = Signal(str)
    tagging = Signal(str)
    likening = Signal(str)
    singling = Signal(str)

    def __init__(self, bridge: LibraryBridge, tree: TopicTreeView) -> None:
        super().__init__(tree)
        self._bridge = bridge
        self._tree = tree
        current = self._with_current
        self._add = self._action("add", self.tr("Add topic"), lambda: self.adding.emit(""), "Ins")
        add, below = self._action, self.adding.emit
        self._below = add("addBelow", self.tr("Add topic below"), current(below), "Shift+Ins")
        self._rename = add("rename", self.tr("Rename"), self.rename, "F2")
        described = current(self.describing.emit)
        self._describe = add("describe", self.tr("Describe…"), described, "Ctrl+I")
        self._up = add("up", self.tr("Up"), lambda: self._step(-1), "Ctrl+Shift+Up")
        self._down = add("down", self.tr("Down"), lambda: self._step(1), "Ctrl+Shift+Down")
        self._out = add("out", self.tr("Out, beside its parent"), self._move_out, _OUT)
        self._in = add("in", self.tr("In, below the one before"), self._move_in, _IN)
        merged = current(self.merging.emit)
        self._merge = add("merge", self.tr("Merge into…"), merged, "Ctrl+M")
        self._delete = add("delete", self.tr("Delete"), self.delete, "Del")
        self._show = add("show", self.tr("Show its passages"), current(self.showing.emit))
        self._similar = add("similar", self.tr("Similar passages"), current(self.likening.emit))
        self._only = add("only", self.tr("Only its marks in the text"), current(self.singling.emit))
        self._tag = add("tag", self.tr("Tag the selection"), current(self.tagging.emit))
        self._tag.setEnabled(False)

    def set_selection_active(self, active: bool) -> None:  # noqa: FBT001 - fits a signal
        self._tag.setEnabled(active)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu for the current topic; the caller shows and deletes it."""
        menu = QMenu(parent)
        menu.setObjectName("topics.menu")
        menu.setAccessibleName(self.tr("Topic"))
        topic = self._current()
        if topic is None:
            menu.addAction(self._add)
            return menu
        menu.addActions([self._show, self._only, self._similar, self._tag])
        menu.addSeparator()
        menu.addActions([self._add, self._below, self._rename, self._describe])
        menu.addMenu(self._colour_menu(menu, topic))
        menu.addMenu(self._key_menu(menu, topic))
        menu.addSeparator()
        move = menu.addMenu(self.tr("Move"))
        move.addActions([self._up, self._down, self._in, self._out])
        menu.addActions([self._merge, self._delete])
        return menu

    # Changes

    def rename(self) -> None:
        """Open the name of the current topic for typing."""
        if self._tree.currentIndex().isValid():
            self._tree.edit(self._tree.currentIndex())

    def recolour(self, colour: str) -> None:
        """Give all chosen topics a colour, "#rrggbb"."""
        library = self._bridge.library
        topics = self._chosen()

        def build() -> Edit:
            edits = [coding.recolour(library, topic, colour) for topic in topics]
            label = edits[0].label if len(edits) == 1 else self.tr("Recolour topics")
            return combine(label, *edits)

        if topics:
            self._bridge.attempt(build)

    def pin(self, key: int) -> None:
        """Let a number key apply the current topic; 0 for none."""
        topic = self._current()
        if topic is not None:
            self._bridge.attempt(lambda: coding.pin(self._bridge.library, topic.id, key))

    def delete(self) -> None:
        """Delete the chosen topics with those below them."""
        topics = self._chosen()
        if topics:
            self._bridge.attempt(lambda: coding.delete_topics(self._bridge.library, topics))

    def _step(self, rows: int) -> None:
        topic = self._current()
        if topic is not None:
            row = self._siblings(topic).index(topic.id) + rows
            self._move(topic, topic.parent, max(0, row))

    def _move_out(self) -> None:
        topic = self._current()
        if topic is not None and topic.parent is not None:
            parent = self._bridge.library.codebook[topic.parent]
            self._move(topic, parent.parent, self._siblings(parent).index(parent.id) + 1)

    def _move_in(self) -> None:
        topic = self._current()
        if topic is not None:
            siblings = self._siblings(topic)
            row = siblings.index(topic.id)
            if row > 0:
                self._move(topic, siblings[row - 1], -1)

    def _move(self, topic: Topic, parent: TopicId | None, position: int) -> None:
        library = self._bridge.library
        self._bridge.attempt(lambda: coding.move(library, topic.id, parent, position))

    # The tree

    def _siblings(self, topic: Topic) -> list[TopicId]:
        return [each.id for each in self._bridge.library.codebook.children(topic.parent)]

    def _current(self) -> Topic | None:
        topic = self._tree.current_topic()
        return self._bridge.library.codebook.get(topic) if topic else None

    def _chosen(self) -> list[TopicId]:
        current = self._tree.current_topic()
        return self._tree.chosen_topics() or ([current] if current else [])

    # Actions and menus

    def _with_current(self, act: Callable[[str], object]) -> Callable[[], None]:
        def run() -> None:
            topic = self._current()
            if topic is not None:
                act(topic.id)

        return run

    def _action(self, name: str, text: str, act: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"topics.{name}")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _=False: act())
        self._tree.addAction(action)
        return action

    def _colour_menu(self, parent: QMenu, topic: Topic) -> QMenu:
        menu = QMenu(self.tr("Colour"), parent)
        menu.setObjectName("topics.colours")
        group = QActionGroup(menu)
        for name, colour in COLOURS.items():
            action = menu.addAction(QIcon(colour_square(colour, 12)), self._colour_word(name))
            action.setObjectName(f"topics.colour.{name}")
            action.triggered.connect(lambda _=False, chosen=colour: self.recolour(chosen))
            _tick(action, group, ticked=topic.colour == colour)
        return menu

    def _key_menu(self, parent: QMenu, topic: Topic) -> QMenu:
        menu = QMenu(self.tr("Number key"), parent)
        menu.setObjectName("topics.keys")
        taken = {each.key: each.name for each in self._bridge.library.codebook if each.key}
        group = QActionGroup(menu)
        for key in (*_KEYS, 0):
            other = taken.get(key, "") if key != topic.key else ""
            plain = str(key) if key else self.tr("None")
            action = menu.addAction(f"{plain}   {other}" if other else plain)
            action.setObjectName(f"topics.key.{key}")
            action.triggered.connect(lambda _=False, chosen=key: self.pin(chosen))
            _tick(action, group, ticked=topic.key == key)
        return menu

    def _colour_word(self, name: str) -> str:
        words = {
            "yellow": self.tr("Yellow"),
            "red": self.tr("Red"),
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
            "purple": self.tr("Purple"),
            "magenta": self.tr("Magenta"),
            "orange": self.tr("Orange"),
            "grey": self.tr("Grey"),
        }
        return words.get(name, name)


_OUT, _IN = "Ctrl+Shift+Left", "Ctrl+Shift+Right"


def _tick(action: QAction, group: QActionGroup, *, ticked: bool) -> None:
    """Have an action of a group show whether it is the chosen one."""
    action.setCheckable(True)
    action.setChecked(ticked)
    group.addAction(action)
