"""The search index on Whoosh: analysis, schema, queries and the index itself."""

from leader_reader.adapters.whoosh_index.index import WhooshIndex

__all__ = ["WhooshIndex"]
