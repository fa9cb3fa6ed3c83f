"""What a search must find: a plain scan over the words of all entries, knowing of no index."""

import math
from collections import Counter, defaultdict
from functools import cached_property

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Words, fold
from leader_reader.adapters.whoosh_index.tree import Near, Same

K1, B = 1.2, 0.75


class Scan:
    """Evaluates query trees on entries, which it names by their places in the row given."""

    def __init__(self, entries, view):
        self.entries = entries
        self.view = view
        self._split = Words()
        rows = [list(self._split(each.text)) for each in entries]
        self.rows = {
            "text": [[word.stem for word in row] for row in rows],
            "words": [[word.form for word in row] for row in rows],
        }
        average = sum(map(len, rows)) / max(1, len(rows)) or 1
        self._norms = [K1 * (1 - B + B * len(row) / average) for row in rows]
        self._weights = [each.weight for each in entries]
        self._known = {}

    def __call__(self, tree):
        """Return {entry: score} of all entries that a tree finds."""
        if isinstance(tree, wq.And | wq.Or) and not isinstance(tree, Same):
            join = self._all if isinstance(tree, wq.And) else self._any
            return join([self(each) for each in tree.subqueries])
        if isinstance(tree, Same) or tree.field() in ("text", "words"):
            return self._scored(tree)
        if tree is wq.NullQuery:
            return {}
        return dict.fromkeys(self._meeting_entries(tree), 0.0)

    def _meeting_entries(self, tree):
        everything = range(len(self.entries))
        if isinstance(tree, wq.Every):
            return everything
        if isinstance(tree, wq.Not):
            held = self(tree.query)
            return [entry for entry in everything if entry not in held]
        if repr(tree) not in self._known:
            meets = self._meeting(tree)
            self._known[repr(tree)] = [at for at in everything if meets(self.entries[at])]
        return self._known[repr(tree)]

    def _all(self, found):
        common = set(found[0]).intersection(*found[1:])
        return {entry: sum(each[entry] for each in found) for entry in common}

    def _any(self, found):
        total = defaultdict(float)
        for each in found:
            for entry, score in each.items():
                total[entry] += score
        return dict(total)

    # Words

    def _scored(self, tree):
        counts = self.counts(tree)
        if isinstance(tree, wq.Phrase):
            plain = tree.fieldname == "text"
            stems = [word if plain else self._split.stem(word) for word in tree.words]
            idf = sum(self._idf(len(self.counts(wq.Term("text", stem)))) for stem in stems)
        else:
            idf = self._idf(len(counts))
        return {entry: idf * self._saturated(entry, n) for entry, n in counts.items()}

    def _idf(self, holding):
        return math.log(len(self.entries) / (holding + 1)) + 1

    def _saturated(self, entry, count):
        counted = count * self._weights[entry]
        return counted * (K1 + 1) / (counted + self._norms[entry])

    def counts(self, leaf):
        """Return how often each entry that holds a leaf holds it."""
        name = repr(leaf)
        if name not in self._known:
            self._known[name] = {at: n for at, n in self._counted(leaf) if n}
        return self._known[name]

    def _counted(self, leaf):
        if isinstance(leaf, Same):
            total = Counter()
            for each in leaf.subqueries:
                total.update(self.counts(each))
            return total.items()
        if isinstance(leaf, wq.Phrase):
            count = _windows if isinstance(leaf, Near) else _in_a_row
            rows = self.rows[leaf.fieldname]
            return ((at, count(rows[at], leaf)) for at in self._holding_all(leaf))
        if type(leaf) is wq.Term:
            return self._places[leaf.fieldname].get(leaf.text, {}).items()
        fits = _fitting(leaf)
        total = defaultdict(int)
        for form, places in self._places["words"].items():
            for entry, count in places.items() if fits(form) else ():
                total[entry] += count
        return total.items()

    def _holding_all(self, leaf):
        places = [self._places[leaf.fieldname].get(word, {}) for word in leaf.words]
        return set(places[0]).intersection(*places[1:])

    @cached_property
    def _places(self):
        """For each field and word, how often it stands in which entries."""
        found = {name: defaultdict(Counter) for name in self.rows}
        for name, rows in self.rows.items():
            for at, row in enumerate(rows):
                for word in row:
                    found[name][word][at] += 1
        return found

    # Conditions

    def _meeting(self, condition):
        """Return what tells whether an entry meets a condition."""
        field, text = condition.field(), getattr(condition, "text", "")
        if field == "kind":
            return lambda entry: entry.kind == text
        if field in ("topic", "topicid"):
            wanted = {text} if field == "topicid" else self._topics_named(fold(text))
            return lambda entry: bool(wanted & self.topics(entry))
        if field == "is" and text in ("tagged", "untagged"):
            return lambda entry: bool(self.topics(entry)) == (text == "tagged")
        held = {
            name
            for name, record in self.view.documents.items()
            if self._record_meets(record, condition)
        }
        return lambda entry: entry.document in held

    def _record_meets(self, record, condition):
        field, text = condition.field(), getattr(condition, "text", "")
        if field == "year":
            year = record.metadata.date[:4]
            low, high = condition.start or 0, condition.end or 9999
            return bool(year) and low <= int(year) <= high
        if field == "is":
            return (record.id in self.view.read) == (text == "read")
        if field in ("document", "format"):
            return text == (record.id if field == "document" else record.format)
        named = record.title if field == "title" else " ".join(record.metadata.authors)
        return self._named_so(list(self._split(named)), condition)

    def _named_so(self, words, condition):
        if isinstance(condition, wq.Prefix):
            return any(word.form.startswith(condition.text) for word in words)
        wanted = condition.words if isinstance(condition, wq.Phrase) else [condition.text]
        joined = " ".join(["", *(word.stem for word in words), ""])
        return " ".join(["", *wanted, ""]) in joined

    def _topics_named(self, name):
        book = self.view.codebook
        paths = {each.id: (fold(each.name), fold(book.path(each.id))) for each in book}
        same = {each for each, known in paths.items() if name in known}
        return same or {each for each, known in paths.items() if known[0].startswith(name)}

    def topics(self, entry):
        """Return the topics of an entry and all above them."""
        book, found = self.view.codebook, set()
        for each in self._annotations.get(entry.document, ()):
            if _touches(each, entry):
                for topic in each.topics & {known.id for known in book}:
                    found |= {topic, *(above.id for above in book.ancestors(topic))}
        return found

    @cached_property
    def _annotations(self):
        found = defaultdict(list)
        for each in self.view.annotations:
            found[each.document].append(each)
        return found


def _touches(annotation, entry):
    if entry.annotation:
        return entry.annotation == annotation.id
    return entry.start < annotation.end and entry.end > annotation.start


def _in_a_row(row, phrase):
    wanted = list(phrase.words)
    return sum(row[at : at + len(wanted)] == wanted for at in range(len(row) - len(wanted) + 1))


def _windows(row, near):
    """Return at how many words a stretch begins that holds all of them."""
    wanted = set(near.words)
    held = [at for at, word in enumerate(row) if word in wanted]
    return sum(wanted <= set(row[at : at + near.slop + 1]) for at in held)


def _fitting(leaf):
    """Return what tells whether a form fits a prefix, a pattern or a fuzzy word."""
    text = leaf.text
    if isinstance(leaf, wq.Prefix):
        return lambda form: form.startswith(text)
    if isinstance(leaf, wq.Wildcard):
        return lambda form: wild(text, form)
    raw, most = text.encode(), leaf.maxdist
    return lambda form: levenshtein(form.encode(), raw, most) <= most


def wild(pattern, word):
    """Tell whether a word fits a pattern with * and ?, letter by letter."""
    if not all(
        a == b or a in "*?" for a, b in ((pattern[:1], word[:1]), (pattern[-1:], word[-1:]))
    ):
        return False
    reached = {0}
    for char in pattern:
        if char == "*":
            reached = set(range(min(reached), len(word) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(word) and char in ("?", word[at])}
    return len(word) in reached


def levenshtein(one, other, most=1 << 30):
    """Return how many letters must be put in, left out or changed; any number beyond `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for place, wanted in enumerate(other):
            row.append(
                min(before[place] + (letter != wanted), before[place + 1] + 1, row[place] + 1)
            )
        if min(row) > most:
            return most + 1
    return row[-1]
