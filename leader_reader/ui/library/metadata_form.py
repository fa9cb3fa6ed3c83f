"""All fields of a document's details, in the order in which people think of them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_reader.domain.document import Metadata
from leader_reader.services.describing import FIELDS
from leader_reader.ui.library.metadata_fields import MetadataField

_GAP, _BETWEEN = 10, 12
_TITLE_LINES, _AUTHOR_LINES = 4, 8


class MetadataForm(QWidget):
    """Fields for every part of Metadata. `edited` tells of typing in any of them."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = Metadata()
        self.fields = {field.key: field for field in self._made()}
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self._lay_out()

    def show_metadata(self, metadata: Metadata) -> None:
        """Show what is known; what was typed before is gone."""
        self._known = metadata
        for name, field in self.fields.items():
            field.show_value(getattr(metadata, name))

    def type(self, metadata: Metadata, *, replacing: bool) -> None:
        """Put values into the empty fields, and with `replacing` into all, as if typed."""
        for name, field in self.fields.items():
            value = getattr(metadata, name)
            if value and value != field.value() and (replacing or not field.value()):
                field.type(value)

    def changed(self) -> dict[str, str | tuple[str, ...]]:
        """Return the values that are other than they were, by field."""
        values = {name: field.value() for name, field in self.fields.items()}
        return {name: value for name, value in values.items() if value != self._was(name)}

    def metadata(self) -> Metadata:
        """Return what is in the fields."""
        return replace(self._known, **self.changed())  # type: ignore[arg-type]

    def is_typed_in(self) -> bool:
        """Tell whether anything would be lost with the form."""
        return any(field.is_changed for field in self.fields.values())

    def first_wrong(self) -> MetadataField | None:
        """Check all fields; return the first that is wrong."""
        wrong = [field for field in self.fields.values() if not field.check()]
        return wrong[0] if wrong else None

    def _was(self, name: str) -> str | tuple[str, ...]:
        value: str | tuple[str, ...] = getattr(self._known, name)
        return value

    # Building

    def _made(self) -> list[MetadataField]:
        return [
            MetadataField("title", self.tr("Title"), lines=_TITLE_LINES),
            MetadataField("authors", self.tr("Authors"), self.tr("One a line"), _AUTHOR_LINES),
            MetadataField("organisation", self.tr("Organisation")),
            MetadataField("date", self.tr("Date"), self.tr("2014, May 2014 or 22 May 2014")),
            MetadataField("language", self.tr("Language")),
            MetadataField("container", self.tr("Appeared in"), self.tr("Journal, book or site")),
            MetadataField("volume", self.tr("Volume")),
            MetadataField("issue", self.tr("Issue")),
            MetadataField("page_range", self.tr("Pages")),
            MetadataField("publisher", self.tr("Publisher")),
            MetadataField("doi", self.tr("DOI")),
            MetadataField("pmid", self.tr("PMID")),
            MetadataField("isbn", self.tr("ISBN")),
            MetadataField("source", self.tr("Web address")),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        rows = (
            ("title",),
            ("authors",),
            ("organisation",),
            ("date", "language"),
            ("container",),
            ("volume", "issue", "page_range"),
            ("publisher",),
            ("doi",),
            ("pmid", "isbn"),
            ("source",),
        )
        for names in rows:
            column.addLayout(self._row(names))
        column.addStretch(1)
        assert sorted(self.fields) == sorted(FIELDS)  # noqa: S101 - a field must not be forgotten

    def _row(self, names: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        for name in names:
            wide = 2 if name in ("date", "page_range", "isbn") else 1
            column = QVBoxLayout()
            column.addWidget(self.fields[name])
            column.addStretch(1)
            row.addLayout(column, wide)
        return row
