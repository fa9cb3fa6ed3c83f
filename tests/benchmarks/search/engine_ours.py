"""Leader Reader's own doors: the index's `update` and `search`, and the Searcher for snippets.

The library's cards and texts are in its store beforehand, as they are after an import, and a
search is given the library as it is. What is typed is put together here as a person types it.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.adapters.whoosh_index import generations
from leader_reader.adapters.whoosh_index.index import WhooshIndex
from leader_reader.domain.search import Query
from leader_reader.services.library import Library
from leader_reader.services.searching import Searcher
from tests.benchmarks.search import library
from tests.benchmarks.search.corpus import Document
from tests.benchmarks.search.engine import LIMIT, Engine


class Ours(Engine):
    """The program's index, and a library beside it."""

    def __init__(self, *, widened: bool) -> None:
        self._widened = widened

    def version(self) -> str:
        return f"index {generations.VERSION}"

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        index = WhooshIndex(folder, processes)
        index.update([], library.entries(documents))
        index.close()

    def settle(self, folder: Path, documents: Sequence[Document]) -> dict[str, float]:
        """Merge as the program does when it is idle, and fill the library."""
        self._index = WhooshIndex(folder)
        began = perf_counter()
        self.rest()
        merged = perf_counter() - began
        library.fill(_store(folder), documents)
        return {"merged": merged}

    def ready(self, folder: Path) -> None:
        self._store = SqliteStore(_store(folder))
        self._library = Library(self._store, creator="")

    def open(self, folder: Path) -> None:
        self._index = WhooshIndex(folder)
        self._searcher = Searcher(self._index, self._store)

    def close(self) -> None:
        self._index.close()

    def ask(self, kind: str, words: Sequence[str]) -> int:
        text, widened = _typed(kind, words), self._widened
        if kind == "facets":
            counted = Query(text, 0, widened=widened, facets=("document", "format"))
            return len(self._index.search(counted, self._library.view()).facets)
        query = Query(text, LIMIT, widened=widened, facets=())
        view = self._library.view()
        if kind.endswith("snippets"):
            return len(self._searcher.search(query, view).hits)
        return len(self._index.search(query, view).hits)

    def accept(self, document: Document) -> None:
        library.put(self._library, [document])
        self._library.view()

    def add(self, document: Document) -> None:
        self._index.update([library.key(document)], library.entries([document]))

    def rest(self) -> None:
        for _ in self._index.tidy():
            pass


def _typed(kind: str, words: Sequence[str]) -> str:
    if kind == "phrase":
        return f'"{" ".join(words)}"'
    if kind in ("prefix", "fuzzy"):
        return words[0] + ("*" if kind == "prefix" else "~1")
    return (" OR " if kind == "or" else " ").join(words)


def _store(folder: Path) -> Path:
    return folder.with_suffix(".library")


def made() -> Ours:
    return Ours(widened=True)
