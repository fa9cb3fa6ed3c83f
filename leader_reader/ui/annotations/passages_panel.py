"""The passages panel: what was marked in this document, everywhere, or with one topic."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import Topic, TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.edit import Edit
from leader_reader.ui.annotations.card_list import CardList
from leader_reader.ui.annotations.passage_actions import PassageActions, plain_citation
from leader_reader.ui.annotations.passage_card import Pictures
from leader_reader.ui.annotations.passage_model import PassageModel
from leader_reader.ui.annotations.scope import Scope
from leader_reader.ui.annotations.scope_button import ScopeButton
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts import Chip, EmptyState, IconButton, LeavableField, PanelTabs
from leader_reader.ui.words import plain_tip

_SIDE, _BELOW = 12, 8


class PassagesPanel(QFrame):
    """Cards of passages with scope, filter and order.

    `locator_of` gives "p. 12" for a passage, `citation_of` its reference (by default the
    document's), `pictures` what areas of pages look like. `passage_activated(id)`: go there;
    `note_requested(id)`, `topics_requested(id)`: open the editor or picker, beside
    `card_rect(id)`.
    """

    passage_activated = Signal(str)
    note_requested = Signal(str)
    topics_requested = Signal(str)
    similar_requested = Signal(str)

    def __init__(
        self,
        bridge: LibraryBridge,
        locator_of: Callable[[Annotation], str],
        *,
        citation_of: Callable[[Annotation], str] | None = None,
        pictures: Pictures | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("passages")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Passages"))
        self._bridge = bridge
        self._kept: tuple[list[AnnotationId], AnnotationId | None, int] = ([], None, 0)
        self.model = PassageModel(bridge, locator_of, self)
        self.list = CardList(self.model, pictures=pictures)
        cites = citation_of or plain_citation(bridge, locator_of)
        self.actions_of_passage = PassageActions(bridge, self.list, self.model, cites)
        self.tabs = PanelTabs(name="passages", accessible=self.tr("Passages"))
        self.scope_button = ScopeButton()
        self.filter_field = LeavableField(down_enters=True)
        self.filter_button = IconButton(
            "search",
            name="passages.filterButton",
            accessible=self.tr("Filter passages"),
            tip=self.tr("Filter passages (Ctrl+F)"),
        )
        self.empty = EmptyState("highlight", "", name="passages.empty")
        self._chip: Chip | None = None
        self._chip_row = QVBoxLayout()
        self._stack = QStackedWidget()
        self._edge = self._make_edge()
        self._name_widgets()
        self._lay_out()
        self._connect()
        self._show_scope(Scope())

    # What the window may ask for

    def set_document(self, document: DocumentId | None) -> None:
        """Say which document is open."""
        self._show_scope(replace(self.model.scope, document=document))

    def show_topic(self, topic: TopicId | None) -> None:
        """Show a topic's passages over all documents; None goes back to what was before."""
        self._show_scope(replace(self.model.scope, topic=topic))

    def select(self, annotation: AnnotationId) -> None:
        """Select a passage and bring it into view, without activating it; "" for none."""
        index = self.model.index_of(annotation)
        if not index.isValid():
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def card_rect(self, annotation: AnnotationId, within: QWidget) -> QRect:
        """Return where a passage's card is, in the coordinates of `within`."""
        rect = self.list.visualRect(self.model.index_of(annotation))
        corner = self.list.viewport().mapTo(within, rect.topLeft())
        return QRect(corner, rect.size())

    def focus_filter(self) -> None:
        self.filter_field.show()
        self.filter_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_field.selectAll()

    # Building

    def _make_edge(self) -> QFrame:
        """Return the line over the list, which is seen while cards go on above it."""
        edge = QFrame()
        edge.setProperty("role", "line")
        policy = edge.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        edge.setSizePolicy(policy)
        edge.hide()
        self.list.verticalScrollBar().valueChanged.connect(lambda place: edge.setVisible(place > 0))
        return edge

    def _name_widgets(self) -> None:
        self.list.setObjectName("passages.list")
        self.list.setAccessibleName(self.tr("Passages"))
        self.filter_field.setObjectName("passages.filter")
        self.filter_field.setAccessibleName(self.tr("Filter passages"))
        self.filter_field.setPlaceholderText(self.tr("Filter by words, note or topic"))
        self.filter_field.hide()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(_BELOW)
        for row, content in ((QVBoxLayout(), self.filter_field), (self._chip_row, None)):
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            if content is not None:
                row.addWidget(content)
            inner.addLayout(row)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._edge)
        below.addWidget(self._stack, 1)
        inner.addLayout(below, 1)
        self.tabs.add(page, self.tr("Passages"))
        self.tabs.bar.setUsesScrollButtons(False)
        self.tabs.corner.setSpacing(2)
        self.tabs.corner.addWidget(self.filter_button)
        self.tabs.corner.addWidget(self.scope_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def _connect(self) -> None:
        self.scope_button.scope_chosen.connect(self._show_scope)
        self.filter_button.clicked.connect(self._toggle_filter)
        self.filter_field.textChanged.connect(self._filter)
        self.filter_field.left.connect(self._leave_filter)
        self.filter_field.entered.connect(self._to_list)
        self.list.pressed_row.connect(self._activate)
        self.list.customContextMenuRequested.connect(self._open_menu)
        acts = self.actions_of_passage
        acts.activated.connect(self.passage_activated)
        acts.note_requested.connect(self.note_requested)
        acts.topics_requested.connect(self.topics_requested)
        acts.similar_requested.connect(self.similar_requested)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._restore)
        for changed in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._tell_empty)
        self._bridge.edited.connect(self._follow)
        self._bridge.reloaded.connect(self._follow_topic)
        find = QAction(self)
        find.setObjectName("passages.find")
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        find.triggered.connect(self.focus_filter)
        self.list.addAction(find)

    # Scope and filter

    def _show_scope(self, scope: Scope) -> None:
        self.model.set_scope(scope)
        self.scope_button.show_scope(scope)
        self._show_chip()
        self._tell_empty()

    def _show_chip(self) -> None:
        """Show the topic of the scope as a chip that can be taken off."""
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        topic = self._bridge.library.codebook.get(self.model.scope.topic or TopicId(""))
        if topic is None:
            return
        self._chip = Chip(
            self._elided(topic.name),
            name="passages.topic",
            accessible=self.tr("{}: show other passages again").format(topic.name),
            colour=topic.colour,
            closable=True,
        )
        self._chip.set_after("close")
        self._chip.setToolTip(plain_tip(topic.name))
        self._chip.closed.connect(self._drop_topic)
        self._chip_row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chip.show()

    def _elided(self, text: str) -> str:
        room = max(120, self.width() - 100)
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chip is not None and event.size().width() != event.oldSize().width():
            self._show_chip()

    def _drop_topic(self) -> None:
        self.show_topic(None)
        self._to_list()

    def _toggle_filter(self) -> None:
        if self.filter_field.isVisible():
            self._leave_filter()
        else:
            self.focus_filter()

    def _filter(self, words: str) -> None:
        self._show_scope(replace(self.model.scope, words=words.strip()))

    def _leave_filter(self) -> None:
        self.filter_field.clear()
        self.filter_field.hide()
        self._to_list()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Acting and following

    def _activate(self, index: QModelIndex) -> None:
        annotation = self.model.annotation(index)
        if annotation is not None:
            self.passage_activated.emit(annotation.id)

    def _open_menu(self, at: QPoint) -> None:
        if self.actions_of_passage.chosen():
            menu = self.actions_of_passage.menu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def _follow(self, edit: Edit) -> None:
        if any(isinstance(change.record, Topic) for change in edit.changes):
            self._follow_topic()

    def _follow_topic(self) -> None:
        """Drop the topic of the scope where it is gone, or show its new name."""
        topic = self.model.scope.topic
        if topic is not None and topic not in self._bridge.library.codebook:
            self.show_topic(None)
        elif topic is not None:
            self._show_chip()

    def _keep(self) -> None:
        chosen = [annotation.id for annotation in self.actions_of_passage.chosen()]
        current = self.model.annotation(self.list.currentIndex())
        place = self.list.verticalScrollBar().value()
        self._kept = (chosen, current.id if current else None, place)

    def _restore(self) -> None:
        """Select again, after the list was built anew, what was selected before."""
        chosen, current, place = self._kept
        selection = self.list.selectionModel()
        if current is not None and self.model.index_of(current).isValid():
            selection.setCurrentIndex(
                self.model.index_of(current), selection.SelectionFlag.NoUpdate
            )
        for annotation in chosen:
            index = self.model.index_of(annotation)
            if index.isValid():
                selection.select(index, selection.SelectionFlag.Select)
        self.list.verticalScrollBar().setValue(place)

    def _tell_empty(self) -> None:
        has_rows = self.model.rowCount() > 0
        self._stack.setCurrentWidget(self.list if has_rows else self.empty)
        if not has_rows:
            self.empty.set_words(*self._why_empty())

    def _why_empty(self) -> tuple[str, str]:
        scope = self.model.scope
        if scope.words:
            return self.tr("Nothing fits"), self.tr("No passage here holds “{}”.").format(
                scope.words
            )
        if scope.topic is not None:
            return self.tr("No passages yet"), self.tr("Nothing is tagged with this topic so far.")
        if scope.document is None and not scope.everywhere:
            return self.tr("No document is open"), self.tr("Open one to see what is marked in it.")
        return self.tr("No passages yet"), self.tr(
            "Select some words in the text, then press T to tag them or H to highlight."
        )
