"""The contents of the open document: bookmarks, and headings as a tree that follows the reading."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.document import Document
from leader_reader.services.pages import OutlineItem
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.library.bookmark_list import BookmarkRow
from leader_reader.ui.library.bookmark_section import BookmarkSection
from leader_reader.ui.library.heading_marks import Under, paint_under, under_headings
from leader_reader.ui.library.outline import Heading, heading_at, outline, printed_outline
from leader_reader.ui.parts import EmptyState
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.theme import active_theme
from leader_reader.ui.words import plain_tip

Index = QModelIndex | QPersistentModelIndex

_FAR_FEWER = 3
"""How many times as many lines a PDF's outline must have to stand for the text's headings."""
_NUMBER = int(Qt.ItemDataRole.UserRole) + 1
_ROW, _INDENT, _CHEVRON = 30, 20, 12
_RIGHT, _APART = 16, 8


class ContentsPanel(QFrame):
    """The bookmarks and headings of one document.

    `heading_activated` carries the offset of a heading clicked; the others the id of a bookmark:
    to go to, to give another name, to remove.
    """

    heading_activated = Signal(int)
    bookmark_activated = Signal(str)
    bookmark_renamed = Signal(str, str)
    bookmark_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        self.setProperty("role", "panel")
        self._document: Document | None = None
        self._headings: tuple[Heading, ...] = ()
        self._items: list[QStandardItem] = []
        self._passages: list[tuple[int, Sequence[str]]] = []
        self._hits: list[int] = []
        self._clicked: int | None = None
        self._from: int | None = None
        self.tree = _ContentsTree()
        self.tree.setAccessibleName(self.tr("Contents"))
        self.model = QStandardItemModel(self)
        self.tree.setModel(self.model)
        self.tree.opened.connect(self._activate)
        self._nothing = EmptyState("contents", "", name="contents.empty")
        self._section = BookmarkSection()
        self.bookmarks = self._section.list
        self.bookmarks.opened.connect(self.bookmark_activated)
        self.bookmarks.renamed.connect(self.bookmark_renamed)
        self.bookmarks.removed.connect(self.bookmark_removed)
        self._lay_out()
        self.set_document(None)

    def set_document(self, document: Document | None) -> None:
        """Show the headings of `document`; None where none is open."""
        self._document = document
        self._passages, self._hits = [], []
        self._show_headings(() if document is None else outline(document))
        if document is None:
            text = self.tr("Open one to see its headings here.")
            self._nothing.set_words(self.tr("No document is open"), text)
        elif not self._headings:
            text = self.tr("Use Find in document to move about in it.")
            self._nothing.set_words(self.tr("This document has no headings"), text)

    def set_outline(self, items: Sequence[OutlineItem]) -> None:
        """Show a PDF's own outline where its text has no headings, or far fewer."""
        if self._document is None or len(items) < _FAR_FEWER * len(self._headings):
            return
        found = printed_outline(self._document, items)
        if found and len(found) >= _FAR_FEWER * len(self._headings):
            self._show_headings(found)
            self._show_under()

    def _show_headings(self, headings: tuple[Heading, ...]) -> None:
        self._headings = headings
        self.model.clear()
        self._items = _build(self.model, headings)
        self.tree.under = []
        self._clicked = None
        self.tree.set_current(-1)
        self.tree.expandAll()
        self._pages.setCurrentWidget(self.tree if headings else self._nothing)

    def set_bookmarks(self, rows: Sequence[BookmarkRow]) -> None:
        """List these bookmarks over the headings, in the order of the text."""
        self._section.set_rows(rows)

    def set_bookmark_here(self, bookmark: str) -> None:
        """Mark the bookmark of the place that is read; "" for none."""
        self.bookmarks.set_here(bookmark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._section.fit(self.height())

    def set_passages(self, passages: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Show under which headings these passages stand: (offset, colours of the topics)."""
        self._passages = list(passages)
        self._show_under()

    def set_hits(self, places: Sequence[tuple[int, int]]) -> None:
        """Show under which headings something was found."""
        self._hits = [start for start, _ in places]
        self._show_under()

    def _show_under(self) -> None:
        found = under_headings(self._headings, self._passages, self._hits)
        if found != self.tree.under:
            self.tree.under = found
            for item, heading, under in zip(self._items, self._headings, found, strict=True):
                item.setToolTip(plain_tip("\n".join(filter(None, (heading.text, under.words)))))
                item.setData(under.words, Qt.ItemDataRole.AccessibleDescriptionRole)
            self.tree.viewport().update()

    def set_place(self, offset: int) -> None:
        """Mark the heading that `offset` of the text stands under, and keep it in view."""
        number = self._chosen_at(offset)
        if number == self.tree.current or not self._items:
            return
        self.tree.set_current(number)
        if number >= 0:
            self.tree.scrollTo(self.model.indexFromItem(self._items[number]))

    def _chosen_at(self, offset: int) -> int:
        """Return the heading at `offset`; after a click the one clicked, until one reads on."""
        if self._clicked is not None and self._from is None:
            self._from = offset
        if self._clicked is not None and offset == self._from:
            return self._clicked
        self._clicked = None
        return heading_at(self._headings, offset)

    def current_heading(self) -> Heading | None:
        """Return the heading that is marked, None before the first."""
        return self._headings[self.tree.current] if self.tree.current >= 0 else None

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._section)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.tree)
        layout.addLayout(self._pages, 1)

    def _activate(self, index: QModelIndex) -> None:
        number = index.data(_NUMBER)
        if number is not None:
            self._clicked, self._from = number, None
            self.tree.set_current(number)
            self.heading_activated.emit(self._headings[number].offset)


def _build(model: QStandardItemModel, headings: Sequence[Heading]) -> list[QStandardItem]:
    """Put the headings into `model` as a tree and return their items in order."""
    items: list[QStandardItem] = []
    above: list[QStandardItem | QStandardItemModel] = [model]
    for number, heading in enumerate(headings):
        item = QStandardItem(heading.text)
        item.setData(number, _NUMBER)
        item.setEditable(False)
        item.setToolTip(plain_tip(heading.text))
        del above[heading.depth + 1 :]
        above[-1].appendRow(item)
        above.append(item)
        items.append(item)
    return items


class _ContentsTree(QTreeView):
    """The tree; `opened` by a click or Enter, `current` is the number of the marked heading."""

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contents.tree")
        self.current = -1
        self.under: list[Under] = []
        self.setItemDelegate(_HeadingDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.opened)

    def set_current(self, number: int) -> None:
        self.current = number
        self.viewport().update()

    def under_of(self, index: Index) -> Under:
        """Return what stands under a heading; of a closed one also what stands further down."""
        number = index.data(_NUMBER)
        own = self.under[number] if number is not None and number < len(self.under) else Under()
        if self.isExpanded(index):
            return own
        model = self.model()
        below = (model.index(row, 0, index) for row in range(model.rowCount(index)))
        return sum(map(self.under_of, below), own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground over the whole width, the chevron and the words on it."""
        row = QStyleOptionViewItem(option)
        row.state = self._state(option.state, index)
        current = index.data(_NUMBER) == self.current
        paint_ground(painter, option.rect, row.state, active_theme(), current=current)
        words = self.visualRect(index)
        self.drawBranches(painter, QRect(0, words.top(), words.left(), words.height()), index)
        row.rect = words
        self.itemDelegate().paint(painter, row, index)

    def _state(self, state: QStyle.StateFlag, index: Index) -> QStyle.StateFlag:
        """Return what the row is: under the pointer, with the keyboard, never selected."""
        state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if self.currentIndex() == index and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Active
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        if self.viewport().underMouse() and self.indexAt(pointer) == index:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw a chevron where there are headings below."""
        if not self.model().hasChildren(index):
            return
        drawing = "chevron-down" if self.isExpanded(index) else "chevron-right"
        scale = self.devicePixelRatioF()
        image = icon_image(drawing, active_theme().icon_ink, _CHEVRON, scale)
        left = rect.right() - _CHEVRON - 1
        painter.drawImage(left, rect.center().y() - _CHEVRON // 2 + 1, image)


class _HeadingDelegate(QStyledItemDelegate):
    """Paints the words of a heading, the top level semibold, and marks for what stands under it."""

    def __init__(self, tree: _ContentsTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active_theme()
        top = not index.parent().isValid()
        font = ui_font(14, QFont.Weight.DemiBold if top else QFont.Weight.Normal)
        under = self._tree.under_of(index)
        row = option.rect.adjusted(2, 0, -_RIGHT, 0)
        rect = row.adjusted(0, 0, -under.width - _APART if under.width else 0, 0)
        text = QFontMetricsF(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_under(painter, row, under, theme)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
