import pytest

from leader_reader.adapters.importers.front_matter import split_front_matter
from leader_reader.adapters.importers.markdown import Markdown
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile

DOCUMENT = """\
---
title: "Growing leaders: a guide"
author:
  - Ann Ward
  - name: Ben Okoro
    email: ben@example.org
date: 2014-05-22
tags: [one, two]
description: >
  Not an author
lang: en-GB
---

# Growing leaders

A paragraph with **bold**, *italic*, `code` and a [link](https://x.org "t")
wrapped over two lines.<!-- not for print -->

<!-- more -->

- one
  - two
    1. three
- four

> A quotation.

```python
if x:
    go()
```

| Ward | Beds |
|------|-----:|
| East | **12** |

<div class="note"><b>Raw</b> markup &amp; an entity</div>

A claim.[^1]

[^1]: Its *source*.
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "document.md"
        path.write_text(text, encoding="utf-8", newline="")
        return Markdown().read(path)

    return read_text


def test_everything_markdown_has_becomes_blocks(read):
    blocks = read(DOCUMENT).blocks
    assert [(b.kind.value, b.level, b.marker, b.text) for b in blocks] == [
        ("heading", 1, "", "Growing leaders"),
        (
            "paragraph",
            0,
            "",
            "A paragraph with bold, italic, code and a link wrapped over two lines.",
        ),
        ("list_item", 1, "•", "one"),
        ("list_item", 2, "•", "two"),
        ("list_item", 3, "1.", "three"),
        ("list_item", 1, "•", "four"),
        ("quote", 0, "", "A quotation."),
        ("code", 0, "", "if x:"),
        ("code", 0, "", "go()"),
        ("table", 0, "", "Ward\tBeds"),
        ("table", 0, "", "East\t12"),
        ("paragraph", 0, "", "Raw markup & an entity"),
        ("paragraph", 0, "", "A claim.[1]"),
        ("footnote", 0, "1.", "Its source."),
    ]
    styled = {blocks[1].text[s.start : s.end]: s.style.value for s in blocks[1].spans}
    assert styled == {"bold": "bold", "italic": "italic", "link": "link"}


def test_front_matter_is_metadata(read):
    known = read(DOCUMENT).metadata
    assert known.title == "Growing leaders: a guide"
    assert known.authors == ("Ann Ward", "Ben Okoro")
    assert (known.date, known.language) == ("2014-05-22", "en-GB")


def test_without_front_matter_the_first_heading_is_the_title(read):
    assert read("Text\n\n# The title\n\n# Another\n").metadata.title == "The title"


@pytest.mark.parametrize(
    "text", ["---\n\nA rule, not front matter\n\n---\n\nmore", "--- a dash\n", "---\nno end"]
)
def test_rules_are_no_front_matter(text):
    assert split_front_matter(text) == ({}, text)


def test_authors_in_one_line(read):
    assert read("---\nauthors: A. Ward; B. Okoro\n---\nText").metadata.authors == (
        "A. Ward",
        "B. Okoro",
    )
    assert read("---\nauthors: [A. Ward, 'B. Okoro']\n---\nText").metadata.authors == (
        "A. Ward",
        "B. Okoro",
    )


@pytest.mark.parametrize(
    "text",
    [
        ">" * 5000 + " deep\n\nEND",
        "".join(" " * 2 * n + "- x\n" for n in range(300)) + "\nEND",
        "".join("\t" * n + "- x\n" for n in range(300)) + "\nEND",
        "[" * 50_000 + "\n\nEND",
        "**a " * 10_000 + "\n\nEND",
        "![[](" * 10_000 + "\n\nEND",
    ],
)
def test_nesting_that_nobody_writes_is_survived(read, text):
    assert read(text).blocks[-1].text == "END"


def test_windows_line_ends_and_old_encodings(tmp_path):
    path = tmp_path / "old.md"
    path.write_bytes("# Café\r\n\r\nNaïve “rôle”\r\n".encode("cp1252"))
    blocks = Markdown().read(path).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.HEADING, "Café"),
        (BlockKind.PARAGRAPH, "Naïve “rôle”"),
    ]


def test_a_file_without_text_is_said_so(read):
    with pytest.raises(UnreadableFile, match="it holds no text"):
        read("---\ntitle: only this\n---\n<!-- nothing -->\n")
