"""One article in many formats: the same paragraphs must come out of each."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from leader_reader.domain.document import BlockKind
from leader_reader.services.ports import Extract
from tests.benchmarks.extraction.expected import Sample
from tests.benchmarks.extraction.readers import ours
from tests.benchmarks.extraction.scoring import long_paragraphs, shared

_NOT_RUNNING_TEXT = frozenset(BlockKind) - {
    *(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE)
}
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
        texts = {each.path.name: paragraphs(each) for each in group}
        readable = {name: text for name, text in texts.items() if text}
        for one, other in combinations(sorted(readable), 2):
            pairs[one, other] = shared(readable[one], readable[other])
    return pairs


def paragraphs(sample: Sample) -> list[str]:
    """Return the long paragraphs of the text, without headings, captions and tables."""
    extract = ours(sample.path)
    return running_paragraphs(extract) if extract else []


def running_paragraphs(extract: Extract) -> list[str]:
    """Return the long paragraphs of what was read."""
    return long_paragraphs(
        b.text for b in extract.blocks if b.main and b.kind not in _NOT_RUNNING_TEXT
    )
