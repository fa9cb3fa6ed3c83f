"""The command on reference files: what their entries would fill in, and filling it in."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from leader_reader.background import spawner
from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.edit import Edit
from leader_reader.domain.reference import Reference
from leader_reader.services.referencing import Proposal, Review, fill, look_up


def references(session: Session, chosen: argparse.Namespace) -> Answer:
    """Match the entries of a file to documents; with --apply fill in what is empty there."""
    found = _review(session, chosen.file.absolute())
    edit = fill(session.library, found.proposals, replacing=chosen.replace)
    if chosen.apply:
        session.library.do(edit)
    rows = [_row(each, replacing=chosen.replace) for each in found.proposals]
    data = {
        "references": len(found.references),
        "matched": rows,
        "unmatched": [_entry(each) for each in found.unmatched],
        "applied": bool(chosen.apply and edit),
    }
    return Answer(data, [*map(_line, rows), *_summary(found, edit, applied=chosen.apply)])


def _review(session: Session, path: Path) -> Review:
    documents = list(session.library.documents.values())
    with closing(look_up(spawner(session.home), path, documents)) as looking:
        return next(each for each in looking if isinstance(each, Review))


def _row(proposal: Proposal, *, replacing: bool) -> dict[str, Any]:
    metadata = proposal.metadata(replacing=replacing)
    names = (*proposal.fills, *(proposal.changes if replacing else ()))
    return {
        "document": proposal.record.id,
        "title": proposal.record.title,
        "entry": _entry(proposal.reference),
        "by": proposal.by,
        "fills": list(proposal.fills),
        "differs": list(proposal.changes),
        "values": {name: getattr(metadata, name) for name in names},
    }


def _entry(reference: Reference) -> dict[str, Any]:
    known = {name: value for name, value in asdict(reference.metadata).items() if value}
    return {"key": reference.key} | known


def _line(row: dict[str, Any]) -> str:
    said = ", ".join(row["values"]) or "nothing to fill in"
    return f"{row['document'][:8]}  {row['title']}  ({row['by']}: {said})"


def _summary(found: Review, edit: Edit, *, applied: bool) -> Sequence[str]:
    matched, others = len(found.proposals), len(found.unmatched)
    told = "1 document" if matched == 1 else f"{matched:,} documents"
    rest = "1 reference fits" if others == 1 else f"{others:,} references fit"
    lines = [f"{told} matched; {rest} no document here."]
    if applied:
        return [*lines, f"{edit.label}." if edit else "There was nothing to fill in."]
    return [*lines, *(["Add --apply to fill this in."] if edit else [])]
