"""The real documents kept beside the project, with what their manifest says of each."""

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "dev"


@dataclass(frozen=True)
class Sample:
    """One file: `format` is what it is, whatever its name; `facts` are the manifest's."""

    path: Path
    format: str
    facts: dict = field(default_factory=dict)

    @property
    def name(self):
        return str(self.path.relative_to(CORPUS))


def samples(*formats):
    """Return the files of the given formats, none where the corpus is not there."""
    manifest = CORPUS / "MANIFEST.tsv"
    if not manifest.is_file():
        return []
    with manifest.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = (
        Sample(CORPUS / row["path"], row["format"], json.loads(row["expected_json"] or "{}"))
        for row in rows
    )
    return [sample for sample in found if sample.format in formats]


def squeezed(text):
    return " ".join(text.split())


def text_of(extract):
    return squeezed(" ".join(block.text for block in extract.blocks))


def text_of_page(extract, page):
    """Return what stands on `page`, the parts of paragraphs that go on there included."""
    pieces = []
    for block in extract.blocks:
        starts = [(0, block.page), *block.breaks]
        ends = [*(at for at, _ in block.breaks), len(block.text)]
        pieces += [
            block.text[start:end]
            for (start, number), end in zip(starts, ends, strict=True)
            if number == page
        ]
    return squeezed(" ".join(pieces))


def assert_sound(extract):
    """Check what holds for every document, whatever is in it."""
    assert extract.blocks
    for block in extract.blocks:
        assert block.text
        assert block.text == block.text.strip(" ")
        assert not {"\n", "\r", "\x00", "\x02", "\ufffe"} & set(block.text)
        block.text.encode("utf-8")
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert all(0 < at < len(block.text) for at, _ in block.breaks)
