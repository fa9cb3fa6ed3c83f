"""What a search is said to have found, for the tests of the panel that shows it."""

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Facet, Hit, HitKind, Query, Results, Snippet

A, B = DocumentId("a" * 64), DocumentId("b" * 64)
TITLES = {A: "How teams lead", B: "Talent boards"}


def hit(document: DocumentId, text: str, start: int = 0, **fields: object) -> Hit:
    """Return a hit with these words; the first "talent" in them is marked."""
    at = text.find("talent")
    marks = ((at, at + 6),) if at >= 0 else ()
    values = {
        "kind": HitKind.PASSAGE,
        "page": None,
        "heading": "",
        "title": TITLES[document],
        "score": 1.0,
        **fields,
    }
    return Hit(
        document=document, start=start, end=start + 9, snippet=Snippet(text, marks), **values
    )  # type: ignore[arg-type]


HITS = (
    hit(A, "…treat talent as work…", 1, page=12, heading="Growing leaders"),
    hit(B, "A talent board", 2, locator="para. 7"),
    hit(A, "we never heard talent", 3, kind=HitKind.COMMENT, author="a sister", date="2014-05-22"),
    hit(A, "ask about talent", 4, kind=HitKind.NOTE, page=12),
)
FACETS = (
    Facet("document", A, 3),
    Facet("document", B, 1),
    Facet("format", "txt", 3),
    Facet("format", "pdf", 1),
    Facet("kind", "passage", 4),
)


def results(hits=HITS, total=0, text="talent", narrowed=(), **fields) -> Results:
    """Return what a search found: these hits, and as many in all unless told."""
    asked = Query(text, fields.pop("limit", 50), narrowed=narrowed)
    return Results(asked, tuple(hits), total or len(hits), 1.0, **fields)
