"""The starter library is complete, its files say what they are, and they match their masters."""

import io
import re
import tomllib
from collections import Counter

import docx
import pypdfium2
import pytest
from lxml import etree

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.domain.codebook import COLOURS
from leader_reader.domain.document import BlockKind
from tests.starter import epub, odt, rtf
from tests.starter.build import BUILT
from tests.starter.packing import unpacked
from tests.starter.paper import MASTERS, SEEDS, read_paper

AUTHOR = "Leader Reader starter library"
SMALL_LINE = f"Written for the {AUTHOR}."
DOCUMENTS = sorted(
    path for path in SEEDS.iterdir() if path.suffix != ".toml" and path.name != "README.md"
)
ENDINGS = {".pdf", ".docx", ".epub", ".html", ".md", ".txt", ".odt", ".rtf"}
MASTER_OF = {name: read_paper(MASTERS / f"{name}.md") for name in BUILT}


def found(ending):
    return next(path for path in DOCUMENTS if path.suffix == ending)


def texts(path):
    return [block.text for block in importer_for(path).read(path).blocks]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def test_there_are_nine_documents_in_eight_formats():
    assert len(DOCUMENTS) == 9
    assert {path.suffix for path in DOCUMENTS} == ENDINGS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_says_what_it_is(path):
    extract = importer_for(path).read(path)
    assert extract.metadata.title
    assert "2020" <= extract.metadata.date[:4] <= "2024"
    assert len(extract.metadata.date) == len("2024-02-19")
    assert any(SMALL_LINE in block.text for block in extract.blocks)
    assert 600 <= sum(len(block.text.split()) for block in extract.blocks) <= 1800


@pytest.mark.parametrize(
    "path", [p for p in DOCUMENTS if p.suffix != ".txt"], ids=lambda path: path.name
)
def test_a_document_names_its_author(path):
    assert importer_for(path).read(path).metadata.authors == (AUTHOR,)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_has_headings_to_find_ones_way_by(path):
    kinds = Counter(block.kind for block in importer_for(path).read(path).blocks)
    assert kinds[BlockKind.HEADING] >= 6
    assert kinds[BlockKind.PARAGRAPH] >= 12


def test_talent_management_is_spoken_of_in_several():
    speaking = [p for p in DOCUMENTS if any("alent management" in text for text in texts(p))]
    assert len(speaking) >= 6


def test_the_web_page_has_a_thread_of_comments():
    extract = importer_for(found(".html")).read(found(".html"))
    comments = [block for block in extract.blocks if block.kind is BlockKind.COMMENT]
    assert len({(comment.author, comment.date) for comment in comments}) == 8
    assert all(comment.author and comment.role for comment in comments)
    assert all(comment.date.startswith("2024-05-") for comment in comments)
    assert {comment.depth for comment in comments} == {0, 1, 2}


def test_the_text_has_comments_with_names_roles_and_dates():
    extract = importer_for(found(".txt")).read(found(".txt"))
    comments = [block for block in extract.blocks if block.kind is BlockKind.COMMENT]
    assert len({comment.author for comment in comments}) == 5
    assert all(comment.role and comment.date.startswith("2020-") for comment in comments)


@pytest.mark.parametrize("name", BUILT)
def test_a_built_file_holds_every_word_of_its_master(name):
    paper = MASTER_OF[name]
    path = SEEDS / f"{name}{BUILT[name][0]}"
    extract = importer_for(path).read(path)
    assert (extract.metadata.title, extract.metadata.date) == (paper.title, paper.date)
    whole = squeezed("".join(block.text for block in extract.blocks if block.main))
    for part in paper.parts:
        assert squeezed(part.text) in whole


def test_epub_odt_and_rtf_are_as_they_are_built():
    for build, ending in ((epub.build, ".epub"), (odt.build, ".odt")):
        path = found(ending)
        assert unpacked(path.read_bytes()) == unpacked(build(MASTER_OF[path.stem]))
    assert found(".rtf").read_bytes() == rtf.build(MASTER_OF[found(".rtf").stem])


def test_zipped_files_are_well_formed():
    for ending in (".epub", ".odt", ".docx"):
        members = unpacked(found(ending).read_bytes())
        for name, content in members.items():
            if name.endswith((".xml", ".xhtml", ".opf", ".ncx", ".rels")):
                etree.fromstring(content)
        if ending != ".docx":
            assert next(iter(members)) == "mimetype"


def test_the_word_file_has_real_headings_and_properties():
    document = docx.Document(io.BytesIO(found(".docx").read_bytes()))
    properties = document.core_properties
    assert (properties.author, properties.language) == (AUTHOR, "en-GB")
    styles = Counter(paragraph.style.name for paragraph in document.paragraphs)
    assert styles["Title"] == 1
    assert styles["Heading 2"] == 7


def test_the_pdf_has_pages_with_text_that_can_be_copied():
    document = pypdfium2.PdfDocument(found(".pdf"))
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        properties = document.get_metadata_dict()
    finally:
        document.close()
    assert len(pages) >= 2
    assert all(text.rstrip().endswith(str(number)) for number, text in enumerate(pages, 1))
    assert "each other’s" in " ".join("".join(pages).split())
    assert "Talent management" in "".join(pages)
    assert properties["Author"] == AUTHOR
    assert properties["CreationDate"].startswith("D:20240219")


def test_the_codebook_is_a_tree_with_definitions():
    topics = tomllib.loads((SEEDS / "codebook.toml").read_text(encoding="utf-8"))["topic"]
    names = [topic["name"] for topic in topics]
    assert len(set(names)) == len(names) >= 12
    for number, topic in enumerate(topics):
        assert topic.get("parent") is None or topic["parent"] in names[:number]
        assert topic["colour"] in COLOURS
        assert len(topic["description"]) > 80
    keys = [topic["key"] for topic in topics if "key" in topic]
    assert sorted(keys) == list(range(1, 10))
