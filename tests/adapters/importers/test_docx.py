import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from leader_reader.adapters.importers.docx import IMPORTER
from leader_reader.adapters.importers.numerals import formatted
from leader_reader.domain.document import BlockKind, SpanStyle
from leader_reader.domain.errors import UnreadableFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def written(tmp_path):
    """Read a DOCX written by python-docx: the test fills the document."""

    def write(fill):
        document = docx.Document()
        fill(document)
        path = tmp_path / "a.docx"
        document.save(str(path))
        return IMPORTER.read(path)

    return write


@pytest.fixture
def raw(tmp_path):
    """Read a DOCX made of the XML in w:body and of further parts."""

    def read(body, **parts):
        path = tmp_path / "raw.docx"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(
                "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
            )
            for name, content in parts.items():
                file.writestr(f"word/{name}.xml", content)
        return IMPORTER.read(path)

    return read


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(extract):
    return [block.text for block in extract.blocks]


def test_headings_by_style_outline_and_base(written):
    def fill(document):
        document.add_heading("On leading", 0)
        document.add_heading("First", 1)
        document.add_heading("Below", 2)
        own = document.styles.add_style("Our chapter", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = document.styles["Heading 3"]
        document.add_paragraph("By its base", style="Our chapter")
        document.add_paragraph("Plain words.")

    extract = written(fill)
    assert [(b.kind, b.level) for b in extract.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert extract.metadata.title == "On leading"
    assert extract.pages is None


def test_lists_have_level_and_printed_marker(written):
    def fill(document):
        document.add_paragraph("one", style="List Number")
        document.add_paragraph("two", style="List Number")
        document.add_paragraph("dot", style="List Bullet")
        document.add_paragraph("inner", style="List Bullet 2")

    blocks = written(fill).blocks
    assert {b.kind for b in blocks} == {BlockKind.LIST_ITEM}
    assert [b.marker for b in blocks][:3] == ["1.", "2.", "•"]


def test_numbers_of_several_levels_restart_below(raw):
    numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
        <w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
        <w:lvlText w:val="%1.%2)"/></w:lvl>
      </w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
      <w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>"""

    def item(text, level, number=3):
        return paragraph(
            text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )

    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 0) + item("e", 1)
    blocks = raw(body + item("f", 0, 4), numbering=numbering).blocks
    assert [b.marker for b in blocks] == ["1.", "1.a)", "1.b)", "2.", "2.a)", "5."]
    assert [b.level for b in blocks] == [1, 2, 2, 1, 2, 1]


@pytest.mark.parametrize(
    ("count", "form", "written_so"),
    [
        (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (3, "decimalZero", "03"),
        (5000, "lowerRoman", "5000"),
        (4, "none", ""),
    ],
)
def test_number_formats(count, form, written_so):
    assert formatted(count, form) == written_so


def test_a_table_is_a_block_a_row_and_a_frame_is_none(written):
    def fill(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Dose"
        table.cell(0, 1).text = "5 mg\ntwice"
        inner = table.cell(1, 0).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "in", "side"
        table.cell(1, 1).text = "end"
        frame = document.add_table(1, 1)
        frame.cell(0, 0).text = "A box of advice."

    blocks = written(fill).blocks
    assert [b.text for b in blocks] == ["Dose\t5 mg twice", "in side\tend", "A box of advice."]
    assert [b.kind for b in blocks] == [BlockKind.TABLE, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_tracked_changes_are_accepted(raw):
    body = """<w:p><w:r><w:t xml:space="preserve">We </w:t></w:r>
      <w:del><w:r><w:delText>may </w:delText></w:r></w:del>
      <w:ins><w:r><w:t xml:space="preserve">must </w:t></w:r></w:ins>
      <w:moveFrom><w:r><w:t>never </w:t></w:r></w:moveFrom><w:r><w:t>act.</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>
        <w:r><w:t xml:space="preserve">Half </w:t></w:r></w:p>
      <w:p><w:r><w:t>whole.</w:t></w:r></w:p>"""
    assert texts(raw(body)) == ["We must act.", "Half whole."]


def test_line_breaks_tabs_and_symbols_stay_in_one_line(raw):
    body = """<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>
      <w:sym w:font="Symbol" w:char="F0B3"/><w:noBreakHyphen/></w:r></w:p>"""
    assert texts(raw(body)) == ["a b c≥\u2011"]


def test_hidden_text_and_field_codes_are_not_read(raw):
    body = """<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>seen</w:t></w:r></w:p>"""
    assert texts(raw(body)) == ["seen"]


def test_spans_of_bold_italic_and_links(written):
    def fill(document):
        words = document.add_paragraph("Be ")
        words.add_run("bold").bold = True
        words.add_run(" or ")
        words.add_run("not").italic = True

    (block,) = written(fill).blocks
    assert block.text == "Be bold or not"
    spans = [(block.text[s.start : s.end], s.style) for s in block.spans]
    assert spans == [("bold", SpanStyle.BOLD), ("not", SpanStyle.ITALIC)]


def test_only_web_links_keep_their_target(tmp_path):
    path = tmp_path / "a.docx"
    link = '<w:hyperlink r:id="{0}"><w:r><w:t>{0}</w:t></w:r></w:hyperlink>'
    body = f'<w:p xmlns:r="{OFFICE}">{link.format("web")}{link.format("local")}</w:p>'
    relation = '<Relationship Id="{}" Type="x/hyperlink" Target="{}" TargetMode="External"/>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        file.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{relation.format("web", "https://example.org/")}'
            f"{relation.format('local', 'file:///etc/passwd')}</Relationships>",
        )
    (block,) = IMPORTER.read(path).blocks
    assert [(s.start, s.end, s.href) for s in block.spans] == [(0, 3, "https://example.org/")]


def test_footnotes_come_last_numbered_as_printed(raw):
    notes = f"""<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
      <w:footnote w:id="5">{paragraph("Second by id.")}</w:footnote>
      <w:footnote w:id="2">{paragraph("First by id.")}</w:footnote></w:footnotes>"""
    body = """<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id="5"/></w:r>
      <w:r><w:t> more</w:t><w:footnoteReference w:id="2"/></w:r></w:p>"""
    blocks = raw(body, footnotes=notes).blocks
    assert [(b.kind, b.marker, b.text) for b in blocks] == [
        (BlockKind.PARAGRAPH, "", "Text1 more2"),
        (BlockKind.FOOTNOTE, "1", "Second by id."),
        (BlockKind.FOOTNOTE, "2", "First by id."),
    ]
    assert all(span.style is SpanStyle.SUPERSCRIPT for span in blocks[0].spans)


def test_comments_have_author_date_and_depth(raw):
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    comments = f"""<w:comments {W} {w14}>
      <w:comment w:id="0" w:author="Ann Lee" w:date="2024-05-06T07:08:09Z">
        <w:p w14:paraId="A1"><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>
      <w:comment w:id="1" w:author="Bo"><w:p w14:paraId="B2"><w:r><w:t>So.</w:t></w:r></w:p>
      </w:comment></w:comments>"""
    extended = f"""<w15:commentsEx {w15}><w15:commentEx w15:paraId="A1"/>
      <w15:commentEx w15:paraId="B2" w15:paraIdParent="A1"/></w15:commentsEx>"""
    blocks = raw(paragraph("Text"), comments=comments, commentsExtended=extended).blocks
    assert [(b.kind, b.text, b.author, b.date, b.depth) for b in blocks[1:]] == [
        (BlockKind.COMMENT, "Why?", "Ann Lee", "2024-05-06", 0),
        (BlockKind.COMMENT, "So.", "Bo", "", 1),
    ]


def test_text_boxes_follow_their_paragraph_once(raw):
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    body = f"""<w:p {mc}><w:r><w:t>Around</w:t><mc:AlternateContent>
      <mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>
      <mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    assert texts(raw(body)) == ["Around", "In the box"]


def test_the_contents_are_not_main_text(raw):
    styles = f"""<w:styles {W}><w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style>
      <w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
      <w:style w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>"""
    body = "".join(
        paragraph(style, f'<w:pStyle w:val="{style}"/>') for style in ("V1", "Q", "C", "Heading2")
    )
    blocks = raw(body, styles=styles).blocks
    assert [b.kind for b in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
        BlockKind.HEADING,
    ]
    assert [b.main for b in blocks] == [False, True, True, True]


def test_a_typed_bullet_makes_a_list(raw):
    (block,) = raw(paragraph("• Ask first")).blocks
    assert (block.kind, block.marker, block.text) == (BlockKind.LIST_ITEM, "•", "Ask first")


def test_strict_files_read_like_others(tmp_path):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Strictly")}</w:body></w:document>',
        )
    assert texts(IMPORTER.read(path)) == ["Strictly"]


def test_metadata_from_the_core_properties(written):
    def fill(document):
        document.core_properties.title = "Leading well"
        document.core_properties.author = "Ann Lee; Bo Berg"
        document.core_properties.language = "en-GB"
        document.add_paragraph("See doi:10.1000/xyz123.")

    metadata = written(fill).metadata
    assert metadata.title == "Leading well"
    assert metadata.authors == ("Ann Lee", "Bo Berg")
    assert metadata.language == "en-GB"
    assert metadata.doi == "10.1000/xyz123"


def test_junk_titles_and_authors_are_left_out(written):
    def fill(document):
        document.core_properties.title = "Microsoft Word - draft3.doc"
        document.add_heading("The real one", 1)
        document.add_paragraph("Words.")

    metadata = written(fill).metadata
    assert metadata.title == "The real one"
    assert metadata.authors == ()


def test_an_empty_document_says_so(written):
    with pytest.raises(UnreadableFile, match="no text"):
        written(lambda document: None)


def test_deep_nesting_ends_in_text_not_in_a_crash(raw):
    depth = 400
    body = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * depth
    body += paragraph("deep") + "</w:tc></w:tr></w:tbl>" * depth
    wrapped = "<w:ins>" * 900 + "<w:r><w:t>inside</w:t></w:r>" + "</w:ins>" * 900
    extract = raw(body + f"<w:p>{wrapped}</w:p>")
    assert any("deep" in text for text in texts(extract))
    assert "inside" in texts(extract)
