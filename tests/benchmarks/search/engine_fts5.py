"""SQLite's FTS5: Porter stems, the text stored, ranked by its bm25.

A passage's rowid is its document's number and its place there, so that facets need no join. What
FTS5 lacks, a pattern or a fuzzy word, is looked up in its vocabulary and asked as alternatives.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.search.corpus import Document
from tests.benchmarks.search.engine import LIMIT, Engine, Unavailable

_FILE = "fts5.db"
_PLACE = 16  # a rowid is document << 16 | place
_MOST_FORMS = 500  # FTS5 limits how deep a query may go
_RANKED = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {LIMIT}"
_SNIPPETS = (
    "SELECT snippet(texts, 0, '[', ']', '…', 40) FROM texts"
    f" WHERE texts MATCH ? ORDER BY rank LIMIT {LIMIT}"
)
_COUNTED = f"SELECT rowid >> {_PLACE}, count(*) FROM texts WHERE texts MATCH ? GROUP BY 1"


class Fts5(Engine):
    """FTS5 in one database file."""

    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def index(self, folder: Path, documents: Sequence[Document], processes: int) -> None:
        if processes > 1:
            raise Unavailable("FTS5 writes in one process")
        self._made(folder / _FILE, documents, "")

    def settle(self, folder: Path, documents: Sequence[Document]) -> dict[str, float]:
        """Return the size of the same index without the texts, in bytes."""
        path = folder.with_suffix(".contentless")
        self._made(path, documents, ", content=''")
        size = path.stat().st_size
        path.unlink()
        return {"contentless": size}

    def open(self, folder: Path) -> None:
        self._base = _connected(folder / _FILE)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._formats: dict[int, str] = dict(self._base.execute("SELECT id, format FROM documents"))

    def close(self) -> None:
        self._base.close()

    def ask(self, kind: str, words: Sequence[str]) -> int:
        match = self._match(kind, words)
        if not match:
            return 0
        if kind == "facets":
            counts = Counter(dict(self._base.execute(_COUNTED, (match,))))
            formats: Counter[str] = Counter()
            for document, count in counts.items():
                formats[self._formats[document]] += count
            return len(counts.most_common(100)) + len(formats)
        found = self._base.execute(_SNIPPETS if kind.endswith("snippets") else _RANKED, (match,))
        return len(found.fetchall())

    def add(self, document: Document) -> None:
        with self._base:
            self._put([document])
        self._formats[document.number] = document.format

    def _made(self, path: Path, documents: Sequence[Document], options: str) -> None:
        path.unlink(missing_ok=True)
        self._base = _connected(path)
        with self._base:
            self._base.execute(
                f"CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61'{options})"
            )
            self._base.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(texts, row)")
            self._base.execute("CREATE TABLE documents (id INTEGER PRIMARY KEY, format TEXT)")
            self._put(documents)
        self._base.close()

    def _put(self, documents: Sequence[Document]) -> None:
        self._base.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", _rows(documents))
        cards = ((each.number, each.format) for each in documents)
        self._base.executemany("INSERT INTO documents VALUES (?, ?)", cards)

    def _match(self, kind: str, words: Sequence[str]) -> str:
        if kind == "prefix":
            return f'"{words[0]}"*'
        if kind == "phrase":
            return f'"{" ".join(words)}"'
        if kind in ("wildcard", "fuzzy"):
            terms = self._matching(words[0]) if kind == "wildcard" else self._near(words[0])
            return " OR ".join(f'"{term}"' for term in terms[:_MOST_FORMS])
        return (" OR " if kind == "or" else " AND ").join(f'"{word}"' for word in words)

    def _matching(self, pattern: str) -> list[str]:
        begin = pattern.partition("*")[0]
        query = "SELECT term FROM terms WHERE term >= ? AND term < ? AND term GLOB ?"
        rows = self._base.execute(query, (begin, f"{begin}\U0010ffff", pattern))
        return [term for (term,) in rows]

    def _near(self, word: str) -> list[str]:
        """Return the terms one edit away that begin with the same letter."""
        query = (
            "SELECT term FROM terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
        )
        bounds = (word[0], chr(ord(word[0]) + 1), len(word) - 1, len(word) + 1)
        return [term for (term,) in self._base.execute(query, bounds) if is_near(term, word)]


def is_near(one: str, other: str) -> bool:
    """Tell whether two words are at most one letter apart: changed, put in or left out."""
    if len(one) > len(other):
        one, other = other, one
    same = next((at for at, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), len(one))  # noqa: B905
    rest = one[same + 1 :] if len(one) == len(other) else one[same:]
    return len(other) - len(one) < 2 and rest == other[same + 1 :]


def _rows(documents: Sequence[Document]) -> Iterator[tuple[int, str]]:
    for document in documents:
        first = document.number << _PLACE
        for place, text in enumerate(document.passages):
            yield first | place, text


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous = FULL")
    return base


def made() -> Fts5:
    return Fts5()
