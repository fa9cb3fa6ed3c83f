"""One article in many formats: the same paragraphs must come out of each."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from leader_reader.domain.document import BlockKind
from leader_reader.services.ports import Extract
from tests.benchmarks.extraction.expected import Sample
from tests.benchmarks.extraction.readers import ours
from tests.benchmarks.extraction.scoring import long_paragraphs, shared

_RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE)
_ALSO = (*_RUNNING, BlockKind.CAPTION)
"""Where a paragraph is looked for: what is a caption in one format is none in another."""
_CUT = ".source.txt"
"""What another data set made of an article: cut, and with its tables run together."""


def crossformat(found: Iterable[Sample]) -> dict[tuple[str, str], float]:
    """Return the share of paragraphs that each two formats of an article have in common."""
    groups: dict[str, list[Sample]] = defaultdict(list)
    for sample in found:
        if sample.name.startswith("crossformat/") and not sample.name.endswith(_CUT):
            groups[sample.path.name.split(".")[0]].append(sample)
    pairs = {}
    for group in groups.values():
        texts = {each.path.name: extract for each in group if (extract := ours(each.path))}
        for one, other in combinations(sorted(texts), 2):
            pairs[one, other] = in_common(texts[one], texts[other])
    return pairs


def in_common(one: Extract, other: Extract) -> float:
    """Return the part of the long paragraphs of the text with fewer that the other has, 0 to 1."""
    fewer, more = sorted((one, other), key=lambda each: len(paragraphs(each)))
    return shared(paragraphs(fewer), paragraphs(more, _ALSO))


def paragraphs(extract: Extract, kinds: tuple[BlockKind, ...] = _RUNNING) -> list[str]:
    """Return the long paragraphs of the text, without headings and tables."""
    return long_paragraphs(
        block.text for block in extract.blocks if block.main and block.kind in kinds
    )
