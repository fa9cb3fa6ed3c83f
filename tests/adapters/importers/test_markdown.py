from time import perf_counter

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


PANDOC = """\
---
abstract: |
  # Aims

  To see whether leaders grow \\[[@ward]\\].

  # Findings

  They do.
references:
- id: ward
- id: okoro
---

# Methods {#sec:methods .unnumbered}

Water is H~2~O, the 21^st^ century, x^**a**^, ~~gone~~, a ^ b and ~5 or ~6.

As shown \\[[@ward]-[@okoro]\\], [see @okoro, p. 3] and [@unknown], write to me@okoro.org.

::: {#t1 .table-wrap}
::: caption
Beds of each ward
:::

  Ward      Beds
  --------- ------
  East^a^   12
  West      9
:::

See Table [1](#t1){ref-type="table"}.

![The ward at *night*](ward.png){#fig:ward width=50%}

``` {.python}
::: not a division
```
"""


def test_what_pandoc_adds_is_understood(read):
    extract = read(PANDOC)
    assert [(b.kind.value, b.text) for b in extract.blocks] == [
        ("heading", "Abstract"),
        ("heading", "Aims"),
        ("paragraph", "To see whether leaders grow [1]."),
        ("heading", "Findings"),
        ("paragraph", "They do."),
        ("heading", "Methods"),
        ("paragraph", "Water is H2O, the 21st century, xa, gone, a ^ b and ~5 or ~6."),
        (
            "paragraph",
            "As shown [1-2], [see 2, p. 3] and [@unknown], write to me@okoro.org.",
        ),
        ("paragraph", "Beds of each ward"),
        ("table", "Ward\tBeds"),
        ("table", "Easta\t12"),
        ("table", "West\t9"),
        ("paragraph", "See Table 1."),
        ("caption", "The ward at night"),
        ("code", "::: not a division"),
    ]
    styled = extract.blocks[6]
    assert [styled.text[s.start : s.end] for s in styled.spans][:2] == ["2", "st"]
    assert [b.level for b in extract.blocks[:2]] == [1, 2]
    assert extract.metadata.title == "Methods"


def test_task_lists_definitions_and_notes_of_mkdocs(read):
    blocks = read(
        '- [x] done\n- [ ] open\n\nWard\n: A room of beds\n\n!!! note "Mind"\n    the gap\n\n'
        "<figure markdown>\n![A ward with beds](ward.png)\n<figcaption>The ward</figcaption>\n"
        "</figure>\n\n[comment]: <> (not (for) print)\n"
    ).blocks
    texts = [b.text for b in blocks]
    assert texts == ["☒ done", "☐ open", "Ward", "A room of beds", "Mind", "the gap", "The ward"]
    assert [p.alt for b in blocks for p in b.pictures] == ["A ward with beds"]


def test_front_matter_in_toml_and_its_numbers(read):
    extract = read(
        '+++\ntitle = "Wards"\nauthors = ["Ann Ward", "Ben Okoro"]\ndate = 2014-05-22\n'
        'doi = "https://doi.org/10.1000/xyz"\nisbn = "978-0-306-40615-7"\n[extra]\n'
        'journal = "BMJ"\n+++\n\nwords\n'
    )
    known = extract.metadata
    assert (known.title, known.authors) == ("Wards", ("Ann Ward", "Ben Okoro"))
    assert (known.date, known.doi, known.isbn) == ("2014-05-22", "10.1000/xyz", "9780306406157")
    assert known.container == "BMJ"
    assert [b.text for b in extract.blocks] == ["words"]
    assert read("+++\nno = toml = at all\n+++\nwords\n").blocks[0].text == "words"


def test_an_isbn_whose_figures_do_not_fit_is_left_out(read):
    assert read("---\nisbn: 978-0-306-40615-8\n---\nwords\n").metadata.isbn == ""


def test_captions_of_tables(read):
    text = "| a | b |\n|---|---|\n| c | d |\n\n: Beds by ward\n\nTerm\n\n: Definition\n"
    blocks = read(text).blocks
    assert [(b.kind.value, b.text) for b in blocks][2:] == [
        ("caption", "Beds by ward"),
        ("paragraph", "Term"),
        ("paragraph", "Definition"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# Wards {#w}", "Wards"),
        ("## Wards ## {: .wide }  ", "Wards"),
        ("# The set {a, b}", "The set {a, b}"),
        ("# C# {#c}", "C#"),
    ],
)
def test_attributes_behind_a_heading_are_no_words_of_it(tmp_path, line, words):
    path = tmp_path / "a.md"
    path.write_text(f"{line}\n\nText.\n", encoding="utf-8")
    assert Markdown().read(path).blocks[0].text == words


@pytest.mark.parametrize(
    "text",
    [
        "# a" + " " * 400_000 + "{",
        "---\na: b\nx" + " " * 400_000 + "\n---\ntext\n",
        "[" * 150_000 + "x" + "](" * 150_000,
    ],
    ids=["heading", "front matter", "brackets"],
)
def test_the_cost_of_odd_runs_grows_with_their_length(tmp_path, text):
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    started = perf_counter()
    assert Markdown().read(path).blocks
    assert perf_counter() - started < 20  # minutes, where it grows with the square
