"""The tree of an HTML page: how it is parsed, and plain questions about its elements."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.blocks import without_controls
from leader_reader.adapters.importers.encoding import Decoded, decode
from leader_reader.adapters.importers.html.crowding import thinned
from leader_reader.adapters.importers.xml import refuse_half
from leader_reader.domain.errors import UnreadableFile

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)",
    re.IGNORECASE,
)
_DECLARATION_WITHIN = 4096
_LONGEST_NAMES = 500
_MOST_PIECES = 400
_TOO_DEEP = "Excessive depth"
_OF_HEAD = frozenset(
    ("", "title", "meta", "link", "style", "script", "base", "noscript", "template", "object")
)
_NESTING = re.compile(
    r"(?:</?(?!(?:html|head|body|title|meta|p|br|h[1-6]|script|style|template)\b)[a-z][^<>]*>\s*)+",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]*>")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def set_of(words: str) -> frozenset[str]:
    """Return the words that stand in `words`, parted by spaces."""
    return frozenset(words.split())


BLOCK_TAGS = set_of(
    "html body p div section article main header footer aside nav ul ol li dl dt dd table "
    "thead tbody tfoot tr td th caption blockquote pre figure figcaption hr address details "
    "summary center fieldset legend form dialog menu h1 h2 h3 h4 h5 h6 noframes dir search "
    "hgroup"
)


def decode_page(data: bytes) -> Decoded:
    """Return the page's text, by its byte order mark, what it declares, or by guessing."""
    return decode(data, declared_encoding(data))


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page names in its first lines, or ""."""
    match = _DECLARED.search(data, 0, _DECLARATION_WITHIN)
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else ""


def parse_page(text: str, path: Path) -> Element:
    """Return the page's root element. Nothing outside the text is read; raises UnreadableFile.

    libxml2 stops at 2,048 elements inside each other; such a page is read without its nesting.
    """
    text = thinned(without_controls(text))
    for candidate in _less_and_less_nested(text):
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
        )
        root = _parsed(candidate, parser, path)
        if not any(_TOO_DEEP in error.message for error in parser.error_log):
            break
    return root


def _less_and_less_nested(text: str) -> Iterator[str]:
    yield text
    yield _NESTING.sub("<br><br>", text)
    yield _ANY_TAG.sub(" ", text)


def _parsed(text: str, parser: "etree.HTMLParser", path: Path) -> Element:
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        refuse_half(parser.error_log)
        raise UnreadableFile(path, "it holds no text") from error
    refuse_half(parser.error_log)
    if root is None:
        raise UnreadableFile(path, "it holds no text")
    _empty_head(root)
    return root


def _empty_head(root: Element) -> None:
    """Put what is no head into the body: libxml2 does not know that an <article> ends a head."""
    head = root.find("head")
    swallowed = (
        [child for child in head if tag_of(child) not in _OF_HEAD] if head is not None else []
    )
    if head is None or not swallowed:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    first = list(head)[head.index(swallowed[0]) :]
    for place, child in enumerate(first):
        body.insert(place, child)


def tag_of(element: Element) -> str:
    """Return the element's name in lower case without its namespace, "" for an entity."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].lower()


def classes_of(element: Element) -> frozenset[str]:
    """Return the element's classes in lower case."""
    return frozenset((element.get("class") or "").lower().split())


def words_of(element: Element) -> frozenset[str]:
    """Return the words that the element's classes and id are made of, in lower case."""
    return words_in(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def words_in(names: str) -> frozenset[str]:
    """Return the words of names that are joined by hyphens or by capitals: "cookieNotice"."""
    return frozenset(word.lower() for word in _WORDS.findall(names[:_LONGEST_NAMES]))


def text_of(element: Element) -> str:
    """Return all text inside the element with whitespace collapsed."""
    return " ".join("".join(_texts(element)).split())


def short_text_of(element: Element, longest: int) -> str:
    """Return the text inside the element, or "" where it is longer than `longest`."""
    pieces: list[str] = []
    length = 0
    for count, piece in enumerate(_texts(element)):
        pieces.append(piece)
        length += len(piece.strip())
        if length > longest or count > _MOST_PIECES:
            return ""
    return " ".join("".join(pieces).split())


def text_start(element: Element, length: int) -> str:
    """Return how the text inside the element begins, about `length` characters of it or all."""
    pieces: list[str] = []
    for count, piece in enumerate(_texts(element)):
        pieces.append(piece)
        length -= len(piece.strip())
        if length <= 0 or count > _MOST_PIECES:
            break
    return " ".join("".join(pieces).split())


def _texts(element: Element) -> Iterator[str]:
    """Yield the text inside the element, a space where a block or line ends."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inside in walk:
        tag = tag_of(inside)
        if event == "start" and tag in ("script", "style", "template"):
            walk.skip_subtree()
        elif event == "start":
            yield inside.text or ""
        if event == "end" and inside is not element:
            if tag in BLOCK_TAGS or tag == "br":
                yield " "
            if inside.tail:
                yield inside.tail
