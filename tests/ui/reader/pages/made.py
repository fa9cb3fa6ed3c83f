"""Made pages with known text, and an engine that answers from them; no PDF is read."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from leader_reader.domain.document import Block, BlockKind, Document
from leader_reader.domain.pages import PageMap, PageRun
from leader_reader.services.pages import (
    CannotOpen,
    Failed,
    LinksOf,
    NeedsPassword,
    Opened,
    OpenedPages,
    OutlineItem,
    PageLink,
    PageSize,
    PageText,
    Rendered,
    TextOf,
    Tile,
)
from tests.samples import with_blocks

WIDTH, HEIGHT, LEADING = 6.0, 12.0, 14.0
"""Points of a letter and from line to line."""
TITLE = "How teams lead"


@dataclass
class MadePages:
    """Pages with their characters, the document of their text, and the map between them."""

    document: Document
    sizes: tuple[PageSize, ...]
    texts: dict[int, PageText]
    runs: list[PageRun]
    links: dict[int, tuple[PageLink, ...]] = field(default_factory=dict)
    path: Path = Path("made.pdf")

    @property
    def places(self) -> PageMap:
        return PageMap(self.runs)


@dataclass
class Typesetter:
    """Sets words letter by letter; notes each character's box and its code point."""

    page: int = 1
    codes: dict[int, list[int]] = field(default_factory=dict)
    boxes: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    runs: list[PageRun] = field(default_factory=list)
    offset: int = 0

    def letter(self, code: int, x: float, y: float, points: int, *, width: float = WIDTH) -> None:
        """Set one character that stands for `points` code points of the text, or for none."""
        codes = self.codes.setdefault(self.page, [])
        if points:
            together = points > 1
            self.runs.append(PageRun(self.offset, self.page, len(codes), points, together))
            self.offset += points
        codes.append(code)
        self.boxes.setdefault(self.page, []).append((x, y, x + width, y + HEIGHT))

    def line(self, words: str, x: float, y: float) -> None:
        for number, letter in enumerate(words):
            self.letter(ord(letter), x + number * WIDTH, y, 1)

    def paragraph(self, text: str, x: float, y: float, columns: int) -> float:
        """Set a paragraph in lines of at most `columns` letters; return the height after it."""
        left = text
        while left:
            line, left = broken(left, columns)
            self.line(line.rstrip(" "), x, y)
            self.offset += len(line) - len(line.rstrip(" "))  # the space is on no page
            y += LEADING
        self.offset += 1
        return y

    def text(self, page: int, *, usable: bool = True, pictures: bool = False) -> PageText:
        codes = np.array(self.codes.get(page, []), np.uint32)
        boxes = np.array(self.boxes.get(page, []), np.float32).reshape(-1, 4)
        return PageText(codes, boxes, usable, pictures)


def broken(text: str, columns: int) -> tuple[str, str]:
    """Return the first line of a text, with the space after it, and the rest."""
    if len(text) <= columns:
        return text, ""
    at = text.rfind(" ", 0, columns + 1)
    return text[: at + 1], text[at + 1 :]


def words(number: int, start: int = 0) -> str:
    """Return so many words that are all different."""
    return " ".join(f"word{start + each}" for each in range(number)) + "."


def report() -> MadePages:
    """Return a report: two columns, a paragraph over the page break, a landscape page, a scan."""
    set_ = Typesetter()
    paragraphs = [TITLE, words(40), words(40, 100), words(30, 200), words(25, 300)]
    y = set_.paragraph(TITLE, 72, 72, 70)
    y = set_.paragraph(paragraphs[1], 72, y + 10, 34)
    set_.letter(ord("7"), 300, 800, 0)  # a page number that is not in the text
    set_.paragraph(paragraphs[2], 320, 96, 34)
    first, second = paragraphs[3][:120], paragraphs[3][120:]
    set_.paragraph(first, 72, 700, 70)
    set_.offset -= 1
    set_.page = 2
    set_.paragraph(second, 72, 72, 70)
    set_.page = 3
    set_.paragraph(paragraphs[4], 100, 100, 90)
    ligature = "The office staff find it."
    at = 72.0
    for part in ("The o", "ffi", "ce sta", "ff", " ", "fi", "nd it."):
        whole = part if part in {"ffi", "ff", "fi"} else ""
        for letter in [whole] if whole else part:
            set_.letter(0xFB00 if whole else ord(letter), at, 300, len(letter), width=8)
            at += 8
    set_.offset += 1
    paragraphs.append(ligature)
    blocks = [Block(BlockKind.HEADING, TITLE, level=1, page=1)]
    pages = (1, 1, 1, 3, 3)
    blocks += [
        Block(BlockKind.PARAGRAPH, text, page=page)
        for text, page in zip(paragraphs[1:], pages, strict=True)
    ]
    document = with_blocks(*blocks, title=TITLE, format="pdf", pages=4)
    sizes = (
        PageSize(595, 842, "i"),
        PageSize(595, 842, "ii"),
        PageSize(842, 595, "1"),
        PageSize(595, 842),
    )
    texts = {page: set_.text(page) for page in (1, 2, 3)}
    texts[4] = set_.text(4, usable=False, pictures=True)
    links = {
        1: (
            PageLink((400, 760, 460, 774), page=3, top=90.0),
            PageLink((480, 760, 560, 774), address="https://example.org/a"),
        )
    }
    return MadePages(document, sizes, texts, set_.runs, links)


class FakeEngine:
    """Answers at once from made pages: each pixel of a tile tells where it is from.

    Tiles come when `draws`; pages in `failing` fail; `password` must be given, if it is not "".
    """

    def __init__(self, made: MadePages, answered) -> None:
        self.made, self.answered = made, answered
        self.draws = True
        self.failing: dict[int, str] = {}
        self.password = ""
        self.problem = ""
        self.opening = 0
        self.asked: list[list[Tile]] = []
        self.texts: list[int] = []

    def warm(self) -> None:
        """Nothing to do."""

    def open(self, path: Path, password: str = "") -> int:
        self.opening += 1
        if self.problem:
            self.answered(CannotOpen(self.problem, self.opening))
        elif password != self.password:
            self.answered(NeedsPassword(bool(password), self.opening))
        else:
            outline = (OutlineItem("Staff", 0, 3, 90.0),)
            self.answered(Opened(OpenedPages(self.made.sizes, outline), self.opening))
        return self.opening

    def render(self, tiles) -> None:
        self.asked.append(list(tiles))
        if self.draws:
            self.draw(tiles)

    def draw(self, tiles) -> None:
        for tile in tiles:
            if tile.page in self.failing:
                self.answered(Failed(tile.page, self.failing[tile.page], self.opening))
            else:
                pixels = self._pixels(tile)
                answer = Rendered(tile, tile.width, tile.height, pixels, self.opening)
                self.answered(answer)

    def text(self, page: int) -> None:
        self.texts.append(page)
        self.answered(TextOf(page, self.made.texts[page], self.opening))

    def links(self, page: int) -> None:
        self.answered(LinksOf(page, self.made.links.get(page, ()), self.opening))

    def close(self) -> None:
        self.answered = lambda _answer: None

    def _pixels(self, tile: Tile) -> bytes:
        """White paper, with every letter as a black bar in the middle third of its box."""
        paper = np.full((tile.height, tile.width, 4), 255, np.uint8)
        for left, top, right, bottom in self.made.texts[tile.page].boxes * tile.scale:
            third = (right - left) / 3
            rows = slice(*(max(0, round(y - tile.y)) for y in (top + 3, bottom - 3)))
            columns = slice(*(max(0, round(x - tile.x)) for x in (left + third, right - third)))
            paper[rows, columns] = 0
        return paper.tobytes()
