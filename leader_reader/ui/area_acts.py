"""What is done with areas of pages besides tagging: begun, resized, copied as a picture."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from leader_reader.domain.annotation import Annotation, AnnotationId, AreaSelector, Target
from leader_reader.services import annotating
from leader_reader.services.areas import STEP, Side, stepped
from leader_reader.ui.area_pictures import AreaPictures
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ReadingPanes


class AreaActs(QObject):
    """Turns what is done to areas in any pane into edits; `selected` when one was drawn."""

    selected = Signal()

    def __init__(
        self, bridge: LibraryBridge, panes: ReadingPanes, pictures: AreaPictures, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._panes, self._pictures = bridge, panes, pictures
        panes.each(self._join)

    def begin(self) -> None:
        """Let an area be drawn; the pages are shown for it where there are any."""
        pane = self._panes.current
        if not pane.paging.is_offered:
            self._bridge.failed.emit(self.tr("Areas can be marked on the pages of a PDF only."))
            return
        if not pane.paging.shown:
            pane.paging.toggle()
        pane.reader.areas.begin()

    def step(self, side: Side, by: int) -> bool:
        """Move a side of the current passage, if that is an area; tell whether it is."""
        pane, found = self._panes.current, self._current()
        if found is None or found.area is None:
            return False
        size = pane.reader.areas.size_of(found.area.page)
        if size is None:
            self._bridge.failed.emit(self.tr("Areas are changed on the pages; show them first."))
            return True
        target = pane.reader.areas.target_of(stepped(found.area, side, by * STEP, size))
        if target is not None:
            self.put(found.id, target)
        return True

    @Slot(str, object)
    def put(self, annotation: str, target: Target) -> None:
        """Give an area another place or size: one edit."""
        library, known = self._bridge.library, AnnotationId(annotation)
        self._bridge.attempt(lambda: annotating.change_area(library, known, target))

    def copy(self, pane: ReadingPane, area: AreaSelector) -> None:
        """Put the picture of an area of the open document on the clipboard."""
        document = pane.desk.document
        if document is None or not self._pictures.draw(document.id, area, self._copied):
            self._copied(QImage())

    def _copied(self, image: QImage) -> None:
        if image.isNull():
            self._bridge.failed.emit(self.tr("The picture of this area could not be made."))
            return
        QGuiApplication.clipboard().setImage(image)
        self._bridge.said.emit(self.tr("Copied as a picture"))

    def _current(self) -> Annotation | None:
        chosen = self._panes.current.desk.annotation
        return self._bridge.library.annotations.get(chosen) if chosen is not None else None

    def _join(self, pane: ReadingPane) -> None:
        areas = pane.reader.areas
        areas.changed.connect(self.put)
        areas.copied.connect(lambda area: self.copy(pane, area))
        areas.selected.connect(self.selected)
