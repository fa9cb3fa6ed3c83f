"""Markdown that gives every quote back word for word when CommonMark renders it."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from leader_reader.adapters.exporters.report import (
    Report,
    heading,
    line,
    lines,
    other_topics,
    quoted,
    reference,
)
from leader_reader.services.ports import Excerpt, ExcerptGroup

_MARKUP = re.compile(r"[\\`*_\[\]<~$#]|&(?=#?\w+;)")
_LINE_START = re.compile(r"([>+\-=]|[0-9]{1,9}(?=[.)]))")
_EDGE_SPACE = re.compile(r"\A\s+|\s+\Z")


def compose(report: Report, out: BinaryIO) -> None:
    """Write the report as CommonMark (https://spec.commonmark.org/0.31.2/), in UTF-8."""
    out.write(("\n\n".join(_parts(report)) + "\n").encode("utf-8"))


def escaped(text: str) -> str:
    """Return one line of text, written so that CommonMark renders exactly its characters.

    Spaces at either end become references, since rendering drops them there.
    """
    text = _EDGE_SPACE.sub(lambda found: "".join(f"&#{ord(c)};" for c in found[0]), _marked(text))
    found = _LINE_START.match(text)
    if not found:
        return text
    cut = found.end() if found[0].isdigit() else 0
    return f"{text[:cut]}\\{text[cut:]}"


def _marked(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)


def _parts(report: Report) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield f"{report.summary} {report.exported}".rstrip()
    for group in report.groups:
        yield from _group(report, group)
    if sources := report.sources():
        yield "## Sources"
        yield "\n".join(f"- {escaped(source)}" for source in sources)


def _group(report: Report, group: ExcerptGroup) -> Iterator[str]:
    yield f"{'#' * (report.depth(group) + 1)} {escaped(heading(group))}"
    if description := line(group.description):
        yield f"*{_marked(description)}*"
    if not group.excerpts:
        yield "No passages."
    for excerpt in group.excerpts:
        yield from _excerpt(group, excerpt)


def _excerpt(group: ExcerptGroup, excerpt: Excerpt) -> Iterator[str]:
    yield "\n>\n".join(f"> {escaped(text)}".rstrip() for text in lines(quoted(excerpt)))
    yield f"— {_marked(reference(excerpt))}"
    if others := other_topics(excerpt, group):
        yield f"Also tagged: {_marked(others)}"
    if excerpt.note:
        first, *more = lines(excerpt.note)
        yield f"- **Note:** {_marked(first)}".rstrip()
        yield from (f"  {escaped(text)}" for text in more if text)
