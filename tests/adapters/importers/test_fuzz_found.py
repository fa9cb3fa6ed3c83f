"""What fuzzing found, each as small as it can be: these files were faults, not reasons."""

import pytest

from leader_reader.adapters.importers.encoding import decode
from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.html.crowding import MOST_ATTRIBUTES
from leader_reader.adapters.importers.html.tree import parse_page
from leader_reader.adapters.importers.xml import parse_xml, refuse_half
from leader_reader.domain.errors import UnreadableFile
from tests.adapters.importers.small_files import journal, made, open_parts, page, word_parts, zipped


@pytest.fixture
def read(tmp_path):
    def reading(ending, data):
        path = tmp_path / f"found.{ending}"
        path.write_bytes(data)
        extract = importer_for(path).read(path)
        for block in extract.blocks:
            block.text.encode("utf-8")
        return " ".join(block.text for block in extract.blocks)

    return reading


@pytest.mark.parametrize("half", [b"\xed\xa0\x80", b"&#xD800;", b"&#55296;", b"&#x0dFfF;"])
def test_half_a_surrogate_pair_in_xml(tmp_path, half):
    for declared in (b"", b"<?xml version='1.0' encoding='utf-8'?>", b"<?xml encoding='no-such'?>"):
        root = parse_xml(declared + b"<a b='x" + half + b"'>ward" + half + b"</a>", tmp_path)
        assert root.text.startswith("ward")
        assert set(root.text[4:]) <= {"\ufffd"}
        assert root.get("b").startswith("x")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_half_a_surrogate_pair_in_wide_xml(tmp_path, encoding):
    xml = "<?xml version='1.0' encoding='utf-16'?><a>ward&#xD800; é\ud800</a>"
    root = parse_xml(xml.encode(encoding, "surrogatepass"), tmp_path)
    assert root.text == "ward\ufffd é\ufffd"


def test_xml_in_other_encodings_stays_as_it_is(tmp_path):
    latin = "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".encode("latin-1")
    assert parse_xml(latin, tmp_path).text == "é"
    assert parse_xml("\ufeff<a>é</a>".encode(), tmp_path).text == "é"


@pytest.mark.parametrize("before", ["", "<!DOCTYPE a [<!ENTITY x 'y'>]>", "<!DOCTYPE a>"])
def test_entities_leave_no_trace_in_the_tree(tmp_path, before):
    root = parse_xml(f"{before}<a>one <b/>&x; two&unknown; three</a>".encode(), tmp_path)
    assert all(isinstance(element.tag, str) for element in root.iter())
    assert "".join(root.itertext()).split() == ["one", "two", "three"]


def test_an_entity_in_an_opendocument_paragraph(read):
    parts = open_parts(1)
    content = parts["content.xml"].replace("Part 0", "Part &x; 0")
    assert "Part 0" in read("odt", zipped(parts | {"content.xml": content}))


def test_a_member_without_a_name(read):
    whole = made("docx")
    nameless = whole.replace(b"word/comments.xml", b"\0ord/comments.xml")
    assert "Ward leaders" in read("docx", nameless)


def test_a_code_page_that_is_none(read):
    assert "words" in read("rtf", rb"{\rtf1\ansi\ansicpg65536\deff9 words \'e9\par}")
    assert "words" in read("rtf", rb"{\rtf1\ansi\ansicpg0 words \'e9\par}")


def test_an_encoding_whose_name_is_none(read):
    assert decode(b"caf\xe9 and more words", "utf\0-8").text.startswith("caf")
    with pytest.raises(UnreadableFile):
        read(
            "mhtml", b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b"
        )


def test_a_name_in_a_namespace_that_is_not_declared(read):
    text = journal(1).replace("<table-wrap>", "<ta:le-wrap>")
    assert "Ward leaders" in read("nxml", text.encode())


def test_styles_that_are_based_on_each_other_in_a_ring(read):
    ring = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{k}'><w:name w:val='n{k}'/>"
        f"<w:basedOn w:val='s{(k + 1) % 300}'/></w:style>"
        for k in range(300)
    )
    parts = word_parts(1)
    styles = parts["word/styles.xml"].replace("</w:styles>", f"{ring}</w:styles>")
    body = parts["word/document.xml"].replace("Heading1", "s7")
    assert "Part 0" in read(
        "docx", zipped(parts | {"word/styles.xml": styles, "word/document.xml": body})
    )


def test_a_tag_of_many_attributes_keeps_the_first_and_its_text(tmp_path):
    many = " ".join(f"a{k}='{k}'" for k in range(5 * MOST_ATTRIBUTES))
    root = parse_page(f"<p class='x' {many}>words</p><p>{'more ' * 2000}</p>", tmp_path)
    first, second = root.iter("p")
    assert first.get("class") == "x"
    assert len(first.attrib) <= MOST_ATTRIBUTES + 1
    assert first.text == "words"
    assert second.text.startswith("more")


def test_a_long_picture_is_no_crowd(tmp_path):
    address = "data:image/png;base64," + "A" * 50_000
    root = parse_page(f"<img src='{address}' alt='a chart'>", tmp_path)
    assert root.find(".//img").get("src") == address
    assert root.find(".//img").get("alt") == "a chart"


class _Said:
    def __init__(self, kind):
        self.type = kind


def test_half_a_tree_is_no_document():
    from lxml.etree import ErrorTypes

    refuse_half([_Said(ErrorTypes.ERR_DOCUMENT_EMPTY)])
    with pytest.raises(MemoryError):
        refuse_half([_Said(ErrorTypes.ERR_NO_MEMORY)])


def test_a_page_is_read_whole_meanwhile(read):
    assert "Ward leaders" in read("html", page(1).encode())
