"""Areas of pages in the reader panel: which is selected, where it is seen, and going to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from leader_reader.domain.annotation import AreaSelector, Target
from leader_reader.ui.reader.pages.pages_view import PagesView
from leader_reader.ui.reader.selection_bar import SelectionBar

_LINE = 16
_NOWHERE = QRect(), QRect()


class AreaPanel(QObject):
    """`selected` when an area was drawn, `changed(annotation, Target)` when one was resized.

    `copied(AreaSelector)`: its picture is wanted on the clipboard. `pages` returns the page view
    where that is what is shown, else None; `bar` is opened beside what is drawn.
    """

    selected = Signal()
    changed = Signal(str, object)
    copied = Signal(object)

    def __init__(
        self, panel: QWidget, bar: SelectionBar, pages: Callable[[], PagesView | None]
    ) -> None:
        super().__init__(panel)
        self._panel, self._bar, self._pages = panel, bar, pages

    def join(self, view: PagesView) -> None:
        """Listen to a page view."""
        view.area_selected.connect(self._on_drawn)
        view.area_changed.connect(self._on_changed)
        view.area_copied.connect(self.copied)

    def target(self) -> Target | None:
        """Return the target for the area that is drawn and not marked yet."""
        view = self._pages()
        drawn = view.areas.drawn if view is not None else None
        return self.target_of(drawn) if drawn is not None else None

    def target_of(self, area: AreaSelector) -> Target | None:
        """Return the target for an area of the open document, with the words in it."""
        view = self._pages()
        return view.areas.target(area) if view is not None else None

    def size_of(self, page: int) -> tuple[float, float] | None:
        """Return the width and height of a page that is shown, in points."""
        view = self._pages()
        return view.areas.size_of(page) if view is not None else None

    def rect(self, area: AreaSelector) -> QRect:
        """Return where an area is in the panel's coordinates; null where no page is shown."""
        view = self._pages()
        rect = view.areas.rect(area) if view is not None else QRect()
        return rect if rect.isNull() or view is None else rect.translated(self._shift(view))

    def go_to(self, area: AreaSelector, offset: int) -> bool:
        """Bring an area into sight; tell whether pages are shown."""
        view = self._pages()
        if view is not None:
            view.areas.go_to(area, offset)
        return view is not None

    def begin(self) -> None:
        """Let the next drag over a page draw an area."""
        view = self._pages()
        if view is not None:
            view.areas.begin()
            view.setFocus()

    def place_bar(self) -> bool:
        """Keep the bar beside what is drawn; tell whether anything is."""
        view = self._pages()
        drawn = view.areas.drawn if view is not None else None
        if view is None or drawn is None:
            return False
        room = view.viewport().rect().translated(self._shift(view) + view.viewport().pos())
        rect = self.rect(drawn)
        if rect.intersects(room):
            end = QRect(rect.center().x(), rect.bottom() - _LINE, 1, _LINE)
            self._bar.open_beside(rect, end, _NOWHERE, room)
        return True

    def _shift(self, view: PagesView) -> QPoint:
        return view.mapTo(self._panel, QPoint())

    def _on_drawn(self, _area: AreaSelector) -> None:
        self.place_bar()
        self.selected.emit()

    def _on_changed(self, annotation: str, area: AreaSelector) -> None:
        target = self.target_of(area)
        if target is not None:
            self.changed.emit(annotation, target)
