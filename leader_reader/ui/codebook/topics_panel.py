"""The topics panel: the tree under its tab, with adding, filtering and everything one can do."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leader_reader.domain.codebook import Topic, TopicId
from leader_reader.domain.edit import Edit
from leader_reader.services import coding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.describe_card import DescribeCard
from leader_reader.ui.codebook.merge_dialog import MergeDialog
from leader_reader.ui.codebook.name_fields import NewTopicField
from leader_reader.ui.codebook.topic_actions import TopicActions
from leader_reader.ui.codebook.topic_model import TopicModel
from leader_reader.ui.codebook.topic_tree import TopicTreeView
from leader_reader.ui.parts import EmptyState, IconButton, LeavableField, PanelTabs
from leader_reader.ui.parts.overlay_bar import OverlayBar

_FEW = 12
"""With more topics than this the filter is always there."""
_SIDE, _BELOW = 12, 8


class TopicsPanel(QFrame):
    """The codebook. `tabs` takes further pages; its corner has the button that adds a topic.

    `topic_chosen(id)`: show its passages (a click or Enter). `tag_requested(id)`: tag the
    selection (a double click, words dropped on it, or a click while there is a selection).
    `topic_selected(id)`: the current topic is another one, "" for none. `only_requested(id)`: mark
    only its passages in the text, or all again.
    """

    topic_chosen = Signal(str)
    tag_requested = Signal(str)
    similar_requested = Signal(str)
    only_requested = Signal(str)
    topic_selected = Signal(str)

    def __init__(self, bridge: LibraryBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topics")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Topics"))
        self._bridge = bridge
        self._parent_of_new: TopicId | None = None
        self._selection_active = False
        self._unfolded: Sequence[TopicId] | None = None
        self._kept: tuple[list[TopicId], TopicId | None] = ([], None)
        self.model = TopicModel(bridge, self)
        self.tree = TopicTreeView(self.model)
        self.actions_of_topic = TopicActions(bridge, self.tree)
        self.tabs = PanelTabs(name="topics", accessible=self.tr("Topics"))
        self.filter_field = LeavableField()
        self.name_field = NewTopicField()
        self.empty = self._make_empty()
        self._stack = QStackedWidget()
        self._name_widgets()
        self._lay_out()
        self._connect()
        self._refresh()

    # What the window may ask for

    def set_selection_active(self, active: bool) -> None:  # noqa: FBT001 - fits a signal
        """Say whether words are selected in the reader: then a click on a topic tags them."""
        self._selection_active = active
        self.actions_of_topic.set_selection_active(active)
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        self.tree.viewport().setCursor(shape)

    def select(self, topic: TopicId) -> None:
        """Make a topic the current one."""
        self.tree.go_to(topic)

    def focus_filter(self) -> None:
        self.name_field.hide()
        self.filter_field.show()
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    def add_topic(self, parent: str = "") -> None:
        """Ask for the name of a new topic, at the top or below `parent`, in the filter's place."""
        self._parent_of_new = TopicId(parent) if parent else None
        above = self._bridge.library.codebook.get(TopicId(parent))
        below = self.tr("New topic below “{}”").format(above.name) if above else ""
        words = below or self.tr("New topic")
        self.name_field.setPlaceholderText(words)
        self.name_field.setAccessibleName(words)
        self.name_field.set_colour(coding.next_colour(self._bridge.library))
        self.name_field.clear()
        self.filter_field.hide()
        self.name_field.show()
        self.name_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_topics(self) -> list[TopicId]:
        """Return the unfolded topics, to be remembered."""
        return self.tree.open_topics()

    def unfold(self, topics: Sequence[TopicId]) -> None:
        """Unfold just these topics, as they were left."""
        self.tree.unfold(topics)

    # Building

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "tag",
            self.tr("No topics yet"),
            self.tr("Topics are what you tag passages by, such as “Talent management”."),
            name="topics.empty",
        )
        empty.button.setText(self.tr("Add a topic"))
        empty.button.setAccessibleName(empty.button.text())
        empty.button.show()
        return empty

    def _name_widgets(self) -> None:
        self.tree.setObjectName("topics.tree")
        self.tree.setAccessibleName(self.tr("Topics"))
        OverlayBar(self.tree)
        self.filter_field.setObjectName("topics.filter")
        self.filter_field.setAccessibleName(self.tr("Filter topics"))
        self.filter_field.setPlaceholderText(self.tr("Filter topics"))
        self.name_field.setObjectName("topics.name")
        self.add_button = IconButton(
            "plus",
            name="topics.addButton",
            accessible=self.tr("Add topic"),
            tip=self.tr("Add topic (Ins)"),
        )

    def _lay_out(self) -> None:
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(_BELOW)
        for field in (self.filter_field, self.name_field):
            row = QVBoxLayout()
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            row.addWidget(field)
            inner.addLayout(row)
            field.hide()
        inner.addWidget(self._stack, 1)
        self.tabs.add(page, self.tr("Topics"))
        self.tabs.bar.setUsesScrollButtons(False)
        self.tabs.corner.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.add_topic(""))
        self.empty.acted.connect(lambda: self.add_topic(""))
        self.filter_field.textChanged.connect(self._filter)
        self.filter_field.left.connect(self._leave_filter)
        self.filter_field.entered.connect(self._to_tree)
        self.name_field.left.connect(self._leave_name)
        self.name_field.entered.connect(self._add)
        self.tree.pressed_topic.connect(self._press)
        self.tree.doubled.connect(self._double)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.tree.selectionModel().currentChanged.connect(self._tell_current)
        self.model.merge_requested.connect(self.merge)
        self.model.passage_dropped.connect(self.tag_requested)
        self._connect_acts()
        self._bridge.edited.connect(self._follow)
        self._bridge.reloaded.connect(self._refresh)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._restore)
        find = QAction(self)
        find.setObjectName("topics.find")
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        find.triggered.connect(self.focus_filter)
        self.tree.addAction(find)

    def _connect_acts(self) -> None:
        acts = self.actions_of_topic
        acts.adding.connect(self.add_topic)
        acts.describing.connect(self.describe)
        acts.merging.connect(self.merge)
        acts.showing.connect(self.topic_chosen)
        acts.tagging.connect(self.tag_requested)
        acts.likening.connect(self.similar_requested)
        acts.singling.connect(self.only_requested)

    # Acting

    def describe(self, topic: str) -> None:
        """Open the sheet on which a topic is described."""
        card = DescribeCard(self._bridge, TopicId(topic), self.window())
        card.closed.connect(card.deleteLater)
        card.open_at(self._row_of(TopicId(topic)))
        card.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def merge(self, source: str, into: str = "") -> None:
        """Ask what to merge a topic into, and show what would change."""
        target = TopicId(into) if into else None
        dialog = MergeDialog(self._bridge, TopicId(source), target, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _press(self, topic: str) -> None:
        if topic:
            wanted = self.tag_requested if self._selection_active else self.topic_chosen
            wanted.emit(topic)

    def _double(self, topic: str) -> None:
        if topic and not self._selection_active:
            self.tag_requested.emit(topic)

    def _add(self) -> None:
        library = self._bridge.library
        name = self.name_field.text()
        parent = self._parent_of_new if self._parent_of_new in library.codebook else None
        before = {topic.id for topic in library.codebook}
        if not name.strip():
            self._leave_name()
        elif self._bridge.attempt(lambda: coding.add_topic(library, name, parent)):
            self._leave_name()
            for topic in library.codebook:
                if topic.id not in before:
                    self.tree.go_to(topic.id)

    def _leave_name(self) -> None:
        self.name_field.hide()
        self._refresh()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_menu(self, at: QPoint) -> None:
        menu = self.actions_of_topic.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _row_of(self, topic: TopicId) -> QRect:
        rect = self.tree.visualRect(self.model.index_of(topic))
        corner = self.tree.viewport().mapTo(self.window(), QPoint(0, rect.top()))
        return QRect(corner, QSize(self.tree.viewport().width(), rect.height()))

    # Filtering and following

    def _filter(self, words: str) -> None:
        if words.strip() and self._unfolded is None:
            self._unfolded = self.tree.open_topics()
        self.tree.show_only(words)
        if not words.strip() and self._unfolded is not None:
            self.tree.unfold(self._unfolded)
            self._unfolded = None

    def _leave_filter(self) -> None:
        self.filter_field.clear()
        self._to_tree()
        self._refresh()

    def _to_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell_current(self) -> None:
        self.topic_selected.emit(self.tree.current_topic() or "")

    def _follow(self, edit: Edit) -> None:
        if any(isinstance(change.record, Topic) for change in edit.changes):
            self._refresh()
            if self.filter_field.text():
                self.tree.show_only(self.filter_field.text())

    def _keep(self) -> None:
        self._kept = (self.tree.open_topics(), self.tree.current_topic())

    def _restore(self) -> None:
        """Unfold and select, after the tree was built anew, what was before."""
        unfolded, current = self._kept
        self.tree.unfold(unfolded)
        if current is not None:
            self.tree.go_to(current)
        if self.filter_field.text():
            self.tree.show_only(self.filter_field.text())

    def _refresh(self) -> None:
        count = len(self._bridge.library.codebook)
        self._stack.setCurrentWidget(self.tree if count else self.empty)
        filtering = bool(self.filter_field.text()) or self.filter_field.hasFocus()
        wanted = count > _FEW or filtering
        self.filter_field.setVisible(wanted and self.name_field.isHidden())
