"""How the characters of one block are set: its font, and what is bold, raised or a link."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextLayout

from leader_reader.domain.document import Block, Span, SpanStyle
from leader_reader.ui.reader.offsets import Offsets
from leader_reader.ui.reader.rendering import Rendering
from leader_reader.ui.reader.typography import Look, Setting


def formats_of(rendering: Rendering, number: int) -> list[QTextLayout.FormatRange]:
    """Return the formats of a block, in UTF-16 units from its start, one after the other."""
    block, look = rendering.source.blocks[number], rendering.look
    plain = _plain(rendering.setting(number), look)
    offsets = Offsets(block.text)
    if rendering.comments and number == rendering.comments[0]:
        return _counted(rendering.comments[1], offsets.to_utf16(len(block.text)), plain, look)
    return [
        _range(offsets.to_utf16(start), offsets.to_utf16(end), _styled(plain, spans, look))
        for start, end, spans in _stretches(_bare(block) if number == rendering.title else block)
    ]


def _bare(title: Block) -> Block:
    """Return a title as it is read: many pages make it a link to themselves."""
    return replace(title, spans=tuple(s for s in title.spans if s.style is not SpanStyle.LINK))


def _counted(
    count: int, end: int, plain: QTextCharFormat, look: Look
) -> list[QTextLayout.FormatRange]:
    """Set "8 comments" as the heading that it is, and what follows in a quiet hand."""
    quiet = _plain(Setting(look.plain(15), 0, muted=True), look)
    return [_range(0, count, plain), _range(count, end, quiet)]


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    found.format = form
    return found


def _plain(setting: Setting, look: Look) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(setting.font)
    if setting.muted:
        form.setForeground(QBrush(QColor(look.theme.muted)))
    return form


def _stretches(block: Block) -> Iterator[tuple[int, int, list[Span]]]:
    """Cut the block's text where a span begins or ends; yield each piece with its spans."""
    if not block.spans:
        yield 0, len(block.text), []
        return
    length = len(block.text)
    ends = {point for span in block.spans for point in (span.start, span.end)}
    cuts = sorted({0, length} | {point for point in ends if 0 < point < length})
    for start, end in pairwise(cuts):
        yield start, end, [s for s in block.spans if s.start < end and s.end > start]


def _styled(plain: QTextCharFormat, spans: list[Span], look: Look) -> QTextCharFormat:
    if not spans:
        return plain
    form = QTextCharFormat(plain)
    for span in spans:
        if span.style is SpanStyle.BOLD:
            strong = plain.fontWeight() >= QFont.Weight.DemiBold
            form.setFontWeight(plain.fontWeight() if strong else QFont.Weight.Bold)
        elif span.style is SpanStyle.ITALIC:
            form.setFontItalic(True)
        elif span.style is SpanStyle.SUPERSCRIPT:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif span.style is SpanStyle.SUBSCRIPT:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        else:
            form.setForeground(QBrush(QColor(look.theme.accent_text)))
    return form
