"""What the manifest of the shared corpus says of texts, pages and books; skipped without it."""

import csv
import json
from pathlib import Path
from time import perf_counter

import pytest

from leader_reader.adapters.importers.encoding import decode
from leader_reader.adapters.importers.formats import importer_for
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile

SHARED = Path(__file__).resolve().parents[4] / "shared"
CORPUS = SHARED / "corpora" / "dev"
FORMATS = {"txt", "md", "html", "mhtml", "epub"}
UNREADABLE = {
    "hostile/binary-noise.txt": "not a text file",
    "hostile/empty.txt": "empty",
    "hostile/empty.html": "empty",
    "hostile/empty.epub": "empty",
    "hostile/really-text.epub": "damaged",
    "hostile/symlink-opf.epub": "damaged",
    "hostile/truncated-50pct.epub": "damaged",
    "epub/bad-image-named-epub.epub": "damaged",
    "epub/bad-no-zip-end-header.epub": "damaged",
}
OTHER = {
    "hostile/droste.zip": "archive",
    "hostile/corrupted-oom.zip": "damaged|archive",
    "hostile/dompurify-payloads.json": "format",
    "hostile/xmlbomb.xml": "format",
}
PHRASE_IN_MARKUP_COMMENT = "md/docling-nested.md"
"""Its phrase stands in <!-- -->, which no reader of the file sees."""
NAMES_NO_AUTHOR = "crossformat/PMC3524756.source.txt"


def rows():
    manifest = CORPUS / "MANIFEST.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file, delimiter="\t") if row["format"] in FORMATS]
    return [
        pytest.param(row["path"], json.loads(row["expected_json"]), id=row["path"][:40])
        for row in found
    ]


def collapsed(text):
    return " ".join(text.split())


def having(*keys, but=""):
    chosen = [row for row in rows() if any(row.values[1].get(key) for key in keys)]
    return [row for row in chosen if row.values[0] not in UNREADABLE and row.values[0] != but]


WITH_WORDS = having("phrase", "must_find", "must_contain", but=PHRASE_IN_MARKUP_COMMENT)
WITH_AUTHOR = having("first_author", "creator", "author", but=NAMES_NO_AUTHOR)


def read(path):
    return importer_for(CORPUS / path).read(CORPUS / path)


@pytest.mark.parametrize(("path", "facts"), rows())
def test_each_file_is_read_or_refused_for_a_fitting_reason_in_good_time(path, facts):
    started = perf_counter()
    if path in UNREADABLE:
        with pytest.raises(UnreadableFile, match=UNREADABLE[path]):
            read(path)
    else:
        for block in read(path).blocks:
            cells = block.text.split("\t") if block.kind is BlockKind.TABLE else [block.text]
            assert any(cells)
            assert all(cell == collapsed(cell) for cell in cells)
            assert all(0 <= s.start < s.end <= len(block.text) for s in block.spans)
    assert perf_counter() - started < 5


@pytest.mark.parametrize(("path", "facts"), WITH_WORDS)
def test_its_words_are_found_in_the_main_text(path, facts):
    main = collapsed("\n".join(b.text for b in read(path).blocks if b.main))
    wanted = [facts.get("phrase"), facts.get("must_find"), *facts.get("must_contain", [])]
    for words in filter(None, wanted):
        assert collapsed(words) in main


@pytest.mark.parametrize(("path", "facts"), having("must_not_contain"))
def test_the_page_around_the_text_is_not_main(path, facts):
    main = collapsed("\n".join(b.text for b in read(path).blocks if b.main))
    for words in facts["must_not_contain"]:
        assert collapsed(words) not in main


@pytest.mark.parametrize(("path", "facts"), having("comments_contain"))
def test_comments_are_comments_with_author_and_date(path, facts):
    comments = [b for b in read(path).blocks if b.kind is BlockKind.COMMENT]
    text = collapsed(" ".join(b.text for b in comments))
    for words in facts["comments_contain"]:
        assert collapsed(words) in text
    assert all(b.author and b.date for b in comments)


@pytest.mark.parametrize(("path", "facts"), having("encoding"))
def test_the_encoding_is_right(path, facts):
    data = (CORPUS / path).read_bytes()
    if path.endswith((".txt", ".md")):
        expected = data.decode(facts["encoding"]).strip("\ufeff")
        assert decode(data).text.strip("\ufeff") == expected
    else:
        assert "�" not in "".join(b.text for b in read(path).blocks)


@pytest.mark.parametrize(("path", "facts"), having("true_title", "title"))
def test_the_title_is_right(path, facts):
    title = facts.get("true_title") or facts["title"]
    title = collapsed(title if isinstance(title, str) else title[0])
    assert read(path).metadata.title in (title, title.split(" - ")[0])


@pytest.mark.parametrize(("path", "facts"), WITH_AUTHOR)
def test_the_first_author_is_right(path, facts):
    author = facts.get("first_author") or facts.get("creator") or facts["author"]
    author = author if isinstance(author, str) else author[0]
    assert read(path).metadata.authors[0] == author


@pytest.mark.parametrize(("path", "facts"), having("expected_extraction"))
def test_what_others_extract_from_a_page_is_main_text(path, facts):
    from leader_reader.adapters.importers.html.tree import parse_page

    expected = CORPUS / facts["expected_extraction"]
    root = parse_page(expected.read_text(encoding="utf-8"), expected)
    pieces = [collapsed(text) for text in root.itertext() if len(collapsed(text)) > 40]
    main = collapsed("\n".join(b.text for b in read(path).blocks if b.main))
    assert [piece for piece in pieces if piece not in main] == []


@pytest.mark.parametrize("path", OTHER if CORPUS.exists() else [])
def test_files_of_other_kinds_are_refused(path):
    with pytest.raises(UnreadableFile, match=OTHER[path]):
        importer_for(CORPUS / path)


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the shared corpus")
def test_nothing_of_a_book_is_written_to_disk():
    read("hostile/zip-slip.epub")
    assert not Path("/tmp/leader-reader-zip-slip.txt").exists()
    assert not Path("/tmp/leader-reader-absolute.txt").exists()


@pytest.mark.skipif(not CORPUS.exists(), reason="needs the shared corpus")
def test_no_script_survives_as_a_link():
    links = [s.href for b in read("hostile/xss-page.html").blocks for s in b.spans if s.href]
    assert links
    assert not [href for href in links if "script:" in href.lower() or href.startswith("data:")]


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="needs the shared seeds")
def test_the_three_seed_texts():
    page, blog, abstracts = sorted((SHARED / "seeds").glob("*.txt"))
    extract = importer_for(page).read(page)
    assert extract.metadata.title == "A review of leadership in the NHS"
    assert [b.marker for b in extract.blocks if b.kind is BlockKind.LIST_ITEM] == ["•", "•"]
    comments = [
        (b.author, b.role, b.date)
        for b in importer_for(blog).read(blog).blocks
        if b.kind is BlockKind.COMMENT
    ]
    assert list(dict.fromkeys(comments)) == [
        ("Clare Charlton", "PMO Support", "2014-05-22"),
        (
            "Taruna Chauhan",
            "healthcare business consultant, T Chauhan Consultancy Ltd",
            "2014-05-20",
        ),
        ("Steve Turner", "Steve Turner Innovations CIC", "2014-05-19"),
    ]
    assert len(comments) == 15
    blocks = importer_for(abstracts).read(abstracts).blocks
    assert [b.level for b in blocks if b.kind is BlockKind.HEADING] == [1] + [2] * 8
