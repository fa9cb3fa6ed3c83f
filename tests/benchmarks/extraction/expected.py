"""What a file's text is known to be: from the page that its source expects, from an article's
own XML, from its known encoding, or from what pandoc reads."""

import csv
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from shutil import which
from typing import Any

from lxml import etree, html

_PANDOC = {"docx": "docx", "odt": "odt", "rtf": "rtf", "epub": "epub", "md": "markdown"}
_BLOCKS = {
    *("p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "pre"),
    *("blockquote", "figcaption", "figure", "dt", "dd", "dl", "div", "section", "article", "br"),
}
_JATS_BLOCKS = "//abstract//p | //body//p | //body//title | //abstract//title | //caption//title"


@dataclass(frozen=True)
class Sample:
    """A file of the set: `format` is what it is, whatever its name; `facts` its manifest's."""

    folder: Path
    name: str
    format: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.folder / self.name

    @property
    def hostile(self) -> bool:
        return self.name.startswith("hostile/")

    @cached_property
    def expected(self) -> "Expected | None":
        """What its text is known to be, None where that is not known."""
        return _expected(self)


@dataclass(frozen=True)
class Expected:
    """A known text, its paragraphs, and who says so."""

    paragraphs: tuple[str, ...]
    source: str

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def samples(folder: Path) -> list[Sample]:
    """Return the files that the manifest in `folder` lists and that are there."""
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = (
        Sample(folder, row["path"], row["format"], json.loads(row["expected_json"] or "{}"))
        for row in rows
    )
    return [sample for sample in found if sample.path.is_file()]


def _expected(sample: Sample) -> Expected | None:
    if sample.hostile:
        return None
    page = sample.facts.get("expected_extraction")
    article = _article(sample)
    if page:
        return Expected(tuple(_page_paragraphs(sample.folder / page)), "expected page")
    if article is not None and sample.format in ("pdf", "html", *_PANDOC):
        return Expected(tuple(_article_paragraphs(article)), "article's XML")
    if sample.format in _PANDOC and which("pandoc"):
        return _by_pandoc(sample)
    encoding = sample.facts.get("encoding")
    if sample.format == "txt" and encoding:
        text = sample.path.read_bytes().decode(encoding, "replace").strip("\ufeff")
        return Expected((text,), "known encoding")
    return None


def _page_paragraphs(path: Path) -> Iterator[str]:
    yield from _leaves(html.fromstring(path.read_bytes().decode("utf-8")))


def _article(sample: Sample) -> Path | None:
    path = sample.path.with_name(sample.path.name.split(".")[0] + ".nxml")
    return path if path.is_file() else None


def _article_paragraphs(path: Path) -> Iterator[str]:
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    root = etree.parse(str(path), parser)
    yield " ".join("".join(root.xpath("string(//article-title)")).split())
    for element in root.xpath(_JATS_BLOCKS):
        text = " ".join("".join(element.itertext()).split())
        if text and not any(above.tag == "p" for above in element.iterancestors()):
            yield text
    for cell in root.xpath("//table-wrap//td | //table-wrap//th"):
        yield " ".join("".join(cell.itertext()).split())


def _by_pandoc(sample: Sample) -> Expected | None:
    command = ["pandoc", "-f", _PANDOC[sample.format], "-t", "html", "--wrap=none"]
    asked = [*command, "--track-changes=accept"] if sample.format == "docx" else command
    ran = subprocess.run([*asked, str(sample.path)], capture_output=True, check=False, timeout=120)
    text = ran.stdout.decode("utf-8", "replace")
    if ran.returncode or not re.search(r"\w", text):
        return None
    root = html.fromstring(f"<div>{text}</div>")
    for link in root.iter("a"):
        if "footnote" in (link.get("class") or "") or link.get("role") == "doc-noteref":
            link.text = ""
    return Expected(tuple(_leaves(root)), "pandoc")


def _leaves(root: Any) -> Iterator[str]:
    """Yield the text between the ends of block elements."""
    gathered: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and element.tag in _BLOCKS:
            yield from _flushed(gathered)
        gathered.append((element.text if event == "start" else element.tail) or "")
    yield from _flushed(gathered)


def _flushed(gathered: list[str]) -> Iterator[str]:
    text = " ".join("".join(gathered).split())
    gathered.clear()
    if text:
        yield text
