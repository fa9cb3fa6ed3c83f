"""The formulas in an ODT file: MathML in members of their own, or inside the text."""

import posixpath

from lxml import etree

from leader_reader.adapters.importers.archive import Archive
from leader_reader.adapters.importers.mathml import mathml_text
from leader_reader.adapters.importers.odt.styles import XLINK
from leader_reader.adapters.importers.xml import parse_xml
from leader_reader.domain.errors import UnreadableFile

_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_LARGEST = 1_000_000
"""Bytes; what is larger is no formula that anyone wrote."""


def formula_text(archive: Archive, holder: etree._Element) -> str:
    """Return the formula that a draw:object shows, as one line; "" where it shows none."""
    inside = holder.find(_MATH)
    if inside is not None:
        return mathml_text(inside)
    name = posixpath.normpath(holder.get(f"{XLINK}href", "") + "/content.xml").lstrip("/")
    if not 0 < archive.size(name) <= _LARGEST:
        return ""
    try:
        root = parse_xml(archive.read(name), archive.path)
    except UnreadableFile:  # a damaged formula is no fault of the text around it
        return ""
    return mathml_text(root) if root.tag in (_MATH, "math") else ""
