"""What every engine can do here, and how one is found by its name."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from tests.benchmarks.search.corpus import Document

LIMIT = 20
"""Hits that are asked for."""

NAMES = {
    "ours": "Leader Reader",
    "plain": "ours, as typed",
    "fts5": "SQLite FTS5",
    "tantivy": "tantivy",
    "xapian": "Xapian",
    "whoosh": "stock Whoosh",
}
"""The engines by the names they are chosen by; each is the module engine_NAME."""

USUAL = tuple(name for name in NAMES if name != "plain")
"""The engines that are measured where none are chosen."""

KINDS = {
    "rare": "rare word",
    "common": "common word",
    "and": "two words AND",
    "or": "two words OR",
    "phrase": "phrase of 2-4 words",
    "prefix": "prefix of 3 letters",
    "wildcard": "wildcard",
    "fuzzy": "fuzzy, one edit",
    "and_snippets": "AND + 20 snippets",
    "common_snippets": "common + 20 snippets",
    "facets": "facets of a common word",
}
"""The classes of queries. A query is its class and its words, and each engine puts it its way."""


class Engine(Protocol):
    """An engine on an index in a folder. A write is on the disk when it returns.

    What has a body here is for those engines that have something to do at that moment.
    """

    def version(self) -> str: ...

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        """Make an index of `documents` in an empty folder. Raises Unavailable for two processes."""

    def settle(self, folder: Path, documents: Sequence[Document]) -> dict[str, float]:
        """Do what is done after indexing and is not timed; return further figures."""
        return {}

    def ready(self, folder: Path) -> None:
        """Do what a program has done before it opens its index; it is not timed."""

    def open(self, folder: Path) -> None: ...

    def close(self) -> None: ...

    def ask(self, kind: str, words: Sequence[str]) -> int:
        """Return the number of hits fetched, at most 20, or of the values of a facet.

        Raises Unavailable for a class of queries that there is not.
        """

    def accept(self, document: Document) -> None:
        """Do what a program has done with a document before it is indexed; it is not timed."""

    def add(self, document: Document) -> None:
        """Add a document; it is found by what is asked next."""

    def rest(self) -> None:
        """Do what is left to idle moments, such as merging; it is not timed."""


class Unavailable(Exception):
    """An engine that is not installed, or cannot do what it is asked to; says why."""


def engine(name: str) -> Engine:
    """Return an engine by its name. Raises Unavailable."""
    try:
        module = import_module(f"tests.benchmarks.search.engine_{name}")
    except ImportError as error:
        raise Unavailable(f"{NAMES[name]} is not installed ({error.name})") from error
    made: Engine = module.made()
    return made
