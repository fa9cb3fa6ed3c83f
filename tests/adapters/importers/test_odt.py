import zipfile

import pytest

from leader_reader.adapters.importers.odt import IMPORTER
from leader_reader.domain.document import BlockKind, SpanStyle
from leader_reader.domain.errors import UnreadableFile

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
    )
)
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.fixture
def made(tmp_path):
    def make(body, styles="", **parts):
        path = tmp_path / "a.odt"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(
                "content.xml",
                f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>",
            )
            for name, content in parts.items():
                file.writestr(name.replace("__", "/") + ".xml", content)
        return IMPORTER.read(path)

    return make


def kinds(extract):
    return [(block.kind, block.level, block.marker, block.text) for block in extract.blocks]


def test_headings_paragraphs_and_the_title(made):
    extract = made(
        '<text:p text:style-name="Title">On leading</text:p>'
        '<text:h text:outline-level="2">Second</text:h><text:p>Words.</text:p><text:p/>'
        '<text:p text:style-name="Quotations">Said.</text:p>'
    )
    assert kinds(extract) == [
        (BlockKind.HEADING, 1, "", "On leading"),
        (BlockKind.HEADING, 2, "", "Second"),
        (BlockKind.PARAGRAPH, 0, "", "Words."),
        (BlockKind.QUOTE, 0, "", "Said."),
    ]
    assert extract.metadata.title == "On leading"


def test_lists_with_numbers_bullets_and_nesting(made):
    styles = """<text:list-style style:name="L">
      <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"
        text:display-levels="2"/></text:list-style>"""
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('b', '')}{item.format('c', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item.format("a", inner)}'
        f"{item.format('d', '')}</text:list>"
        f'<text:list text:style-name="L" text:continue-numbering="true">{item.format("e", "")}'
        f'</text:list><text:list text:style-name="?">{item.format("f", "")}</text:list>'
    )
    assert [(b.level, b.marker, b.text) for b in made(body, styles).blocks] == [
        (1, "1.", "a"),
        (2, "1.a)", "b"),
        (2, "1.b)", "c"),
        (1, "2.", "d"),
        (1, "3.", "e"),
        (1, "•", "f"),
    ]


def test_tables_notes_and_annotations(made):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = f"""<table:table><table:table-header-rows><table:table-row>{cell.format("Dose")}
      {cell.format("Time")}</table:table-row></table:table-header-rows></table:table>
      <text:p>Text<text:note><text:note-citation>7</text:note-citation><text:note-body>
      <text:p>Below.</text:p></text:note-body></text:note> goes<office:annotation>
      <dc:creator>Ann Lee</dc:creator><dc:date>2024-05-06T07:08:09</dc:date>
      <text:p>Really?</text:p></office:annotation> on.</text:p>"""
    blocks = made(body).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.TABLE, "Dose\tTime"),
        (BlockKind.PARAGRAPH, "Text7 goes on."),
        (BlockKind.FOOTNOTE, "Below."),
        (BlockKind.COMMENT, "Really?"),
    ]
    assert blocks[2].marker == "7"
    assert (blocks[3].author, blocks[3].date) == ("Ann Lee", "2024-05-06")


def test_spans_spaces_and_links(made):
    styles = """<style:style style:name="B" style:family="text">
      <style:text-properties fo:font-weight="bold"/></style:style>"""
    body = (
        '<text:p>a<text:s text:c="3"/>b<text:tab/><text:span text:style-name="B">bold</text:span>'
        '<text:line-break/><text:a xlink:href="https://example.org/">here</text:a>'
        '<text:a xlink:href="file:///x">there</text:a></text:p>'
    )
    (block,) = made(body, styles).blocks
    assert block.text == "a b bold herethere"
    assert [(block.text[s.start : s.end], s.style) for s in block.spans] == [
        ("bold", SpanStyle.BOLD),
        ("here", SpanStyle.LINK),
    ]


def test_deleted_text_is_gone_and_the_contents_are_not_main(made):
    body = """<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p>
      </text:deletion></text:changed-region></text:tracked-changes>
      <text:table-of-content><text:index-body><text:p>Line 1</text:p></text:index-body>
      </text:table-of-content><text:p>Stays</text:p>
      <text:p>Holds<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>
      </text:p>"""
    assert [(b.text, b.main) for b in made(body).blocks] == [
        ("Line 1", False),
        ("Stays", True),
        ("Holds", True),
        ("Boxed", True),
    ]


def test_metadata(made):
    meta = f"""<office:document-meta {SPACES}><office:meta><dc:title>Leading</dc:title>
      <meta:initial-creator>Ann Lee; Bo Berg</meta:initial-creator><dc:creator>Last</dc:creator>
      <meta:creation-date>2023-04-05T06:07:08</meta:creation-date><dc:language>en-GB</dc:language>
      </office:meta></office:document-meta>"""
    metadata = made("<text:p>x y</text:p>", meta=meta).metadata
    assert (metadata.title, metadata.authors) == ("Leading", ("Ann Lee", "Bo Berg"))
    assert (metadata.date, metadata.language) == ("2023-04-05", "en-GB")


def test_encrypted_files_say_so(made):
    with pytest.raises(UnreadableFile, match="password-protected"):
        made("<text:p>x</text:p>", **{"META-INF__manifest": "<m><encryption-data/></m>"})


def test_no_text_says_so(made):
    with pytest.raises(UnreadableFile, match="no text"):
        made("<text:p/>")


def test_deep_lists_end_in_text(made):
    depth = 500
    body = "<text:list><text:list-item>" * depth + "<text:p>deep</text:p>"
    body += "</text:list-item></text:list>" * depth
    spans = "<text:span>" * 1200 + "inside" + "</text:span>" * 1200
    extract = made(f"{body}<text:p>{spans}</text:p>")
    assert [block.text for block in extract.blocks] == ["deep", "inside"]


OUTLINE = "".join(
    f'<text:outline-level-style text:level="{at}" style:num-format="1" style:num-suffix="."'
    f' text:display-levels="{at}"/>'
    for at in (1, 2)
)
NUMBERED = (
    f"<text:outline-style>{OUTLINE}</text:outline-style>"
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="en"'
    ' fo:country="GB"/></style:default-style>'
)


def test_chapters_carry_their_printed_numbers(made):
    places = (1, 2, 2, 1, 2)
    body = "".join(f'<text:h text:outline-level="{at}">x</text:h>' for at in places)
    body += '<text:h text:outline-level="1" text:is-list-header="true">Annex</text:h>'
    extract = made(body, NUMBERED)
    assert [b.marker for b in extract.blocks] == ["1.", "1.1.", "1.2.", "2.", "2.1.", ""]
    assert extract.metadata.language == "en-GB"


def test_hidden_sections_and_text_are_not_read(made):
    body = (
        '<text:section text:display="none"><text:p>Hidden</text:p></text:section>'
        '<text:p>Seen<text:hidden-text text:is-hidden="true" text:string-value="no">no'
        "</text:hidden-text><text:hidden-paragraph text:is-hidden='true'/> too</text:p>"
    )
    assert [b.text for b in made(body).blocks] == ["Seen too"]


def test_user_defined_properties_complete_the_card(made):
    def own(name, value):
        return f'<meta:user-defined meta:name="{name}">{value}</meta:user-defined>'

    meta = (
        f"<office:document-meta {SPACES}><office:meta>"
        "<meta:creation-date>2020-01-01T00:00:00</meta:creation-date>"
        + own("ISBN", "978-0-306-40615-7")
        + own("Publication date", "2014")
        + own("PMID", "24398425")
        + "<dc:publisher>Ward Press</dc:publisher></office:meta></office:document-meta>"
    )
    known = made("<text:p>Words</text:p>", meta=meta).metadata
    assert (known.isbn, known.pmid, known.date) == ("9780306406157", "24398425", "2014")
    assert known.publisher == "Ward Press"


def test_formulas_are_one_line_of_text(made):
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi>'
        "<mn>2</mn></msup><mo>+</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn>"
        "</mfrac><msqrt><mi>y</mi></msqrt></mrow><annotation>x^2</annotation></semantics></math>"
    )
    body = (
        '<text:p>So <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> it is, and '
        '<draw:frame><draw:object xlink:href="./Object 2"/></draw:frame>no more.</text:p>'
    )
    parts = {"Object 1__content": math, "Object 2__content": "<math"}
    assert [b.text for b in made(body, **parts).blocks] == ["So x²+(a+b)/2√y it is, and no more."]
