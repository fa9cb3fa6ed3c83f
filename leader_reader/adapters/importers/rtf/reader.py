"""Walks the tokens of an RTF file and keeps what is text, with its styles, in blocks."""

from copy import copy
from dataclasses import replace
from locale import windows_locale

from leader_reader.adapters.importers.blocks import Run, clean_text
from leader_reader.adapters.importers.rtf.flow import Flow, Shape
from leader_reader.adapters.importers.rtf.tables import HeadReader, Style
from leader_reader.adapters.importers.rtf.tokens import Kind, Token, tokens
from leader_reader.adapters.importers.rtf.words import (
    BREAKS,
    CAPTURED,
    CHARACTERS,
    FLOWS,
    KNOWN_AFTER_STAR,
    LINK,
    NUMBERS,
    SETTINGS,
    SIGNS,
    SKIPPED,
    TOGGLES,
    State,
)
from leader_reader.adapters.importers.symbols import bullet_character
from leader_reader.domain.document import Block, BlockKind

_NO_STYLE = Style()


class RtfReader:
    """Reads one file; afterwards `blocks()` gives its text and `info` what it says of itself.

    `own` are the properties that its user defined, by their names in lower case.
    """

    def __init__(self) -> None:
        self.info: dict[str, str] = {}
        self.own: dict[str, str] = {}
        self.body = Flow()
        self._head = HeadReader()
        self._notes: list[Block] = []
        self._comments: list[Block] = []
        self._state = State(self.body)
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._text: list[str] = []
        self._captures: dict[str, list[str]] = {}
        self._owed = 0
        self._opening = self._starred = False
        self._marker = self._note_mark = ""
        self._note_count = 0

    def read(self, data: bytes) -> None:
        """Read the whole file."""
        for token in tokens(data):
            self._take(token)
        self._state = State(self._state.flow)
        self._end_paragraph()

    def blocks(self) -> list[Block]:
        """Return the text, then the footnotes, then the comments."""
        return [*self.body.blocks, *self._notes, *self._comments]

    def _take(self, token: Token) -> None:
        if token.kind is Kind.BYTES:
            self._take_bytes(token.data)
        elif token.kind is Kind.WORD:
            self._take_word(token.text, token.number)
        elif token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
        else:
            self._take_sign(token.text)

    def _take_bytes(self, data: bytes) -> None:
        self._opening = self._starred = False
        kept = data[self._owed :]
        self._owed -= min(self._owed, len(data))
        if kept and not self._state.skip:
            self._bytes += kept

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        self._opening = self._starred = False
        if self._owed:
            self._owed -= 1
        elif sign in "\r\n":
            self._end_paragraph()
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _take_word(self, word: str, number: int | None) -> None:
        opening, starred = self._opening, self._starred
        self._opening = self._starred = False
        if opening and self._begins_destination(word, starred=starred):
            return
        if self._owed and word not in ("u", "uc") and word not in BREAKS:
            self._owed -= 1
        elif self._state.skip:
            return
        elif self._state.table:
            self._flush()
            self._head.define(self._state.table, word, number)
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word == "u":
            self._put(chr((number or 0) & 0xFFFF))
            self._owed = self._state.fallback
        else:
            self._apply(word, number)

    def _begins_destination(self, word: str, *, starred: bool) -> bool:
        """Turn the group that begins with `word` into what the word says; tell if it did."""
        state = self._state
        if word == "ud":
            state.skip = state.skip and not state.unicode_form
        elif word in SKIPPED or (starred and word not in KNOWN_AFTER_STAR):
            state.skip = True
        elif state.skip:
            return False
        elif word in ("fonttbl", "stylesheet"):
            state.table = word
        elif word in CAPTURED:
            state.captured = word
            self._captures[word] = []
        elif word in FLOWS:
            state.flow, state.destination = Flow(), word
            state.reset_paragraph()
        elif word == "upr":
            state.upr = True
        else:
            return False
        return True

    def _open(self) -> None:
        self._flush()
        self._stack.append(self._state)
        self._state = copy(self._state)
        if self._state.upr:  # the older form of a text; the Unicode one follows in \ud
            self._state.unicode_form = not self._state.skip
            self._state.skip, self._state.upr = True, False
        if self._state.table:
            self._head.open_group()
        self._opening, self._starred, self._owed = True, False, 0

    def _close(self) -> None:
        self._flush()
        self._opening, self._owed = False, 0
        if not self._stack:
            return
        inner, self._state = self._state, self._stack.pop()
        if inner.flow is not self._state.flow:
            self._end_flow(inner)
        elif inner.captured and not self._state.captured:
            self._end_capture(inner.captured)

    def _end_flow(self, inner: State) -> None:
        inner.flow.end_paragraph(self._shape(inner))
        self._marker = ""
        blocks = inner.flow.blocks
        if inner.destination == "annotation":
            self._comments += self._as_comments(blocks)
        elif inner.destination == "footnote":
            self._notes += _as_notes(blocks, self._note_mark)
            self._note_mark = ""
        else:
            self._state.flow.add_after(blocks)

    def _as_comments(self, blocks: list[Block]) -> list[Block]:
        author = clean_text("".join(self._captures.pop("atnauthor", [])))
        initials = clean_text("".join(self._captures.pop("atnid", [])))
        date = _packed_date("".join(self._captures.pop("atndate", [])))
        return [
            replace(block, kind=BlockKind.COMMENT, level=0, author=author or initials, date=date)
            for block in blocks
        ]

    def _end_capture(self, name: str) -> None:
        text = "".join(self._captures.get(name, []))
        if name == "fldinst":
            link = LINK.search(text)
            self._state.href = link.group(1) if link else self._state.href
        elif name in ("listtext", "pntext"):
            shown = text.strip()
            self._marker = bullet_character(shown) if len(shown) == 1 else shown
        elif name == "staticval":
            self.own[self.info.pop("propname", "").casefold()] = clean_text(text)
        elif not name.startswith("atn"):
            self.info[name] = clean_text(text)

    def _apply(self, word: str, number: int | None) -> None:
        """Take a control word that changes the state or ends something."""
        if word in BREAKS:
            self._break(word)
        elif word in TOGGLES:
            self._change(TOGGLES[word], value=number != 0)
        elif word in NUMBERS:
            self._change(NUMBERS[word], value=number or 0)
        elif word in SETTINGS:
            self._change(*SETTINGS[word])
        elif word in ("pard", "plain"):
            self._flush()
            (self._state.reset_paragraph if word == "pard" else self._state.reset_characters)()
        elif word == "chftn":
            self._put_note_mark()
        else:
            self._state_fact(word, number)

    def _state_fact(self, word: str, number: int | None) -> None:
        """Take a control word that says something of the whole file."""
        if word in ("yr", "mo", "dy"):
            if self._state.captured == "creatim":
                self.info[word] = str(number or 0)
        elif word == "deflang":
            self.info[word] = windows_locale.get(number or 0, "").replace("_", "-")
        else:
            self._head.set_default(word, number)

    def _break(self, word: str) -> None:
        if word in ("cell", "row") and not self._state.captured:
            self._flush()
            flow = self._state.flow
            (flow.end_cell if word == "cell" else flow.end_row)()
            self._marker = ""
        else:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.captured or self._state.table or self._state.skip:
            return
        if self._state.in_table:
            self._state.flow.add(Run(" "), self._state.size)
        else:
            self._state.flow.end_paragraph(self._shape(self._state))
        self._marker = ""

    def _shape(self, state: State) -> Shape:
        style = self._head.styles.get(state.style, _NO_STYLE)
        return Shape(style, state.outline, state.list_id > 0, state.list_level, self._marker)

    def _put_note_mark(self) -> None:
        """Put a footnote's number where the text refers to it, none inside the note."""
        if self._state.destination != "footnote":
            self._note_count += 1
            self._note_mark = str(self._note_count)
            self._put(self._note_mark)

    def _change(self, name: str, value: object) -> None:
        """Set one field of the state, after the text that the old one applies to."""
        self._flush()
        setattr(self._state, name, value)

    def _put(self, text: str) -> None:
        """Put characters that stand for themselves."""
        if not self._state.skip:
            self._decode()
            self._text.append(text)

    def _decode(self) -> None:
        if self._bytes:
            self._text.append(self._decoded())
            self._bytes.clear()

    def _decoded(self) -> str:
        state = self._state
        return self._head.decode(bytes(self._bytes), state.font, plain=bool(state.captured))

    def _flush(self) -> None:
        """Hand over the text collected so far, in the styles in force."""
        self._decode()
        text = "".join(self._text)
        self._text.clear()
        state = self._state
        if not text or state.skip or state.hidden or state.deleted:
            return
        if state.table:
            self._head.add_name(text)
        elif state.captured:
            self._captures.setdefault(state.captured, []).append(text)
        else:
            state.flow.add(Run(text, state.spans(), state.href), state.size)


def _as_notes(blocks: list[Block], mark: str) -> list[Block]:
    return [
        replace(block, kind=BlockKind.FOOTNOTE, level=0, marker="" if at else mark)
        for at, block in enumerate(blocks)
    ]


def _packed_date(text: str) -> str:
    r"""Return the day of a DTTM number (\atndate) as ISO 8601, "" where it is none."""
    try:
        packed = int(text)
    except ValueError:
        return ""
    year, month, day = 1900 + (packed >> 20 & 0x1FF), packed >> 16 & 0xF, packed >> 11 & 0x1F
    return f"{year}-{month:02d}-{day:02d}" if month and day else ""
