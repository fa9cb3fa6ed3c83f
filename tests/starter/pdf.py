"""A paper as a PDF in Source Serif, set by Qt, with text that can be selected."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import font_source_sans_pro
import font_source_serif_pro
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QUuid,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLine,
)

from leader_reader.services.citing import long_date
from tests.starter.paper import Kind, Paper, Part

RESOLUTION = 1200
POINT = RESOLUTION / 72
PIXEL = 96 / 72
"""A point as Qt takes margins above and below, which it scales to the resolution by itself."""
MARGIN = QMarginsF(30, 26, 30, 30)
"""Of the page, in millimetres."""

INK, SOFT = QColor("#1f2328"), QColor("#57606a")
SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
FILES = (
    (font_source_serif_pro, "SourceSerifPro-Regular.otf"),
    (font_source_serif_pro, "SourceSerifPro-It.otf"),
    (font_source_serif_pro, "SourceSerifPro-Semibold.otf"),
    (font_source_sans_pro, "SourceSansPro-Regular.otf"),
)
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:date><rdf:Seq><rdf:li>{date}</rdf:li></rdf:Seq></dc:date>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T09:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T09:00:00Z</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def build(paper: Paper) -> bytes:
    """Return the paper as .pdf. There must be a QGuiApplication, and no screen."""
    assert QGuiApplication.instance(), "Qt sets the pages"
    for package, name in FILES:
        files = Path(package.__file__).parent / "files"
        assert QFontDatabase.addApplicationFont(str(files / name)) >= 0, name
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, paper)
    document = _document(paper, writer)
    _keep_headings(document)
    _paint(document, writer)
    return _dated(_named(bytes(content.data())), paper.date)


def _writer(buffer: QBuffer, paper: Paper) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(MARGIN, QPageLayout.Unit.Millimeter)
    writer.setTitle(paper.title)
    writer.setAuthor(paper.author)
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), paper.name.encode("ascii")))
    values = {key: escape(getattr(paper, key)) for key in ("title", "author", "date", "language")}
    writer.setDocumentXmpMetadata(METADATA.format(**values).encode("utf-8"))
    return writer


def _document(paper: Paper, writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_layout(after=6))
    cursor.insertText(paper.title, _type(SERIF, 21, weight=QFont.Weight.DemiBold))
    cursor.insertBlock(_layout(after=20))
    byline = f"{paper.author}, {long_date(paper.date)}"
    cursor.insertText(byline, _type(SERIF, 11, colour=SOFT))
    for part in paper.parts:
        _insert(cursor, part)
    return document


def _insert(cursor: QTextCursor, part: Part) -> None:
    layouts = {
        Kind.SMALL: _layout(after=16),
        Kind.HEADING: _layout(before=20, after=6),
        Kind.ITEM: _layout(after=4, indent=16),
        Kind.PARAGRAPH: _layout(after=8),
    }
    cursor.insertBlock(layouts[part.kind])
    if part.kind is Kind.ITEM:
        cursor.insertText("•\u2002", _type(SERIF, 11))
    for text, italic in part.runs:
        if part.kind is Kind.SMALL:
            cursor.insertText(text, _type(SANS, 9, colour=SOFT))
        elif part.kind is Kind.HEADING:
            cursor.insertText(text, _type(SERIF, 15, weight=QFont.Weight.DemiBold))
        else:
            cursor.insertText(text, _type(SERIF, 11, italic=italic))


def _layout(before: float = 0, after: float = 0, indent: float = 0) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    layout.setTopMargin(before * PIXEL)
    layout.setBottomMargin(after * PIXEL)
    layout.setLeftMargin(indent * POINT)
    layout.setTextIndent(-9 * POINT if indent else 0)
    layout.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return layout


def _type(family, size, *, weight=QFont.Weight.Normal, italic=False, colour=INK):
    font = QFont(family)
    font.setPointSizeF(size)
    font.setWeight(weight)
    font.setItalic(italic)
    font.setFeature(QFont.Tag("liga"), 0)  # so that "fi" is two letters to whoever copies it
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(colour)
    return form


def _keep_headings(document: QTextDocument) -> None:
    """Move a heading to the next page where its text would begin there without it."""
    block = document.begin()
    while block.isValid():
        is_heading = block.blockFormat().topMargin() > 0
        if is_heading and _page(document, block) != _page(document, block.next()):
            layout = block.blockFormat()
            layout.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(layout)
        block = block.next()


def _page(document: QTextDocument, block: QTextBlock) -> int:
    """Return the page on which the second line of `block` stands, or its only one."""
    layout = block.layout()
    line = layout.lineAt(min(1, layout.lineCount() - 1))
    return int((layout.position().y() + line.y()) // document.pageSize().height())


def _paint(document: QTextDocument, writer: QPdfWriter) -> None:
    """Draw line by line: a whole page at a time Qt also writes the lines that it clips away."""
    painter = QPainter(writer)
    page, height = 0, document.pageSize().height()
    for line, place in _lines(document):
        if place.y() // height > page:
            _number(painter, document, page)
            writer.newPage()
            page += 1
        line.draw(painter, QPointF(place.x(), place.y() - page * height) - line.position())
    _number(painter, document, page)
    painter.end()


def _lines(document: QTextDocument) -> Iterator[tuple[QTextLine, QPointF]]:
    """Yield each line of the text with its place, as if all pages were one."""
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield line, layout.position() + line.position()
        block = block.next()


def _number(painter: QPainter, document: QTextDocument, page: int) -> None:
    size = document.pageSize()
    painter.setFont(_type(SANS, 9).font())
    painter.setPen(SOFT)
    foot = QRectF(0, size.height() + 24 * POINT, size.width(), 16 * POINT)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, str(page + 1))


def _dated(content: bytes, date: str) -> bytes:
    """Put the paper's day in place of the clock's, which Qt writes; the length stays."""
    day = datetime.fromisoformat(date).strftime("D:%Y%m%d090000").encode("ascii")
    return re.sub(rb"(?<=Date \()D:\d{14}", day, content)


def _named(content: bytes) -> bytes:
    """Let apostrophes and spaces be copied as such.

    Qt names each glyph by the first character that has it: U+02BC and the tab. The length stays,
    since the file's table of contents counts bytes.
    """

    def mended(table: re.Match[bytes]) -> bytes:
        return table[0].replace(b"<02BC>", b"<2019>").replace(b"<0009>", b"<0020>")

    return re.sub(rb"begincmap.*?endcmap", mended, content, flags=re.DOTALL)
