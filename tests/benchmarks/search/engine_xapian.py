"""Xapian through its Python bindings: English stems, the text stored as a document's data."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import xapian

from tests.benchmarks.search.corpus import Document
from tests.benchmarks.search.engine import LIMIT, Engine, Unavailable

_PARSED = (
    xapian.QueryParser.FLAG_PHRASE
    | xapian.QueryParser.FLAG_BOOLEAN
    | xapian.QueryParser.FLAG_WILDCARD
)


class Xapian(Engine):
    """Xapian's database in a folder."""

    def version(self) -> str:
        return str(xapian.version_string())

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        if processes > 1:
            raise Unavailable("Xapian writes in one process")
        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OPEN)
        for document in documents:
            _put(base, document)
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._writer = None
        self._base = xapian.Database(str(folder))
        self._parser = xapian.QueryParser()
        self._stemmer = xapian.Stem("en")
        self._parser.set_stemmer(self._stemmer)
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_default_op(xapian.Query.OP_AND)
        self._parser.set_database(self._base)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._base.close()

    def ask(self, kind: str, words: Sequence[str]) -> int:
        enquire = xapian.Enquire(self._base)
        enquire.set_query(self._parser.parse_query(_text(kind, words), _PARSED))
        if kind == "facets":
            return _facets(enquire, self._base.get_doccount())
        found = enquire.get_mset(0, LIMIT)
        if kind.endswith("snippets"):
            texts = (match.document.get_data().decode() for match in found)
            return len([found.snippet(text, 240, self._stemmer) for text in texts])
        return found.size()

    def add(self, document: Document) -> None:
        if self._writer is None:
            self._writer = xapian.WritableDatabase(str(self._folder), xapian.DB_OPEN)
        _put(self._writer, document)
        self._writer.commit()
        self._base.reopen()


def _facets(enquire: xapian.Enquire, reach: int) -> int:
    spies = [xapian.ValueCountMatchSpy(slot) for slot in (0, 1)]
    for spy in spies:
        enquire.add_matchspy(spy)
    enquire.get_mset(0, 1, reach)
    counts = [Counter({item.term: item.termfreq for item in spy.values()}) for spy in spies]
    return sum(len(count.most_common(100)) for count in counts)


def _put(base: xapian.WritableDatabase, document: Document) -> None:
    terms = xapian.TermGenerator()
    terms.set_stemmer(xapian.Stem("en"))
    for text in document.passages:
        entry = xapian.Document()
        terms.set_document(entry)
        terms.index_text(text)
        entry.set_data(text)
        entry.add_value(0, str(document.number))
        entry.add_value(1, document.format)
        base.add_document(entry)


def _text(kind: str, words: Sequence[str]) -> str:
    if kind in ("wildcard", "fuzzy"):
        raise Unavailable(f"Xapian has no {kind} query")
    if kind == "phrase":
        return f'"{" ".join(words)}"'
    if kind == "prefix":
        return f"{words[0]}*"
    return (" OR " if kind == "or" else " AND ").join(words)


def made() -> Xapian:
    return Xapian()
