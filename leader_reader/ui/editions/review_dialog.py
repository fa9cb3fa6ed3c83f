"""Shows what became of each passage in a new edition, and which are carried over."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.comparing.fates import Fate
from leader_reader.domain.document import DocumentRecord
from leader_reader.services import editions
from leader_reader.services.edition_review import Moved, Review
from leader_reader.services.library import Library
from leader_reader.ui.editions.fate_list import FateList
from leader_reader.ui.editions.fate_model import FateModel, FateRow
from leader_reader.ui.editions.place_dialog import PlaceDialog
from leader_reader.ui.parts import ElidedLabel, SegmentedControl
from leader_reader.ui.parts.chooser_dialog import dialog_button
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.words import counted, format_name, joined, long_date, passages_counted

_SIZE, _MARGIN = (760, 680), 24


class ReviewDialog(QDialog):
    """Lists the passages of the earlier edition; accepted, `chosen()` come along.

    `beside_requested(Moved | None)`: both editions are to be opened, at this passage.
    """

    beside_requested = Signal(object)

    def __init__(
        self,
        library: Library,
        review: Review,
        parent: QWidget | None = None,
        dress: Callable[[TextView], None] = lambda _text: None,
    ) -> None:
        """`dress` sets the text in which a passage is placed as the user has it."""
        super().__init__(parent)
        self._dress = dress
        self.placing: PlaceDialog | None = None
        self.setObjectName("edition.review")
        self.setWindowTitle(self.tr("New edition"))
        self._linked = library.documents[review.new.id].edition_of == review.old.id
        self._marks = len(editions.bookmarks_left(library, review))
        self.model = FateModel(library, review, editions.carried(library, review), self)
        self.list = FateList(self.model)
        self.place_button = self._link(self.tr("Place it…"), "edition.placeIt")
        self.fates = self._make_fates()
        self.summary = PlainLabel()
        self.summary.setObjectName("edition.summary")
        self.summary.setProperty("role", "muted")
        self.carry_button = dialog_button("", "edition.carry")
        self.carry_button.setDefault(True)
        self.carry_button.clicked.connect(self.accept)
        self._lay_out()
        self.model.dataChanged.connect(self._tell)
        self.list.place_asked.connect(self._ask_place)
        self.place_button.clicked.connect(self._ask_place)
        self.list.selectionModel().currentChanged.connect(self._offer_place)
        self._tell()
        self._offer_place()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def review(self) -> Review:
        """The two editions compared, with what was placed by hand."""
        return self.model.review

    def chosen(self) -> list[AnnotationId]:
        """Return the passages that are ticked."""
        return self.model.ticked()

    def current(self) -> Moved | None:
        """Return the passage of the current row."""
        row = self._row()
        return row.moved if row is not None else None

    def _tell(self) -> None:
        ticked, able = len(self.chosen()), self.model.able()
        if able:
            words = self.tr("{} of {} ticked").format(f"{ticked:,}", passages_counted(able))
        else:
            words = self.tr("Nothing is left to be carried over")
        self.summary.setText(words)
        if ticked:
            text = self.tr("Carry over {}").format(passages_counted(ticked))
        elif self._linked and self._marks:
            text = self.tr("Carry over the bookmarks")
        else:
            text = self.tr("Note as new edition")
        self.carry_button.setText(text)
        self.carry_button.setAccessibleName(text)
        self.carry_button.setEnabled(bool(ticked or self._marks or not self._linked))

    def _show_fate(self, fate: str) -> None:
        self.model.show_fate(fate)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _ask_beside(self) -> None:
        moved = self.current()
        self.reject()
        self.beside_requested.emit(moved)

    def _row(self) -> FateRow | None:
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def _offer_place(self) -> None:
        row = self._row()
        self.place_button.setEnabled(row is not None and row.can_be_placed)

    def _ask_place(self) -> None:
        """Show the new edition, to select where the current passage is."""
        row = self._row()
        if row is None or not row.can_be_placed:
            return
        self.placing = PlaceDialog(self.review.new, row.moved, self)
        self.placing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dress(self.placing.text)
        self.placing.accepted.connect(self._place)
        self.placing.finished.connect(self._placed)
        self.placing.open()

    def _place(self) -> None:
        place = self.placing.place() if self.placing is not None else None
        if place is not None:
            self.model.place(self.list.currentIndex().row(), *place)

    def _placed(self) -> None:
        self.placing = None
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    # Words

    def _title(self) -> str:
        old = self.review.old.record
        year = f" ({old.metadata.year})" if old.metadata.year else ""
        return self.tr("New edition of “{}”{}").format(old.title, year)

    def _told_apart(self) -> str:
        """Return how the two are told apart, since their titles are mostly the same."""
        old, new = self.review.old.record, self.review.new.record
        return f"{_named(old)}  →  {_named(new)}"

    def _changed(self) -> str:
        review = self.review
        share = round(100 * review.kept / review.old_words) if review.old_words else 100
        if share == 100 and review.kept < max(review.old_words, review.new_words):  # noqa: PLR2004
            share = 99
        kept = self.tr("{} % of its words are still there").format(share)
        gone = counted(
            review.old_words - review.kept,
            self.tr("1 word left out"),
            self.tr("{} words left out"),
        )
        came = counted(
            review.new_words - review.kept, self.tr("1 word put in"), self.tr("{} words put in")
        )
        return joined(kept, gone, came)

    def _bookmarks(self) -> str:
        gone = sum(each.place is None for each in self.review.bookmarks)
        come = counted(
            self._marks, self.tr("1 bookmark comes along"), self.tr("{} bookmarks come along")
        )
        lost = counted(
            gone,
            self.tr("1 bookmark has no place any more"),
            self.tr("{} bookmarks have no place any more"),
        )
        return joined(come if self._marks else "", lost if gone else "")

    # Building

    def _make_fates(self) -> SegmentedControl:
        names = (
            (Fate.UNCHANGED, self.tr("Unchanged {}")),
            (Fate.REWORDED, self.tr("Reworded {}")),
            (Fate.GONE, self.tr("Gone {}")),
        )
        counts = [(fate.value, name.format(self.review.count(fate))) for fate, name in names]
        whole = ("", self.tr("All {}").format(len(self.review.passages)))
        control = SegmentedControl(
            [whole, *counts], name="edition.fates", accessible=self.tr("Which passages are shown")
        )
        control.chosen.connect(self._show_fate)
        return control

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addLayout(self._heading())
        if self.review.passages:
            row = QHBoxLayout()
            row.addWidget(self.fates)
            row.addStretch(1)
            layout.addLayout(row)
            layout.addLayout(self._ticking())
        layout.addWidget(self._card(), 1)
        if self._bookmarks():
            marks = PlainLabel(self._bookmarks())
            marks.setObjectName("edition.bookmarks")
            marks.setProperty("role", "muted")
            layout.addWidget(marks)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _heading(self) -> QVBoxLayout:
        title = PlainLabel(self._title())
        title.setObjectName("edition.title")
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(title)
        column.addWidget(ElidedLabel(self._told_apart(), name="edition.apart", role="muted"))
        column.addWidget(ElidedLabel(self._changed(), name="edition.changed", role="muted"))
        return column

    def _ticking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.summary, 1)
        for name, text, on in (
            ("all", self.tr("Tick all"), True),
            ("none", self.tr("Tick none"), False),
        ):
            button = self._link(text, f"edition.{name}")
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on=on))
            row.addWidget(button)
        return row

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        self._pages = QStackedLayout(card)
        self._pages.setContentsMargins(1, 4, 1, 4)
        nothing = PlainLabel(
            self.tr("No passage is so")
            if self.review.passages
            else self.tr("No passage of the earlier edition is marked; there is nothing to carry.")
        )
        nothing.setObjectName("edition.nothing")
        nothing.setProperty("role", "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing)
        self._pages.setCurrentIndex(0 if self.review.passages else 1)
        return card

    def _buttons(self) -> QHBoxLayout:
        beside = self._link(self.tr("Open both side by side"), "edition.beside")
        beside.clicked.connect(self._ask_beside)
        cancel = dialog_button(self.tr("Cancel"), "edition.cancel")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(beside)
        row.addWidget(self.place_button)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.carry_button)
        return row

    def _link(self, text: str, name: str) -> QPushButton:
        button = dialog_button(text, name)
        button.setProperty("role", "link")
        return button


def _named(record: DocumentRecord) -> str:
    """Return "report.pdf · PDF · added 22 May 2014"."""
    return joined(
        record.file_name,
        format_name(record.format),
        long_date(record.imported.date().isoformat()),
    )
