"""A first look over a page: how much text each part holds, and where its main text is."""

from lxml import etree

from leader_reader.adapters.importers.html.tree import Element, tag_of

_SILENT = frozenset(("script", "style", "template", "noscript", "head", "svg"))
_ANCHORS = frozenset(("main", "article"))
_ANCHOR_CLASSES = ("entry-content", "post-content", "post-body", "article-body", "articlebody")
_ASIDES = frozenset(("nav", "aside", "footer"))
_BIG = 0.25


class Survey:
    """What is known of a page before it is walked: text lengths, and what holds the main text."""

    def __init__(self, root: Element) -> None:
        self._mass: dict[Element, int] = {}
        self.total = max(1, self._weigh(root))
        self.shielded = self._shield(root)

    def share(self, element: Element) -> float:
        """Return the part of the page's text that stands inside `element`, 0 to 1."""
        return self._mass.get(element, 0) / self.total

    def mass(self, element: Element) -> int:
        """Return the number of characters inside `element`."""
        return self._mass.get(element, 0)

    def _weigh(self, root: Element) -> int:
        length = 0
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._mass[element] += length
                length += len((element.tail or "").strip())
            elif tag_of(element) in _SILENT:
                walk.skip_subtree()  # its end comes next all the same
                self._mass[element] = -length
            else:
                self._mass[element] = -length
                length += len((element.text or "").strip())
        return length

    def _shield(self, root: Element) -> frozenset[Element]:
        """Return the elements around the page's main heading and main text."""
        shielded: set[Element] = set()
        for anchor in self._anchors(root):
            above: Element | None = anchor
            while above is not None and above not in shielded:
                shielded.add(above)
                above = above.getparent()
        return frozenset(shielded)

    def _anchors(self, root: Element) -> list[Element]:
        anchors = [element for element in self._mass if self._is_main_text(element)]
        heading = next((h1 for h1 in root.iter("h1", "{*}h1") if not _is_aside(h1)), None)
        return anchors if heading is None else [*anchors, heading]

    def _is_main_text(self, element: Element) -> bool:
        if self.share(element) < _BIG:
            return False
        if tag_of(element) in _ANCHORS or element.get("role") == "main":
            return True
        if element.get("itemprop") == "articleBody":
            return True
        return (element.get("class") or "").lower().startswith(_ANCHOR_CLASSES)


def _is_aside(element: Element) -> bool:
    return any(tag_of(above) in _ASIDES for above in element.iterancestors())
