"""Word, OpenDocument and EPUB files made to harm whoever reads them."""
# ruff: noqa: E501 - markup reads better in one piece

from tests.adapters.importers.small_files import (
    WORDS,
    R,
    W,
    book_parts,
    open_parts,
    word_parts,
    zipped,
)

LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{k} '{f'&a{k - 1};' * 10}'>" for k in range(1, 12))
)
QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'ha ' * 30_000}'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b SYSTEM 'http://127.0.0.1:9/x'>]>"


def word(body="", before="", **parts):
    document = f"{before}<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    return zipped(word_parts(1) | {"word/document.xml": document} | parts)


def opened(body="", before=""):
    parts = open_parts(1)
    content = before + parts["content.xml"].replace("<office:text>", f"<office:text>{body}", 1)
    return zipped(parts | {"content.xml": content})


def book(chapter, before="", **changes):
    parts = book_parts(1)
    parts["OEBPS/c0.xhtml"] = (
        f"{before}<html xmlns='http://www.w3.org/1999/xhtml'><body>{chapter}</body></html>"
    )
    return zipped(parts | {"OEBPS/content.opf": before + parts["OEBPS/content.opf"]} | changes)


def w_text(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def long_spine():
    parts = book_parts(1)
    spine = "<itemref idref='c0'/>" * 20_000
    opf = parts["OEBPS/content.opf"].replace("<itemref idref='c0'/>", spine)
    return zipped(parts | {"OEBPS/content.opf": opf, "OEBPS/c0.xhtml": f"<p>{WORDS}</p>" * 3000})


def many_chapters():
    parts = book_parts(1)
    items = "".join(
        f"<item id='d{k}' href='c0.xhtml?{k}' media-type='application/xhtml+xml'/>"
        for k in range(20_000)
    )
    spine = "".join(f"<itemref idref='d{k}'/>" for k in range(20_000))
    opf = parts["OEBPS/content.opf"].replace("</manifest>", f"{items}</manifest>")
    opf = opf.replace("</spine>", f"{spine}</spine>")
    return zipped(parts | {"OEBPS/content.opf": opf, "OEBPS/c0.xhtml": f"<p>{WORDS}</p>" * 1000})


def many_members(make, count):
    return zipped(make(1) | {f"x/{number}": "" for number in range(count)})


def style_ring():
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{k}'><w:basedOn w:val='s{(k + 1) % 5000}'/></w:style>"
        for k in range(5000)
    )
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='s{k}'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        for k in range(5000)
    )
    return word(body, **{"word/styles.xml": f"<w:styles xmlns:w='{W}'>{styles}</w:styles>"})


def odt_styles():
    styles = "".join(
        f"<style:style style:name='s{k}' style:parent-style-name='s{(k + 1) % 5000}'"
        " style:family='paragraph'/>"
        for k in range(5000)
    )
    body = "".join(f"<text:p text:style-name='s{k}'>x</text:p>" for k in range(5000))
    parts = open_parts(1)
    content = parts["content.xml"].replace("<office:text>", f"<office:text>{body}", 1)
    content = content.replace("<office:automatic-styles>", f"<office:automatic-styles>{styles}")
    return zipped(parts | {"content.xml": content})


def reaching_word():
    """Parts, pictures and templates that lie outside, or that climb out of the file."""
    parts = word_parts(1)
    kinds = (
        "image",
        "aFChunk",
        "subDocument",
        "attachedTemplate",
        "footnotes",
        "comments",
        "styles",
    )
    rows = "".join(
        f"<Relationship Id='x{k}{n}' Type='{R}/{kind}' Target='{target}' {mode}/>"
        for k, kind in enumerate(kinds)
        for n, (target, mode) in enumerate(
            (
                ("file:///etc/passwd", "TargetMode='External'"),
                ("../../../../../etc/passwd", ""),
                ("/etc/passwd", ""),
            )
        )
    )
    name = "word/_rels/document.xml.rels"
    climbing = {"../../../../../etc/passwd": "x", "/etc/passwd": "x"}
    shown = "<w:p><w:r><w:t>words</w:t></w:r></w:p><w:altChunk r:id='x10'/><w:subDoc r:id='x20'/>"
    document = parts["word/document.xml"].replace("<w:body>", f"<w:body>{shown}", 1)
    rels = parts[name].replace("</Relationships>", f"{rows}</Relationships>")
    return zipped(parts | {name: rels, "word/document.xml": document} | climbing)


def reaching_text():
    names = ("file:///etc/passwd", "../../../../etc/passwd", "/etc/passwd")
    shown = "".join(
        f"<text:section><text:section-source xlink:href='{name}'/></text:section><text:p><draw:frame>"
        f"<draw:image xlink:href='{name}'/></draw:frame><text:a xlink:href='{name}'>x</text:a></text:p>"
        for name in names
    )
    spaces = (
        "xmlns:xlink='http://www.w3.org/1999/xlink' "
        "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:office="
    )
    parts = open_parts(1)
    content = parts["content.xml"].replace("<office:text>", f"<office:text>{shown}", 1)
    content = content.replace("xmlns:office=", spaces, 1)
    return zipped(parts | {"content.xml": content, "../../../../etc/passwd": "x"})


def reaching_book():
    names = ("file:///etc/passwd", "../../../../../etc/passwd", "/etc/passwd")
    parts = book_parts(1)
    items = "".join(
        f"<item id='y{k}' href='{name}' media-type='application/xhtml+xml'/>"
        for k, name in enumerate(names)
    )
    spine = "".join(f"<itemref idref='y{k}'/>" for k in range(len(names)))
    opf = parts["OEBPS/content.opf"].replace("</manifest>", f"{items}</manifest>")
    pictures = "".join(f"<img src='{name}'/>" for name in names)
    page = parts["OEBPS/c0.xhtml"].replace("<article>", f"<article>{pictures}")
    return zipped(
        parts
        | {"OEBPS/content.opf": opf.replace("</spine>", f"{spine}</spine>")}
        | {"OEBPS/c0.xhtml": page, "../../../../../etc/passwd": "<p>x</p>"}
    )


OFFICE = {
    "reaching.docx": reaching_word,
    "reaching.odt": reaching_text,
    "reaching.epub": reaching_book,
    "laughs.docx": lambda: word(w_text("&a11;"), LAUGHS),
    "laughs.odt": lambda: opened("<text:p>&a11;</text:p>", LAUGHS),
    "laughs.epub": lambda: book("<p>&a11;</p>", LAUGHS),
    "quadratic.docx": lambda: word(w_text("&a;" * 30_000), QUADRATIC),
    "quadratic.odt": lambda: opened(f"<text:p>{'&a;' * 30_000}</text:p>", QUADRATIC),
    "outside.docx": lambda: word(w_text("&a;&b;"), OUTSIDE),
    "outside.odt": lambda: opened("<text:p>&a;&b;</text:p>", OUTSIDE),
    "outside.epub": lambda: book("<p>&a;&b;</p>", OUTSIDE),
    "deep.docx": lambda: word("<w:ins>" * 200_000 + w_text("x")),
    "deep-tables.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 30_000 + w_text("x")),
    "deep.odt": lambda: opened("<text:section>" * 200_000 + "<text:p>x</text:p>"),
    "deep-lists.odt": lambda: opened("<text:list><text:list-item>" * 60_000 + "<text:p>x</text:p>"),
    "deep-spans.odt": lambda: opened("<text:p>" + "<text:span>" * 200_000 + "x"),
    "deep.epub": lambda: book("<div>" * 200_000 + "x"),
    "bomb.docx": lambda: word(w_text("words " * 40_000_000)),
    "under-the-ratio.docx": lambda: word(w_text("x") * 330_000),
    "members.docx": lambda: many_members(word_parts, 60_000),
    "members.epub": lambda: many_members(book_parts, 60_000),
    "styles.docx": style_ring,
    "styles.odt": odt_styles,
    "spaces.odt": lambda: opened("<text:p>x<text:s text:c='2000000000'/>y</text:p>"),
    "many-spaces.odt": lambda: opened("<text:p>x<text:s text:c='90000'/></text:p>" * 20_000),
    "cells.odt": lambda: opened(
        "<table:table><table:table-row table:number-rows-repeated='1000000'><table:table-cell"
        " table:number-columns-repeated='1000000'><text:p>x</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "cells.docx": lambda: word(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>"
        f"{w_text('x')}</w:tc></w:tr></w:tbl>"
    ),
    "numbers.docx": lambda: word(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='999999999'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>x</w:t></w:r></w:p>" * 3
    ),
    "comments.docx": lambda: word(
        "".join(f"<w:commentRangeStart w:id='{k}'/>" for k in range(30_000)) + w_text("x") * 3000
    ),
    "spine.epub": long_spine,
    "chapters.epub": many_chapters,
}
"""What each holds, by its name."""
