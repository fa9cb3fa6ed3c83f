"""What may stand inside a DOCX file's paragraphs and tables: changes, fields, forms, equations."""

import zipfile

import pytest

from leader_reader.adapters.importers.docx import IMPORTER
from leader_reader.domain.document import BlockKind, SpanStyle

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)


@pytest.fixture
def raw(tmp_path):
    """Read a DOCX made of the XML in w:body and of further members, named by keyword."""

    def read(body, **parts):
        path = tmp_path / "raw.docx"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr(
                "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
            )
            for name, content in parts.items():
                folder = "docProps" if name in ("core", "app", "custom") else "word"
                file.writestr(f"{folder}/{name}.xml", content)
        return IMPORTER.read(path)

    return read


def words(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def char(kind, inside=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def instruction(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def texts(extract):
    return [block.text for block in extract.blocks]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words(text))}</w:tc>"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("heading 2", 2),
        ("Überschrift 3", 3),
        ("Titre 1", 1),
        ("Título 4", 4),
        ("Titolo 2", 2),
        ("Kop 1", 1),
        ("Rubrik 2", 2),
        ("Заголовок 1", 1),
        ("标题 2", 2),
        ("Titel", 1),
    ],
)
def test_headings_of_programs_in_other_languages(raw, name, level):
    styles = f"""<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="s">
      <w:name w:val="{name}"/></w:style></w:styles>"""
    block = raw(
        paragraph(words("Wards"), properties='<w:pStyle w:val="s"/>'), styles=styles
    ).blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, level)


def test_marks_that_were_deleted_or_moved_join_paragraphs(raw):
    gone = "<w:rPr><w:{}/></w:rPr>"
    body = (
        paragraph(words("one "), properties=gone.format("del"))
        + paragraph(words("two "), properties=gone.format("moveFrom"))
        + paragraph(words("three"))
        + paragraph(words("the end"), properties=gone.format("del"))
    )
    assert texts(raw(body)) == ["one two three", "the end"]


def test_a_large_first_letter_belongs_to_its_paragraph(raw):
    body = paragraph(words("O"), properties='<w:framePr w:dropCap="drop"/>')
    assert texts(raw(body + paragraph(words("nce upon a time")))) == ["Once upon a time"]


def test_the_result_of_a_field_is_read_and_nothing_else_of_it(raw):
    nested = char("begin") + instruction("PAGE") + char("separate") + words("7") + char("end")
    body = paragraph(
        words("See page "),
        char("begin"),
        instruction("IF "),
        nested,
        instruction(' = 7 "a" "b"'),
        char("separate"),
        words("seven"),
        char("end"),
        words(" or "),
        char("begin"),
        instruction(' HYPERLINK "https://example.org" \\o "tip" '),
        char("separate"),
        words("here"),
        char("end"),
        words(" now"),
    )
    block = raw(body).blocks[0]
    assert block.text == "See page seven or here now"
    (link,) = [span for span in block.spans if span.style is SpanStyle.LINK]
    assert (block.text[link.start : link.end], link.href) == ("here", "https://example.org")


def test_a_field_that_never_ends_hides_no_text_after_it(raw):
    body = paragraph(char("begin"), instruction("DATE"), words("lost")) + paragraph(words("kept"))
    assert texts(raw(body)) == ["kept"]


def test_boxes_and_lists_of_forms_show_what_was_chosen(raw):
    ticked = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    empty = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    chosen = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='East'/>"
        "<w:listEntry w:val='West'/></w:ddList></w:ffData>"
    )
    runs = [char("begin", data) + char("end") + words(" ") for data in (ticked, empty, chosen)]
    assert texts(raw(paragraph(*runs))) == ["☒ ☐ West"]


def test_contents_made_by_a_field_are_not_main_text(raw):
    page = char("begin") + instruction("PAGEREF _Toc1") + char("separate") + words("2")
    page += char("end")
    first = char("begin") + instruction(' TOC \\o "1-3" ') + char("separate") + words("Wards 1")
    body = paragraph(first) + paragraph(words("Beds "), page) + paragraph(char("end"))
    assert [(b.text, b.main) for b in raw(body + paragraph(words("Text"))).blocks] == [
        ("Wards 1", False),
        ("Beds 2", False),
        ("Text", True),
    ]


def test_text_is_hidden_by_a_style_too(raw):
    styles = f"""<w:styles {SPACES}><w:style w:type="character" w:styleId="h"><w:name w:val="h"/>
      <w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""
    shown = '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'
    body = paragraph(words("gone", '<w:rStyle w:val="h"/>'), words("seen"), words(" too", shown))
    assert texts(raw(body, styles=styles)) == ["seen too"]


def test_cells_over_columns_keep_those_after_them_in_place(raw):
    rows = (
        f"<w:tr>{cell('a', '<w:gridSpan w:val=`2`/>'.replace('`', chr(34)))}{cell('b')}</w:tr>"
        f"<w:tr>{cell('c')}{cell('x', '<w:cellDel/>')}{cell('d')}{cell('e')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('f')}{cell('g')}</w:tr>"
    )
    assert texts(raw(f"<w:tbl>{rows}</w:tbl>")) == ["a\t\tb", "c\td\te", "\tf\tg"]


R = "<m:r><m:t>{}</m:t></m:r>"


def m(name, **parts):
    inside = "".join(f"<m:{key}>{value}</m:{key}>" for key, value in parts.items())
    return f"<m:{name}>{inside}</m:{name}>"


def r(text):
    return R.format(text)


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (r("E=m") + m("sSup", e=r("c"), sup=r("2")), "E=mc²"),
        (m("sSup", e=r("e"), sup=r("x+y")), "e^(x+y)"),
        (m("sSubSup", e=r("x"), sub=r("10"), sup=r("n")), "x₁₀ⁿ"),
        (m("f", num=r("a+b"), den=r("2")), "(a+b)/2"),
        (m("f", num=r("1"), den=m("rad", deg="", e=r("x"))), "1/(√x)"),
        (m("rad", deg=r("3"), e=r("x+1")), "∛(x+1)"),
        (m("d", e=r("x")), "(x)"),
        (m("d", dPr='<m:begChr m:val="|"/><m:endChr m:val="|"/>', e=r("x")), "|x|"),
        (m("nary", naryPr='<m:chr m:val="∑"/>', sub=r("i=1"), sup=r("n"), e=r("i")), "∑ᵢ₌₁ⁿ i"),
        (m("func", fName=r("sin"), e=r("x")), "sin x"),
        (m("m", mr=m("e") + "<m:e>" + r("a") + "</m:e>"), ", a"),
        ("<m:box>" * 60 + r("deep") + "</m:box>" * 60, "deep"),
    ],
)
def test_equations_are_one_line(raw, equation, text):
    body = paragraph(words("So "), f"<m:oMath>{equation}</m:oMath>")
    assert raw(body).blocks[0].text == f"So {text}"


def test_comments_tell_whether_they_are_resolved(raw):
    def comment(number, text):
        return (
            f'<w:comment w:id="{number}" w:author="Ann" w:date="2014-05-22T10:00:00Z">'
            f'<w:p w14:paraId="0{number}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        )

    comments = f"<w:comments {SPACES}>{comment(1, 'Why?')}{comment(2, 'So.')}</w:comments>"
    extended = (
        f'<w15:commentsEx {SPACES}><w15:commentEx w15:paraId="01" w15:done="1"/>'
        '<w15:commentEx w15:paraId="02" w15:paraIdParent="01" w15:done="0"/></w15:commentsEx>'
    )
    found = raw(paragraph(words("Text")), comments=comments, commentsExtended=extended).blocks[1:]
    assert [(b.text, b.author, b.role, b.date, b.depth) for b in found] == [
        ("Why?", "Ann", "resolved", "2014-05-22", 0),
        ("So.", "Ann", "", "2014-05-22", 1),
    ]


def test_footnotes_and_endnotes_are_counted_apart(raw):
    def notes(kind, text):
        note = f'<w:{kind} w:id="2">{paragraph(words(text))}</w:{kind}>'
        return f"<w:{kind}s {SPACES}>{note}</w:{kind}s>"

    body = paragraph(
        words("one"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        words(" two"),
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
    )
    extract = raw(body, footnotes=notes("footnote", "Below."), endnotes=notes("endnote", "Last."))
    assert [(b.kind.value, b.marker, b.text) for b in extract.blocks] == [
        ("paragraph", "", "one1 twoi"),
        ("footnote", "1", "Below."),
        ("footnote", "i", "Last."),
    ]


def test_levels_that_never_restart_count_on(raw):
    numbering = f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="ordinal"/><w:lvlRestart w:val="0"/>
        <w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
    places = (0, 1, 1, 0, 1)
    body = "".join(
        paragraph(
            words("x"),
            properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>',
        )
        for at in places
    )
    found = [block.marker for block in raw(body, numbering=numbering).blocks]
    assert found == ["I.", "1st)", "2nd)", "II.", "3rd)"]


def test_user_defined_properties_complete_the_card(raw):
    def own(name, value):
        return f'<property name="{name}"><lpwstr>{value}</lpwstr></property>'

    custom = (
        "<Properties>"
        + own("ISBN", "978-0-306-40615-7")
        + own("Publisher", "Ward Press")
        + own("Publication date", "22 May 2014")
        + own("DOI", "https://doi.org/10.1000/xyz")
        + own("PMID", "24398425")
        + "</Properties>"
    )
    known = raw(paragraph(words("Text")), custom=custom).metadata
    assert (known.isbn, known.publisher, known.date) == (
        "9780306406157",
        "Ward Press",
        "2014-05-22",
    )
    assert (known.doi, known.pmid) == ("10.1000/xyz", "24398425")


def test_the_date_of_the_title_page_goes_before_that_of_the_file(raw):
    styles = f"""<w:styles {SPACES}>
      <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
      <w:style w:type="paragraph" w:styleId="D"><w:name w:val="Date"/></w:style></w:styles>"""
    core = "<c xmlns:d='http://purl.org/dc/terms/'><d:created>2020-01-01T00:00:00Z</d:created></c>"
    body = paragraph(words("Wards"), properties='<w:pStyle w:val="T"/>')
    dated = body + paragraph(words("May 2014"), properties='<w:pStyle w:val="D"/>')
    assert raw(dated, styles=styles, core=core).metadata.date == "2014-05"
    assert raw(body, styles=styles, core=core).metadata.date == "2020-01-01"


def test_lines_of_code_keep_apart(raw):
    styles = f"""<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="c">
      <w:name w:val="Source Code"/></w:style></w:styles>"""
    line = "<w:r><w:br/></w:r>"
    style = '<w:pStyle w:val="c"/>'
    body = paragraph(words("if x:"), line, words("  go"), properties=style)
    blocks = raw(body + paragraph(words("a"), line, words("b")), styles=styles).blocks
    assert [(b.kind.value, b.text) for b in blocks] == [
        ("code", "if x:"),
        ("code", "go"),
        ("paragraph", "a b"),
    ]


def test_a_day_that_stands_alone_below_the_title_is_the_date(raw):
    styles = f"""<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="T">
      <w:name w:val="Title"/></w:style></w:styles>"""
    title = paragraph(words("Wards"), properties='<w:pStyle w:val="T"/>')
    core = "<c xmlns:d='http://purl.org/dc/terms/'><d:created>2020-01-01T00:00:00Z</d:created></c>"
    dated = title + paragraph(words("22 May 2014"))
    assert raw(dated, styles=styles, core=core).metadata.date == "2014-05-22"
    told = title + paragraph(words("On 22 May 2014 we met."))
    assert raw(told, styles=styles, core=core).metadata.date == "2020-01-01"


def test_lists_go_as_deep_as_those_of_word(raw):
    nesting = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(paragraph(words("x"), properties=nesting.format(at)) for at in (-3, 8, 90_000))
    assert [block.level for block in raw(body).blocks] == [1, 9, 9]
