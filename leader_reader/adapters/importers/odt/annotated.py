"""What reviewers wrote in an ODT file, each annotation as one, and what it answers."""

from collections.abc import Iterator

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.commented import Comment
from leader_reader.adapters.importers.odt.styles import DC, LOEXT, OFFICE, TEXT
from leader_reader.domain.found_mark import moment

ANNOTATION = f"{OFFICE}annotation"


def count_annotations(root: etree._Element) -> int:
    """Return how many annotations there are that answer no other."""
    return sum(not each.get(f"{LOEXT}parent-name") for each in root.iter(ANNOTATION))


def comments_of(found: list[etree._Element]) -> Iterator[Comment]:
    """Yield what annotations say, in their order."""
    for number, each in enumerate(found):
        yield Comment(
            name=annotation_name(each, number),
            note=_words(each),
            creator=clean_text(each.findtext(f"{DC}creator", "")),
            created=moment(each.findtext(f"{DC}date", "")),
            answers=each.get(f"{LOEXT}parent-name", ""),
        )


def annotation_name(annotation: etree._Element, number: int) -> str:
    """Return an annotation's name, or one of its own where it has none."""
    return annotation.get(f"{OFFICE}name", "") or f" {number}"


def _words(annotation: etree._Element) -> str:
    lines = (clean_text("".join(map(str, each.itertext()))) for each in annotation.iter(f"{TEXT}p"))
    return "\n".join(line for line in lines if line)
