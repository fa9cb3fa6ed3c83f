"""Groups of excerpts to export, and what a reader of each format finds in the file."""

import csv
import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

import docx
import openpyxl
from lxml import html
from markdown_it import MarkdownIt

from leader_reader.adapters.exporters import comma_separated, markdown, spreadsheet, word
from leader_reader.adapters.exporters import html as web_page
from leader_reader.adapters.exporters.report import Report
from leader_reader.adapters.pdf_pages.png import encode_png
from leader_reader.services.ports import Excerpt, ExcerptGroup

WRITTEN = date(2024, 5, 22)
PICTURE = encode_png(bytes([40, 120, 220, 0] * 6), 3, 2, 72)
TALENT = "Leadership › Talent management"
COMMENT = (
    "Comment by Clare Charlton (PMO Support), 22 May 2014, on Does sharing the lead help?, para. 31"
)


def excerpt(quote: str, topics: Sequence[str] = (TALENT,), note: str = "", **known) -> Excerpt:
    """Return an excerpt from one report, apart from what `known` says."""
    values = {
        "title": "Growing leaders: a report",
        "authors": ("Okoro, A.", "Lind, P."),
        "date": "2021-03",
        "locator": "p. 12",
        "heading": "What boards can do",
        "citation": "Okoro, A.; Lind, P. (2021) Growing leaders: a report, p. 12",
        "colour": "#ffd400",
        "created": "2024-05-20T09:30:00+00:00",
        "modified": "2024-05-21T16:05:00+00:00",
        "creator": "Amina",
        "document": "1f" * 32,
        "annotation": "6f1f6f0e-0000-4000-8000-000000000001",
        "start": 1200,
        "end": 1200 + len(quote),
    }
    return Excerpt(quote, tuple(topics), note, **(values | known))


def groups() -> tuple[ExcerptGroup, ...]:
    """Return a small report with everything that is awkward in it."""
    first = excerpt(
        "Boards that treat talent management as everybody’s work fill senior posts sooner.",
        ("Culture", TALENT),
        "Use in the June paper.\nCompare with our own vacancy rate.",
    )
    second = excerpt(
        "=SUM(A1:A9) & <b>*not bold*</b>\n1. Naïve café 👩‍⚕️ שלום\x07",
        note="- not a list, [not a link](x)",
        title="Does sharing the lead help?",
        authors=(),
        date="2014-05-19",
        locator="para. 31",
        citation=COMMENT,
        document="2e" * 32,
        annotation="6f1f6f0e-0000-4000-8000-000000000002",
    )
    figure = excerpt(
        "Vacancies\t2019\n=SUM(A1:A9)",
        (TALENT,),
        "The dip of 2020.",
        annotation="6f1f6f0e-0000-4000-8000-000000000004",
        end=1200,
        area="page=12&viewrect=72,90.5,300,200",
        picture=PICTURE,
    )
    unseen = excerpt(
        "",
        (),
        locator="p. 13",
        citation="Okoro, A.; Lind, P. (2021) Growing leaders: a report, p. 13",
        annotation="6f1f6f0e-0000-4000-8000-000000000005",
        end=1200,
        area="page=13&viewrect=72,90.5,300,200",
    )
    plain = excerpt("A plain highlight.", (), annotation="6f1f6f0e-0000-4000-8000-000000000003")
    return (
        ExcerptGroup("Leadership", "#5fb236", "What leaders do, and how it is shared."),
        ExcerptGroup(TALENT, "#ffd400", "Finding and keeping *people*.", (first, second, figure)),
        ExcerptGroup("Culture", "javascript:alert(1)", "", (first,)),
        ExcerptGroup("", "#aaaaaa", "", (plain, unseen)),
    )


def without_controls(text: str) -> str:
    """Return what must be left of a quote: all of it but control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return "".join(kept).replace("\ufffe", "").replace("\uffff", "")


def written(compose: Callable[[Report, io.BytesIO], None], report: Report) -> bytes:
    out = io.BytesIO()
    compose(report, out)
    return out.getvalue()


def word_quotes(report: Report) -> list[str]:
    document = docx.Document(io.BytesIO(written(word.compose, report)))
    runs = groupby(document.paragraphs, key=lambda paragraph: paragraph.style.name)
    return ["\n".join(p.text for p in run) for style, run in runs if style == "Quote"]


def page_quotes(report: Report) -> list[str]:
    page = html.document_fromstring(written(web_page.compose, report))
    return [_paragraphs(quote) for quote in page.iter("blockquote")]


def markdown_quotes(report: Report) -> list[str]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    text = written(markdown.compose, report).decode("utf-8")
    page = html.document_fromstring(f"<body>{parser.render(text)}</body>")
    return [_paragraphs(quote) for quote in page.iter("blockquote")]


def table_rows(report: Report) -> list[dict[str, str]]:
    text = written(comma_separated.compose, report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def unguarded(cell: str) -> str:
    return (
        cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@\t＝＋－＠") else cell
    )


def table_quotes(report: Report) -> list[str]:
    return [unguarded(row["quote"]) for row in table_rows(report)]


def sheet_rows(report: Report, name: str = "Excerpts") -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(written(spreadsheet.compose, report)))
    first, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(first, row, strict=False)) for row in rows]


def sheet_quotes(report: Report) -> list[str]:
    quotes: list[str] = []
    for row in sheet_rows(report):
        part = row["Quote"] or ""
        if row["Part"] and not row["Part"].startswith("1 "):
            quotes[-1] = quotes[-1].removesuffix(spreadsheet.CONTINUED) + part
        else:
            quotes.append(part)
    return quotes


def _paragraphs(quote) -> str:
    return "\n".join(paragraph.text_content() for paragraph in quote.iter("p"))
