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
_TWICE_NOT = re.compile(r"(?:\bNOT\s+){2,}")
_ASKED = re.compile(r"(?<=[^\W_])\?+(?=[\s\")]|$)")
_OPEN_END = re.compile(r"[\w’'-]$")


def parse(query: Query, schema: Schema) -> wq.Query:
    """Return the Whoosh query: words side by side must all be there.

    Prefixes and wildcards run over the words as written, all else over stems. With
    `query.prefix_last` the last word, if it may go on, is also a prefix.
    """
    text = _plain(query.text)
    askable = Schema(**{name: schema[name] for name in _ASKABLE})
    parser = QueryParser("text", askable, plugins=[plugin() for plugin in _PLUGINS], group=AndGroup)
    tree = _tree(parser, _balanced(text))
    if query.prefix_last and _OPEN_END.search(text):
        tree = _with_open_end(tree, text)
    return tree.accept(_over_written_words).normalize()


def _plain(text: str) -> str:
    """Return what was typed without what can only be a slip, or the end of a question."""
    text = _ASKED.sub("", text.translate(_QUOTES))
    return _DANGLING.sub("", _TWICE_NOT.sub("NOT ", text))


def _tree(parser: QueryParser, text: str) -> wq.Query:
    """Return the parsed text, or, where Whoosh's parser fails, a query for all of its words."""
    try:
        return parser.parse(text).normalize()
    except (IndexError, AttributeError, TypeError, ValueError, RecursionError):
        return wq.And([wq.Term("text", word.stem) for word in Words()(text)]).normalize()


def _balanced(text: str) -> str:
    """Close a quotation that is still being typed."""
    return f'{text}"' if text.count('"') % 2 else text


def _with_open_end(tree: wq.Query, text: str) -> wq.Query:
    found = list(Words()(text))
    leaves = [leaf for leaf in _leaves(tree) if leaf.field() == "text"]
    last = max(leaves, key=lambda leaf: leaf.endchar or 0, default=None)
    if not found or last is None or _last_stem(last) != found[-1].stem:
        return tree
    begun = wq.Prefix("words", found[-1].form)
    open_end = begun if isinstance(last, wq.Term) else wq.And([*_without_last(last), begun])
    return tree.accept(lambda node: wq.Or([last, open_end]) if node is last else node)


def _last_stem(leaf: wq.Query) -> str:
    if isinstance(leaf, wq.Phrase):
        return str(leaf.words[-1])
    return str(leaf.text) if isinstance(leaf, wq.Term) else ""


def _without_last(phrase: wq.Phrase) -> list[wq.Query]:
    """Return the query for a phrase whose last word is still being typed, without that word."""
    whole = phrase.words[:-1]
    if len(whole) > 1:
        return [wq.Phrase("text", whole)]
    return [wq.Term("text", word) for word in whole]


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
