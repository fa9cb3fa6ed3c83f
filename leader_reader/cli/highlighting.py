"""The command on highlights and notes that a file brings with it: listed, and taken in."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from typing import Any

from leader_reader.background import spawner
from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.document import Document, DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.found_mark import FoundMark, MarksFound
from leader_reader.services.adopting import Adoption, adopt
from leader_reader.services.finding_marks import MarksMissed, find_all
from leader_reader.services.jobs import MarksRead


def highlights(session: Session, chosen: argparse.Namespace) -> Answer:
    """List the highlights and notes in a document's file; with --apply take them in."""
    library = session.library
    document = library.document(library.find_document(chosen.document).id)
    found = _found(session, document.id)
    adoption = adopt(library, document.id, found.marks)
    if chosen.apply:
        library.do(adoption.edit)
    rows = [_row(mark, document) for mark in found.marks]
    data = {
        "document": document.id,
        "title": document.title,
        "highlights": rows,
        "new": adoption.new,
        "there": adoption.there,
        "not_placed": found.lost,
        "applied": bool(chosen.apply and adoption.edit),
    }
    return Answer(data, [*map(_line, rows), *_summary(adoption, found, applied=chosen.apply)])


def _found(session: Session, document: DocumentId) -> MarksFound:
    with closing(find_all(spawner(session.home), [document])) as answers:
        for answer in answers:
            if isinstance(answer, MarksMissed):
                raise LeaderReaderError(answer.sentence)
            if isinstance(answer, MarksRead):
                return answer.found
    return MarksFound()


def _row(mark: FoundMark, document: Document) -> dict[str, Any]:
    target, area = mark.target, mark.target.area
    start = target.position.start
    return {
        "kind": mark.kind.value,
        "quote": target.quote.exact,
        "note": mark.note,
        "creator": mark.creator,
        "created": mark.created.isoformat() if mark.created else "",
        "colour": mark.colour,
        "tags": list(mark.tags),
        "start": start,
        "end": target.position.end,
        "area": asdict(area) if area else None,
        "page": area.page if area else document.page_at(start),
        "locator": document.locator(start, area.page if area else None),
    }


def _line(row: dict[str, Any]) -> str:
    words = " ".join(row["quote"].split()) or "[area]"
    note = f"  — {' '.join(row['note'].split())}" if row["note"] else ""
    return f"{row['locator']}: {words}{note}"


def _summary(adoption: Adoption, found: MarksFound, *, applied: bool) -> Sequence[str]:
    there = f", {adoption.there:,} there already" if adoption.there else ""
    lost = f", {found.lost:,} without a place in the text" if found.lost else ""
    told = "1 highlight or note" if adoption.new == 1 else f"{adoption.new:,} highlights and notes"
    if applied:
        return [f"{told} taken in{there}{lost}."]
    return [f"{told} to take in{there}{lost}.", *(["Add --apply."] if adoption.new else [])]
