"""Valid files of every format made by hand, as long as one likes: to mutate, and to measure."""
# ruff: noqa: E501 - markup reads better in one piece

import io
import zipfile

from tests.adapters.importers.making_pdf import lines, make_pdf

WORDS = (
    "Ward leaders who were asked about their own teams said that naïve plans rarely survive a "
    "winter, and that 12 of 40 (30%) had changed theirs by May 2014."
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OD = "urn:oasis:names:tc:opendocument:xmlns:"


def text(n):
    parts = [
        f"{number}. Part {number}\n\n{WORDS}\n{WORDS}\n\n- a point\n- another\n\n"
        for number in range(n)
    ]
    return "Leading on the ward\n\n" + "".join(parts)


def markdown(n):
    part = (
        "## Part {0}\n\n{1} *Some* **of** [it](http://example.org/{0}) `code`[^{0}].\n\n"
        "> Quoted {0}\n\n1. one\n   - inner\n2. two\n\n| a | b |\n|---|---|\n| {0} | c |\n\n"
        "![](picture.png)\n\n[^{0}]: A note.\n\n```\ncode {0}\n```\n\n"
    )
    head = "---\ntitle: Leading\nauthor: [A. Author, B. Author]\ndate: 2014-05-22\n---\n\n# Leading\n\n"
    return head + "".join(part.format(number, WORDS) for number in range(n))


def page(n):
    part = (
        "<h2>Part {0}</h2><p>{1} <em>Some</em> <b>of</b> <a href='http://example.org/{0}'>it</a>"
        "<sup>{0}</sup></p><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>"
        "<table><caption>T{0}</caption><tr><th>a</th><td colspan='2'>b</td></tr></table>"
        "<blockquote><p>Quoted {0}</p></blockquote><figure><img src='data:image/png;base64,iVBORw0KGgo='"
        " alt='x'><figcaption>Seen</figcaption></figure>"
    )
    comment = (
        "<li class='comment depth-1' id='comment-{0}'><div class='comment-author vcard'>"
        "<cite class='fn'>Clare {0}</cite></div><time datetime='2014-05-22'>22 May 2014</time>"
        "<div class='comment-content'><p>{1}</p></div></li>"
    )
    head = (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Leading</title>"
        "<meta name='citation_author' content='A. Author'><meta property='og:title' content='Leading'>"
        '<script type=\'application/ld+json\'>{"@type":"Article","headline":"Leading"}</script>'
        "</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav><article><h1>Leading</h1>"
    )
    parts = "".join(part.format(number, WORDS) for number in range(n))
    comments = "".join(comment.format(number, WORDS) for number in range(n))
    ending = "<footer>Privacy and cookies</footer></body></html>"
    return f"{head}{parts}</article><ol class='comment-list'>{comments}</ol>{ending}"


def web_archive(n):
    head = (
        "From: <Saved by a browser>\r\nSubject: Leading\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="-=part"\r\n\r\n'
        "---=part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: http://example.org/\r\n\r\n"
    )
    picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    return f"{head}{page(n)}\r\n---=part\r\n{picture}---=part--\r\n"


def mail(n):
    head = (
        "From: Clare Charlton <clare@example.org>\r\nTo: Steve <steve@example.org>\r\n"
        "Subject: Leading\r\nDate: Thu, 22 May 2014 10:00:00 +0100\r\nMessage-ID: <1@example.org>\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n'
    )
    plain = "".join(f"{WORDS}\r\n\r\n> {WORDS}\r\n\r\n" for _ in range(n))
    text_part = f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{plain}"
    return f"{head}{text_part}--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(n)}\r\n--b--\r\n"


def rich_text(n):
    part = (
        r"{{\pard\plain\s1\b Part {0}\par}}\pard {1} \'e9\u8217?{{\i some}}{{\footnote A note.}}\par"
        r"\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row\pard{{\*\bkmkstart x}}"
        r'{{\field{{\*\fldinst HYPERLINK "http://example.org/"}}{{\fldrslt it}}}}\par'
        "\n"
    )
    plain = WORDS.replace("ï", r"\'ef")
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}}{\info{\title Leading}}"
    return head + "\n" + "".join(part.format(number, plain) for number in range(n)) + "}"


def journal(n):
    part = (
        "<sec id='s{0}'><title>Part {0}</title><p>{1} <italic>Some</italic> <xref ref-type='bibr'"
        " rid='r{0}'>{0}</xref></p><list><list-item><p>one</p></list-item></list><table-wrap>"
        "<caption><p>T</p></caption><table><tr><td>a</td><td>b</td></tr></table></table-wrap></sec>"
    )
    head = (
        "<?xml version='1.0'?><!DOCTYPE article PUBLIC '-//NLM//DTD JATS v1.0//EN' 'x.dtd'>"
        "<article article-type='research-article' dtd-version='1.0'><front><article-meta>"
        "<article-id pub-id-type='doi'>10.1/x</article-id><title-group><article-title>Leading"
        "</article-title></title-group></article-meta></front><body>"
    )
    return head + "".join(part.format(k, WORDS) for k in range(n)) + "</body></article>"


def word_parts(n):
    part = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Part {0}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>{1} </w:t></w:r><w:ins w:id='1'><w:r><w:rPr><w:b/>"
        "</w:rPr><w:t>added</w:t></w:r></w:ins><w:hyperlink r:id='rId9'><w:r><w:t>it</w:t></w:r>"
        "</w:hyperlink><w:r><w:footnoteReference w:id='2'/></w:r><w:commentRangeStart w:id='0'/>"
        "<w:r><w:t>seen</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/>"
        "</w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>a point</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>"
        "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
    )
    body = "".join(part.format(number, WORDS) for number in range(n))
    return {
        "[Content_Types].xml": (
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
            "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml'/></Types>"
        ),
        "_rels/.rels": (
            f"<Relationships xmlns='{RELATIONS}'><Relationship Id='rId1' Type='{R}/officeDocument'"
            " Target='word/document.xml'/></Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            f"<Relationships xmlns='{RELATIONS}'>"
            f"<Relationship Id='rId1' Type='{R}/styles' Target='styles.xml'/>"
            f"<Relationship Id='rId2' Type='{R}/numbering' Target='numbering.xml'/>"
            f"<Relationship Id='rId3' Type='{R}/footnotes' Target='footnotes.xml'/>"
            f"<Relationship Id='rId4' Type='{R}/comments' Target='comments.xml'/>"
            f"<Relationship Id='rId9' Type='{R}/hyperlink' Target='http://example.org/'"
            " TargetMode='External'/></Relationships>"
        ),
        "word/document.xml": (
            f"<w:document xmlns:w='{W}' xmlns:r='{R}'><w:body>{body}<w:sectPr/></w:body></w:document>"
        ),
        "word/styles.xml": (
            f"<w:styles xmlns:w='{W}'><w:style w:type='paragraph' w:styleId='Heading1'>"
            "<w:name w:val='heading 1'/><w:basedOn w:val='Normal'/><w:pPr><w:outlineLvl w:val='0'/>"
            "</w:pPr></w:style></w:styles>"
        ),
        "word/numbering.xml": (
            f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
            "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
            "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
        ),
        "word/footnotes.xml": (
            f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p>"
            "</w:footnote></w:footnotes>"
        ),
        "word/comments.xml": (
            f"<w:comments xmlns:w='{W}'><w:comment w:id='0' w:author='Clare' w:date='2014-05-22'>"
            "<w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>"
        ),
    }


def open_parts(n):
    part = (
        "<text:h text:outline-level='1'>Part {0}</text:h><text:p text:style-name='P1'>{1}<text:s"
        " text:c='2'/><text:tab/><text:span text:style-name='T1'>some</text:span><text:note"
        " text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note></text:p><text:list><text:list-item>"
        "<text:p>a point</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    body = "".join(part.format(number, WORDS) for number in range(n))
    spaces = " ".join(
        f"xmlns:{name}='{OD}{name}:1.0'" for name in ("office", "text", "table", "style")
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {spaces}><office:automatic-styles><style:style style:name='T1'"
            " style:family='text'/></office:automatic-styles><office:body><office:text>"
            f"{body}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": f"<office:document-styles {spaces}><office:styles/></office:document-styles>",
        "meta.xml": (
            f"<office:document-meta {spaces} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>"
            "<dc:title>Leading</dc:title></office:meta></office:document-meta>"
        ),
        "META-INF/manifest.xml": f"<manifest:manifest xmlns:manifest='{OD}manifest:1.0'/>",
    }


def book_parts(n):
    chapters = {f"OEBPS/c{k}.xhtml": page(4).replace("<!DOCTYPE html>", "") for k in range(n)}
    items = "".join(
        f"<item id='c{k}' href='c{k}.xhtml' media-type='application/xhtml+xml'/>" for k in range(n)
    )
    spine = "".join(f"<itemref idref='c{k}'/>" for k in range(n))
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'>"
            "<rootfiles><rootfile full-path='OEBPS/content.opf'"
            " media-type='application/oebps-package+xml'/></rootfiles></container>"
        ),
        "OEBPS/content.opf": (
            "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='i'>"
            "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Leading</dc:title>"
            "<dc:creator>A. Author</dc:creator><dc:identifier id='i'>urn:isbn:9780306406157"
            f"</dc:identifier><dc:language>en</dc:language></metadata><manifest>{items}<item id='nav'"
            " href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/></manifest>"
            f"<spine>{spine}</spine></package>"
        ),
        "OEBPS/nav.xhtml": (
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
            "<body><nav epub:type='toc'><ol><li><a href='c0.xhtml'>One</a></li></ol></nav></body></html>"
        ),
        **chapters,
    }


def printed(n):
    half = len(WORDS) // 2
    texts = ["Part", WORDS[:half].rpartition(" ")[0], WORDS[half:], "12"]
    pages = [
        [*lines(texts * 4), *lines([f"Leading on the ward {number}"], top=810.0, size=8)]
        for number in range(n)
    ]
    return make_pdf(pages, info=b"/Title (Leading) /Author (A. Author)")


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """Return the bytes of a ZIP file of `parts`: text or bytes by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


PARTS = {"docx": word_parts, "odt": open_parts, "epub": book_parts}
"""The members of the files that are ZIP files, by format."""
TEXTS = {
    "txt": text,
    "md": markdown,
    "html": page,
    "mhtml": web_archive,
    "eml": mail,
    "rtf": rich_text,
    "nxml": journal,
}
"""The text of the others but PDF."""
ENDINGS = (*TEXTS, *PARTS, "pdf")


def made(ending, n=2):
    """Return the bytes of a valid file with this ending, of `n` parts or pages."""
    if ending in PARTS:
        return zipped(PARTS[ending](n))
    return printed(n) if ending == "pdf" else TEXTS[ending](n).encode("utf-8")
