"""Pictures found in each format: which block they stand with, and their bytes again."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from leader_reader.adapters.importers import archive
from leader_reader.adapters.importers.docx import IMPORTER as DOCX
from leader_reader.adapters.importers.epub import Epub
from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.html.mhtml import Mhtml
from leader_reader.adapters.importers.html.page import Html
from leader_reader.adapters.importers.odt import IMPORTER as ODT
from leader_reader.adapters.importers.picture_bytes import PictureLost, picture_bytes
from leader_reader.adapters.importers.pictures import alt_text
from leader_reader.domain.document import Block, BlockKind, Document
from leader_reader.domain.picture import Picture
from leader_reader.services.encoding import decode_document, encode_document
from tests.adapters.importers.images import data_uri, epub, png
from tests.adapters.importers.test_odt import SPACES
from tests.samples import with_blocks

RED, WIDE = png(60, 50), png(400, 90, (0, 80, 160))


def shown(extract):
    """Return (text of the block, reference, alt, below) of each picture in order."""
    return [
        (block.text, picture.reference, picture.alt, picture.below)
        for block in extract.blocks
        for picture in block.pictures
    ]


def test_pictures_of_a_book_stand_with_the_text_that_follows(tmp_path):
    path = epub(
        tmp_path / "a.epub",
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<image xlink:href="img/one.png"/></svg>',
        '<h1>One</h1><figure><img src="img/two.png" alt="A chart of posts"/>'
        "<figcaption>Figure 1. Posts</figcaption></figure>"
        '<p>Words with <img src="img/one.png"/> a picture.</p><p><img src="img/dot.png"/>End.</p>'
        '<p><img src="img/two.png"/></p><p><img src="img/gone.png" alt="no"/></p>',
        one=RED,
        two=WIDE,
        dot=png(8, 8),
    )
    extract = Epub().read(path)
    assert [block.text for block in extract.blocks] == [
        "One",
        "Figure 1. Posts",
        "Words with a picture.",
        "End.",
    ]
    assert shown(extract) == [
        ("One", "O/img/one.png", "", False),
        ("Figure 1. Posts", "O/img/two.png", "A chart of posts", False),
        ("Words with a picture.", "O/img/one.png", "", False),
        ("End.", "O/img/two.png", "", True),
    ]
    picture = extract.blocks[1].pictures[0]
    assert (picture.width, picture.height) == (400, 90)
    assert picture_bytes(path, picture.reference, 100) == WIDE


def test_the_contents_of_a_book_take_no_pictures(tmp_path):
    path = epub(tmp_path / "a.epub", '<p><img src="img/one.png"/></p>', "<p>List</p>", one=RED)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    nav = parts["O/b.opf"].replace(b'id="p1"', b'id="p1" properties="nav"')
    later = nav.replace(
        b"</manifest>", b'<item id="p2" href="p2.xhtml" media-type="html"/></manifest>'
    )
    parts["O/b.opf"] = later.replace(b"</spine>", b'<itemref idref="p2"/></spine>')
    parts["O/p2.xhtml"] = b"<html><body><p>Words</p></body></html>"
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    assert [text for text, *_ in shown(Epub().read(path))] == ["Words"]


def test_pictures_inside_a_page_and_elsewhere(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<article><h1>Wards</h1><p>First words.</p>"
        f"<img src='{data_uri(png(4, 4))}'><img src='{data_uri(RED)}' alt='In the page'>"
        "<p>After it.</p><img src='https://example.org/a.png' alt='A map of the three wards'>"
        "<img src='b.png' alt='b.png'><p>The last.</p></article>"
        f"<nav><img src='{data_uri(RED)}'><p>Home</p></nav>"
    )
    extract = Html().read(path)
    assert shown(extract) == [
        ("After it.", "1", "In the page", False),
        ("The last.", "", "A map of the three wards", False),
    ]
    assert picture_bytes(path, "1", 100) == RED
    for other in ("0", "2", "9", "x", "-1"):
        if other != "0":
            with pytest.raises(PictureLost):
                picture_bytes(path, other, 100)


def test_pictures_of_a_saved_page(tmp_path):
    path = tmp_path / "a.mhtml"
    begin = b"------B\r\nContent-Type: "
    part = begin + b"image/png\r\nContent-Transfer-Encoding: base64\r\n%s\r\n\r\n%s\r\n"
    red = data_uri(RED).partition(",")[2].encode()
    path.write_bytes(
        b"MIME-Version: 1.0\r\nSnapshot-Content-Location: https://example.org/a/page\r\n"
        b'Content-Type: multipart/related; boundary="----B"\r\n\r\n'
        + begin
        + b"text/html\r\nContent-Location: https://example.org/a/page\r\n\r\n"
        b"<p>One</p><img src='../b.png'><p>Two</p><img src='cid:x@y'><img src='rel/c.png'>"
        b"<p>Three</p>\r\n"
        + part % (b"Content-Location: https://example.org/b.png", red)
        + part % (b"Content-ID: <x@y>", red)
        + part % (b"Content-Location: rel/c.png", red)
        + b"------B--\r\n"
    )
    found = shown(Mhtml().read(path))
    assert [(text, reference) for text, reference, *_ in found] == [
        ("Two", "https://example.org/b.png"),
        ("Three", "cid:x@y"),
        ("Three", "https://example.org/a/rel/c.png"),
    ]
    assert all(picture_bytes(path, reference, 9) == RED for _, reference, *_ in found)


def test_pictures_of_a_word_document(tmp_path):
    path = tmp_path / "a.docx"
    paper = docx.Document()
    paper.add_paragraph("Before.")
    paper.add_picture(io.BytesIO(WIDE), width=docx.shared.Inches(2))
    paper.add_paragraph("Figure 1. Posts", style="Caption")
    table = paper.add_table(1, 2)
    table.cell(0, 0).text = "Left"
    table.cell(0, 1).paragraphs[0].add_run("Right").add_picture(io.BytesIO(RED))
    paper.add_picture(io.BytesIO(RED))
    paper.save(str(path))
    extract = DOCX.read(path)
    assert [(text, below) for text, _, _, below in shown(extract)] == [
        ("Figure 1. Posts", False),
        ("Left\tRight", False),
        ("Left\tRight", True),
    ]
    caption = extract.blocks[1].pictures[0]
    assert (caption.width, caption.height) == (192, 43)
    assert picture_bytes(path, caption.reference, 9) == WIDE


def test_pictures_of_an_opendocument(tmp_path):
    path = tmp_path / "a.odt"
    frame = (
        '<draw:frame svg:width="5.08cm" svg:height="1in"><draw:image xlink:href="Pictures/{}"/>'
        "<svg:desc>{}</svg:desc></draw:frame>"
    )
    svg = ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "content.xml",
            f"<office:document-content {SPACES}{svg}><office:body><office:text>"
            f"<text:p>Before.</text:p><text:p>{frame.format('a.png', 'Posts by ward')}</text:p>"
            "<text:p><draw:frame><draw:text-box><text:p>"
            f"{frame.format('b.png', '')}Figure 1. Posts</text:p></draw:text-box></draw:frame>"
            "</text:p></office:text></office:body></office:document-content>",
        )
        file.writestr("Pictures/a.png", RED)
        file.writestr("Pictures/b.png", WIDE)
    extract = ODT.read(path)
    assert shown(extract) == [
        ("Figure 1. Posts", "Pictures/a.png", "Posts by ward", False),
        ("Figure 1. Posts", "Pictures/b.png", "", False),
    ]
    assert (extract.blocks[1].pictures[0].width, extract.blocks[1].pictures[0].height) == (192, 96)
    assert picture_bytes(path, "Pictures/b.png", 9) == WIDE


@pytest.mark.parametrize("reference", ["O/img/two.png", "O/p0.xhtml", "../../etc/passwd", ""])
def test_what_is_no_picture_is_lost(tmp_path, reference):
    path = epub(tmp_path / "a.epub", "<p>Words</p>", one=RED)
    with pytest.raises(PictureLost, match="This picture cannot be shown"):
        picture_bytes(path, reference, 100)


def test_a_picture_that_is_too_large_is_lost(tmp_path, monkeypatch):
    path = epub(tmp_path / "a.epub", "<p>Words</p>", one=RED)
    monkeypatch.setattr("leader_reader.adapters.importers.picture_bytes.MOST_BYTES", len(RED) - 1)
    with pytest.raises(PictureLost):
        picture_bytes(path, "O/img/one.png", 100)


def test_many_large_pictures_do_not_make_a_book_a_trap(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL", 3_000)
    large = png(300, 300) + bytes(2_000)
    body = "".join(f'<p>Text <img src="img/p{n}.png"/></p>' for n in range(9))
    path = epub(tmp_path / "a.epub", body, **{f"p{n}": large for n in range(9)})
    assert len(shown(Epub().read(path))) == 9


def test_a_format_without_pictures_has_none(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Words only.")
    assert not shown(importer_for(path).read(path))
    with pytest.raises(PictureLost):
        picture_bytes(path, "0", 100)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("image001.png", ""),
        ("C:\\pictures\\Ward 3.JPG", ""),
        ("Picture 7", ""),
        ("", ""),
        ("A chart\n\nDescription automatically generated", "A chart"),
        ("Posts by ward, 2014", "Posts by ward, 2014"),
    ],
)
def test_names_of_files_are_no_words(said, kept):
    assert alt_text(said) == kept


def test_pictures_are_kept_with_the_document_and_are_no_part_of_its_text():
    picture = Picture("O/img/one.png", 60, 50, "Posts", below=True)
    block = Block(BlockKind.CAPTION, "Figure 1")
    one, other = with_blocks(block), with_blocks(replace(block, pictures=(picture,)))
    assert one.text == other.text
    kept = encode_document(other)
    back = decode_document(other.record, (chunk.data for chunk in kept.chunks))
    assert back.blocks[0].pictures == (picture,)
    assert isinstance(back, Document)
