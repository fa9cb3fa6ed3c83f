"""The library at one moment, as a search needs it: all that edits change, in a copy."""

from collections.abc import Mapping
from dataclasses import dataclass

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import Codebook
from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.finding import Skip, Synonyms


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class LibraryView:
    """What a search asks of the library; safe to read in another thread.

    Two views are the same only if they are the same object, so that one can be the key of what
    was computed from it. A part that an edit left alone is the same object in the next view.
    `annotations` are in no order; `read` are the documents that have ever been opened; `skips`
    are the suggestions passed over, by seed.
    """

    documents: Mapping[DocumentId, DocumentRecord]
    annotations: tuple[Annotation, ...]
    codebook: Codebook
    read: frozenset[DocumentId]
    synonyms: tuple[Synonyms, ...]
    skips: Mapping[str, tuple[Skip, ...]]
