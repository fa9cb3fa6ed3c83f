"""An index in a folder, kept through updates and merges, and what it answers."""

from collections import Counter

import numpy as np

from leader_reader.adapters.whoosh_index import generations, writing
from leader_reader.adapters.whoosh_index.evaluating import Evaluation
from leader_reader.adapters.whoosh_index.facets import Narrowing
from leader_reader.adapters.whoosh_index.generations import Generation
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.adapters.whoosh_index.merging import tidy
from leader_reader.adapters.whoosh_index.snapshot import open_snapshot
from leader_reader.adapters.whoosh_index.tokens import Tokenizer
from tests.adapters.whoosh_index.prose import record


def hits_in(part):
    """Return all rows of a part as hits, with cards made up for their documents."""
    columns = part.segment.columns
    records = [record(columns.strings[number]) for number in columns.document.tolist()]
    rows = np.arange(len(columns))
    return list(
        columns.hits(
            rows, [each.id for each in records], [each.title for each in records], [0.0] * len(rows)
        )
    )


class Kept:
    """The core of the index as its port uses it: one tokenizer, one folder."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        generations.put(folder, Generation(0))
        self.reopen()

    def reopen(self):
        """Begin again as a new process would."""
        self._tokenizer = Tokenizer()
        self._snapshot = None

    def update(self, removed, added):
        with writing.writing(self.folder):
            segments = writing.prepare(self.folder, self._tokenizer, added)
            writing.update(self.folder, removed, segments)

    def tidy(self):
        return list(tidy(self.folder))

    def snapshot(self):
        self._snapshot = open_snapshot(self.folder, self._snapshot)
        return self._snapshot


def identity(hit):
    """Return what tells one entry from another."""
    return hit.document, str(hit.kind), hit.start, hit.annotation or ""


class Answers:
    """What trees find in a snapshot, for one view of a library."""

    def __init__(self, snapshot, view):
        self.snapshot = snapshot
        self.live = Live(snapshot, view)
        self._evaluate = Evaluation(snapshot, self.live)
        self.names = [[identity(hit) for hit in hits_in(part)] for part in snapshot.parts]

    def found(self, tree):
        """Return what a tree finds, as parts."""
        return self._evaluate(tree)

    def scored(self, found):
        """Return {name of an entry: score} of what was found; each is found once."""
        total = Counter()
        held = {}
        for names, each in zip(self.names, found, strict=True):
            scores = each.scores(None)
            assert len(scores) == len(each.passages)
            for row, score in zip(each.passages.tolist(), scores.tolist(), strict=True):
                total[names[row]] += 1
                held[names[row]] = score
        assert all(count == 1 for count in total.values())
        return held

    def narrowed(self, tree, narrowed=()):
        """Return ({entry: score}, facets) of what a tree finds, narrowed by facets."""
        narrowing, found = Narrowing(self.live, narrowed), self.found(tree)
        return self.scored(narrowing(found)), narrowing.facets(found)


def live_entries(snapshot):
    """Return the names of all entries that are not deleted."""
    return [
        identity(hit)
        for part in snapshot.parts
        for row, hit in enumerate(hits_in(part))
        if part.gone is None or not part.gone[row]
    ]
