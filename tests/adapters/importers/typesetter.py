"""Sets text as print does, line by line, column by column and page by page.

Written with Qt's own PDF writer, so the type is embedded and kerned as programs do it.
"""

import font_source_serif_pro as serif
from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPageSize, QPainter, QPdfWriter

from tests.adapters.importers.layouts import Made

_VOWELS = "aeiouy"
ROWS = (
    ("Measure of the service", "Before", "Since the programme", "Change"),
    ("Staff who feel heard by those who lead", "41.2", "55.7", "+14.5"),
    ("Beds closed on account of falls", "7", "3", "-4"),
    ("Days away from work in a month for each nurse", "1.92", "1.40", "-0.52"),
    ("Complaints", "112", "80", "-32"),
)
_SHARES = (0.4, 0.17, 0.26, 0.17)


class Typesetter:
    """Sets text line by line, column by column and page by page."""

    def __init__(self, path, layout):
        for name in ("SourceSerifPro", "SourceSerifProBold"):
            QFontDatabase.addApplicationFont(serif.font_files_ttf[name])
        self.layout, self.made = layout, Made()
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(720)
        self._writer.setTitle("")
        page = QPageSize(QSizeF(layout.width, layout.height), QPageSize.Unit.Point)
        self._writer.setPageSize(page)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter = QPainter(self._writer)
        self._painter.scale(10, 10)
        self._fonts = {}
        self._chapter = ""
        self._top = layout.margin
        self._column = 0
        self._notes = []
        self._begin()

    @property
    def _column_width(self):
        each = self.layout
        free = each.width - 2 * each.margin - each.gutter * (each.columns - 1)
        return free / each.columns

    @property
    def _left(self):
        return self.layout.margin + self._column * (self._column_width + self.layout.gutter)

    @property
    def _bottom(self):
        used = sum(len(lines) * 10.0 + 2 for lines in self._notes)
        return self.layout.height - self.layout.margin - (used + 8 if used else 0)

    def _font(self, size, bold=False, caps=False):
        key = (round(size, 2), bold, caps)
        if key not in self._fonts:
            font = QFont("Source Serif Pro")
            font.setPointSizeF(size / 10)
            font.setPixelSize(max(1, round(size * 10)))
            font.setBold(bold)
            if caps:
                font.setCapitalization(QFont.Capitalization.SmallCaps)
            self._fonts[key] = (font, QFontMetricsF(font))
        return self._fonts[key]

    def wide(self, text, size, bold=False):
        return self._font(size, bold)[1].horizontalAdvance(text) / 10

    def draw(self, x, y, text, size, bold=False, caps=False):
        self._painter.save()
        self._painter.scale(0.1, 0.1)
        self._painter.setFont(self._font(size, bold, caps)[0])
        self._painter.drawText(QPointF(x * 10, y * 10), text)
        self._painter.restore()

    def rule(self, x0, y0, x1, y1):
        self._painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))

    def _begin(self):
        """Print the head, the foot and what stands at the side of a new page."""
        self.made.pages += 1
        page, each = self.made.pages, self.layout
        head = {
            "": "",
            "same": "Leading Health Services 2014, 14:1",
            "sides": ("Lee and others", "What the wards told us")[page % 2],
            "chapters": self._chapter,
        }[each.heads]
        if head:
            at = each.margin if page % 2 else each.width - each.margin - self.wide(head, 8)
            self.draw(at, each.margin - 26, head, 8)
        foot = each.numbers.format(page, 40) if each.numbers else ""
        if foot:
            self.draw(
                (each.width - self.wide(foot, 8)) / 2, each.height - each.margin + 30, foot, 8
            )
        if each.watermark:
            self._painter.save()
            self._painter.translate(each.width - 14, each.height * 0.75)
            self._painter.rotate(-90)
            self.draw(0, 0, each.watermark, 7)
            self._painter.restore()
        self.made.furniture |= {text for text in (head, foot, each.watermark) if text}

    def _end_column(self):
        """Print the notes of a column at its foot, and go on with the next one."""
        y = self._bottom + 8
        if self._notes:
            self.rule(self._left, y - 6, self._left + 60, y - 6)
        for lines in self._notes:
            for line in lines:
                self.draw(self._left, y + 8, line, 7.5)
                y += 10
            y += 2
        self._notes = []
        self._column += 1
        if self._column == self.layout.columns:
            self._new_page()
        self._top = self._page_top

    _page_top = 0.0

    def _new_page(self):
        self._column, self._page_top = 0, self.layout.margin
        self._writer.newPage()
        self._begin()

    def room(self, height):
        if self._top + height > self._bottom:
            self._end_column()

    def wrapped(self, text, size, width, first=0.0, bold=False, hyphens=True):
        """Return the lines of `text`, words parted at their syllables where that is wanted."""
        lines, line, room = [], "", width - first
        for word in text.split():
            rest = word
            while rest:
                spaced = f"{line} {rest}" if line and not line.endswith("\0") else line + rest
                if self.wide(spaced, size, bold) <= room:
                    line, rest = spaced, ""
                    continue
                part = (
                    self._part(line, rest, size, room)
                    if hyphens and self.layout.hyphens and not bold
                    else 0
                )
                if part:
                    hyphen = "" if rest[part - 1] == "-" else "-"
                    line += (" " if line else "") + rest[:part] + hyphen
                    rest = rest[part:]
                lines.append(line)
                line, room = "", width
        return [*lines, line] if line else lines

    def _part(self, line, word, size, room):
        """Return after how many letters of `word` it is parted to fill the line; 0 for none."""
        for at in range(len(word) - 3, 2, -1):
            fair = word[at - 1] in "-" or (
                word[at - 1] in _VOWELS
                and word[at] not in _VOWELS
                and word[at + 1] in _VOWELS
                and "-" not in word
                and word[:at].isalpha()
            )
            end = "" if word[at - 1] == "-" else "-"
            if fair and self.wide(f"{line} {word[:at]}{end}", size) <= room:
                return at
        return 0

    def set_lines(self, lines, size, *, first=0.0, left=0.0, bold=False, keep=1):
        """Print lines in the column, each but the last spread over it where that is wanted."""
        step = size * self.layout.leading
        self.room(step * keep)
        for at, line in enumerate(lines):
            self.room(step)
            x = self._left + left + (0 if at else first)
            width = self._column_width - left - (0 if at else first)
            last = at == len(lines) - 1
            if self.layout.justified and not last and not bold:
                self._spread(x, line, size, width)
            else:
                self.draw(x, self._top + size, line, size, bold)
            self._top += step

    def _spread(self, x, line, size, width):
        words = line.split(" ")
        free = width - sum(self.wide(word, size) for word in words)
        space = free / max(1, len(words) - 1)
        for word in words:
            self.draw(x, self._top + size, word, size)
            x += self.wide(word, size) + space

    def paragraph(self, text, first=None):
        each = self.layout
        first = each.indent if first is None else first
        size = each.size
        self.set_lines(self.wrapped(text, size, self._column_width, first), size, first=first)
        self._top += each.gap
        self.made.paragraphs.append(text)

    def heading(self, text, size=13.0):
        self._chapter = text
        self._top += 8
        self.set_lines(
            self.wrapped(text, size, self._column_width, bold=True), size, bold=True, keep=4
        )
        self._top += 4
        self.made.headings.append(text)

    def item(self, marker, text, left):
        size = self.layout.size
        lines = self.wrapped(text, size, self._column_width - left - 14)
        self.room(size * 2)
        top, column, page = self._top, self._column, self.made.pages
        self.draw(self._left + left, top + size, marker, size)
        self.set_lines(lines, size, left=left + 14)
        self._top += 2
        assert top < self._top or (column, page) != (self._column, self.made.pages)
        self.made.items.append((marker, text))

    def note(self, number, text):
        lines = self.wrapped(f"{number} {text}", 7.5, self._column_width)
        self._notes.append(lines)
        self.made.notes.append(f"{number} {text}")

    def figure(self, number):
        """Draw a figure with its caption below."""
        caption = f"Figure {number}. How the wards answered over the years of the programme."
        lines = self.wrapped(caption, 8, self._column_width)
        self.room(110 + 10 * len(lines))
        self._top += 6
        for at in range(5):
            high = 20 + 13 * at
            self._painter.fillRect(
                int(self._left + 20 + at * 28), int(self._top + 90 - high), 18, high, "grey"
            )
        self._top += 94
        self.set_lines(lines, 8)
        self._top += 12
        self.made.captions.append(caption)

    def table(self, number, style):
        """Print a table: "grid" has all rules, "rules" three of them, "plain" has none."""
        caption = f"Table {number}. What the wards counted"
        size, width = 8.5, self._column_width
        edges = [sum(_SHARES[:at]) * width for at in range(5)]
        cells = [
            [self.wrapped(cell, size, edges[at + 1] - edges[at] - 8) for at, cell in enumerate(row)]
            for row in ROWS
        ]
        heights = [max(map(len, row)) * size * 1.2 + 5 for row in cells]
        self.room(sum(heights) + 40)
        self._top += 8
        self.set_lines([caption], 8.5, bold=True)
        self._top += 4
        start = self._top
        self._rule_across(style in ("grid", "rules"))
        for at, (row, height) in enumerate(zip(cells, heights, strict=True)):
            for cell, edge in zip(row, edges, strict=False):
                for down, line in enumerate(cell):
                    y = self._top + 3 + size + down * size * 1.2
                    self.draw(self._left + edge + 4, y - 2, line, size, bold=not at)
            self._top += height
            self._rule_across(style == "grid" or (style == "rules" and at in (0, len(ROWS) - 1)))
        for edge in edges if style == "grid" else ():
            self.rule(self._left + edge, start, self._left + edge, self._top)
        self._top += 12
        self.made.captions.append(caption)
        self.made.rows += ["\t".join(row) for row in ROWS]

    def _rule_across(self, wanted):
        if wanted:
            self.rule(self._left, self._top, self._left + self._column_width, self._top)

    def title(self, text, abstract):
        """Print a title and an abstract over the whole page, above the columns."""
        each, size = self.layout, 20
        width = each.width - 2 * each.margin
        for line in self.wrapped(text, size, width, bold=True):
            self.draw(each.margin, self._top + size, line, size, bold=True)
            self._top += size * 1.2
        self._top += 10
        for line in self.wrapped(abstract, each.size, width):
            self.draw(each.margin, self._top + each.size, line, each.size)
            self._top += each.size * each.leading
        self._top += 16
        self._page_top = self._top
        self.made.headings.append(text)
        self.made.paragraphs.append(abstract)

    def sidebar(self, text):
        """Print a box beside nothing, at the top of the next column."""
        lines = self.wrapped(text, 8.5, self._column_width - 16)
        self._end_column()
        top = self._top
        for at, line in enumerate(lines):
            self.draw(self._left + 8, top + 14 + at * 10.6, line, 8.5)
        self._top = top + 14 + len(lines) * 10.6
        for a, b, c, d in ((0, top, 1, top), (0, self._top, 1, self._top)):
            self.rule(self._left + a, b, self._left + c * self._column_width, d)
        self.rule(self._left, top, self._left, self._top)
        self.rule(self._left + self._column_width, top, self._left + self._column_width, self._top)
        self._top += 14
        self.made.boxes.append(text)

    def drop_cap(self, text):
        """Print a paragraph whose first letter is three lines high."""
        size, step = self.layout.size, self.layout.size * self.layout.leading
        big = size * 3.4
        self.room(step * 5)
        letter, rest = text[0], text[1:]
        wide = self.wide(letter, big) + 3
        self.draw(self._left, self._top + 2 * step + size, letter, big)
        narrow = self.wrapped(rest, size, self._column_width - wide, hyphens=False)[:3]
        tail = rest[len(" ".join(narrow)) :].strip()
        for at, line in enumerate(narrow):
            self.draw(self._left + wide, self._top + size + at * step, line, size)
        self._top += 3 * step
        if tail:
            self.set_lines(self.wrapped(tail, size, self._column_width), size)
        self._top += self.layout.gap
        self.made.paragraphs.append(text)

    def small_caps(self, text):
        """Print a paragraph that opens with three words in small capitals."""
        words = text.split()
        size = self.layout.size
        opening = " ".join(words[:3])
        self.room(size * 3)
        caps = self._font(size, caps=True)[1].horizontalAdvance(opening + " ") / 10
        lines = self.wrapped(" ".join(words[3:]), size, self._column_width, caps)
        self.draw(self._left, self._top + size, opening, size, caps=True)
        self.set_lines(lines, size, first=caps)
        self._top += self.layout.gap
        self.made.paragraphs.append(" ".join([opening.upper(), *words[3:]]))

    def raised(self, text, number):
        """Print a paragraph whose last line ends with a raised reference."""
        size = self.layout.size
        lines = self.wrapped(text, size, self._column_width)
        self.set_lines(lines, size)
        x = self._left + self.wide(lines[-1], size)
        y = self._top - size * self.layout.leading + size
        self.draw(x, y - size * 0.35, str(number), size * 0.62)
        self._top += self.layout.gap
        self.made.paragraphs.append(f"{text}{number}")

    def finish(self):
        self._end_column_notes()
        self._painter.end()
        return self.made

    def _end_column_notes(self):
        while self._notes:
            self._end_column()
