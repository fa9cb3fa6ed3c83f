"""Details of documents: the sheet to change them, and reference files to fill them in from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from leader_reader.domain.document import DocumentId
from leader_reader.services.referencing import REFERENCE_ENDINGS, Proposal, Review, best_first
from leader_reader.services.referencing import fill as fill_in
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.in_turn import open_in_turn
from leader_reader.ui.library.metadata_choice import ChoiceDialog
from leader_reader.ui.library.metadata_review import ReviewDialog
from leader_reader.ui.library.metadata_sheet import MetadataSheet
from leader_reader.ui.references import References


class Describing(QObject):
    """Opens the sheet, one at a time, and takes reference files to where they are wanted.

    The sheet stands below `under`, the bar at the top of the window.
    """

    def __init__(
        self, window: QWidget, bridge: LibraryBridge, references: References, under: QWidget
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._references = window, bridge, references
        self._under = under
        self._wanted: dict[Path, MetadataSheet] = {}
        self.sheet: MetadataSheet | None = None
        self.dialog: ReviewDialog | ChoiceDialog | None = None
        references.read.connect(self._read)
        references.failed.connect(bridge.failed)

    @Slot(str)
    def open(self, document: str) -> None:
        """Open the sheet of a document; one with something typed in it stays instead."""
        known = DocumentId(document)
        if self.sheet is not None:
            self.sheet.close_card()  # it may ask first, and stay
        if self.sheet is None and known in self._bridge.library.documents:
            self.sheet = MetadataSheet(self._bridge, known, self._window)
            self.sheet.closed.connect(self._closed)
            self.sheet.fill_asked.connect(self._ask_for_sheet)
            self.sheet.open_at(self._under.geometry())
        if self.sheet is not None and self.sheet.document == known:
            self.sheet.take_keyboard()

    def ask_file(self) -> None:
        """Let the user choose a reference file for the whole library."""
        self._ask(self.take)

    def take(self, path: Path) -> None:
        """Read a reference file and show what it would fill in."""
        self._wanted.pop(path, None)
        self._references.start(path)

    @Slot()
    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    @Slot(str)
    def _ask_for_sheet(self, _document: str) -> None:
        self._ask(self._take_for_sheet)

    def _take_for_sheet(self, path: Path) -> None:
        if self.sheet is not None:
            self.take(path)
            self._wanted[path] = self.sheet

    def _ask(self, take: Callable[[Path], None]) -> None:
        pattern = " ".join(f"*{ending}" for ending in REFERENCE_ENDINGS)
        kinds = self.tr("References ({})").format(pattern) + ";;" + self.tr("All files (*)")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("Choose a reference file"), folder, kinds)
        dialog.setObjectName("references.file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: take(Path(name)))
        dialog.open()

    @Slot(object, object)
    def _read(self, path: Path, found: Review) -> None:
        sheet = self._wanted.pop(path, None)
        if sheet is None:
            self._review(path, found)
        elif sheet is self.sheet:
            self._choose(sheet, found)

    def _review(self, path: Path, found: Review) -> None:
        self.dialog = dialog = ReviewDialog(path.name, found, self._window)

        def fill() -> None:
            library, chosen = self._bridge.library, dialog.chosen()
            self._bridge.attempt(lambda: fill_in(library, chosen, replacing=dialog.replacing))

        dialog.accepted.connect(fill)
        open_in_turn(dialog)

    def _choose(self, sheet: MetadataSheet, found: Review) -> None:
        """Fill the sheet from the only entry, or from the one that the user chooses."""
        record = self._bridge.library.documents.get(sheet.document)
        if record is None:
            return
        ordered = best_first(found.references, record)
        if len(ordered) == 1 and not Proposal(ordered[0], record).changes:
            sheet.fill_in(ordered[0].metadata, replacing=False)
            return
        self.dialog = dialog = ChoiceDialog(ordered, self._window)

        def fill() -> None:
            entry = dialog.chosen()
            if entry is not None and sheet is self.sheet:
                sheet.fill_in(entry.metadata, replacing=dialog.replacing)

        dialog.accepted.connect(fill)
        dialog.open()
