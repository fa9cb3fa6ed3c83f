"""The passages that every engine is given: documents, kept in a file for the engines' processes."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

SHORTEST, LONGEST = 40, 200
"""Words of a passage."""

ADDED_PASSAGES = 40
FORMATS = ("pdf", "html", "docx", "txt", "epub")


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its place in the corpus, and the texts of its passages."""

    number: int
    passages: list[str]

    @property
    def id(self) -> str:
        return sha256(b"%d" % self.number).hexdigest()

    @property
    def format(self) -> str:
        return FORMATS[self.number % 97 % len(FORMATS)]

    @property
    def year(self) -> str:
        return str(1990 + self.number % 35)


@dataclass(frozen=True, slots=True)
class Corpus:
    """`documents` are there from the start; each of `added` is added alone, and has a `marker`."""

    documents: list[Document]
    added: list[Document]
    repeated: int = 0

    @property
    def passages(self) -> int:
        return sum(len(document.passages) for document in self.documents)

    @property
    def words(self) -> int:
        return sum(text.count(" ") + 1 for each in self.documents for text in each.passages)


def marker(document: Document) -> str:
    """Return the word that only this added document has."""
    letters = (chr(ord("a") + int(digit)) for digit in str(document.number))
    return f"zqx{''.join(letters)}xqz"


def collected(texts: Iterable[list[str]], passages: int, added: int, own: int = 0) -> Corpus:
    """Return a corpus of exactly `passages`, and `added` documents of 40 passages besides.

    `texts` never end; those after the first `own` documents repeat them (0: none do).
    """
    source, documents, room = iter(texts), [], passages
    while room:
        document = Document(len(documents), next(source)[:room])
        documents.append(document)
        room -= len(document.passages)
    loose = (text for passages in source for text in passages)
    first = len(documents)
    late = [_late(first + place, loose) for place in range(added)]
    repeated = sum(len(each.passages) for each in documents[own:]) if own else 0
    return Corpus(documents, late, repeated)


def _late(number: int, loose: Iterator[str]) -> Document:
    document = Document(number, [next(loose) for _ in range(ADDED_PASSAGES)])
    document.passages[0] = f"{marker(document)} {document.passages[0]}"
    return document


def sample(corpus: Corpus, passages: int) -> Corpus:
    """Return about `passages` of a corpus, whole documents from all of it."""
    step = max(1, round(corpus.passages / passages))
    return Corpus(corpus.documents[::step], corpus.added)


def save(corpus: Corpus, path: Path) -> Path:
    """Write a corpus to a file."""
    rows = [[[each.number, each.passages] for each in part] for part in _parts(corpus)]
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return path


def load(path: Path) -> Corpus:
    """Return the corpus in a file."""
    rows = json.loads(path.read_text("utf-8"))
    documents, added = ([Document(*row) for row in part] for part in rows)
    return Corpus(documents, added)


def _parts(corpus: Corpus) -> tuple[list[Document], list[Document]]:
    return corpus.documents, corpus.added
