"""Parts of a page that are drawn in their element's own tree: put where a browser shows them.

A <template> with the attribute "shadowrootmode" is what its parent shows (HTML, "The template
element"); browsers that save a page write it by this or an older name.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from leader_reader.adapters.importers.html.tree import Element, tag_of

_COMMENT = re.compile(r"-comment(?:-(?:renderer|item|view-model))?$")
_MODES = ("shadowrootmode", "shadowroot", "shadowmode")


def open_shadows(root: Element) -> None:
    """Put what each shadow tree shows in its place, its slots filled from around it."""
    for template in list(root.iter("template")):
        host = template.getparent()
        if host is not None and _is_shadow(template):
            _open(template, host)


def name_plainly(root: Element) -> None:
    """Make plain boxes of elements that a program defines for comments: <site-comment>."""
    for element in root.iter():
        tag = tag_of(element)
        if "-" in tag and _COMMENT.search(tag):
            element.tag = "div"
            element.set("class", f"{element.get('class') or ''} comment")


def _is_shadow(template: Element) -> bool:
    return any(mode in template.attrib for mode in _MODES)


def _open(template: Element, host: Element) -> None:
    waiting: dict[str, list[Element]] = {}
    for child in host:
        if child is not template:
            waiting.setdefault((child.get("slot") or "").strip(), []).append(child)
    for slot in list(_slots(template)):
        name = (slot.get("name") or "").strip()
        text = "" if name else _taken_text(template, host)
        _fill(slot, waiting.pop(name, ()), text)
    template.tag = "span"
    template.attrib.clear()


def _taken_text(template: Element, host: Element) -> str:
    text = f"{host.text or ''} {template.tail or ''}".strip()
    host.text = template.tail = None
    return text


def _slots(template: Element) -> Iterator[Element]:
    """Yield the slots of a shadow tree, but not those of trees inside of it."""
    walk = etree.iterwalk(template, events=("start",))
    for _, element in walk:
        if tag_of(element) == "slot":
            yield element
        elif element is not template and tag_of(element) == "template":
            walk.skip_subtree()


def _fill(slot: Element, children: Sequence[Element], text: str) -> None:
    """Put children and text into a slot; what it holds itself shows only where it gets none."""
    if not children and not text:
        return
    for own in list(slot):
        slot.remove(own)
    slot.text = text or None
    slot.extend(children)
