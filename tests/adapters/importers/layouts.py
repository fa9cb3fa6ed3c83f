"""How the pages of a PDF made for a test are set, and what was set on them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """How a page is set. Lengths in points; `columns` stand side by side.

    `heads` is one of "", "same", "sides" (left and right pages differ) and "chapters" (the head is
    the last heading); `numbers` is how a page number is printed, with {0} and {1} for the pages.
    """

    columns: int = 1
    width: float = 595.0
    height: float = 842.0
    margin: float = 64.0
    gutter: float = 20.0
    size: float = 10.0
    leading: float = 1.25
    gap: float = 6.0
    indent: float = 0.0
    justified: bool = False
    hyphens: bool = True
    heads: str = ""
    numbers: str = ""
    notes: bool = False
    tables: str = ""
    figures: bool = False
    lists: bool = False
    title: bool = False
    sidebar: bool = False
    drop_caps: bool = False
    small_caps: bool = False
    references: bool = False
    watermark: str = ""


@dataclass
class Made:
    """What was set: each text by its kind, and the running heads and feet that are no text."""

    paragraphs: list = field(default_factory=list)
    headings: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    captions: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    items: list = field(default_factory=list)
    boxes: list = field(default_factory=list)
    furniture: set = field(default_factory=set)
    pages: int = 0


LAYOUTS = {
    "one column": Layout(heads="same", numbers="{0}"),
    "two columns": Layout(columns=2, heads="same", numbers="Page {0} of {1}"),
    "two columns, indented": Layout(
        columns=2, gap=0, indent=12, justified=True, heads="sides", numbers="{0}"
    ),
    "two columns, notes, tables, figures, lists": Layout(
        columns=2,
        notes=True,
        tables="rules",
        figures=True,
        lists=True,
        heads="chapters",
        numbers="{0}",
    ),
    "one column, notes, grids, figures, lists": Layout(
        notes=True, tables="grid", figures=True, lists=True, heads="sides", numbers="- {0} -"
    ),
    "one column, indented, plain tables": Layout(
        gap=0,
        indent=14,
        justified=True,
        tables="plain",
        notes=True,
        heads="chapters",
        numbers="{0}",
    ),
    "three columns": Layout(
        columns=3,
        size=8.5,
        gutter=14,
        margin=48,
        heads="same",
        numbers="{0}",
        width=612,
        height=792,
    ),
    "title over two columns": Layout(columns=2, title=True, justified=True, numbers="{0}"),
    "sidebars": Layout(columns=2, sidebar=True, heads="same", numbers="{0}"),
    "drop caps and small type": Layout(drop_caps=True, numbers="{0}", heads="sides"),
    "small caps, references": Layout(
        small_caps=True, references=True, numbers="{0}", hyphens=False
    ),
    "landscape": Layout(columns=2, width=842, height=595, heads="same", numbers="{0}"),
    "watermark": Layout(
        columns=2,
        watermark="Downloaded from journal.example.org by guest on 3 May 2014",
        heads="sides",
        numbers="{0}",
    ),
}
"""Each layout that is measured, by name."""
