"""The sheet on which a document's details are changed, with the text still in reach beside it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leader_reader.domain.document import DocumentId, Metadata
from leader_reader.domain.edit import Edit
from leader_reader.services import describing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.library.metadata_form import MetadataForm
from leader_reader.ui.parts import ElidedLabel, IconButton, OverlayBar, PopupCard
from leader_reader.ui.parts.own_keys import is_escape, keeps_key
from leader_reader.ui.parts.plain_label import PlainLabel

_WIDTH, _MARGIN, _EDGE = 400, 20, 8
_BESIDE = 16
"""Pixels of the margin in which the bar stands."""

_FOCUS_ROOM = 3


class MetadataSheet(PopupCard):
    """Stands over the window's side until it is saved or left; a click elsewhere leaves it open.

    Esc closes it where nothing was typed; else it asks. `fill_asked(id)`: the user wants to fill
    it from a reference file, with `fill_in` as the answer.
    """

    fill_asked = Signal(str)

    def __init__(self, bridge: LibraryBridge, document: DocumentId, parent: QWidget) -> None:
        record = bridge.library.documents[document]
        super().__init__(parent, name="metadata", accessible="")
        self.setAccessibleName(self.tr("Details of “{}”").format(record.title))
        self._bridge, self.document = bridge, document
        self._under = QRect()
        self.form = MetadataForm()
        self.form.show_metadata(record.metadata)
        self._area = self._scrolled(self.form)
        self._file = ElidedLabel(record.file_name, name="metadata.file", role="muted")
        self._question = self._asking()
        self._buttons = self._acting()
        self._lay_out()
        self.form.edited.connect(self._typed)
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._renew)
        self._typed()

    # What can be done

    @Slot()
    def save(self) -> None:
        """Make one edit of what was changed, and close."""
        wrong = self.form.first_wrong()
        if wrong is not None:
            self._ask(asking=False)
            self._area.ensureWidgetVisible(wrong)
            wrong.input.setFocus()
            return
        library, changed = self._bridge.library, self.form.changed()
        record = library.documents.get(self.document)
        if record is None:
            return
        metadata = replace(record.metadata, **changed)  # type: ignore[arg-type]
        if self._bridge.attempt(lambda: describing.describe(library, self.document, metadata)):
            super().close_card()

    def fill_in(self, metadata: Metadata, *, replacing: bool) -> None:
        """Put values into the fields as if typed; they are not saved yet."""
        self.form.type(metadata, replacing=replacing)
        self._area.verticalScrollBar().setValue(0)
        self.form.fields["title"].input.setFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard into the first field."""
        self.form.fields["title"].input.setFocus()

    def close_card(self) -> None:
        """Close, unless there is something typed: that is asked about first."""
        if self.form.is_typed_in():
            self._ask(asking=True)
        else:
            super().close_card()

    @Slot()
    def discard(self) -> None:
        """Close without what was typed."""
        super().close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape and not self._question.isHidden():
            self._ask(asking=False)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, is_escape) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; unlike other cards, stay where the mouse goes elsewhere."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.place(self._under)
        return False

    def place(self, anchor: QRect) -> None:
        """Stand at the right edge of the window under `anchor`, as high as the fields need."""
        self._under = anchor
        room = (self.parentWidget() or self).rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        room.setTop(max(room.top(), anchor.bottom() + _EDGE))
        if (fields := self.form.layout()) is not None:
            fields.activate()
        self.frame.setMaximumHeight(room.height())
        wanted = self.form.sizeHint().height() + 2 * _FOCUS_ROOM
        self._area.setMinimumHeight(0)
        others = self.frame.sizeHint().height() - self._area.sizeHint().height()
        self._area.setFixedHeight(max(1, min(wanted, room.height() - others)))
        self.adjustSize()
        frame = self.frame.geometry()
        self.move(QPoint(room.right() + 1 - frame.width(), room.top()) - frame.topLeft())

    # What is shown

    @Slot()
    def _typed(self) -> None:
        self._save.setEnabled(self.form.is_typed_in())
        self._ask(asking=False)

    def _ask(self, *, asking: bool) -> None:
        """Ask whether what was typed shall be saved, or show the buttons again."""
        self._question.setVisible(asking)
        self._buttons.setVisible(not asking)
        if asking:
            self._keep.setFocus()

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        if any(change.record.id == self.document for change in edit.changes):
            self._renew()

    @Slot()
    def _renew(self) -> None:
        """Follow an undo or another change; what was typed stays."""
        record = self._bridge.library.documents.get(self.document)
        if record is None:
            super().close_card()
        elif not self.form.is_typed_in():
            self.form.show_metadata(record.metadata)

    # Building

    def _lay_out(self) -> None:
        self.frame.setFixedWidth(_WIDTH)
        self.body.setContentsMargins(_MARGIN, 16, _MARGIN - _BESIDE, 16)
        self.body.setSpacing(12)
        self.body.addLayout(self._head())
        self.body.addWidget(self._area)
        self.body.addWidget(self._question)
        self.body.addWidget(self._buttons)

    def _head(self) -> QHBoxLayout:
        title = PlainLabel(self.tr("Details"))
        title.setProperty("role", "heading")
        close = IconButton("close", name="metadata.close", accessible=self.tr("Close"))
        close.clicked.connect(self.close_card)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self._file)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, _BESIDE - _FOCUS_ROOM, 0)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _scrolled(self, form: MetadataForm) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("metadata.area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.setContentsMargins(0, _FOCUS_ROOM, _BESIDE, _FOCUS_ROOM)
        area.setWidget(form)
        self._bar = OverlayBar(area)
        return area

    def _acting(self) -> QWidget:
        fill = _button(self.tr("Fill from a file…"), "metadata.fill", "link")
        fill.setToolTip(self.tr("A reference file: RIS, BibTeX or PubMed"))
        fill.clicked.connect(lambda: self.fill_asked.emit(self.document))
        cancel = _button(self.tr("Cancel"), "metadata.cancel")
        cancel.clicked.connect(self.close_card)
        self._save = _button(self.tr("Save"), "metadata.save", "primary")
        self._save.clicked.connect(self.save)
        return _row(fill, None, cancel, self._save)

    def _asking(self) -> QWidget:
        asked = PlainLabel(self.tr("Not saved yet."))
        asked.setObjectName("metadata.question")
        drop = _button(self.tr("Discard"), "metadata.discard")
        drop.clicked.connect(self.discard)
        self._keep = _button(self.tr("Save"), "metadata.keep", "primary")
        self._keep.clicked.connect(self.save)
        return _row(asked, None, drop, self._keep)


def _row(*parts: QWidget | None) -> QWidget:
    """Return a line of widgets; None is room that stretches."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, _BESIDE, 0)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return whole


def _button(text: str, name: str, role: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("role", role)
    return button
