"""Commands on documents: import, documents, show, search, and the overview."""

import argparse
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.document import Document, DocumentRecord
from leader_reader.domain.errors import LeaderReaderError, UnreadableFile
from leader_reader.domain.search import Facet, Hit, Query
from leader_reader.services.referencing import reference_files
from leader_reader.services.searching import Searcher


def bring_in(session: Session, chosen: argparse.Namespace) -> Answer:
    """Import files and folders."""
    references = reference_files(path.absolute() for path in chosen.paths)
    named = [path for path in chosen.paths if path.absolute() not in references]
    report = session.bring_in(named)
    _ = session.index
    imported = [
        {
            "id": record.id,
            "title": record.title,
            "path": str(report.paths[record.id]),
            "format": record.format,
            "blocks": record.blocks,
            "words": record.words,
        }
        for record in report.imported
    ]
    failed = [{"path": str(path), "reason": reason} for path, reason in report.failed]
    lines = [f"{record.id[:8]}  {record.title}" for record in report.imported]
    lines += [f"already in the library: {path.name}" for path in report.duplicates]
    lines += _passed_over(references)
    if not (report.imported or report.duplicates or report.failed or references):
        raise LeaderReaderError(
            "There is nothing to import here: no file that Leader Reader reads."
        )
    data = {
        "imported": imported,
        "duplicates": [str(path) for path in report.duplicates],
        "failed": failed,
        "references": [str(path) for path in references],
    }
    return Answer(
        data,
        lines,
        [UnreadableFile(path, reason).sentence for path, reason in report.failed],
    )


def _passed_over(references: list[Path]) -> list[str]:
    """Return the line that tells what to do with reference files, which are no documents."""
    if not references:
        return []
    one = len(references) == 1
    name = f'"{references[0]}"' if one else "FILE"
    told = references[0].name if one else f"{len(references):,} files"
    holds = "holds references, not a document" if one else "hold references, not documents"
    return [f"{told} {holds}: see what they fill in with: leader-reader references {name}"]


def documents(session: Session, _chosen: argparse.Namespace) -> Answer:
    """List the documents."""
    records = sorted(session.library.documents.values(), key=lambda each: each.title.casefold())
    cards = [_card(session, record) for record in records]
    lines = [
        f"{card['id'][:8]}  {card['title']}  ({card['format']}, {card['words']:,} words,"
        f" {card['annotations']} passages)"
        for card in cards
    ]
    return Answer({"documents": cards}, lines or ["The library holds no documents."])


def show(session: Session, chosen: argparse.Namespace) -> Answer:
    """Print a document."""
    record = session.library.find_document(chosen.document)
    document = session.library.document(record.id)
    data = {
        "id": document.id,
        "title": document.title,
        "format": record.format,
        "pages": record.pages,
        "metadata": {name: value for name, value in asdict(record.metadata).items() if value},
        "blocks": [_block(document, number) for number in range(len(document.blocks))],
    }
    return Answer(data, [document.text])


def search(session: Session, chosen: argparse.Namespace) -> Answer:
    """Find passages."""
    searcher = Searcher(session.index, session.store)
    results = searcher.search(Query(chosen.query, chosen.limit), session.library.view())
    data = {
        "total": results.total,
        "took_ms": round(results.took, 2),
        "hits": [_hit(session, hit) for hit in results.hits],
        "facets": _facets(results.facets),
    }
    if results.problem:
        data["problem"] = results.problem
    lines = [line for hit in results.hits for line in _hit_lines(hit)]
    return Answer(data, [*lines, _found(results.total, len(results.hits))])


def overview(session: Session, _chosen: argparse.Namespace) -> Answer:
    """Say what the library holds and what to try."""
    library = session.library
    titles = sorted(record.title for record in library.documents.values())
    lines = [
        f"Library: {session.home.folder}",
        f"{len(titles)} documents · {len(library.codebook)} topics"
        f" · {len(library.annotations)} passages",
        "",
        "Documents",
        *(f"  {title}" for title in titles),
        "",
        "Topics",
        *(f"  {library.codebook.path(topic.id)}" for topic in library.codebook),
        "",
        "To try:",
        "  leader-reader search '\"talent management\"'",
        "  leader-reader import FOLDER",
        "  leader-reader export excerpts.docx --topic 'Talent management'",
    ]
    return Answer(lines=lines)


def _card(session: Session, record: DocumentRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": record.title,
        "authors": list(record.metadata.authors),
        "date": record.metadata.date,
        "format": record.format,
        "words": record.words,
        "annotations": session.library.annotation_count(record.id),
    }


def _block(document: Document, number: int) -> dict[str, Any]:
    block = document.blocks[number]
    start, end = document.block_range(number)
    always = {"kind": block.kind, "level": block.level, "text": block.text}
    where = {"start": start, "end": end, "page": block.page, "main": block.main}
    optional = {name: getattr(block, name) for name in _OPTIONAL}
    comment = {"depth": block.depth} if block.kind == "comment" else {}
    return always | where | {name: value for name, value in optional.items() if value} | comment


_OPTIONAL = ("page_label", "breaks", "marker", "author", "role", "date")


def _hit(session: Session, hit: Hit) -> dict[str, Any]:
    codebook = session.library.codebook
    return {
        "document": hit.document,
        "title": hit.title,
        "kind": hit.kind,
        "start": hit.start,
        "end": hit.end,
        "page": hit.page,
        "heading": hit.heading,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.text,
        "snippet_matches": [list(span) for span in hit.snippet.matches],
        "matches": [list(span) for span in hit.matches],
        "topics": sorted(codebook.path(topic) for topic in hit.topics if topic in codebook),
        "annotation": hit.annotation,
        "author": hit.author,
        "date": hit.date,
    }


def _facets(facets: tuple[Facet, ...]) -> dict[str, dict[str, int]]:
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for facet in facets:
        shown = facet.label if facet.name == "topic" else facet.value
        counts[facet.name][shown or facet.value] = facet.count
    return dict(counts)


def _hit_lines(hit: Hit) -> list[str]:
    where = " · ".join(part for part in (hit.title, hit.locator, hit.heading) if part)
    return [where, f"  {hit.snippet.text}", ""]


def _found(total: int, shown: int) -> str:
    if not total:
        return "No passages found. Check the spelling or try other words."
    passages = "1 passage" if total == 1 else f"{total:,} passages"
    return f"{passages} found" + (f", the best {shown} shown" if shown < total else "")
