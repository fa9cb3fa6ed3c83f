"""What is known about a document, changed by hand: each field checked, and the edit built."""

from dataclasses import fields, replace

from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound
from leader_reader.domain.identifiers import doi, isbn, pmid
from leader_reader.domain.languages import language_code
from leader_reader.domain.people import authors_in
from leader_reader.domain.written_dates import valid_date
from leader_reader.services.library import Library

FIELDS = tuple(field.name for field in fields(Metadata))
"""The names of all fields, in the order of Metadata."""

_READERS = {
    "date": valid_date,
    "doi": doi,
    "isbn": isbn,
    "pmid": pmid,
    "language": language_code,
}
"""What brings the text of a checked field into its normal form, or returns ""."""

_COMPLAINTS = {
    "date": "Write the date as 2014, May 2014 or 22 May 2014.",
    "doi": "This is not a DOI: one begins with 10. and has a slash, as 10.1136/bmj.g1234.",
    "isbn": "This is not an ISBN: its check digit does not fit. Compare it with the book.",
    "pmid": "This is not a PMID: it is a number of up to eight figures.",
    "language": "Write the language as a code or a name: en, cy or Welsh.",
}


def read_field(name: str, text: str) -> tuple[str, str]:
    """Return (value, complaint) of the text of a field other than the authors.

    The value is in normal form; where the field is checked and the text does not fit, it is the
    text itself and the complaint is one sentence that says what is wanted.
    """
    plain = " ".join(text.split())
    reader = _READERS.get(name)
    if reader is None or not plain:
        return plain, ""
    value = reader(plain)
    return (value, "") if value else (plain, _COMPLAINTS[name])


def read_authors(text: str) -> tuple[str, ...]:
    """Return the authors in a field: one a line, or in one line as a reference has them."""
    return authors_in(text)


def describe(library: Library, document: DocumentId, metadata: Metadata) -> Edit:
    """Change what is known about a document; an empty edit where nothing is other than it was.

    Raises NotFound where the document is gone.
    """
    record = _record(library, document)
    return Edit(f"Change details of “{record.title}”", changed(record, metadata))


def changed(record: DocumentRecord, metadata: Metadata) -> tuple[Change, ...]:
    """Return the change that gives a document this metadata; none where it has it."""
    if metadata == record.metadata:
        return ()
    return (Change(record, replace(record, metadata=metadata)),)


def _record(library: Library, document: DocumentId) -> DocumentRecord:
    record = library.documents.get(document)
    if record is None:
        raise NotFound("This document is no longer in the library.")
    return record
