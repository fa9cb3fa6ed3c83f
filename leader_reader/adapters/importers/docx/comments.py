"""The comments of reviewers in a DOCX file, with author, date and what they answer to."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.docx.package import W14, W15, Package, W
from leader_reader.adapters.importers.properties import iso_date
from leader_reader.domain.document import Block, BlockKind

_MAX_DEPTH = 20
RESOLVED = "resolved"
"""What stands as the role of who wrote a comment that was marked as done."""


def comment_blocks(
    package: Package, blocks: Callable[[etree._Element], Iterator[Block]]
) -> Iterator[Block]:
    """Yield a COMMENT block for each paragraph of each comment; `blocks` reads its inside."""
    root = package.related("comments")
    if root is None:
        return
    extended = package.related("commentsExtended")
    parents, resolved = answered(extended), _resolved(extended)
    for comment in root.iter(f"{W}comment"):
        for block in blocks(comment):
            yield replace(
                block,
                kind=BlockKind.COMMENT,
                level=0,
                author=clean_text(comment.get(f"{W}author", "")),
                role=RESOLVED if last_paragraph(comment) in resolved else "",
                date=iso_date(comment.get(f"{W}date", "")),
                depth=_depth(comment, parents),
            )


def answered(root: etree._Element | None) -> dict[str, str]:
    """Return which comment's paragraph answers which, by w14:paraId."""
    items = root.iter(f"{W15}commentEx") if root is not None else ()
    pairs = ((each.get(f"{W15}paraId", ""), each.get(f"{W15}paraIdParent", "")) for each in items)
    return {one: other for one, other in pairs if one and other}


def _resolved(root: etree._Element | None) -> frozenset[str]:
    """Return the w14:paraId of the comments that were marked as done."""
    items = root.iter(f"{W15}commentEx") if root is not None else ()
    done = (item for item in items if item.get(f"{W15}done") in ("1", "true", "on"))
    return frozenset(item.get(f"{W15}paraId", "") for item in done)


def last_paragraph(comment: etree._Element) -> str:
    """Return the w14:paraId by which a comment is known to those that answer it."""
    paragraphs = comment.findall(f"{W}p")
    return paragraphs[-1].get(f"{W14}paraId", "") if paragraphs else ""


def _depth(comment: etree._Element, parents: dict[str, str]) -> int:
    current, depth = last_paragraph(comment), 0
    while parents.get(current) and depth < _MAX_DEPTH:
        current, depth = parents[current], depth + 1
    return depth
