"""Small documents and codebooks to build tests on."""

from datetime import UTC, datetime

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import (
    Block,
    BlockKind,
    Document,
    DocumentId,
    DocumentRecord,
    Metadata,
)
from leader_reader.domain.edit import Change, Edit
from leader_reader.services import coding
from leader_reader.services.encoding import encode_document
from leader_reader.services.library import Library

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def document(
    *texts: str, name: str = "a", title: str = "How teams lead", **card: object
) -> Document:
    """Return a document of paragraphs under a heading that is its title."""
    blocks = (
        Block(BlockKind.HEADING, title, level=1, page=1),
        *(
            Block(BlockKind.PARAGRAPH, text, page=number // 3 + 1)
            for number, text in enumerate(texts)
        ),
    )
    return with_blocks(*blocks, name=name, title=title, **card)


def with_blocks(
    *blocks: Block, name: str = "a", title: str = "How teams lead", **card: object
) -> Document:
    """Return a document of just these blocks."""
    words = sum(len(block.text.split()) for block in blocks)
    record = DocumentRecord(
        id=DocumentId((name * 64)[:64]),
        metadata=card.pop("metadata", Metadata(title=title, authors=("A. Nurse",), date="2024")),  # type: ignore[arg-type]
        format=str(card.pop("format", "txt")),
        file_name=f"{name}.txt",
        imported=WHEN,
        words=words,
        blocks=len(blocks),
        **card,  # type: ignore[arg-type]
    )
    return Document(record, tuple(blocks))


def add(library: Library, *documents: Document) -> None:
    """Put documents into a library as an import does."""
    for each in documents:
        edit = Edit(f"Import “{each.title}”", (Change(None, each.record),))
        library.do(edit, [encode_document(each)])


def topic(library: Library, name: str, parent: TopicId | None = None, **fields: object) -> TopicId:
    """Add a topic and return its id."""
    edit = coding.add_topic(library, name, parent, **fields)  # type: ignore[arg-type]
    library.do(edit)
    return coding.new_topic(edit).id
