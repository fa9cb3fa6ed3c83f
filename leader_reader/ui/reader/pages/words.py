"""Steps through a document's text: letters as people see them, words and paragraphs."""

from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

from leader_reader.domain.document import Document
from leader_reader.ui.reader.offsets import Offsets

Span = tuple[int, int]
_Kind = QTextBoundaryFinder.BoundaryType
_Reason = QTextBoundaryFinder.BoundaryReason


def paragraph_at(document: Document, offset: int) -> Span:
    """Return the paragraph that holds `offset`."""
    return document.block_range(document.block_at(offset)) if document.blocks else (0, 0)


def word_at(document: Document, offset: int) -> Span:
    """Return the word at `offset`, or the one before it; what is between words stands alone."""
    start, end = paragraph_at(document, offset)
    text = document.text[start:end]
    if not text:
        return start, end
    inside = min(offset - start, len(text) - 1)
    if offset > start and text[inside].isspace():
        inside = max(0, min(offset - start, len(text)) - 1)
    offsets = Offsets(text)
    finder = QTextBoundaryFinder(_Kind.Word, text)
    finder.setPosition(offsets.to_utf16(inside + 1))
    if not finder.isAtBoundary():
        finder.toNextBoundary()
    last = offsets.to_code_point(finder.position())
    finder.toPreviousBoundary()
    return start + offsets.to_code_point(finder.position()), start + last


def next_word(document: Document, offset: int) -> int:
    """Return where the next word begins; between paragraphs too."""
    start, end = paragraph_at(document, offset)
    if offset >= end:
        return min(offset + 1, len(document.text))
    for first, _ in _words(document.text[start:end]):
        if start + first > offset:
            return start + first
    return end


def previous_word(document: Document, offset: int) -> int:
    """Return where the word at `offset`, or the one before, begins; between paragraphs too."""
    start, end = paragraph_at(document, offset)
    if offset <= start:
        return max(0, offset - 1)
    begun = [first for first, _ in _words(document.text[start:end]) if start + first < offset]
    return start + begun[-1] if begun else start


def next_letter(document: Document, offset: int) -> int:
    """Return the offset after the letter at `offset`, with all its accents."""
    return _letter(document, offset, 1)


def previous_letter(document: Document, offset: int) -> int:
    """Return the offset of the letter before `offset`."""
    return _letter(document, offset, -1)


def _letter(document: Document, offset: int, by: int) -> int:
    start, end = paragraph_at(document, offset)
    if not start <= offset + by <= end:
        return max(0, min(len(document.text), offset + by))
    text = document.text[start:end]
    offsets = Offsets(text)
    finder = QTextBoundaryFinder(_Kind.Grapheme, text)
    finder.setPosition(offsets.to_utf16(offset - start))
    place = finder.toNextBoundary() if by > 0 else finder.toPreviousBoundary()
    return start + offsets.to_code_point(place)


def _words(text: str) -> list[Span]:
    """Return (start, end) of each stretch of `text` that is not white space, as Qt parts them."""
    offsets = Offsets(text)
    finder = QTextBoundaryFinder(_Kind.Word, text)
    places = [0]
    while (place := finder.toNextBoundary()) >= 0:
        places.append(offsets.to_code_point(place))
    spans = pairwise(places)
    return [(first, last) for first, last in spans if not text[first:last].isspace()]
