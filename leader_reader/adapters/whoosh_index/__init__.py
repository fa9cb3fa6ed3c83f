"""The search index on Whoosh: analysis, schema, queries and the index itself."""
