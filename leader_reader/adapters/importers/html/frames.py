"""What an HTML element means for the text inside of it: its kind, style, list or table."""

import re
from dataclasses import dataclass, replace

from leader_reader.adapters.importers.html.comments import Commenter
from leader_reader.adapters.importers.html.tables import holds_data
from leader_reader.adapters.importers.html.tree import Element, classes_of, set_of
from leader_reader.domain.document import BlockKind, SpanStyle

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLES = {
    "b": SpanStyle.BOLD,
    "strong": SpanStyle.BOLD,
    "i": SpanStyle.ITALIC,
    "em": SpanStyle.ITALIC,
    "cite": SpanStyle.ITALIC,
    "dfn": SpanStyle.ITALIC,
    "sup": SpanStyle.SUPERSCRIPT,
    "sub": SpanStyle.SUBSCRIPT,
}
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_CAPTION_CLASSES = set_of(
    "wp-caption-text image-caption img-caption photo-caption picture-caption media-caption "
    "figure-caption fig-caption figcaption table-caption caption-text caption__text "
    "article-caption figure__caption image__caption c-article-section__figure-caption"
)
_NOTE_WORDS = set_of(
    "footnote footnotes endnote endnotes rearnote doc-footnote doc-endnote doc-endnotes "
    "footnotes-list footnote-list footnote-definition footnote-content easy-footnotes-wrapper "
    "msofootnotetext msoendnotetext footdef wp-block-footnotes"
)
_NOTE_ID = re.compile(
    r"(?:cite_note|_?ftn|footnote|endnote|_?edn|fn)[-:_]?(?:\w*-)?\d+", re.IGNORECASE
)
_NOTE_TAGS = frozenset(("li", "p", "div", "dd", "aside", "td"))
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
LISTS = frozenset(("ol", "ul", "menu", "dir"))
_SAFE_LINK = re.compile(r"(?:https?|mailto|tel|doi):|[#/?.]|[\w%~.-]+(?:[/#?]|$)", re.I | re.A)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for everything inside the element that is being walked."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: tuple[str, ...] = ()
    main: bool = True
    beside: bool = False
    in_cell: bool = False
    in_data: bool = False
    styles: frozenset[SpanStyle] = frozenset()
    href: str = ""
    comment: Commenter | None = None


def block_frame(element: Element, tag: str, frame: Frame) -> Frame:
    """Return what holds inside the block element, where `frame` holds around it."""
    if tag in _HEADINGS:
        kind = frame.kind if frame.comment else BlockKind.HEADING
        return replace(frame, kind=kind, level=_HEADINGS[tag])
    if tag in _KINDS:
        return replace(frame, kind=frame.kind if frame.comment else _KINDS[tag], level=0)
    if not frame.comment and not _CAPTION_CLASSES.isdisjoint(classes_of(element)):
        return replace(frame, kind=BlockKind.CAPTION, level=0)
    return _table_frame(element, tag, frame) or frame


def _table_frame(element: Element, tag: str, frame: Frame) -> Frame | None:
    if tag == "table" and not frame.in_cell:
        return replace(frame, in_data=holds_data(element))
    if tag in ("td", "th") and frame.in_data:
        return replace(frame, in_cell=True, kind=BlockKind.TABLE)
    return None


def note_frame(element: Element, frame: Frame) -> Frame:
    """Return what holds in an element that may be a footnote, by its name, role or id."""
    names = f"{epub_type(element)} {element.get('role') or ''} {element.get('class') or ''}"
    named = not _NOTE_WORDS.isdisjoint(names.lower().split())
    if frame.comment or not (named or _has_note_id(element)):
        return frame
    return replace(frame, kind=BlockKind.FOOTNOTE, level=0, main=True)


def _has_note_id(element: Element) -> bool:
    number = element.get("id") or ""
    return element.tag in _NOTE_TAGS and _NOTE_ID.fullmatch(number) is not None


def inline_frame(element: Element, tag: str, frame: Frame) -> Frame:
    """Return what holds inside the inline element."""
    style = _STYLES.get(tag)
    if style:
        return replace(frame, styles=frame.styles | {style})
    href = (element.get("href") or "").strip() if tag == "a" else ""
    if href and _SAFE_LINK.match(href):
        return replace(frame, styles=frame.styles | {SpanStyle.LINK}, href=href)
    return frame


def epub_type(element: Element) -> str:
    """Return what an EPUB says the element is: "pagebreak", "footnote"."""
    return element.get(_EPUB_TYPE) or element.get("epub:type") or ""
