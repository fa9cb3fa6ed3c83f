"""Passages made for comparing: words as unevenly used as in a language, and records about them."""

import random
from datetime import UTC, datetime

from leader_reader.domain.annotation import (
    Annotation,
    AnnotationId,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from leader_reader.domain.codebook import Codebook, Topic, TopicId
from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from leader_reader.services.view import LibraryView

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
A_DOCUMENT = 40
"""Passages of a document."""

_BEGINS = (*"bcdfghlmnprstvw", "br", "ch", "cl", "cr", "st", "th", "tr")
_VOWELS = "aeiou"
_ENDINGS = ("", "", "s", "ed", "ing", "ation", "er", "ly", "ise", "ize", "isation")
_LITTLE = ("the", "of", "and", "to", "in", "not", "may", "us", "can", "if", *"abcw")
_ODD = (
    *(
        "naïve",
        "rôle",
        "café",
        "cafe",
        "O’Neill's",
        "don't",
        "patient’s",
        "e\u0301tude",
        "İstanbul",
    ),
    *("well-being", "wellbeing", "decision-making", "long-term-care", "co\u00adoperate", "x-ray"),
    *("2019", "12", "b12", "co2", "医療", "NHS", "ﬁnance", "(ICB)", "s’s", "straße", "Ω", "C++"),
)


def words(chance, stems):
    """Return words with endings, and how much each is used."""
    roots = []
    while len(roots) < stems:
        parts = [
            chance.choice(_BEGINS) + chance.choice(_VOWELS)
            for _ in range(chance.choice((1, 2, 2, 3)))
        ]
        roots.append("".join(parts) + chance.choice("nrltdm"))
    written = [
        root + end
        for root in dict.fromkeys(roots)
        for end in sorted(set(chance.sample(_ENDINGS, 4)))
    ]
    return written, [1 / (rank + 12) for rank in range(len(written))]


def texts(chance, count, stems=2500):
    """Yield texts: most of 20 to 60 words, some empty, some of more than 256 words."""
    written, weights = words(chance, stems)
    drawn = chance.choices(written, weights, k=1 << 18)
    for _ in range(count):
        kind = chance.random()
        length = (
            0
            if kind < 0.005
            else chance.randint(257, 700)
            if kind > 0.997
            else chance.randint(8, 50)
        )
        at = chance.randrange(len(drawn) - length)
        row = drawn[at : at + length]
        for _ in range(length // 6):
            row[chance.randrange(length)] = chance.choice(_LITTLE)
        if length and chance.random() < 0.3:
            row[chance.randrange(length)] = chance.choice(_ODD)
        yield " ".join(
            chance.choice((word, word, word, word.capitalize(), word + ",")) for word in row
        )


def passages(count, seed=1):
    """Return passages, 40 a document; one in nine belongs to an annotation."""
    chance = random.Random(seed)
    made, start = [], 0
    for number, text in enumerate(texts(chance, count)):
        if number % A_DOCUMENT == 0:
            start = 0
        name = f"d{number // A_DOCUMENT:04}"
        if number % 9 == 8:
            made.append(_note(chance, name, number, text, start))
            continue
        made.append(
            IndexPassage(
                key=f"document:{name}",
                document=name,
                kind=HitKind.COMMENT if chance.random() < 0.1 else HitKind.PASSAGE,
                start=start,
                end=start + len(text),
                text=text,
                page=number % 7,
                heading=f"Heading {number % 3}",
                weight=chance.choice((1.0, 1.0, 0.5, 0.1)),
            )
        )
        start += len(text) + 1
    return made


def _note(chance, document, number, text, before):
    """Return the entry of an annotation that spans some of the blocks before it."""
    end = max(1, before - chance.randint(0, 30))
    start = max(0, end - chance.choice((5, 60, 400)))
    return IndexPassage(
        key=f"annotation:a{number:05}",
        document=document,
        kind=chance.choice((HitKind.NOTE, HitKind.TAGGED)),
        start=start,
        end=end,
        text=text,
        annotation=f"a{number:05}",
        weight=chance.choice((0.3, 0.1)),
    )


def record(name, title="", authors=(), date="", form="txt"):
    """Return the card of a document."""
    metadata = Metadata(title=title, authors=tuple(authors), date=date)
    return DocumentRecord(DocumentId(name), metadata, form, f"{name}.txt", WHEN, words=0, blocks=0)


def topic(name, parent=None, title=""):
    above = TopicId(parent) if parent else None
    return Topic(TopicId(name), title or f"Topic {name}", "#ffd400", above, "", 0, WHEN, WHEN, "")


def annotation(name, document, start, end, topics=(), note=""):
    target = Target(DocumentId(document), TextPositionSelector(start, end), TextQuoteSelector(""))
    held = frozenset(TopicId(each) for each in topics)
    return Annotation(AnnotationId(name), target, held, note, WHEN, WHEN, "")


def view(documents=(), annotations=(), topics=(), read=()):
    """Return a library that holds just these records."""
    return LibraryView(
        documents={each.id: each for each in documents},
        annotations=tuple(annotations),
        codebook=Codebook(topics),
        read=frozenset(DocumentId(each) for each in read),
        synonyms=(),
        skips={},
    )


TOPICS = (
    topic("t1", title="Léadership"),
    topic("t2", "t1", title="Talent"),
    topic("t3", "t2", title="Talent pools"),
    topic("t4", title="Quality"),
    topic("t5", "t4", title="Talent"),
    topic("t6", title="Never used"),
)


def library_of(entries, seed=2):
    """Return a library of the documents and annotations that entries are made from.

    One document in twenty is left out, as if it had just been removed; so is one annotation.
    """
    chance = random.Random(seed)
    names = sorted({each.document for each in entries})
    held = [_card(chance, name) for name in names if chance.random() > 0.05]
    marked = [
        annotation(each.annotation, each.document, each.start, each.end, _topics(chance), "n")
        for each in entries
        if each.annotation and chance.random() > 0.05
    ]
    read = [each.id for each in held if chance.random() < 0.4]
    return view(held, marked, TOPICS, read)


def _topics(chance):
    return chance.sample([each.id for each in TOPICS[:5]], chance.choice((0, 0, 1, 1, 2)))


def _card(chance, name):
    title = " ".join(chance.sample(["Talent", "naïve", "managing", "nurses", "boards", "wards"], 3))
    authors = chance.sample(["A. O’Neill", "Zoë Müller", "Jane Smith"], chance.randint(0, 2))
    date = chance.choice(["", "2011", "2014-05", "2019-01-02"])
    return record(name, title, authors, date, chance.choice(("pdf", "txt", "html")))
