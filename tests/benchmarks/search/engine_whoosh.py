"""Whoosh as it comes: its own codec, parser and searcher, stems, and no word dropped.

It does not bring what it writes to the disk by itself, so that is done here, as all others do it.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from whoosh import fields, index, qparser, sorting, versionstring
from whoosh.analysis import StemmingAnalyzer

from tests.benchmarks.search.corpus import Document
from tests.benchmarks.search.engine import LIMIT, Engine


class Whoosh(Engine):
    """Whoosh's index in a folder."""

    def version(self) -> str:
        return versionstring()

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        made_index = index.create_in(folder, _schema())
        writer = made_index.writer(limitmb=256, procs=processes)
        for document in documents:
            _put(writer, document)
        writer.commit()
        made_index.close()
        _to_disk(folder)

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._index = index.open_dir(folder)
        self._searcher = self._index.searcher()
        self._parser = qparser.QueryParser("text", self._index.schema)
        self._parser.add_plugin(qparser.FuzzyTermPlugin())

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def ask(self, kind: str, words: Sequence[str]) -> int:
        query = self._parser.parse(_text(kind, words))
        if kind == "facets":
            facets = sorting.Facets().add_field("document").add_field("format")
            found = self._searcher.search(query, limit=1, groupedby=facets, maptype=sorting.Count)
            return sum(len(found.groups(name)) for name in ("document", "format"))
        found = self._searcher.search(query, limit=LIMIT)
        if kind.endswith("snippets"):
            return len([hit.highlights("text") for hit in found])
        return found.scored_length()

    def add(self, document: Document) -> None:
        writer = self._index.writer()
        _put(writer, document)
        writer.commit()
        _to_disk(self._folder)
        self._searcher = self._searcher.refresh()


def _schema() -> fields.Schema:
    words = StemmingAnalyzer(stoplist=None, minsize=1)
    return fields.Schema(
        text=fields.TEXT(words, stored=True),
        document=fields.ID(stored=True, sortable=True),
        format=fields.ID(sortable=True),
    )


def _put(writer: object, document: Document) -> None:
    name = str(document.number)
    for text in document.passages:
        writer.add_document(text=text, document=name, format=document.format)


def _text(kind: str, words: Sequence[str]) -> str:
    if kind == "phrase":
        return f'"{" ".join(words)}"'
    if kind in ("prefix", "fuzzy"):
        return words[0] + ("*" if kind == "prefix" else "~1")
    return (" OR " if kind == "or" else " AND ").join(words)


def _to_disk(folder: Path) -> None:
    for path in [*folder.iterdir(), folder]:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def made() -> Whoosh:
    return Whoosh()
