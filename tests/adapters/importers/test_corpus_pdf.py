import re
import time

import pytest

from leader_reader.adapters.importers import docx
from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.corpus import (
    CORPUS,
    assert_sound,
    samples,
    squeezed,
    text_of,
    text_of_page,
)

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")

REASONS = {
    "hostile/REDHAT-1531897-0.pdf": "damaged",
    "hostile/bug1020226.pdf": "damaged",
    "hostile/empty.pdf": "it is empty",
    "hostile/poppler-395-0-fuzzed.pdf": "damaged",
    "hostile/poppler-85140-0.pdf": "no text|damaged",
    "hostile/truncated-60pct.pdf": "damaged",
    "pdf/javascript-action.pdf": "no text",
    "pdf/launch-action.pdf": "no text",
    "pdf/password-aes256-user.pdf": "password-protected",
    "pdf/password-rc4-user.pdf": "password-protected",
    "pdf/scan-no-text-layer.pdf": "it is a scan",
}
SAMPLES = samples("pdf")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_file_reads_or_says_why(sample):
    if sample.name in REASONS:
        with pytest.raises(UnreadableFile, match=REASONS[sample.name]):
            IMPORTER.read(sample.path)
        return
    started = time.process_time()
    extract = IMPORTER.read(sample.path)
    assert time.process_time() - started < 20
    assert_sound(extract)
    text = text_of(extract)
    for fact in ("phrase", "must_find", "must_find_after_ligature_folding"):
        assert squeezed(sample.facts.get(fact, "")) in text
    if "phrase_page" in sample.facts:
        assert sample.facts["phrase"] in text_of_page(extract, sample.facts["phrase_page"])
    if "pages" in sample.facts:
        assert extract.pages == sample.facts["pages"]
    if "first_author" in sample.facts:
        assert extract.metadata.authors[0] == sample.facts["first_author"]


def by_name(name):
    return IMPORTER.read(CORPUS / name)


def test_an_article_in_two_columns():
    extract = by_name("pdf/bmc-hsr-2014-quality-improvement-malawi.pdf")
    headings = [b.text for b in extract.blocks if b.kind is BlockKind.HEADING]
    assert {"Abstract", "Background", "Methods", "Ethical considerations", "Discussion"} <= {
        *headings
    }
    assert extract.metadata.title.startswith("Understanding the barriers to setting up")
    assert extract.metadata.doi == "10.1186/1472-6963-14-1"
    assert extract.metadata.year == "2014"
    running = [b for b in extract.blocks if b.text.startswith("Agyeman-Duah et al. BMC Health")]
    assert len(running) >= 7
    assert not any(block.main for block in running)


def test_tables_of_articles_have_their_rows_and_cells():
    extract = by_name("pdf/bmc-hsr-2014-quality-improvement-malawi.pdf")
    rows = [b.text for b in extract.blocks if b.kind is BlockKind.TABLE]
    assert rows[0].split("\t") == ["Item", "Yes (%)", "No (%)", "Respondents"]
    assert "Told how to take your medication\t95.7\t4.3\t92" in rows
    assert {row.count("\t") for row in rows[11:]} <= {2, 3}
    extract = by_name("crossformat/PMC3524756.pdf")
    rows = [b.text for b in extract.blocks if b.kind is BlockKind.TABLE]
    assert "High blood pressure\tNo\t251\t20a\t158\t14a\t409\t34a" in rows
    assert "Weight (kg)\t82.6b\t13.8\t365\t85.0\t14.5\t236\t82.8\t13.5\t313" in rows


@pytest.mark.parametrize(
    "name",
    [
        "pdf/hindawi-2010-heart-failure-patient-experiences.pdf",
        "pdf/pdkids-55p.pdf",
        "pdf/siege-of-vicksburg-ocr.pdf",
        "pdf/tagged-ua.pdf",
        "pdf/arabic-rtl.pdf",
    ],
)
def test_no_text_is_taken_for_a_table(name):
    assert not [b.text for b in by_name(name).blocks if b.kind is BlockKind.TABLE]


def test_the_largest_type_is_the_title_where_none_is_stated():
    extract = by_name("pdf/hindawi-2010-heart-failure-patient-experiences.pdf")
    assert extract.metadata.title == "Patient Experiences of Structured Heart Failure Programmes"
    assert extract.metadata.doi == "10.1155/2010/157939"
    assert len(extract.metadata.authors) == 4


def test_running_heads_of_small_pages_on_large_paper_are_no_text():
    extract = by_name("pdf/us-federal-regulations-2col-19p.pdf")
    heads = [b for b in extract.blocks if b.text.startswith("Drug Enforcement Administration, J")]
    assert len(heads) == 10
    assert not any(block.main for block in heads)
    assert {block.page: block.page_label for block in extract.blocks}[19] == "97"


def test_printed_page_numbers_label_the_pages():
    extract = by_name("pdf/siege-of-vicksburg-ocr.pdf")
    labels = {block.page: block.page_label for block in extract.blocks}
    assert labels == {1: "49", 2: "50", 3: "52", 4: "53", 5: "54", 6: "55"}


def test_arabic_reads_in_logical_order():
    text = text_of(by_name("pdf/arabic-rtl.pdf"))
    assert "تحسين الإنتاجية وحل المشكلات من خلال البرمجة" in text


def test_the_pdf_of_an_article_has_the_paragraphs_of_its_docx():
    def words(extract):
        wanted = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        long = (b for b in extract.blocks if b.kind in wanted and len(b.text) > 60)
        return {re.sub(r"\W+", "", block.text) for block in long}

    original = words(docx.IMPORTER.read(CORPUS / "crossformat/PMC3524756.docx"))
    found = words(by_name("crossformat/PMC3524756.pdf"))
    assert len(original & found) >= 0.97 * max(len(original), len(found))
