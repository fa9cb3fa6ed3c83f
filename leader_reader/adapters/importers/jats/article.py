"""The blocks of an article: title, abstract, sections, tables, figures, notes and references."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from leader_reader.adapters.importers.blocks import Run, styled_text, table_row
from leader_reader.adapters.importers.jats.reference import reference
from leader_reader.adapters.importers.jats.runs import Element, local, runs_of, text_of
from leader_reader.adapters.importers.typed_lists import with_typed_bullets
from leader_reader.domain.document import Block, BlockKind

_DEEPEST = 60
"""Sections, lists and quotes inside each other; what lies deeper is read as plain text."""
_MOST_LEVEL = 6
_APART = frozenset(
    (
        *("list", "def-list", "disp-quote", "boxed-text", "fn", "fig", "fig-group", "table-wrap"),
        *("table-wrap-group", "verse-group", "statement", "code", "preformat", "disp-formula"),
        *("disp-formula-group", "supplementary-material"),
    )
)
_NO_TEXT = frozenset(("sec-meta", "object-id", "graphic", "media", "alternatives", "colgroup"))
_INSIDE = frozenset(("label", "title", "caption"))


def article_blocks(article: Element) -> list[Block]:
    """Return the blocks of an article in reading order; references and notes come last.

    Reviews, answers and translations that are published with it follow as not main.
    """
    blocks = list(_own_blocks(article))
    for other in article.iter("{*}sub-article", "{*}response"):
        blocks += (replace(block, main=False) for block in _own_blocks(other))
    return list(with_typed_bullets(blocks))


def _own_blocks(article: Element) -> Iterator[Block]:
    for meta in (article.find("{*}front/{*}article-meta"), article.find("{*}front-stub")):
        yield from _front(meta) if meta is not None else ()
    for name in ("body", "back", "floats-group"):
        part = article.find(f"{{*}}{name}")
        if part is not None:
            yield from _children(part, 1, 0)


def _front(meta: Element) -> Iterator[Block]:
    """Yield title and abstracts; keywords and notes on the authors as not main."""
    yield from _styled(meta.find("{*}title-group/{*}article-title"), BlockKind.HEADING, 1)
    yield from _styled(meta.find("{*}title-group/{*}subtitle"), BlockKind.HEADING, 2)
    for abstract in [*meta.iterfind("{*}abstract"), *meta.iterfind("{*}trans-abstract")]:
        if abstract.find("{*}title") is None:
            yield Block(BlockKind.HEADING, "Abstract", level=2)
        yield from _section(abstract, 1, 0)
    yield from (replace(block, main=False) for block in _beside(meta))


def _beside(meta: Element) -> Iterator[Block]:
    for group in meta.iterfind("{*}kwd-group"):
        words = [text_of(word) for word in group.iter("{*}kwd", "{*}compound-kwd")]
        heading = text_of(group.find("{*}title")) or "Keywords"
        if any(words):
            text = f"{heading.rstrip(':')}: {'; '.join(filter(None, words))}"
            yield Block(BlockKind.PARAGRAPH, text)
    for notes in meta.iterfind("{*}author-notes"):
        yield from _children(notes, 1, 0)


def _children(element: Element, level: int, depth: int) -> Iterator[Block]:
    if depth > _DEEPEST:
        yield from _plain(element)
        return
    for child in element:
        yield from _READ.get(local(child), _other)(child, level, depth + 1)


def _section(element: Element, level: int, depth: int) -> Iterator[Block]:
    """Yield a section: its heading is one level below that of the section around it."""
    title = element.find("{*}title")
    if title is not None:
        label = text_of(element.find("{*}label"))
        yield from _styled(title, BlockKind.HEADING, min(level + 1, _MOST_LEVEL), label)
    yield from _children(element, level + 1, depth)


def _paragraph(element: Element, level: int, depth: int) -> Iterator[Block]:
    """Yield a paragraph, and after each part of it what stands apart inside it."""
    apart = [child for child in element if local(child) in _APART]
    yield from _styled(element, BlockKind.PARAGRAPH)
    for child in apart:
        yield from _READ.get(local(child), _other)(child, level, depth + 1)


def _list(element: Element, level: int, depth: int) -> Iterator[Block]:
    yield from _styled(element.find("{*}title"), BlockKind.PARAGRAPH)
    numbered = element.get("list-type", "") in ("order", "arabic")
    inner = 1 + sum(1 for above in element.iterancestors() if local(above) == "list")
    for number, item in enumerate(element.iterfind("{*}list-item"), 1):
        marker = text_of(item.find("{*}label")) or (f"{number}." if numbered else "•")
        for at, part in enumerate(_children(item, level, depth)):
            first = part.kind is BlockKind.PARAGRAPH
            yield _as_item(part, inner, "" if at else marker) if first else part


def _as_item(block: Block, level: int, marker: str) -> Block:
    return Block(BlockKind.LIST_ITEM, block.text, level, marker, spans=block.spans)


def _definitions(element: Element, _level: int, _depth: int) -> Iterator[Block]:
    yield from _styled(element.find("{*}title"), BlockKind.PARAGRAPH)
    for item in element.iterfind("{*}def-item"):
        term, said = text_of(item.find("{*}term")), text_of(item.find("{*}def"))
        if term or said:
            yield Block(BlockKind.LIST_ITEM, ": ".join(filter(None, (term, said))), 1)


def _quote(element: Element, level: int, depth: int) -> Iterator[Block]:
    for part in _children(element, level, depth):
        plain = part.kind is BlockKind.PARAGRAPH
        yield Block(BlockKind.QUOTE, part.text, spans=part.spans) if plain else part


def _box(element: Element, level: int, depth: int) -> Iterator[Block]:
    yield from _caption(element)
    yield from _children(element, level, depth)


def _figure(element: Element, level: int, depth: int) -> Iterator[Block]:
    yield from _caption(element)
    for child in element if depth <= _DEEPEST else ():
        if local(child) not in _INSIDE:
            yield from _READ.get(local(child), _nothing)(child, level, depth + 1)


def _caption(element: Element) -> Iterator[Block]:
    """Yield the label, title and paragraphs of a caption as one block: "Table 1. ..."."""
    label, caption = element.find("{*}label"), element.find("{*}caption")
    runs = [] if label is None else [*runs_of(label), Run(" ")]
    for part in () if caption is None else caption:
        runs += [*runs_of(part), Run(" ")]
    text, spans = styled_text(runs)
    if text:
        yield Block(BlockKind.CAPTION, text, spans=spans)


def _table(element: Element, _level: int, _depth: int) -> Iterator[Block]:
    for row in element.iter("{*}tr"):
        cells = [text_of(cell) for cell in row if local(cell) in ("td", "th")]
        block = table_row(cells)
        if block is not None:
            yield block


def _table_notes(element: Element, level: int, depth: int) -> Iterator[Block]:
    for part in element:
        name = local(part)
        if name in ("fn-group", "table-wrap-foot") and depth <= _DEEPEST:
            yield from _table_notes(part, level, depth + 1)
        elif name == "fn":
            yield from _note(part, level, depth)
        elif name and name not in _NO_TEXT:
            yield from _styled(part, BlockKind.FOOTNOTE)


def _note(element: Element, _level: int, _depth: int) -> Iterator[Block]:
    marker = text_of(element.find("{*}label"))
    for part in element.iter("{*}p"):
        yield from _styled(part, BlockKind.FOOTNOTE, 0, marker)
        marker = ""


def _references(element: Element, level: int, _depth: int) -> Iterator[Block]:
    title = text_of(element.find("{*}title")) or "References"
    yield Block(BlockKind.HEADING, title, level=min(level + 1, _MOST_LEVEL))
    for ref in element.iter("{*}ref"):
        text = reference(ref)
        if text:
            yield Block(BlockKind.LIST_ITEM, text, 1, text_of(ref.find("{*}label")))


def _code(element: Element, _level: int, _depth: int) -> Iterator[Block]:
    for line in "".join(run.text for run in runs_of(element)).splitlines():
        yield from _made([Run(line)], BlockKind.CODE)


def _plain(element: Element, *_place: int) -> Iterator[Block]:
    yield from _styled(element, BlockKind.PARAGRAPH)


def _nothing(_element: Element, _level: int, _depth: int) -> Iterator[Block]:
    yield from ()


def _other(element: Element, level: int, depth: int) -> Iterator[Block]:
    """Yield what an element that is not known holds: its own text, or the parts inside it."""
    name = local(element)
    if not name or name in _NO_TEXT or name in _INSIDE:
        return
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        yield from _paragraph(element, level, depth)
    else:
        yield from _children(element, level, depth)


def _styled(
    element: Element | None, kind: BlockKind, level: int = 0, marker: str = ""
) -> Iterator[Block]:
    if element is not None:
        yield from _made(runs_of(element, _APART), kind, level, marker)


def _made(
    runs: Iterable[Run], kind: BlockKind, level: int = 0, marker: str = ""
) -> Iterator[Block]:
    text, spans = styled_text(runs)
    if text:
        yield Block(kind, text, level, marker, spans=spans)


_Read = Callable[[Element, int, int], Iterator[Block]]

_READ: dict[str, _Read] = {
    "sec": _section,
    "app": _section,
    "ack": _section,
    "bio": _section,
    "notes": _section,
    "glossary": _section,
    "fn-group": _section,
    "p": _paragraph,
    "list": _list,
    "def-list": _definitions,
    "disp-quote": _quote,
    "boxed-text": _box,
    "fig": _figure,
    "table-wrap": _figure,
    "table": _table,
    "table-wrap-foot": _table_notes,
    "fn": _note,
    "ref-list": _references,
    "code": _code,
    "preformat": _code,
    "disp-formula": _plain,
    "corresp": _plain,
    "colgroup": _nothing,
    "sub-article": _nothing,
    "response": _nothing,
}
