"""A paper as an EPUB 3 book, with a table of contents for older readers too."""

from html import escape
from uuid import NAMESPACE_URL, uuid5

from leader_reader.services.citing import long_date
from tests.starter.packing import packed
from tests.starter.paper import Kind, Paper, Part

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
STYLE = """body { font-family: serif; line-height: 1.5; margin: 1em; }
h1, h2 { line-height: 1.25; text-align: left; }
.byline, .small { font-family: sans-serif; font-size: .85em; color: #57606a; }
"""
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""


def build(paper: Paper) -> bytes:
    """Return the paper as .epub, one file a chapter."""
    pages = {f"chapter-{n}.xhtml": _chapter(paper, n) for n in range(len(paper.chapters()))}
    texts = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": _package(paper, list(pages)),
        "EPUB/nav.xhtml": _navigation(paper, list(pages)),
        "EPUB/toc.ncx": _old_contents(paper, list(pages)),
        "EPUB/style.css": STYLE,
        **{f"EPUB/{name}": page for name, page in pages.items()},
    }
    members = {name: text.encode("utf-8") for name, text in texts.items()}
    return packed({"mimetype": b"application/epub+zip", **members})


def _identifier(paper: Paper) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'leader-reader-starter-library/{paper.name}')}"


def _headings(paper: Paper) -> list[str]:
    return [paper.title, *(chapter[0].text for chapter in paper.chapters()[1:])]


def _chapter(paper: Paper, number: int) -> str:
    lines = []
    if number == 0:
        lines.append(f"<h1>{escape(paper.title)}</h1>")
        lines.append(f'<p class="byline">{escape(paper.author)}, {long_date(paper.date)}</p>')
    opened = False
    for part in paper.chapters()[number]:
        item = part.kind is Kind.ITEM
        if item != opened:
            lines.append("<ul>" if item else "</ul>")
            opened = item
        lines.append(_element(part))
    lines += ["</ul>"] * opened
    title = escape(_headings(paper)[number])
    return PAGE.format(language=paper.language, title=title, body="\n".join(lines))


def _element(part: Part) -> str:
    inside = "".join(f"<i>{escape(text)}</i>" if it else escape(text) for text, it in part.runs)
    if part.kind is Kind.SMALL:
        return f'<p class="small">{inside}</p>'
    tag = {Kind.HEADING: "h2", Kind.ITEM: "li"}.get(part.kind, "p")
    return f"<{tag}>{inside}</{tag}>"


def _navigation(paper: Paper, names: list[str]) -> str:
    links = zip(names, _headings(paper), strict=True)
    entries = "\n".join(f'<li><a href="{name}">{escape(text)}</a></li>' for name, text in links)
    body = f'<nav epub:type="toc" id="toc">\n<h1>Contents</h1>\n<ol>\n{entries}\n</ol>\n</nav>'
    return PAGE.format(language=paper.language, title="Contents", body=body)


def _package(paper: Paper, names: list[str]) -> str:
    xhtml = 'media-type="application/xhtml+xml"'
    items = "\n".join(f'<item id="{n[:-6]}" href="{n}" {xhtml}/>' for n in names)
    spine = "\n".join(f'<itemref idref="{name[:-6]}"/>' for name in names)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" \
xml:lang="{paper.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{_identifier(paper)}</dc:identifier>
<dc:title>{escape(paper.title)}</dc:title>
<dc:creator id="author">{escape(paper.author)}</dc:creator>
<meta refines="#author" property="role" scheme="marc:relators">aut</meta>
<dc:date>{paper.date}</dc:date>
<dc:language>{paper.language}</dc:language>
<dc:publisher>Leader Reader</dc:publisher>
<dc:rights>CC0 1.0</dc:rights>
<meta property="dcterms:modified">{paper.date}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" {xhtml} properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine toc="ncx">
{spine}
</spine>
</package>
"""


def _old_contents(paper: Paper, names: list[str]) -> str:
    points = "\n".join(
        f'<navPoint id="p{n}" playOrder="{n}"><navLabel><text>{escape(text)}</text></navLabel>'
        f'<content src="{name}"/></navPoint>'
        for n, (name, text) in enumerate(zip(names, _headings(paper), strict=True), 1)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="{_identifier(paper)}"/></head>
<docTitle><text>{escape(paper.title)}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""
