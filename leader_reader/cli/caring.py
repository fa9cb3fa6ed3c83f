"""Commands that look after the library: check, rebuild-index and backup."""

import argparse

from leader_reader.adapters.backup import back_up
from leader_reader.adapters.originals import OriginalsFolder
from leader_reader.adapters.whoosh_index import marking
from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session


def check(session: Session, _chosen: argparse.Namespace) -> Answer:
    """Look for damage in the database, the texts, the originals and the index."""
    faults = session.store.check()
    originals = OriginalsFolder(session.home.originals)
    faults += [
        f"The original of “{record.title}” is missing; its text is still there."
        for record in session.library.documents.values()
        if originals.find(record.id) is None
    ]
    faults += session.index.check()
    library = session.library
    lines = [
        f"{len(library.documents)} documents, {len(library.codebook)} topics and"
        f" {len(library.annotations)} passages; the index holds {session.index.count():,} entries.",
        *([] if faults else ["The library is sound."]),
    ]
    return Answer(lines=lines, faults=faults)


def rebuild_index(session: Session, _chosen: argparse.Namespace) -> Answer:
    """Throw the search index away and make it anew from the store."""
    marking.wipe(session.home.index)
    session.store.reindex_everything()
    return Answer(lines=[f"The index holds {session.index.count():,} entries."])


def back_up_library(session: Session, chosen: argparse.Namespace) -> Answer:
    """Write the whole library to one file."""
    files = back_up(session.store, session.home.originals, chosen.out)
    return Answer(lines=[f"The library with {files} originals was written to {chosen.out}"])
