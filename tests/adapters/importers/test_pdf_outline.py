"""What the outline of a PDF names is a heading, with the outline's level."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.document import BlockKind
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.importers.making_pdf import Words, lines, make_pdf

TEXT = [
    "Leaders who listen find out early what is going wrong in a service, and",
    "those who work in it feel that they are heard by the people who decide.",
]


def outline(*items):
    """Return catalogue keys for an outline of (title, page from 0, items below) tuples."""
    return b"/Outlines << /First " + _node(items) + b" >>"


def _node(items):
    """Write items as nested dictionaries: PDFium follows direct ones as well."""
    found = b"null"
    for title, page, below in reversed(items):
        inner = b"/First " + _node(below) if below else b""
        place = b"[%d /XYZ null null null]" % page
        found = b"<< /Title (%s) /Dest %s %s /Next %s >>" % (title.encode(), place, inner, found)
    return found


@pytest.fixture
def read(tmp_path):
    def make(pages, catalogue):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages, catalogue=catalogue))
        return [(b.kind.value, b.level, b.text) for b in IMPORTER.read(path).blocks]

    return make


def page(heading, *, second=""):
    """Return a page whose heading is set as its text is."""
    return lines([heading, *TEXT]) + (lines([second, *TEXT], top=640) if second else [])


BEGIN = " ".join(TEXT)


def test_headings_that_look_like_text_are_found(read):
    found = read([page("Wards"), page("Beds")], b"")
    assert not any(kind == "heading" for kind, *_ in found)
    named = outline(("Wards", 0, ()), ("Beds", 1, ()))
    found = read([page("Wards"), page("Beds")], named)
    assert found == [
        ("heading", 1, "Wards"),
        ("paragraph", 0, BEGIN),
        ("heading", 1, "Beds"),
        ("paragraph", 0, BEGIN),
    ]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("1. Wards", "Wards"),
        ("Wards", "2.1 Wards"),
        ("WARDS AND BEDS", "Wards and beds"),
        ("Wards -- beds", "Wards: beds"),
        ("Chapter 3 Wards", "Wards"),
    ],
)
def test_number_case_and_points_may_differ(read, title, printed):
    assert read([page(printed)], outline((title, 0, ())))[0] == ("heading", 1, printed)


def test_a_heading_of_two_lines_is_one(read):
    words = [Words(72, 700, "What the wards told us"), Words(72, 688, "about the beds")]
    found = read(
        [words + lines(TEXT, top=670)], outline(("What the wards told us about the beds", 0, ()))
    )
    assert found[0] == ("heading", 1, "What the wards told us about the beds")
    assert found[1] == ("paragraph", 0, BEGIN)


def test_what_the_outline_says_of_another_page_is_no_heading(read):
    found = read([page("Wards"), page("Beds")], outline(("Beds", 0, ()), ("Nowhere", 1, ())))
    assert not any(kind == "heading" for kind, *_ in found)


def test_the_level_is_the_outline_s_below_larger_headings(read):
    title = [Words(72, 760, "The whole paper", size=20)]
    named = outline(("Wards", 0, (("Beds", 0, ()),)))
    found = read([title + page("Wards", second="Beds")], named)
    heads = [(level, text) for kind, level, text in found if kind == "heading"]
    assert heads == [(1, "The whole paper"), (2, "Wards"), (3, "Beds")]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("pdf/bmc-hsr-2014-quality-improvement-malawi.pdf", 29),
        ("pdf/irs-manual-400p.pdf", 132),
        ("pdf/nested-outline-9p.pdf", 9),
        ("pdf/outline-4p.pdf", 9),
        ("crossformat/PMC3524756.pdf", 31),
    ],
)
def test_the_outlines_of_real_documents_are_headings(name, least):
    import pypdfium2 as pdfium

    from leader_reader.adapters.importers.pdf.outlined import _unnumbered, letters_of
    from leader_reader.adapters.pdf_pages.destinations import read_outline

    with pdfium.PdfDocument(CORPUS / name) as document:
        items = read_outline(document, lambda _: None)
    heads = {
        (block.page, letters_of(_unnumbered(block.text)))
        for block in IMPORTER.read(CORPUS / name).blocks
        if block.kind is BlockKind.HEADING
    }
    assert sum((item.page, letters_of(_unnumbered(item.title))) in heads for item in items) >= least
