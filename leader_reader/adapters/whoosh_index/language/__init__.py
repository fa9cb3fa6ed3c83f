"""The query language: what a person types as a tree of Whoosh's queries, and what to mark of it.

Made here and not by Whoosh's parser, which cannot say what is wrong and where. `parse` takes
anything and never raises; lexing.py makes tokens, brackets.py pairs brackets, parsing.py reads
operators, and text.py and fields.py turn words into leaves.
"""

from leader_reader.adapters.whoosh_index.language.fields import folded_name
from leader_reader.adapters.whoosh_index.language.highlighting import highlighter
from leader_reader.adapters.whoosh_index.language.parsed import (
    Alternative,
    AskedWord,
    Parsed,
    Widen,
)
from leader_reader.adapters.whoosh_index.language.parsing import parse

__all__ = ["Alternative", "AskedWord", "Parsed", "Widen", "folded_name", "highlighter", "parse"]
