"""What the page view offers of areas: the one selected, where they are, and their words."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.domain.annotation import AreaSelector, Target
from leader_reader.ui.reader.pages import passages
from leader_reader.ui.reader.pages.area_words import target_of
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.hands import Hands
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.surface import Surface


class AreasInView:
    """The areas of the document that `view` shows; rectangles are in the view's coordinates."""

    def __init__(
        self,
        view: QAbstractScrollArea,
        book: Book,
        standing: Standing,
        surface: Surface,
        hands: Hands,
    ) -> None:
        self._view, self._book, self._standing = view, book, standing
        self._surface, self._areas, self._hands = surface, surface.areas, hands

    @property
    def selected(self) -> AreaSelector | None:
        """The area that is drawn and not marked yet; else, with no words selected, the current."""
        mark = self._areas.selected
        if self._areas.drawn is not None or self._hands.selection.span is not None:
            return self._areas.drawn
        return mark.area if mark is not None else None

    @property
    def drawn(self) -> AreaSelector | None:
        """The area that is drawn and not marked yet."""
        return self._areas.drawn

    def begin(self) -> None:
        """Let the next drag draw an area."""
        self._hands.selection.put(self._hands.selection.caret, self._hands.selection.caret)
        self._hands.areas.arm()

    def target(self, area: AreaSelector) -> Target | None:
        """Return the target for an area, with the words in it; None where nothing is shown."""
        return target_of(self._book.text, area) if self._book.text is not None else None

    def rect(self, area: AreaSelector) -> QRect:
        """Return where an area is seen."""
        found = self._standing.passages.area(area)
        here = self._view.viewport().pos()
        return QRect() if found.isNull() else found.toAlignedRect().translated(here)

    def go_to(self, area: AreaSelector, offset: int) -> None:
        """Bring an area into sight, and the caret to its place in the text."""
        self._surface.outline(None)
        self._hands.selection.put(offset, offset)
        self._standing.aim(passages.Target(offset, offset, area=area))
        self._standing.announce()

    def size_of(self, page: int) -> tuple[float, float] | None:
        """Return the width and height of a page in points, None where there is none."""
        if not 1 <= page <= len(self._book.sizes):
            return None
        return self._book.sizes[page - 1].width, self._book.sizes[page - 1].height
