"""tantivy through its own Python package: en_stem, the text stored, one thread that indexes."""

import re
from collections.abc import Sequence
from pathlib import Path

import tantivy

from tests.benchmarks.search.corpus import Document
from tests.benchmarks.search.engine import LIMIT, Engine, Unavailable

_HEAP = 128_000_000
_FACETS = {
    "documents": {"terms": {"field": "document", "size": 100}},
    "formats": {"terms": {"field": "format", "size": 100}},
}


class Tantivy(Engine):
    """tantivy's index in a folder."""

    def version(self) -> str:
        return str(tantivy.__version__)

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        if processes > 1:
            raise Unavailable("tantivy has threads instead")
        self._index = tantivy.Index(_schema(), path=str(folder))
        writer = self._index.writer(_HEAP, 1)
        for document in documents:
            _put(writer, document)
        writer.commit()
        self._writer = writer

    def settle(self, folder: Path, documents: Sequence[Document]) -> dict[str, float]:
        self._writer.wait_merging_threads()
        return {}

    def open(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._index.config_reader("manual")
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._writer = None

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
        del self._index, self._searcher, self._writer

    def ask(self, kind: str, words: Sequence[str]) -> int:
        query = self._query(kind, words)
        if kind == "facets":
            found = self._searcher.aggregate(query, _FACETS)
            return sum(len(found[name]["buckets"]) for name in _FACETS)
        hits = self._searcher.search(query, LIMIT).hits  # counts all, as ours does
        return len(self._snippets(query, hits) if kind.endswith("snippets") else hits)

    def add(self, document: Document) -> None:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        _put(self._writer, document)
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _query(self, kind: str, words: Sequence[str]) -> tantivy.Query:
        first = words[0]
        if kind == "prefix":
            return tantivy.Query.regex_query(self._schema, "text", f"{first}.*")
        if kind == "wildcard":
            pattern = ".*".join(re.escape(part) for part in first.split("*"))
            return tantivy.Query.regex_query(self._schema, "text", pattern)
        if kind == "fuzzy":
            return tantivy.Query.fuzzy_term_query(self._schema, "text", first, distance=1)
        if kind == "phrase":
            return self._index.parse_query(f'"{" ".join(words)}"', ["text"])
        joined = (" OR " if kind == "or" else " AND ").join(words)
        return self._index.parse_query(joined, ["text"])

    def _snippets(self, query: tantivy.Query, hits: Sequence[tuple[float, object]]) -> list[str]:
        marker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        found = (self._searcher.doc(address) for _, address in hits)
        return [marker.snippet_from_doc(document).to_html() for document in found]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_integer_field("document", fast=True)
    builder.add_text_field("format", fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _put(writer: tantivy.IndexWriter, document: Document) -> None:
    for text in document.passages:
        writer.add_document(
            tantivy.Document(text=text, document=document.number, format=document.format)
        )


def made() -> Tantivy:
    return Tantivy()
