"""The running text inside an element of an article: letters, styles and links."""

from collections.abc import Iterable, Iterator

from lxml import etree

from leader_reader.adapters.importers.blocks import Run
from leader_reader.domain.document import SpanStyle

Element = etree._Element  # noqa: SLF001 - lxml's own name for it

_STYLES = {
    "bold": SpanStyle.BOLD,
    "italic": SpanStyle.ITALIC,
    "sup": SpanStyle.SUPERSCRIPT,
    "sub": SpanStyle.SUBSCRIPT,
    "ext-link": SpanStyle.LINK,
    "uri": SpanStyle.LINK,
}
_PARTED = frozenset(("p", "title", "list-item", "def", "term", "label", "tr", "td", "th"))
"""What stands in a line of its own, also where no white space parts it from what follows."""
_UNSEEN = frozenset(("tex-math", "alt-text", "long-desc", "object-id", "graphic", "media", "hr"))
_HREF = "{http://www.w3.org/1999/xlink}href"
_SAFE = ("http://", "https://", "mailto:", "doi:")


def local(element: Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def runs_of(element: Element, apart: frozenset[str] = frozenset()) -> Iterator[Run]:
    """Yield the text inside `element` in order, without the elements that stand `apart`."""
    open_styles: list[tuple[SpanStyle, str]] = []
    yield from _run(element.text, open_styles)
    walk = etree.iterwalk(element, events=("start", "end"))
    next(walk, None)  # the element itself
    for event, each in walk:
        if each is element:
            break
        name, skipped = local(each), local(each) in _UNSEEN or local(each) in apart
        if event == "start" and skipped:
            walk.skip_subtree()
        elif event == "start":
            if name in _STYLES:
                open_styles.append((_STYLES[name], _address(each)))
            yield from _run(" " if name == "break" else each.text, open_styles)
        else:
            if name in _STYLES and not skipped:
                open_styles.pop()
            yield from _run(" " if name in _PARTED and not skipped else "", open_styles)
            yield from _run(each.tail, open_styles)


def text_of(element: Element | None, apart: frozenset[str] = frozenset()) -> str:
    """Return the text inside `element` with single spaces, "" for none."""
    if element is None:
        return ""
    return " ".join("".join(run.text for run in runs_of(element, apart)).split())


def _run(text: str | None, open_styles: Iterable[tuple[SpanStyle, str]]) -> Iterator[Run]:
    if text:
        href = next((href for _, href in open_styles if href), "")
        styles = frozenset(s for s, href in open_styles if s is not SpanStyle.LINK or href)
        yield Run(text, styles, href)


def _address(element: Element) -> str:
    href = (element.get(_HREF) or element.get("href") or "").strip()
    return href if href.lower().startswith(_SAFE) else ""
