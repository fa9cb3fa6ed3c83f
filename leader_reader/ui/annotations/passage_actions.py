"""What can be done with the passages chosen in the list: actions with keys, and their menu."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.services import annotating
from leader_reader.services.citing import cite
from leader_reader.ui.annotations.card_list import CardList
from leader_reader.ui.annotations.passage_model import PassageModel
from leader_reader.ui.bridge import LibraryBridge


class PassageActions(QObject):
    """Removes and copies by itself; signals ask for the rest, with the annotation's id."""

    activated = Signal(str)
    note_requested = Signal(str)
    topics_requested = Signal(str)
    similar_requested = Signal(str)

    def __init__(
        self,
        bridge: LibraryBridge,
        view: CardList,
        model: PassageModel,
        citation_of: Callable[[Annotation], str],
    ) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        self._model = model
        self._citation_of = citation_of
        add = self._action
        go = self._emit(self.activated.emit)
        self._go = add("go", self.tr("Go to the passage"), go, "Return", "Enter")
        note = self._emit(self.note_requested.emit)
        self._note = add("note", self.tr("Edit note…"), note, "F2", "N")
        topics = self._emit(self.topics_requested.emit)
        self._topics = add("topics", self.tr("Change topics…"), topics, "T")
        similar = self._emit(self.similar_requested.emit)
        self._similar = add("similar", self.tr("Similar passages"), similar)
        self._of_one = [self._go, self._note, self._topics, self._similar]
        self._copy = add("copy", self.tr("Copy quote with citation"), self.copy, "Ctrl+C")
        self._remove = add("remove", self.tr("Remove"), self.remove, "Del")

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu for the chosen passages; the caller shows and deletes it."""
        menu = QMenu(parent)
        menu.setObjectName("passages.menu")
        menu.setAccessibleName(self.tr("Passage"))
        one = len(self.chosen()) == 1
        for action in self._of_one:
            action.setEnabled(one)
        menu.addActions(self._of_one)
        menu.addSeparator()
        menu.addActions([self._copy, self._remove])
        menu.aboutToHide.connect(self._enable_all)
        return menu

    def chosen(self) -> list[Annotation]:
        """Return the selected passages in the order of the list."""
        indexes = sorted(self._view.selectionModel().selectedIndexes(), key=lambda one: one.row())
        found = [self._model.annotation(index) for index in indexes]
        return [annotation for annotation in found if annotation is not None]

    def remove(self) -> None:
        """Remove the chosen passages; undo brings them back."""
        names = [annotation.id for annotation in self.chosen()]
        if names:
            self._bridge.attempt(lambda: annotating.delete(self._bridge.library, names))

    def copy(self) -> None:
        """Put the chosen quotes on the clipboard, each with its citation."""
        quotes = [quoted(each, self._citation_of(each)) for each in self.chosen()]
        if quotes:
            QGuiApplication.clipboard().setText("\n\n".join(quotes))
            self._bridge.said.emit(self.tr("Copied with citation"))

    def _enable_all(self) -> None:
        for action in self._of_one:
            action.setEnabled(True)

    def _emit(self, tell: Callable[[AnnotationId], object]) -> Callable[[], None]:
        def run() -> None:
            annotation = self._model.annotation(self._view.currentIndex())
            if annotation is not None:
                tell(annotation.id)

        return run

    def _action(self, name: str, text: str, act: Callable[[], None], *keys: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"passages.{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _=False: act())
        self._view.addAction(action)
        return action


def quoted(annotation: Annotation, cited: str) -> str:
    """Return the words of a passage with their citation, for the clipboard."""
    if annotation.area is None:
        return f"“{annotation.exact}” ({cited})"
    name = QCoreApplication.translate("PassageActions", "Area of the page")
    return f"{name}: “{annotation.exact}” ({cited})" if annotation.exact else f"{name} ({cited})"


def plain_citation(
    bridge: LibraryBridge, locator_of: Callable[[Annotation], str]
) -> Callable[[Annotation], str]:
    """Return a function that cites a passage by its document and locator."""

    def citation(annotation: Annotation) -> str:
        record = bridge.library.documents.get(annotation.document)
        locator = locator_of(annotation)
        return cite(record.metadata, record.title, locator) if record else locator

    return citation
