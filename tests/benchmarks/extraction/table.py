"""Prints what was measured: one table of readers by format, one of facts, and the verdicts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from tests.benchmarks.extraction.facts import DISPUTED
from tests.benchmarks.extraction.measured import OURS, Measured
from tests.benchmarks.extraction.scoring import Agreement, mean

_NEAR = 0.005
_COMMENTS = 0.95
_ALIKE = 0.97

Pairs = dict[tuple[str, str], float]


def by_format(measured: Iterable[Measured]) -> dict[str, list[Measured]]:
    """Group what has a known text by format."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for each in measured:
        if each.words and not each.sample.hostile:
            groups[each.sample.format].append(each)
    return dict(sorted(groups.items()))


def readers(group: Sequence[Measured]) -> list[str]:
    """Return who read the files of a group, ours first."""
    return list(dict.fromkeys([OURS, *(name for each in group for name in each.words)]))


def score(group: Sequence[Measured], reader: str) -> Agreement:
    """Return a reader's mean agreement; a file that it could not read counts as nothing found."""
    nothing = Agreement(0.0, 0.0, 0)
    return mean([each.words.get(reader, nothing) for each in group])


def format_lines(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield a row for each reader of each format."""
    names = f"{'files':>6}{'prec.':>8}{'recall':>8}{'F1':>8}{'paragraphs':>14}{'ms, median':>12}"
    yield f"{'words':<8}{'reader':<20}{names}"
    for kind, group in by_format(measured).items():
        for reader in readers(group):
            agreed = score(group, reader)
            whole = [each.whole.get(reader, (0, 0)) for each in group]
            ms = 1000 * median(each.seconds.get(reader, 0.0) for each in group)
            yield (
                f"{kind:<8}{reader:<20}{len(group):>6}{agreed.precision:>8.3f}"
                f"{agreed.recall:>8.3f}{_f1(group, reader):>8.3f}"
                f"{_of(whole):>14}{ms:>12.1f}"
            )


def _f1(group: Sequence[Measured], reader: str) -> float:
    scores = [each.words[reader].f1 if reader in each.words else 0.0 for each in group]
    return sum(scores) / max(1, len(scores))


def _of(pairs: Sequence[tuple[int, int]]) -> str:
    return f"{sum(found for found, _ in pairs)} of {sum(wanted for _, wanted in pairs)}"


def fact_lines(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield a row for each kind of fact, and the files where one does not hold."""
    held: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for each in measured:
        for name, true in each.facts:
            held[name] += true
            stated[name] += 1
    yield "facts of the manifest (of files that can be read)"
    for name in sorted(stated):
        yield f"  {name:<34}{held[name]:>5} of {stated[name]}"
    for each in measured:
        for name, true in each.facts:
            if not true:
                why = DISPUTED.get((each.sample.name, name), "")
                yield f"  not in {each.sample.name[:60]}: {name}" + (f" ({why})" if why else "")


def crossformat_lines(pairs: Pairs) -> Iterator[str]:
    """Yield the least alike pairs of formats."""
    if pairs:
        yield f"one article in many formats: {len(pairs)} pairs"
        for (one, other), share in sorted(pairs.items(), key=lambda item: item[1])[:10]:
            yield f"  {share:.3f}  {one} and {other}"


def worst_lines(measured: Sequence[Measured], many: int) -> Iterator[str]:
    """Yield the files where ours is furthest from what is expected."""
    yield "where ours is furthest from the expected text"
    scored = [each for each in measured if OURS in each.words and not each.sample.hostile]
    for each in sorted(scored, key=lambda each: each.words[OURS].f1)[:many]:
        agreed = each.words[OURS]
        expected = each.sample.expected
        yield (
            f"  {agreed.f1:.3f} (P {agreed.precision:.3f}, R {agreed.recall:.3f},"
            f" {agreed.words} words)  {each.sample.name}  [{expected.source if expected else ''}]"
        )


def verdict_lines(measured: Sequence[Measured], pairs: Pairs) -> Iterator[tuple[str, bool]]:
    """Yield each thing that must hold with whether it does."""
    for kind, group in by_format(measured).items():
        others = [_f1(group, reader) for reader in readers(group) if reader != OURS]
        if others:
            lead = _f1(group, OURS) - max(others)
            yield _verdict(f"{kind}: F1 before the best of the others", lead, -_NEAR)
    comments = [held for each in measured for held in each.comments.get(OURS, ())]
    if comments:
        yield _verdict("comments found", sum(comments) / len(comments), _COMMENTS)
    facts = [
        held
        for each in measured
        for name, held in each.facts
        if held or (each.sample.name, name) not in DISPUTED
    ]
    if facts:
        yield _verdict("facts that hold", sum(facts) / len(facts), 1.0)
    if pairs:
        yield _verdict("least alike formats of one article", min(pairs.values()), _ALIKE)
    heads = sum(len(each.heads) for each in measured)
    yield f"{'running heads inside a paragraph':<48}{heads:>8}   must be 0", not heads


def _verdict(name: str, value: float, least: float) -> tuple[str, bool]:
    held = value >= least
    return f"{name:<48}{value:>8.3f}   ≥ {least:g}  {'held' if held else 'MISSED'}", held
