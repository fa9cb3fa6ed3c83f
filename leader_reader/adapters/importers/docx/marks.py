"""The comments of a DOCX file, each with the words that it is about."""

from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.archive import open_archive
from leader_reader.adapters.importers.commented import Signs, comment_marks
from leader_reader.adapters.importers.docx import read_package
from leader_reader.adapters.importers.docx.commented import comments_of
from leader_reader.adapters.importers.docx.package import Package, W
from leader_reader.domain.document import Document
from leader_reader.domain.found_mark import MarksFound
from leader_reader.domain.pages import PageMap

_BEGINS, _ENDS = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_REFERS = f"{W}commentReference"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def read_marks(path: Path, document: Document, _places: PageMap) -> MarksFound:
    """Return the comments of the DOCX file at `path`. Raises UnreadableFile."""
    with open_archive(path) as archive:
        package = Package(archive)
        comments = list(comments_of(package))
        if not comments:
            return MarksFound()
        signs, root = Signs(document.text), package.main_part()
        _sign(root, signs, frozenset(comment.name for comment in comments))
        archive.put(package.main, etree.tostring(root))
        extract = read_package(package)
    signed = "\n".join(block.text for block in extract.blocks)
    return comment_marks(document, signed, comments, signs)


def _sign(root: etree._Element, signs: Signs, known: frozenset[str]) -> None:
    """Put signs into the text; a comment without a range gets one where it is referred to."""
    paragraph: etree._Element | None = None
    waiting: list[str] = []
    begun: set[str] = set()
    for element in list(root.iter(f"{W}p", _BEGINS, _ENDS, _REFERS)):
        if element.tag == f"{W}p":
            paragraph = element
            for sign in waiting:
                _open(paragraph, sign)
            waiting.clear()
            continue
        name = element.get(f"{W}id", "")
        if name not in known:
            continue
        sign = _sign_for(element, signs.of(name), begun, name)
        inside = next(element.iterancestors(f"{W}p"), None) is not None
        if sign and inside:
            _put(element, sign)
        elif sign and element.tag == _BEGINS:
            waiting.append(sign)
        elif sign and paragraph is not None:
            paragraph.append(_run(sign))


def _sign_for(element: etree._Element, pair: tuple[str, str], begun: set[str], name: str) -> str:
    """Return the sign to put where `element` is, "" for none: the first one counts."""
    if element.tag == _ENDS:
        return pair[1] if name in begun else ""
    if name in begun:
        return ""
    begun.add(name)
    return pair[0]


def _put(element: etree._Element, sign: str) -> None:
    """Put a sign in the place of an element, or before the run that it is in."""
    parent = element.getparent()
    if parent is not None and parent.tag == f"{W}r":
        element = parent
    element.addprevious(_run(sign))


def _open(paragraph: etree._Element, sign: str) -> None:
    """Put a sign at the beginning of a paragraph, behind its properties."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        paragraph.insert(0, _run(sign))
    else:
        properties.addnext(_run(sign))


def _run(sign: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    text.text = sign
    return run
