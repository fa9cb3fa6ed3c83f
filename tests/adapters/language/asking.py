"""Short ways to ask the query language, and a list of words that stands in for the index's."""

from leader_reader.adapters.whoosh_index import language
from leader_reader.domain.search import Query
from tests.adapters.language.notation import shown


class Thesaurus:
    """Knows the alternatives it is given: {"words in a row": [("other words", reason)]}."""

    def __init__(self, rows):
        self.rows = {tuple(words.split()): others for words, others in rows.items()}
        self.asked = []

    def alternatives(self, words):
        assert 1 <= len(words) <= 5
        self.asked.append(words)
        others = self.rows.get(words, ())
        return [language.Alternative(tuple(other.split()), reason) for other, reason in others]


def asked(text, widen=None, **fields):
    return language.parse(Query(text, **fields), widen)


def tree(text, widen=None, **fields):
    return shown(asked(text, widen, **fields).tree)


def problems(text, **fields):
    """Return (what was not understood, the sentence) of each problem."""
    return [(text[p.start : p.end], p.sentence) for p in asked(text, **fields).problems]
