"""What Pandoc's Markdown and MkDocs add to CommonMark, turned into what CommonMark knows.

Fenced divisions, remarks, Markdown in HTML, tables drawn with dashes, citations of the file's
own references, raised and lowered text, attributes in braces. https://pandoc.org/MANUAL.html#pandocs-markdown
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from leader_reader.adapters.importers.ruled_tables import RuledTable, ruled_tables

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DIVISION = re.compile(r"\s{0,12}:{3,}\s*(?:\{[^{}]*\}|[\w.-]+)?\s*:*\s*")
_HEADING_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}]*\}$")
_HEADING_SIGNS = re.compile(r" {0,3}#{1,6}\s")
_REMARK = re.compile(
    r"\s{0,3}\[(?:comment|//|_)\]:\s*(?:<>|#)\s*(?:\(.*\)|\".*\"|'.*')\s*", re.IGNORECASE
)
_HOLDS_MARKDOWN = re.compile(
    r"\s*<\w[^<>]{0,300}\smarkdown(?:=[^<>]{0,20})?(?:\s[^<>]{0,300})?>\s*"
)
_FIGURE = re.compile(
    r"\s{0,3}!\[(?P<told>[^\[\]]{1,2000})\]\([^()]{0,1000}\)\{[^{}]*#[\w:.-]+[^{}]*\}\s*"
)
"""A picture with a name of its own, alone in a line: what it is told to show is printed below."""
_CAPTION = re.compile(r"\s{0,3}(?:Table)?:\s+(?P<told>\S.*)")
_CITED = re.compile(r"\\\[|\\\]|\[[^\[\]\n@]{0,200}@[^\[\]\n]{1,400}\]|\n")
_KEY = re.compile(r"(?<!\w)-?@([\w:./#$%&+?<>~-]*[\w/])")
_TO_RAISE = {"^": "sup", "~": "sub"}
_LONGEST_RAISED = 200


def as_commonmark(text: str, references: Sequence[str] = ()) -> str:
    """Return `text` with divisions unwrapped, drawn tables as pipe tables, and citations numbered.

    `references` are the keys of the works that the file lists; a citation of one is shown by its
    number in that list, as a numeric style prints it, any other is left as it is.
    """
    lines = text.split("\n")
    code = _lines_of_code(lines)
    read = [line if code[at] else _line(line) for at, line in enumerate(lines)]
    plain = ["" if code[at] else line for at, line in enumerate(read)]
    tables = {table.start: table for table in ruled_tables(plain)}
    rendered = "\n".join(_rendered(read, tables))
    return _numbered(rendered, {key: at for at, key in enumerate(references, 1)})


def _rendered(lines: Sequence[str], tables: Mapping[int, RuledTable]) -> Iterator[str]:
    at = 0
    below_table = False
    while at < len(lines):
        table = tables.get(at)
        caption = _CAPTION.fullmatch(lines[at]) if below_table else None
        if table is not None:
            yield from ("", *_pipe_table(table), "")
            at, below_table = table.end, True
            continue
        yield _captioned(caption["told"]) if caption else lines[at]
        if lines[at].strip():
            below_table = lines[at].lstrip().startswith("|")
        at += 1


def _line(line: str) -> str:
    if ":::" in line and _DIVISION.fullmatch(line):
        return ""
    if "]:" in line and _REMARK.fullmatch(line):
        return ""
    figure = _FIGURE.fullmatch(line) if line.lstrip().startswith("![") else None
    if figure:
        return _captioned(figure["told"])
    if "markdown" in line and _HOLDS_MARKDOWN.fullmatch(line):
        return f"{line}\n"  # what is no markup below an empty line is Markdown
    return _plain_heading(line) if line.lstrip().startswith("#") else line


def _plain_heading(line: str) -> str:
    """Return a heading without the attributes in braces behind it, and the signs before these."""
    bare = line.rstrip()
    found = _HEADING_ATTRIBUTES.search(bare, bare.rfind("{")) if bare.endswith("}") else None
    if not found or not _HEADING_SIGNS.match(line) or not bare[found.start() - 1].isspace():
        return line
    words = bare[: found.start()].rstrip()
    closed = words.rstrip("#")
    words = closed.rstrip() if closed[-1:].isspace() else words
    return words if _HEADING_SIGNS.match(words) else line


def _captioned(words: str) -> str:
    return f"\n<figure>\n<figcaption>\n\n{words}\n\n</figcaption>\n</figure>\n"


def _lines_of_code(lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether it stands in a fenced block of code, or is its fence."""
    told: list[bool] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        if not fence and match:
            fence = match.group(1)
            told.append(True)
            continue
        told.append(bool(fence))
        closes = match and match.group(1).startswith(fence) and line.strip() == match.group(1)
        if fence and closes:
            fence = ""
    return told


def _pipe_table(table: RuledTable) -> Iterator[str]:
    head, *rows = table.rows
    yield _pipe_row(head)
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield _pipe_row(row)


def _pipe_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in cells) + " |"


def _numbered(text: str, numbers: Mapping[str, int]) -> str:
    """Put its number for each citation of a key in `numbers`, in brackets where it has none."""
    if not numbers:
        return text
    depth = 0

    def shown(match: re.Match[str]) -> str:
        nonlocal depth
        whole = match.group()
        if whole in ("\\[", "\\]", "\n"):
            depth = 0 if whole == "\n" else max(0, depth + (1 if whole == r"\[" else -1))
            return whole
        inside = _KEY.sub(lambda key: str(numbers.get(key.group(1), key.group())), whole[1:-1])
        if inside == whole[1:-1]:
            return whole
        return inside if depth else rf"\[{inside}\]"

    return _CITED.sub(shown, text)


def raised_plugin(parser: MarkdownIt) -> None:
    """Let `parser` read H~2~O and 10^3^: one piece without spaces between the signs."""
    parser.inline.ruler.after("emphasis", "raised", _raised)


def _raised(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own protocol
    sign = state.src[state.pos]
    tag = _TO_RAISE.get(sign)
    if tag is None or state.src.startswith(sign * 2, state.pos):
        return False
    start = state.pos + 1
    end = state.src.find(sign, start, min(state.posMax, start + _LONGEST_RAISED))
    inside = state.src[start:end]
    if end <= start or re.search(r"(?<!\\)\s", inside):
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1).markup = sign
        _push_inside(state, start, end)
        state.push(f"{tag}_close", tag, -1).markup = sign
    state.pos = end + 1
    return True


def _push_inside(state: StateInline, start: int, end: int) -> None:
    """Read what stands between the signs, where a letter may be set in italics too."""
    outer = state.pos, state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = outer
