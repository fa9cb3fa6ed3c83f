"""Query trees of all classes, made at random from the words that a scan has."""

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.tree import Near, Same

_LIVE = (
    *(wq.Term("kind", each) for each in ("passage", "comment", "note", "tagged", "nothing")),
    *(wq.Term("format", each) for each in ("pdf", "txt", "docx")),
    *(wq.Term("is", each) for each in ("tagged", "untagged", "read", "unread")),
    *(wq.Term("topic", each) for each in ("talent", "leadership", "quality › talent", "tal", "no")),
    *(wq.Term("topicid", each) for each in ("t1", "t3", "t4", "t6", "t9")),
    *(wq.Term("document", each) for each in ("d0000", "d0007", "d9999")),
    wq.NumericRange("year", 2012, 2019),
    wq.NumericRange("year", None, 2014),
    wq.NumericRange("year", 2015, None),
    wq.Term("title", "manag"),
    wq.Prefix("title", "nur"),
    wq.Phrase("title", ["talent", "naiv"]),
    wq.Term("author", "smith"),
    wq.Prefix("author", "mul"),
    wq.Phrase("author", ["zoe", "muller"]),
)


class Trees:
    """Makes trees; `chance` is a random.Random, `scan` knows the words."""

    def __init__(self, chance, scan):
        self._chance = chance
        self._rows = scan.rows
        self._long = [at for at, row in enumerate(scan.rows["text"]) if len(row) > 6]
        self._mistaken = [self._mistake(self._word("words")) for _ in range(14)]
        self._leaves = (
            self.term, self.term, self.term, self.exact, self.phrase, self.compound, self.near,
            self.prefix, self.wildcard, self.fuzzy, self.same, self.live,
        )  # fmt: skip

    def __call__(self, depth=0):
        kind = self._chance.random()
        if depth == 3 or kind < 0.35 + 0.2 * depth:
            return self._chance.choice(self._leaves)()
        several = [self(depth + 1) for _ in range(self._chance.choice((2, 2, 3)))]
        if kind < 0.7:
            return wq.And(several)
        if kind < 0.9:
            return wq.Or(several)
        return wq.And([several[0], wq.Not(several[1])]) if kind < 0.97 else wq.Not(several[0])

    def term(self):
        return wq.Term("text", self._word("text"))

    def exact(self):
        return wq.Term("words", self._word("words"))

    def phrase(self):
        return wq.Phrase("words", self._run("words", self._chance.choice((2, 2, 3, 4))))

    def compound(self):
        return wq.Phrase("text", self._run("text", 2))

    def near(self):
        distance = self._chance.choice((1, 3, 8, 20))
        run = self._run("text", 5)
        return Near("text", self._chance.sample(run, self._chance.choice((2, 2, 3))), distance)

    def prefix(self):
        word = self._word("words")
        return wq.Prefix("words", word[: self._chance.randint(1, 4)])

    def wildcard(self):
        letters = list(self._word("words"))
        for _ in range(self._chance.choice((1, 1, 2))):
            letters[self._chance.randrange(len(letters))] = self._chance.choice("*?")
        return wq.Wildcard("words", "".join(letters))

    def fuzzy(self):
        most = self._chance.choice((1, 2))
        return wq.FuzzyTerm(
            "words", self._chance.choice(self._mistaken), maxdist=most, prefixlength=0
        )

    def same(self):
        kinds = (self.term, self.exact, self.phrase, self.compound, self.prefix)
        return Same([self._chance.choice(kinds)() for _ in range(self._chance.choice((2, 3)))])

    def live(self):
        return self._chance.choice(_LIVE)

    def _row(self, field):
        return self._rows[field][self._chance.choice(self._long)]

    def _word(self, field):
        return "absent" if self._chance.random() < 0.02 else self._chance.choice(self._row(field))

    def _run(self, field, length):
        row = self._row(field)
        at = self._chance.randrange(len(row) - length + 1)
        run = row[at : at + length]
        return run if self._chance.random() < 0.8 else self._chance.sample(run, length)

    def _mistake(self, word):
        at = self._chance.randrange(len(word))
        return word[:at] + self._chance.choice(("", "e", "é", "zz")) + word[at + 1 :]
