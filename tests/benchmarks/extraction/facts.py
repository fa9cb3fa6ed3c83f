"""What a manifest says of a file, checked against what our importer read."""

from collections.abc import Iterator

from leader_reader.domain.document import BlockKind
from leader_reader.services.ports import Extract
from tests.benchmarks.extraction.expected import Sample
from tests.benchmarks.extraction.readers import main_blocks
from tests.benchmarks.extraction.scoring import contains

_JUNK = (".doc", ".pdf", "1..10", "Document", "Word Document", "Title Element")
DISPUTED = {
    ("crossformat/PMC3524756.source.txt", "first author"): "the file names no author",
    ("html/creativecommons.org.html", "date"): "the page names no date but those of its pictures",
    ("md/docling-nested.md", "phrase"): "it stands in a comment of the markup that is not shown",
    ("rtf/japanese-ms932.rtf", "title"): "the manifest's has the wrong code page; ours is タイトル",
    ("rtf/various.rtf", "phrase"): "the manifest's lacks a figure's number, which the file has",
}
"""Facts that the file itself does not bear out, and why: printed, but not counted."""

_WORDS = ("must_find", "must_find_after_ligature_folding", "phrase")


def checked(sample: Sample, extract: Extract) -> Iterator[tuple[str, bool]]:
    """Yield (fact, whether it holds) for each fact that the manifest states."""
    yield from _texts(sample, extract)
    yield from _pages(sample, extract)
    yield from _card(sample, extract)


def comments_found(sample: Sample, extract: Extract) -> list[bool]:
    """Tell of each piece of a comment that is known whether a comment of ours holds it."""
    comments = [block.text for block in extract.blocks if block.kind is BlockKind.COMMENT]
    return contains(" ".join(comments), sample.facts.get("comments_contain", ()))


def _texts(sample: Sample, extract: Extract) -> Iterator[tuple[str, bool]]:
    facts = sample.facts
    whole = " ".join(block.text for block in extract.blocks)
    main = " ".join(block.text for block in main_blocks(extract))
    for name in _WORDS:
        if facts.get(name):
            yield name, all(contains(whole, [facts[name]]))
    yield from (("must_contain", held) for held in contains(main, facts.get("must_contain", ())))
    yield from (
        ("must_not_contain", not held) for held in contains(main, facts.get("must_not_contain", ()))
    )
    if facts.get("must_not_find"):
        yield "must_not_find", facts["must_not_find"] not in whole
    yield from (("comments_contain", held) for held in comments_found(sample, extract))


def _pages(sample: Sample, extract: Extract) -> Iterator[tuple[str, bool]]:
    facts = sample.facts
    if "pages" in facts:
        yield "pages", extract.pages == facts["pages"]
    if facts.get("phrase_page"):
        on_page = " ".join(_text_of_page(extract, facts["phrase_page"]))
        yield "phrase_page", all(contains(on_page, [facts["phrase"]]))


def _text_of_page(extract: Extract, page: int) -> Iterator[str]:
    for block in extract.blocks:
        starts = [(0, block.page), *block.breaks]
        ends = [*(at for at, _ in block.breaks), len(block.text)]
        for (start, number), end in zip(starts, ends, strict=True):
            if number == page:
                yield block.text[start:end]


def _card(sample: Sample, extract: Extract) -> Iterator[tuple[str, bool]]:
    facts, card = sample.facts, extract.metadata
    title = facts.get("true_title") or facts.get("title")
    title = title[0] if isinstance(title, list) else title
    if title and not title.endswith(_JUNK) and not _mostly_figures(title):
        yield "title", _same(card.title, title) or _same(card.title, title.split(" - ")[0])
    author = facts.get("first_author") or facts.get("creator") or facts.get("author")
    author = author[0] if isinstance(author, list) else author
    if author and sample.format in _AUTHORED:
        named = card.authors[0] if card.authors else ""
        yield "first author", bool(named) and (_same(named, _first(author)) or named == author)
    whole = " ".join(block.text for block in extract.blocks)
    if facts.get("true_doi") and (card.doi or facts["true_doi"] in whole):
        yield "doi", card.doi == facts["true_doi"]  # where the file itself says it
    if isinstance(facts.get("date"), str):
        yield "date", bool(card.date) and facts["date"].startswith(card.date[:4])


_AUTHORED = ("html", "md", "epub", "txt", "pdf", "docx")


def _mostly_figures(title: str) -> bool:
    return sum(map(str.isdigit, title)) > sum(map(str.isalpha, title))


def _first(authors: str) -> str:
    return (
        authors.split(";", maxsplit=1)[0].split(", ", maxsplit=1)[0].split(" {et al", maxsplit=1)[0]
    )


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
