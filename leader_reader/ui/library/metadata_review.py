"""What a reference file would fill in, to look through before it is done."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from leader_reader.services.referencing import Proposal, Review
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.library.metadata_rows import Index, ReviewModel
from leader_reader.ui.parts import OverlayBar
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import active_theme
from leader_reader.ui.tick_box import BOX, paint_box
from leader_reader.ui.words import counted, documents_counted, joined

_SIZE, _MARGIN = (640, 600), 24
_LEFT, _RIGHT, _TOP, _GAP = 12, 20, 8, 12
_TITLE_PIXELS, _TITLE_LEADING, _MOST_LINES = 14, 20.0, 2
_TOLD_PIXELS, _TOLD_LEADING = 12, 18.0


class ReviewDialog(QDialog):
    """Accepted, `chosen()` are the documents to fill in, `replacing` whether others change too."""

    def __init__(self, name: str, found: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("references")
        self.setWindowTitle(self.tr("Fill in details"))
        self._found = found
        self.model = ReviewModel(found, self)
        self.list = ReviewList(self.model)
        self._title = PlainLabel(self.tr("Fill in details from {}").format(name))
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self.summary = PlainLabel()
        self.summary.setObjectName("references.summary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.replace = QCheckBox(self.tr("Change what says something else, too"))
        self.replace.setObjectName("references.replace")
        self.replace.setVisible(any(each.changes for each in found.proposals))
        self.fill_button = _button("", "references.fill")
        self.fill_button.setDefault(True)
        self._lay_out()
        self.replace.toggled.connect(lambda on: self.model.set_replacing(on=on))
        self.model.turned.connect(self._tell)
        self._tell()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def replacing(self) -> bool:
        return self.replace.isChecked()

    def chosen(self) -> list[Proposal]:
        """Return what is ticked."""
        return self.model.ticked()

    def _tell(self) -> None:
        known, others = len(self._found.proposals), len(self._found.unmatched)
        ticked = len(self.model.ticked())
        of = self.tr("{} of {} ticked").format(
            f"{ticked:,}", documents_counted(self.model.giving())
        )
        none = self.tr("None of the references is about a document here")
        rest = counted(
            others,
            self.tr("1 reference is about no document here"),
            self.tr("{} references are about no document here"),
        )
        parts = joined(of, rest if others else "") if known else none
        self.summary.setText(f"{parts}.")
        text = self.tr("Fill in {}").format(documents_counted(ticked))
        self.fill_button.setText(text if ticked else self.tr("Fill in"))
        self.fill_button.setAccessibleName(self.fill_button.text())
        self.fill_button.setEnabled(bool(ticked))

    # Building

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 4, 1, 4)
        inner.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for part in (self._title, self.summary):
            layout.addWidget(part)
        layout.addWidget(card, 1)
        layout.addWidget(self.replace)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        cancel = _button(self.tr("Cancel"), "references.cancel")
        cancel.clicked.connect(self.reject)
        self.fill_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.fill_button)
        return row


class ReviewList(CardView):
    """The rows; a click on one or Space ticks it."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self.setObjectName("references.list")
        self.setAccessibleName(self.tr("References"))
        self._rows = model
        self._painter = _ReviewDelegate(self, model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.bar = OverlayBar(self)
        self.setModel(model)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.clicked.connect(model.toggle)
        model.turned.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._rows.toggle(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the dialog's button takes it
        else:
            super().keyPressEvent(event)


class _ReviewDelegate(QStyledItemDelegate):
    """Paints tick box, title and what is told of a row."""

    def __init__(self, view: QListView, model: ReviewModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._view.viewport().width() - _LEFT - BOX - _GAP - _RIGHT
        heights = [laid.height for laid in self._laid(index.row(), room)]
        return QSize(0, round(2 * _TOP + sum(heights)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = active_theme(), index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option.state, theme, current=False)
        box = QRect(option.rect.left() + _LEFT, option.rect.top() + _TOP + 2, BOX, BOX)
        if self._model.can_tick(index):
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            paint_box(painter, box, theme, on=on)
        room = option.rect.width() - _LEFT - BOX - _GAP - _RIGHT
        at = QPointF(option.rect.left() + _LEFT + BOX + _GAP, option.rect.top() + _TOP)
        ink = QColor(theme.text if self._model.is_known(row) else theme.muted)
        for laid in self._laid(row, room):
            laid.paint(painter, at, ink, QColor(theme.hit))
            at += QPointF(0, laid.height)
            ink = QColor(theme.muted)
        painter.restore()

    def _laid(self, row: int, room: int) -> Iterator[TextLines]:
        title, told = ui_font(_TITLE_PIXELS), ui_font(_TOLD_PIXELS)
        yield lay_out(self._model.title(row), title, room, _MOST_LINES, leading=_TITLE_LEADING)
        for line in self._model.told(row):
            yield lay_out(line, told, room, _MOST_LINES, leading=_TOLD_LEADING)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button
