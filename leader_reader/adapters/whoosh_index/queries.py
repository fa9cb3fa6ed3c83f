"""What the user typed as a Whoosh query, and the words of it that are to be marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whoosh import query as wq
from whoosh.fields import Schema
from whoosh.qparser import AndGroup, QueryParser, plugins

from leader_reader.adapters.whoosh_index.analysis import Word, Words
from leader_reader.domain.search import Query
from leader_reader.services.ports import Highlighter

_PLUGINS = (
    plugins.WhitespacePlugin,
    plugins.PhrasePlugin,
    plugins.GroupPlugin,
    plugins.OperatorsPlugin,
    plugins.FieldsPlugin,
    plugins.WildcardPlugin,
    plugins.PrefixPlugin,
)
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_ASKABLE = ("text", "title", "author", "year", "format")
_DANGLING = re.compile(r"(?<=\S)(?:\s+(?:AND|OR|NOT))+\s*$")
_OPEN_END = re.compile(r"[\w’'-]$")


def parse(query: Query, schema: Schema) -> wq.Query:
    """Return the Whoosh query: words side by side must all be there.

    Prefixes and wildcards run over the words as written, all else over stems. With
    `query.prefix_last` the last word, if it may go on, is also a prefix.
    """
    text = _DANGLING.sub("", query.text.translate(_QUOTES))
    askable = Schema(**{name: schema[name] for name in _ASKABLE})
    parser = QueryParser("text", askable, plugins=[plugin() for plugin in _PLUGINS], group=AndGroup)
    tree = parser.parse(_balanced(text)).normalize()
    if query.prefix_last and _OPEN_END.search(text) and text.count('"') % 2 == 0:
        tree = _with_open_end(tree, text)
    return tree.accept(_over_written_words).normalize()


def _balanced(text: str) -> str:
    """Close a quotation that is still being typed."""
    return f'{text}"' if text.count('"') % 2 else text


def _with_open_end(tree: wq.Query, text: str) -> wq.Query:
    last = max(_positive_terms(tree), key=lambda term: term.endchar or 0, default=None)
    found = list(Words()(text))
    if last is None or not found or found[-1].stem != last.text:
        return tree
    either = wq.Or([last, wq.Prefix("words", found[-1].form)])
    return tree.accept(lambda node: either if node is last else node)


def _positive_terms(tree: wq.Query) -> Iterator[wq.Term]:
    if isinstance(tree, wq.Term) and tree.fieldname == "text":
        yield tree
    elif not isinstance(tree, wq.Not):
        for child in tree.children():
            yield from _positive_terms(child)


def _over_written_words(node: wq.Query) -> wq.Query:
    if isinstance(node, wq.Prefix) and node.fieldname != "words":
        return _begun(node.fieldname, node.text)
    if isinstance(node, wq.Term) and node.fieldname == "format":
        return wq.Term("format", node.text.casefold())
    if isinstance(node, wq.Wildcard) and node.fieldname == "text":
        return wq.Wildcard("words", node.text)
    return node


def _begun(field: str, text: str) -> wq.Query:
    """Return the query for a word that begins so; what stands before a hyphen is a whole word."""
    if "?" in text or "*" in text:
        return _over_written_words(wq.Wildcard(field, f"{text}*"))
    found = list(Words()(text))
    if not found:
        return wq.NullQuery
    if field != "text":
        return wq.Prefix(field, found[-1].stem)
    whole = [wq.Term("words", word.form) for word in found[:-1]]
    return wq.And([*whole, wq.Prefix("words", found[-1].form)])


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to mark: single stems, phrases as stems in a row, and patterns of whole words."""

    stems: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    patterns: tuple[re.Pattern[str], ...]


def highlighter(tree: wq.Query) -> Highlighter:
    """Return what marks the words of `tree` in a text, leaving out those under NOT."""
    wanted = _wanted(tree)
    words = Words()

    def mark(text: str) -> tuple[tuple[int, int], ...]:
        found = list(words(text))
        singles = [(word.start, word.end) for word in found if _is_wanted(word, wanted)]
        runs = [run for phrase in wanted.phrases for run in _runs(found, phrase)]
        return _merged(sorted({*singles, *runs}))

    return mark


def _wanted(tree: wq.Query) -> _Wanted:
    nodes = list(_leaves(tree))
    phrases = tuple(tuple(node.words) for node in nodes if isinstance(node, wq.Phrase))
    stems = frozenset(
        node.text for node in nodes if isinstance(node, wq.Term) and node.fieldname == "text"
    )
    patterns = tuple(re.compile(_pattern(node)) for node in nodes if node.field() == "words")
    return _Wanted(stems, phrases, patterns)


def _leaves(tree: wq.Query) -> Iterator[wq.Query]:
    if isinstance(tree, wq.Not):
        return
    if isinstance(tree, wq.AndNot):
        yield from _leaves(tree.a)
    elif tree.is_leaf():
        yield tree
    else:
        for child in tree.children():
            yield from _leaves(child)


def _pattern(node: wq.Prefix | wq.Wildcard | wq.Term) -> str:
    if isinstance(node, wq.Term):
        return re.escape(str(node.text)) + r"\Z"
    if isinstance(node, wq.Wildcard):
        return re.escape(str(node.text)).replace(r"\*", ".*").replace(r"\?", ".") + r"\Z"
    return re.escape(str(node.text))


def _is_wanted(word: Word, wanted: _Wanted) -> bool:
    return word.stem in wanted.stems or any(p.match(word.form) for p in wanted.patterns)


def _runs(found: list[Word], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    stems = [word.stem for word in found]
    for first in range(len(stems) - len(phrase) + 1):
        if tuple(stems[first : first + len(phrase)]) == phrase:
            yield found[first].start, found[first + len(phrase) - 1].end


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
