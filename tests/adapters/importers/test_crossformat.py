"""One article in many formats gives the same paragraphs in each of them."""

import re
import unicodedata
from itertools import combinations

import pytest

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.domain.document import BlockKind
from tests.adapters.importers.corpus import CORPUS

ARTICLE = CORPUS / "crossformat"
FORMATS = ("docx", "epub", "html", "md", "odt", "rtf", "txt")
"""Not .source.txt: it was made from the article by other hands, which lost words of it."""
TOLD = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
SHORTEST = 60

pytestmark = pytest.mark.skipif(not ARTICLE.is_dir(), reason="the corpora are not beside us")


@pytest.fixture(scope="module")
def paragraphs():
    return {ending: _paragraphs(ending) for ending in FORMATS}


def _paragraphs(ending):
    path = next(ARTICLE.glob(f"PMC*[0-9].{ending}"))
    blocks = importer_for(path).read(path).blocks
    told = (block.text for block in blocks if block.main and block.kind in TOLD)
    return {_bare(text) for text in told if len(text) > SHORTEST}


def _bare(text):
    """Return the letters and figures alone; a raised ² is the same as a 2 that is set raised."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(("one", "other"), [*combinations(FORMATS, 2)])
def test_the_paragraphs_are_the_same(paragraphs, one, other):
    first, second = paragraphs[one], paragraphs[other]
    assert min(len(first), len(second)) > 50
    assert len(first & second) >= 0.97 * min(len(first), len(second))
