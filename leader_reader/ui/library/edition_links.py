"""Which edition a document is, in words and as links to the editions before and after it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QSizePolicy

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.ui.words import joined

_MOST_LETTERS = 24


def edition_words(*, later: bool, earlier: bool) -> str:
    """Return what a document is called that has a `later` or an `earlier` edition; "" for none."""
    if later:
        return QCoreApplication.translate("editions", "earlier edition")
    return QCoreApplication.translate("editions", "new edition") if earlier else ""


def edition_links(
    record: DocumentRecord, known: Mapping[DocumentId, DocumentRecord]
) -> list[tuple[str, DocumentRecord]]:
    """Return the editions beside a document, each with what it is: "New edition of"."""
    found: list[tuple[str, DocumentRecord]] = []
    before = known.get(record.edition_of) if record.edition_of is not None else None
    if before is not None:
        found.append((QCoreApplication.translate("editions", "New edition of"), before))
    after = [each for each in known.values() if each.edition_of == record.id]
    name = QCoreApplication.translate("editions", "Next edition")
    return found + [(name, each) for each in sorted(after, key=lambda each: each.imported)]


def link_button(record: DocumentRecord) -> QPushButton:
    """Return a button that names an edition so that it is told from one of the same title."""
    title, apart = record.title, record.metadata.year or record.file_name
    button = QPushButton(joined(_shortened(title), _shortened(apart) if apart != title else ""))
    button.setObjectName(f"library.details.edition.{record.id[:8]}")
    words = QCoreApplication.translate("editions", "Open “{}” beside")
    button.setAccessibleName(words.format(title))
    button.setToolTip(QCoreApplication.translate("editions", "Open beside"))
    button.setProperty("role", "link")
    button.setStyleSheet("text-align: left; padding-left: 0;")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def _shortened(words: str) -> str:
    if len(words) <= _MOST_LETTERS:
        return words
    return f"{words[: _MOST_LETTERS - 1].rstrip()}…"
