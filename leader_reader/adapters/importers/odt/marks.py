"""The annotations of an ODT file, each with the words that it is about."""

from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.archive import open_archive
from leader_reader.adapters.importers.commented import Signs, comment_marks
from leader_reader.adapters.importers.odt import read_archive
from leader_reader.adapters.importers.odt.annotated import (
    ANNOTATION,
    annotation_name,
    comments_of,
)
from leader_reader.adapters.importers.odt.styles import OFFICE
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.document import Document
from leader_reader.domain.found_mark import MarksFound
from leader_reader.domain.pages import PageMap

_ENDS = f"{OFFICE}annotation-end"
_CONTENT = "content.xml"


def read_marks(path: Path, document: Document, _places: PageMap) -> MarksFound:
    """Return the annotations of the ODT file at `path`. Raises UnreadableFile."""
    with open_archive(path) as archive:
        root = parse_xml(archive.read(_CONTENT), path)
        found = list(root.iter(ANNOTATION))
        if not found:
            return MarksFound()
        comments = list(comments_of(found))
        signs = Signs(document.text)
        _sign(root, signs)
        archive.put(_CONTENT, etree.tostring(root))
        extract = read_archive(archive, path)
    signed = "\n".join(block.text for block in extract.blocks)
    return comment_marks(document, signed, comments, signs)


def _sign(root: etree._Element, signs: Signs) -> None:
    """Put signs into the text, before where an annotation begins and where it ends."""
    begun: set[str] = set()
    number = 0
    for element in list(root.iter(ANNOTATION, _ENDS)):
        if element.tag == ANNOTATION:
            name = annotation_name(element, number)
            number += 1
            if name not in begun:
                begun.add(name)
                _put(element, signs.of(name)[0])
        elif element.get(f"{OFFICE}name", "") in begun:
            _put(element, signs.of(element.get(f"{OFFICE}name", ""))[1])


def _put(element: etree._Element, sign: str) -> None:
    """Put a sign into the text just before an element."""
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + sign
    elif parent is not None:
        parent.text = (parent.text or "") + sign
