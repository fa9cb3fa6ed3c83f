"""The inside of a DOCX paragraph: styled runs of text, links, note marks and text boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from leader_reader.adapters.importers.blocks import Run
from leader_reader.adapters.importers.docx.equations import equation_text
from leader_reader.adapters.importers.docx.fields import Fields, link_in
from leader_reader.adapters.importers.docx.notes import NOTE_KINDS, Notes
from leader_reader.adapters.importers.docx.package import (
    MC,
    M,
    R,
    Relationship,
    W,
    switched_on,
    value,
)
from leader_reader.adapters.importers.docx.pictures import PictureFinder
from leader_reader.adapters.importers.docx.styles import Styles
from leader_reader.adapters.importers.symbols import symbol_character
from leader_reader.domain.document import SpanStyle
from leader_reader.domain.picture import Picture

_INSIDE = frozenset(
    f"{W}{name}"
    for name in ("ins", "smartTag", "fldSimple", "sdtContent", "moveTo", "dir", "bdo", "customXml")
)
"""What may stand around runs; deleted and moved-away text (w:del, w:moveFrom) is not in it."""
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_FIELDS = (f"{W}fldChar", f"{W}instrText")
_BOX = f"{W}txbxContent"
_SAFE_LINKS = ("http://", "https://", "mailto:")
_RAISED = {"superscript": SpanStyle.SUPERSCRIPT, "subscript": SpanStyle.SUBSCRIPT}


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: its runs, and text boxes and pictures that are anchored in it.

    `contents` tells that it is a line of a table of contents.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    contents: bool = False


class InlineReader:
    """Reads paragraphs of one file; knows its styles, links and notes.

    `finder` finds pictures in the part that is read; None where they are to be left out.
    """

    def __init__(
        self,
        styles: Styles,
        links: dict[str, Relationship],
        notes: Notes,
        finder: PictureFinder | None = None,
    ) -> None:
        self._styles = styles
        self._links = links
        self._notes = notes
        self._fields = Fields()
        self.finder = finder

    def read(self, paragraph: etree._Element) -> Inline:
        """Return the runs and text boxes of `paragraph`, however deep they are wrapped."""
        found = Inline()
        waiting = [(iter(paragraph), "")]
        while waiting:
            children, href = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
            elif child.tag == f"{W}r":
                self._run(child, href, found)
            else:
                inner, link = self._wrapped(child, href)
                if inner is not None:
                    waiting.append((iter(inner), link))
                elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                    found.runs.append(Run(equation_text(child)))
        self._fields.end_paragraph()
        return found

    def _wrapped(self, child: etree._Element, href: str) -> tuple[etree._Element | None, str]:
        """Return what to look into for `child`, and the link it is under."""
        if child.tag == f"{W}hyperlink":
            return child, self._target(child) or href
        if child.tag == f"{W}fldSimple":
            return child, safe_address(link_in(child.get(f"{W}instr", ""))) or href
        if child.tag == f"{W}sdt":
            return child.find(f"{W}sdtContent"), href
        if child.tag == f"{MC}AlternateContent":
            return chosen(child), href
        return (child if child.tag in _INSIDE else None), href

    def _target(self, hyperlink: etree._Element) -> str:
        relationship = self._links.get(hyperlink.get(f"{R}id", ""))
        if relationship is None or not relationship.external:
            return ""
        return safe_address(relationship.target)

    def _run(self, run: etree._Element, href: str, found: Inline) -> None:
        properties = run.find(f"{W}rPr")
        hidden = switched_on(properties, "vanish")
        if self._styles.hidden(value(properties, "rStyle")) if hidden is None else hidden:
            return
        styles = self._run_styles(properties)
        for child in _content(run):
            if child.tag in _FIELDS:
                found.runs.append(Run(self._fields.take(child), styles))
                found.contents = found.contents or self._fields.lists_contents
            elif not self._fields.hides:
                self._piece(child, styles, href or safe_address(self._fields.href), found)

    def _piece(
        self, child: etree._Element, styles: frozenset[SpanStyle], href: str, found: Inline
    ) -> None:
        """Take one thing that a run holds: text, a note's mark, a drawing."""
        styles |= {SpanStyle.LINK} if href else set()
        if child.tag in NOTE_KINDS:
            mark = self._notes.mark(child)
            found.runs.append(Run(mark, styles | {SpanStyle.SUPERSCRIPT}, href))
        elif child.tag in _PICTURES:
            found.boxes.extend(_boxes(child))
            found.pictures.extend(self.finder.pictures(child) if self.finder else ())
        else:
            found.runs.append(Run(_text(child), styles, href))

    def _run_styles(self, properties: etree._Element | None) -> frozenset[SpanStyle]:
        style = value(properties, "rStyle")
        bold, italic = switched_on(properties, "b"), switched_on(properties, "i")
        styles = set()
        if self._styles.bold(style) if bold is None else bold:
            styles.add(SpanStyle.BOLD)
        if self._styles.italic(style) if italic is None else italic:
            styles.add(SpanStyle.ITALIC)
        raised = _RAISED.get(value(properties, "vertAlign"))
        return frozenset(styles | {raised} if raised else styles)


def safe_address(target: str) -> str:
    """Return an address of the web or of mail, "" for any other."""
    return target if target.lower().startswith(_SAFE_LINKS) else ""


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of mc:AlternateContent to read: the first choice, else the fallback."""
    choice = alternate.find(f"{MC}Choice")
    return choice if choice is not None else alternate.find(f"{MC}Fallback")


def _content(run: etree._Element) -> Iterator[etree._Element]:
    """Yield a run's children, those of alternatives and of ruby text's base included."""
    for child in run:
        if child.tag == f"{MC}AlternateContent":
            branch = chosen(child)
            yield from branch if branch is not None else ()
        elif child.tag == f"{W}ruby":
            yield from child.iterfind(f"{W}rubyBase/{W}r/{W}t")
        else:
            yield child


def _text(child: etree._Element) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}sym":
        try:
            code = int(child.get(f"{W}char", ""), 16)
        except ValueError:
            return ""
        return symbol_character(code & 0xFFFF, child.get(f"{W}font", ""))
    return _CHARACTERS.get(child.tag, "")


def _boxes(picture: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes in `picture`; those within one are found when it is read itself."""
    for box in picture.iter(_BOX):
        above = next(box.iterancestors(_BOX, *_PICTURES), None)
        fallback = next(box.iterancestors(f"{MC}Fallback"), None)
        if above is picture and (fallback is None or _only_fallback(fallback)):
            yield box


def _only_fallback(fallback: etree._Element) -> bool:
    parent = fallback.getparent()
    return parent is None or parent.find(f"{MC}Choice") is None
