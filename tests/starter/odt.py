"""A paper as an OpenDocument text."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from leader_reader.services.citing import long_date
from tests.starter.packing import packed
from tests.starter.paper import Kind, Paper, Part

MIMETYPE = "application/vnd.oasis.opendocument.text"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
MANIFEST = f"""{DECLARATION}\
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
STYLES = f"""{DECLARATION}<office:document-styles {NAMESPACES} office:version="1.3">
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/>
<style:text-properties fo:font-family="Georgia" fo:font-size="11.5pt" fo:language="en" \
fo:country="GB" fo:color="#1f2328"/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" \
style:parent-style-name="Standard"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="24pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="11pt" fo:color="#57606a"/>
</style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" \
style:parent-style-name="Standard" style:default-outline-level="1">
<style:paragraph-properties fo:margin-top="0.7cm" fo:margin-bottom="0.2cm" \
fo:keep-with-next="always"/>
<style:text-properties fo:font-size="15pt" fo:font-weight="bold"/>
</style:style>
<style:style style:name="Italic" style:family="text">
<style:text-properties fo:font-style="italic"/>
</style:style>
<text:list-style style:name="Bullets">
<text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" \
fo:margin-left="0.6cm"/>
</style:list-level-properties>
</text:list-level-style-bullet>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" \
fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4"/>
</office:master-styles>
</office:document-styles>
"""


def build(paper: Paper) -> bytes:
    """Return the paper as .odt."""
    texts = {
        "mimetype": MIMETYPE,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": _content(paper),
        "styles.xml": STYLES,
        "meta.xml": _meta(paper),
    }
    return packed({name: text.encode("utf-8") for name, text in texts.items()})


def _content(paper: Paper) -> str:
    byline = f"{escape(paper.author)}, {long_date(paper.date)}"
    body = "\n".join(
        [
            f'<text:p text:style-name="Title">{escape(paper.title)}</text:p>',
            f'<text:p text:style-name="Subtitle">{byline}</text:p>',
            *_body(paper.parts),
        ]
    )
    return f"""{DECLARATION}<office:document-content {NAMESPACES} office:version="1.3">
<office:body><office:text>
{body}
</office:text></office:body>
</office:document-content>
"""


def _body(parts: tuple[Part, ...]) -> Iterator[str]:
    for kind, group in groupby(parts, key=lambda part: part.kind):
        if kind is Kind.ITEM:
            items = (f"<text:list-item>{_paragraph(part)}</text:list-item>" for part in group)
            yield f'<text:list text:style-name="Bullets">{"".join(items)}</text:list>'
        elif kind is Kind.HEADING:
            yield from (_heading(part) for part in group)
        else:
            yield from (_paragraph(part) for part in group)


def _heading(part: Part) -> str:
    name = 'text:style-name="Heading_20_1" text:outline-level="1"'
    return f"<text:h {name}>{_inside(part)}</text:h>"


def _paragraph(part: Part) -> str:
    style = "Subtitle" if part.kind is Kind.SMALL else "Text_20_body"
    return f'<text:p text:style-name="{style}">{_inside(part)}</text:p>'


def _inside(part: Part) -> str:
    return "".join(
        f'<text:span text:style-name="Italic">{escape(text)}</text:span>' if it else escape(text)
        for text, it in part.runs
    )


def _meta(paper: Paper) -> str:
    author = escape(paper.author)
    return f"""{DECLARATION}<office:document-meta {NAMESPACES} office:version="1.3">
<office:meta>
<dc:title>{escape(paper.title)}</dc:title>
<meta:initial-creator>{author}</meta:initial-creator>
<dc:creator>{author}</dc:creator>
<meta:creation-date>{paper.date}T09:00:00</meta:creation-date>
<dc:date>{paper.date}T09:00:00</dc:date>
<dc:language>{paper.language}</dc:language>
</office:meta>
</office:document-meta>
"""
