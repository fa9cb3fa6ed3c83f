"""Known paragraphs set in the layouts of print are found again, with nothing else in them."""

import re

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.domain.document import BlockKind
from tests.adapters.importers.layouts import LAYOUTS
from tests.adapters.importers.making_layouts import typeset

LEAST = 154
"""Of 160 paragraphs. Where a paragraph ends at the foot of a column, its last line being full,
print does not say that it ends there."""


def squeezed(text):
    return re.sub(r"\s+", " ", text)


@pytest.fixture(params=LAYOUTS, scope="module")
def set_and_read(request, tmp_path_factory, qapp):
    path = tmp_path_factory.mktemp("layouts") / "a.pdf"
    made = typeset(path, LAYOUTS[request.param])
    return made, IMPORTER.read(path).blocks


def found(blocks, kind, texts):
    have = {squeezed(block.text) for block in blocks if block.main and block.kind is kind}
    return sum(squeezed(text) in have for text in texts)


def test_all_that_was_set_is_found_as_what_it_is(set_and_read):
    made, blocks = set_and_read
    assert len(made.paragraphs) == 160
    assert found(blocks, BlockKind.PARAGRAPH, made.paragraphs) >= LEAST
    assert found(blocks, BlockKind.HEADING, made.headings) == len(made.headings)
    assert found(blocks, BlockKind.FOOTNOTE, made.notes) == len(made.notes)
    assert found(blocks, BlockKind.CAPTION, made.captions) == len(made.captions)
    assert found(blocks, BlockKind.PARAGRAPH, made.boxes) == len(made.boxes)
    rows = [block.text for block in blocks if block.kind is BlockKind.TABLE]
    assert rows == made.rows
    items = [(b.marker, b.text) for b in blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == made.items


def test_no_running_head_is_in_the_text(set_and_read):
    made, blocks = set_and_read
    heads = [text for text in made.furniture if len(text) > 6 and text not in made.headings]
    main = "\n".join(block.text for block in blocks if block.main)
    assert not [text for text in heads if text in main]
    aside = {squeezed(block.text) for block in blocks if not block.main}
    assert {squeezed(text) for text in made.furniture} <= aside
