"""`python -m tests.benchmarks.extraction DIR`: how faithful the importers are, beside others.

DIR holds a MANIFEST.tsv of the form of the shared corpus. Each reader's text is compared word for
word with the text that is known; then paragraphs, comments, facts and cards (metadata) are
counted, and one article's formats are compared with each other. Nothing else runs meanwhile in
this process, so the times beside each other are comparable.
"""

import argparse
import sys
from pathlib import Path

from tests.benchmarks.extraction.crossformat import crossformat
from tests.benchmarks.extraction.expected import samples
from tests.benchmarks.extraction.measured import measure
from tests.benchmarks.extraction.table import (
    crossformat_lines,
    fact_lines,
    format_lines,
    verdict_lines,
    worst_lines,
)


def main(arguments: list[str]) -> int:
    """Print the tables; return 1 where ours falls behind."""
    chosen = _parser().parse_args(arguments)
    found = samples(chosen.folder)
    wanted = [each for each in found if not chosen.format or each.format in chosen.format]
    measured = [measure(sample, chosen.peers) for sample in wanted]
    pairs = crossformat(found)
    for lines in (
        format_lines(measured),
        fact_lines(measured),
        crossformat_lines(pairs),
        worst_lines(measured, chosen.worst),
    ):
        print("\n".join(lines), end="\n\n", flush=True)
    verdicts = list(verdict_lines(measured, pairs))
    print("\n".join(line for line, _ in verdicts))
    return int(not all(held for _, held in verdicts))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.extraction")
    parser.add_argument("folder", type=Path, help="a folder with MANIFEST.tsv")
    parser.add_argument("--format", action="append", help="only this format; may be repeated")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--worst", type=int, default=8, help="files named where ours is worst")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
