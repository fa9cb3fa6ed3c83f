"""Documents made for measuring: common words, some 1,000 each, in three formats."""

import random
from pathlib import Path

WORDS = (  # noqa: SIM905 - a paragraph is easier to read
    "the of and to in a is that for it as was with be by on not he his but at are this have from"
    " or had an they which one you were all her she there would their we him been has when who"
    " will no more if out so said what up its about into than them can only other new some could"
    " time these two may then do first any my now such like our over man me even most made after"
    " leader leadership talent management vacancies senior position trust hospital nurse doctor"
    " ward team staff engagement patient safety quality improvement board culture learning"
    " distributed compassion succession medical clinical director evidence review report"
).split()
FORMATS = ("txt", "html", "docx")


def make(folder: Path, files: int, words: int = 1000) -> list[Path]:
    """Write `files` documents of about `words` words each, the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(11)
    paths = [folder / f"report-{n:03}.{FORMATS[n % len(FORMATS)]}" for n in range(files)]
    for number, path in enumerate(paths):
        title = f"Report {number}: {' '.join(chance.choices(WORDS, k=6))}"
        _WRITERS[path.suffix[1:]](path, title, paragraphs(chance, words))
    return paths


def paragraphs(chance: random.Random, words: int) -> list[str]:
    """Return paragraphs of 40 to 120 words, `words` in all."""
    made = []
    while words > 0:
        length = min(words, chance.randint(40, 120))
        made.append(" ".join(chance.choices(WORDS, k=length)).capitalize() + ".")
        words -= length
    return made


def _text(path: Path, title: str, texts: list[str]) -> None:
    path.write_text("\n\n".join([title, *texts]), "utf-8")


def _html(path: Path, title: str, texts: list[str]) -> None:
    body = "".join(f"<p>{text}</p>" for text in texts)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    path.write_text(page, "utf-8")


def _docx(path: Path, title: str, texts: list[str]) -> None:
    import docx

    document = docx.Document()
    document.add_heading(title, 0)
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))


_WRITERS = {"txt": _text, "html": _html, "docx": _docx}
