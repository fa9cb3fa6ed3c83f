"""What people call facets and their values: "Format" and "PDF", a topic's path, a title."""

from PySide6.QtCore import QCoreApplication

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Facet
from leader_reader.services.library import Library
from leader_reader.ui.words import format_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("facets", text)


def facet_title(name: str) -> str:
    """Return the name of a facet: "Format"."""
    names = {
        "topic": _tr("Topic"),
        "document": _tr("Document"),
        "format": _tr("Format"),
        "year": _tr("Year"),
        "kind": _tr("Kind"),
        "tagged": _tr("Tagged"),
    }
    return names.get(name, name.capitalize())


class FacetWords:
    """Names values of facets; topics and documents are looked up in the library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, facet: Facet) -> str:
        """Return what to show for a value that was counted."""
        return facet.label or self.value(facet.name, facet.value)

    def value(self, name: str, value: str) -> str:
        """Return what to show for a value of which only the id is known."""
        if name == "topic":
            book = self._library.codebook
            return book.path(TopicId(value)) if TopicId(value) in book else _tr("Deleted topic")
        if name == "document":
            record = self._library.documents.get(DocumentId(value))
            return record.title if record else _tr("Removed document")
        return format_name(value) if name == "format" else _plain().get((name, value), value)

    def colour(self, name: str, value: str) -> str:
        """Return the colour of a topic, "" for what is none."""
        book = self._library.codebook
        if name != "topic" or TopicId(value) not in book:
            return ""
        return book[TopicId(value)].colour


def _plain() -> dict[tuple[str, str], str]:
    return {
        ("kind", "passage"): _tr("Documents’ words"),
        ("kind", "comment"): _tr("Readers’ comments"),
        ("kind", "note"): _tr("My notes"),
        ("kind", "tagged"): _tr("Topics of passages"),
        ("tagged", "tagged"): _tr("Tagged"),
        ("tagged", "untagged"): _tr("Untagged"),
    }
