"""A web page in one file that reads well on a screen, light or dark, and on paper."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from leader_reader.adapters.exporters.report import (
    Report,
    area,
    colour,
    counted,
    heading,
    line,
    lines,
    other_topics,
    reference,
)
from leader_reader.services.ports import Excerpt, ExcerptGroup

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The page may load nothing, and run nothing; pictures of areas are in it."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1f2328; --soft: #57606a; --paper: #fff; --note: #f3f2ee;
  --hair: #d8d8d4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4e0; --soft: #a3a8ae; --paper: #1b1d20; --note: #292c30; --hair: #3a3d42; }
}
body { margin: 0 auto; padding: 3rem 1.5rem; max-width: 42rem; color: var(--ink);
  background: var(--paper); font: 1.125rem/1.6 "Source Serif Pro", Georgia, serif; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 2.5em 0 .5em; break-after: avoid; }
h1 { margin-top: 0; font-size: 2rem; }
h2 { font-size: 1.5rem; } h3 { font-size: 1.25rem; } h4, h5 { font-size: 1.1rem; }
.swatch { display: inline-block; width: .7em; height: .7em; margin-right: .5em;
  border-radius: .15em; background: var(--topic); print-color-adjust: exact; }
.about, nav, .citation, .others, .sources { color: var(--soft); line-height: 1.5;
  font-family: "Source Sans Pro", "Segoe UI", system-ui, sans-serif; font-size: 1rem; }
nav ul, .sources ul { padding-left: 1.2em; }
a { color: inherit; }
article { margin: 2rem 0; break-inside: avoid; }
blockquote { margin: 0; padding-left: 1.2rem; border-left: .25rem solid var(--topic); }
blockquote p { margin: 0 0 .6em; white-space: pre-wrap; overflow-wrap: anywhere;
  min-height: 1.6em; }
blockquote .area { font-weight: 600; }
blockquote img { display: block; max-width: 100%; margin: 0 0 .8em; background: #fff;
  border: 1px solid var(--hair); }
.citation, .others { margin: .4rem 0 0 1.45rem; }
.note { margin: .8rem 0 0 1.45rem; padding: .7rem 1rem; border-radius: .4rem;
  background: var(--note); overflow-wrap: anywhere;
  font-family: "Source Sans Pro", "Segoe UI", system-ui, sans-serif; font-size: 1rem; }
.note p { margin: 0 0 .4em; white-space: pre-wrap; }
.sources { border-top: 1px solid var(--hair); margin-top: 3rem; }
@page { size: A4; margin: 22mm 20mm; }
@media print { :root { --ink: #000; --soft: #444; --paper: #fff; --note: #f3f2ee; }
  body { padding: 0; max-width: none; font-size: 11pt; } nav { break-after: page; } }
"""


def compose(report: Report, out: BinaryIO) -> None:
    """Write the report as one HTML file in UTF-8 that loads nothing from anywhere."""
    out.write(("\n".join(_page(report)) + "\n").encode("utf-8"))


def _page(report: Report) -> Iterator[str]:
    title = escape(report.title)
    yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f'<h1>{title}</h1>\n<p class="about">{report.summary} {report.exported}</p>'
    yield from _contents(report)
    for number, group in enumerate(report.groups, 1):
        yield from _group(report, group, number)
    yield from _sources(report)
    yield "</main>\n</body>\n</html>"


def _contents(report: Report) -> Iterator[str]:
    if len(report.groups) > 1:
        yield '<nav aria-label="Contents">\n<ul>'
        for number, group in enumerate(report.groups, 1):
            link = f'<a href="#topic-{number}">{escape(heading(group))}</a>'
            yield f"<li>{link} · {counted(len(group.excerpts), 'excerpt')}</li>"
        yield "</ul>\n</nav>"


def _group(report: Report, group: ExcerptGroup, number: int) -> Iterator[str]:
    level = report.depth(group) + 1
    yield f'<section style="--topic: {colour(group.colour)}">'
    swatch = '<span class="swatch" aria-hidden="true"></span>'
    yield f'<h{level} id="topic-{number}">{swatch}{escape(heading(group))}</h{level}>'
    if description := line(group.description):
        yield f'<p class="about">{escape(description)}</p>'
    if not group.excerpts:
        yield '<p class="about">No passages.</p>'
    for excerpt in group.excerpts:
        yield from _excerpt(group, excerpt)
    yield "</section>"


def _excerpt(group: ExcerptGroup, excerpt: Excerpt) -> Iterator[str]:
    yield "<article>"
    yield f'<blockquote dir="auto">{_quote(excerpt)}</blockquote>'
    yield f'<p class="citation">{escape(reference(excerpt))}</p>'
    if others := other_topics(excerpt, group):
        yield f'<p class="others">Also tagged: {escape(others)}</p>'
    if excerpt.note:
        label = "<strong>Note:</strong> "
        yield f'<div class="note">{_paragraphs(excerpt.note, label)}</div>'
    yield "</article>"


def _quote(excerpt: Excerpt) -> str:
    name = escape(area(excerpt))
    words = _paragraphs(excerpt.quote) if excerpt.quote or not name else ""
    return f'<p class="area">{name}</p>{_picture(excerpt, name)}{words}' if name else words


def _picture(excerpt: Excerpt, name: str) -> str:
    if not excerpt.picture:
        return ""
    return f'<img alt="{name}" src="data:image/png;base64,{b64encode(excerpt.picture).decode()}">'


def _paragraphs(text: str, label: str = "") -> str:
    first, *more = (escape(paragraph) for paragraph in lines(text))
    return "".join([f"<p>{label}{first}</p>", *(f"<p>{paragraph}</p>" for paragraph in more)])


def _sources(report: Report) -> Iterator[str]:
    if sources := report.sources():
        yield '<section class="sources">\n<h2>Sources</h2>\n<ul>'
        yield from (f"<li>{escape(source)}</li>" for source in sources)
        yield "</ul>\n</section>"
