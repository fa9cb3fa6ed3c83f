import zipfile

import pytest

from leader_reader.adapters.importers.epub import Epub
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile

CONTAINER = """<?xml version="1.0"?><container
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""

PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
xmlns:opf="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Leading  wards</dc:title><dc:title>A subtitle</dc:title><dc:creator>Ann Ward</dc:creator>
<dc:creator>Ben Okoro</dc:creator><dc:date opf:event="modification">2020-01-01</dc:date>
<dc:date opf:event="publication">2014-05</dc:date><dc:publisher>Ward Press</dc:publisher>
<dc:identifier>urn:isbn:978-0-306-40615-7</dc:identifier><dc:language>en-GB</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="one" href="text/chapter%201.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="../../etc/passwd" media-type="application/xhtml+xml"/>
<item id="pic" href="p.svg" media-type="image/svg+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="two"/><itemref idref="one"/><itemref idref="gone"/>
<itemref idref="two"/><itemref idref="pic"/></spine></package>"""

NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="text/two.xhtml">Two</a></li></ol></nav>
<nav epub:type="page-list" hidden=""><ol><li><a href="text/two.xhtml#p9">ix</a></li>
<li><a href="text/two.xhtml#p10">10</a></li></ol></nav></body></html>"""

ONE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>
<title>Not text</title></head><body><h1>One</h1><p>Last&nbsp;words<script>x()</script></p>
<aside epub:type="footnote"><p>A note.</p></aside></body></html>"""

TWO = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<p>Before.</p><h1 id="p9">Two</h1><p>It began on one page <span id="p10" epub:type="pagebreak">10
</span>and ended on the next.</p><p>All there.</p></body></html>"""

MEMBERS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/text/chapter 1.xhtml": ONE,
    "OEBPS/text/two.xhtml": TWO,
}

ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/><CipherData>
<CipherReference URI="{}"/></CipherData></EncryptedData></encryption>"""


@pytest.fixture
def book(tmp_path):
    def make(**changes):
        path = tmp_path / "book.epub"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in (MEMBERS | changes).items():
                if text is not None:
                    archive.writestr(name, text)
        return path

    return make


def test_parts_come_in_reading_order_and_once(book):
    blocks = Epub().read(book()).blocks
    main = [(b.kind.value, b.text) for b in blocks if b.main]
    assert main == [
        ("paragraph", "Before."),
        ("heading", "Two"),
        ("paragraph", "It began on one page and ended on the next."),
        ("paragraph", "All there."),
        ("heading", "One"),
        ("paragraph", "Last words"),
        ("footnote", "A note."),
    ]
    assert [b.text for b in blocks if not b.main] == ["Two"]


def test_pages_of_the_printed_edition(book):
    extract = Epub().read(book())
    blocks = [b for b in extract.blocks if b.main]
    assert extract.pages == 2
    assert [(b.page, b.page_label) for b in blocks[:4]] == [
        (None, ""),
        (1, "ix"),
        (1, "ix"),
        (2, "10"),
    ]
    ((offset, page),) = blocks[2].breaks
    assert page == 2
    assert blocks[2].text[offset:] == "and ended on the next."


def test_metadata(book):
    known = Epub().read(book()).metadata
    assert (known.title, known.authors) == ("Leading wards", ("Ann Ward", "Ben Okoro"))
    assert (known.date, known.publisher) == ("2014-05", "Ward Press")
    assert (known.isbn, known.language) == ("9780306406157", "en-GB")


def test_a_wrong_isbn_is_none(book):
    package = PACKAGE.replace("40615-7", "40615-8")
    assert Epub().read(book(**{"OEBPS/book.opf": package})).metadata.isbn == ""


def test_a_part_that_is_no_xml_is_read_as_html(book):
    blocks = Epub().read(book(**{"OEBPS/text/two.xhtml": "<p>Loose <b>ends<p>and more"})).blocks
    assert "Loose ends" in [b.text for b in blocks]


def test_a_lost_container_is_made_do_without(book):
    path = book(**{"META-INF/container.xml": None})
    assert any(b.kind is BlockKind.HEADING for b in Epub().read(path).blocks)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"OEBPS/book.opf": None}, "it is damaged"),
        ({"OEBPS/book.opf": "root:x:0:0"}, "it is damaged"),
        ({"OEBPS/book.opf": "<package/>"}, "it is damaged"),
        (
            {"OEBPS/text/two.xhtml": "", "OEBPS/text/chapter 1.xhtml": "<html><body/></html>"},
            "it holds no text",
        ),
        (
            {"META-INF/encryption.xml": ENCRYPTION.format("aes", "OEBPS/text/two.xhtml")},
            "it is copy-protected",
        ),
    ],
)
def test_what_cannot_be_read_is_said(book, changes, reason):
    with pytest.raises(UnreadableFile) as caught:
        Epub().read(book(**changes))
    assert caught.value.reason.startswith(reason)


def test_encrypted_fonts_do_not_matter(book):
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OEBPS/font.otf")
    assert Epub().read(book(**{"META-INF/encryption.xml": fonts})).blocks


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.95])
def test_a_file_cut_short_is_said_to_be_damaged(book, share):
    path = book()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableFile, match=r"it is damaged|it is empty"):
        Epub().read(path)


def test_entities_reach_nothing_outside(book, tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    two = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY e0 "BOMB">'
        f"{bomb}]>"
    ) + TWO.replace("Before.", "Before &x; &e8; after.")
    text = "\n".join(b.text for b in Epub().read(book(**{"OEBPS/text/two.xhtml": two})).blocks)
    assert "SECRET" not in text
    assert "BOMB" not in text
    assert "All there." in text


BARE = """<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>"""


def test_parts_without_a_heading_are_headed_as_the_contents_call_them(book):
    nav = NAV.replace(
        "</ol></nav>",
        '<li><a href="text/chapter%201.xhtml#top">One <b>more</b></a>'
        '<ol><li><a href="text/chapter%201.xhtml#x">Later</a></li></ol></li></ol></nav>',
        1,
    )
    changes = {"OEBPS/nav.xhtml": nav, "OEBPS/text/chapter 1.xhtml": BARE.format("It began.")}
    blocks = Epub().read(book(**changes)).blocks[-2:]
    assert [(b.kind.value, b.level, b.text) for b in blocks] == [
        ("heading", 1, "One more"),
        ("paragraph", 0, "It began."),
    ]
    changes["OEBPS/text/chapter 1.xhtml"] = BARE.format("ONE MORE")
    blocks = Epub().read(book(**changes)).blocks
    assert (blocks[-1].kind, blocks[-1].text) == (BlockKind.HEADING, "ONE MORE")
    assert [b.text for b in blocks].count("Two") == 2  # in the contents, and its own heading


def test_the_older_contents_head_parts_too(book):
    ncx = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part
    </text></navLabel><content src="text/two.xhtml"/><navPoint><navLabel><text>Within</text>
    </navLabel><content src="text/chapter%201.xhtml"/></navPoint></navPoint></navMap></ncx>"""
    package = PACKAGE.replace("</manifest>", '<item id="ncx" href="toc.ncx" media-type='
                              '"application/x-dtbncx+xml"/></manifest>')  # fmt: skip
    changes = {
        "OEBPS/toc.ncx": ncx,
        "OEBPS/book.opf": package,
        "OEBPS/nav.xhtml": BARE.format("Contents"),
        "OEBPS/text/chapter 1.xhtml": BARE.format("It began."),
    }
    heading = Epub().read(book(**changes)).blocks[-2]
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "Within")


def test_parts_beside_the_reading_order_come_last_and_names_match_in_any_case(book):
    package = PACKAGE.replace('<itemref idref="two"/>', '<itemref idref="two" linear="no"/>', 1)
    package = package.replace("text/two.xhtml", "TEXT/Two.xhtml")
    texts = [b.text for b in Epub().read(book(**{"OEBPS/book.opf": package})).blocks if b.main]
    assert texts.index("One") < texts.index("Two")


def test_of_several_package_files_that_of_the_book_is_read(book):
    container = CONTAINER.replace(
        "<rootfiles>", '<rootfiles><rootfile full-path="x.pdf" media-type="application/pdf"/>'
    )
    path = book(**{"META-INF/container.xml": container, "x.pdf": "%PDF-"})
    assert Epub().read(path).metadata.title == "Leading wards"


def test_metadata_with_roles_series_and_numbers(book):
    package = PACKAGE.replace(
        "<dc:creator>Ann Ward</dc:creator>",
        '<dc:creator id="c1">Ann Ward</dc:creator><meta refines="#c1" property="role">aut</meta>'
        '<dc:creator id="c2">Tess Lator</dc:creator><meta refines="#c2" property="role">trl</meta>'
        '<dc:creator opf:role="ill">Dan Raw</dc:creator>',
    )
    package = package.replace(
        "<dc:language>",
        "<dc:identifier>doi:10.1000/xyz</dc:identifier>"
        '<meta id="s" property="belongs-to-collection">Ward Books</meta>'
        '<meta refines="#s" property="group-position">3</meta><dc:language>',
    )
    known = Epub().read(book(**{"OEBPS/book.opf": package})).metadata
    assert known.authors == ("Ann Ward", "Ben Okoro")
    assert (known.container, known.volume, known.doi) == ("Ward Books", "3", "10.1000/xyz")


def test_the_titles_of_a_book_with_two_say_which_is_the_main_one(book):
    package = PACKAGE.replace("<dc:title>A subtitle</dc:title>", '<dc:title id="t">Wards</dc:title>'
                              '<meta refines="#t" property="title-type">main</meta>')  # fmt: skip
    assert Epub().read(book(**{"OEBPS/book.opf": package})).metadata.title == "Wards"


def test_the_day_of_a_modification_is_the_last_resort(book):
    package = PACKAGE.replace('<dc:date opf:event="publication">2014-05</dc:date>', "")
    only = Epub().read(book(**{"OEBPS/book.opf": package})).metadata.date
    issued = package.replace(
        "<dc:language>", '<meta property="dcterms:issued">2012</meta><dc:language>'
    )
    assert only == "2020-01-01"
    assert Epub().read(book(**{"OEBPS/book.opf": issued})).metadata.date == "2012"
