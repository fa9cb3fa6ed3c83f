"""The card beside a passage in which topics are typed, found, created and applied."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_choices import (
    ROW_HEIGHT,
    Choice,
    ChoiceDelegate,
    ChoiceModel,
    choice_of,
)
from leader_reader.ui.codebook.topic_matching import (
    NewTopic,
    matching_topics,
    proposed_topic,
    recent_topics,
)
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.own_keys import keeps_key

_WIDTH = 320
_MOST_ROWS, _MOST_SHOWN = 60, 8


class TopicPicker(PopupCard):
    """Type to filter, Up and Down to choose, Enter to apply; Ctrl+Enter stays for the next.

    It changes nothing itself: `chosen(topic)`, `removed(topic)` for one that was applied
    already, `create_requested(name, parent or "")`; `closed()` when it has gone.
    """

    chosen = Signal(str)
    removed = Signal(str)
    create_requested = Signal(str, str)

    def __init__(self, bridge: LibraryBridge, parent: QWidget) -> None:
        super().__init__(parent, name="topicPicker", accessible="")
        self.setAccessibleName(self.tr("Choose topics for the passage"))
        self._bridge = bridge
        self._applied: frozenset[TopicId] = frozenset()
        self._ticked_first: frozenset[TopicId] = frozenset()
        self._recent: list[TopicId] = []
        self._anchor = QRect()
        self.field = PickerField(self)
        self.model = ChoiceModel(self)
        self.list = self._make_list()
        self._lay_out()
        self.field.textChanged.connect(self._refresh)
        self.field.stepped.connect(self._step)
        self.field.taken.connect(self._take)
        bridge.edited.connect(self._follow)
        bridge.reloaded.connect(self._follow)

    def open_at(self, anchor: QRect, chosen: frozenset[TopicId] = frozenset()) -> None:
        """Open beside `anchor` (in the parent's coordinates); `chosen` are ticked."""
        self._anchor = anchor
        self._applied = self._ticked_first = chosen
        self._recent = recent_topics(self._bridge.library)
        self.field.clear()
        self._refresh()
        super().open_at(anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_chosen(self, chosen: frozenset[TopicId]) -> None:
        """Tick just these topics."""
        self._applied = chosen
        self._refresh()

    def current(self) -> Choice | None:
        """Return the row that Enter would take."""
        return self.model.choice(self.list.currentIndex())

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("topicPicker.list")
        view.setAccessibleName(self.tr("Matching topics"))
        view.setModel(self.model)
        view.setItemDelegate(ChoiceDelegate(view, hint=self.tr("Enter")))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.entered.connect(view.setCurrentIndex)
        view.clicked.connect(lambda _: self._take(stay=False))
        view.selectionModel().currentChanged.connect(self._announce)
        return view

    def _lay_out(self) -> None:
        self.field.setObjectName("topicPicker.field")
        self.field.setAccessibleName(self.tr("Topic"))
        self.field.setPlaceholderText(self.tr("Tag with a topic"))
        self.frame.setFixedWidth(_WIDTH)
        self.body.setSpacing(6)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)

    # Rows

    def _refresh(self) -> None:
        codebook = self._bridge.library.codebook
        typed = self.field.text()
        topics = matching_topics(codebook, typed, self._recent)
        if not typed.strip():
            topics.sort(key=lambda topic: topic.id not in self._ticked_first)
        topics = topics[:_MOST_ROWS]
        rows = [choice_of(codebook, each, ticked=each.id in self._applied) for each in topics]
        new = proposed_topic(codebook, typed)
        if new is not None:
            rows.append(Choice(self._offer(new), new=new))
        self.model.show(rows)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(self._row_height() * min(_MOST_SHOWN, len(rows)))
        self.body.activate()
        if self.isVisible():
            self.place(self._anchor)

    def place(self, anchor: QRect) -> None:
        """Move beside `anchor`, at the height that the rows need now."""
        outer = self.layout()
        if outer is not None:
            outer.activate()
        super().place(anchor)

    def _row_height(self) -> int:
        return max(ROW_HEIGHT, self.list.sizeHintForRow(0))

    def _offer(self, new: NewTopic) -> str:
        if new.parent is None:
            return self.tr("Create “{}”").format(new.name)
        above = self._bridge.library.codebook[new.parent].name
        return self.tr("Create “{}” below {}").format(new.name, above)

    def _follow(self) -> None:
        """Redraw after an edit, keeping the row that was current."""
        if not self.isVisible():
            return
        row = self.list.currentIndex().row()
        self._refresh()
        self._go(row)

    # Choosing

    def _step(self, rows: int) -> None:
        count = self.model.rowCount()
        row = self.list.currentIndex().row() + rows
        if count:
            self._go(row % count if abs(rows) == 1 else max(0, min(row, count - 1)))

    def _go(self, row: int) -> None:
        index = self.model.index(min(row, self.model.rowCount() - 1))
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _take(self, stay: bool) -> None:  # noqa: FBT001 - the slot of a signal
        choice = self.current()
        if choice is None:
            return
        if choice.new is not None:
            self._create(choice.new)
        elif choice.topic is not None:
            self._toggle(choice.topic, ticked=choice.ticked)
        if stay:
            self.field.clear()
            self._refresh()
        else:
            self.close_card()

    def _toggle(self, topic: TopicId, *, ticked: bool) -> None:
        if ticked:
            self._applied -= {topic}
            self.removed.emit(topic)
        else:
            self._applied |= {topic}
            self.chosen.emit(topic)

    def _create(self, new: NewTopic) -> None:
        """Ask for a new topic; what comes of it counts as applied."""
        before = {topic.id for topic in self._bridge.library.codebook}
        self.create_requested.emit(new.name, new.parent or "")
        after = {topic.id for topic in self._bridge.library.codebook}
        self._applied |= after - before

    def _announce(self) -> None:
        choice = self.current()
        self.field.setAccessibleDescription(self.model.spoken(choice) if choice else "")


class PickerField(QLineEdit):
    """A line edit that keeps the focus while Up, Down, Tab and Enter work on a list."""

    stepped = Signal(int)
    taken = Signal(bool)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this card from shortcuts of the window."""
        return keeps_key(event, lambda key: key.key() in _KEPT) or super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab walks the list; it does not leave the card."""
        self.stepped.emit(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_MOST_SHOWN,
    Qt.Key.Key_PageDown: _MOST_SHOWN,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEPT = (*_STEPS, *_ENTER, Qt.Key.Key_Escape)
