"""What reviewers wrote in a DOCX file, each comment as one, and what it answers."""

from collections.abc import Iterator

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.commented import Comment
from leader_reader.adapters.importers.docx.comments import answered, last_paragraph
from leader_reader.adapters.importers.docx.package import Package, W
from leader_reader.domain.found_mark import moment


def count_comments(package: Package) -> int:
    """Return how many comments there are that answer no other."""
    return sum(not comment.answers for comment in comments_of(package))


def comments_of(package: Package) -> Iterator[Comment]:
    """Yield the comments of a DOCX file as they stand in it."""
    root = package.related("comments")
    if root is None:
        return
    above = answered(package.related("commentsExtended"))
    found = list(root.iter(f"{W}comment"))
    names = {last_paragraph(each): each.get(f"{W}id", "") for each in found}
    names.pop("", None)  # few programs but Word number their paragraphs
    for each in found:
        yield Comment(
            name=each.get(f"{W}id", ""),
            note=_words(each),
            creator=clean_text(each.get(f"{W}author", "")),
            created=moment(each.get(f"{W}date", "")),
            answers=names.get(above.get(last_paragraph(each), ""), ""),
        )


def _words(comment: etree._Element) -> str:
    lines = (
        clean_text("".join(part.text or " " for part in paragraph.iter(f"{W}t", f"{W}br")))
        for paragraph in comment.iter(f"{W}p")
    )
    return "\n".join(line for line in lines if line)
