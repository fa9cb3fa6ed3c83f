"""The names of the fields that a query may ask for."""

WORDED = ("title", "author")
"""Fields of words."""

WITHIN = ("note", "comment")
"""Kinds of passage to search the words of."""

KNOWN = frozenset(
    (*WORDED, *WITHIN, "year", "format", "topic", "topicid", "kind", "document", "is")
)

SHOWN = "title, author, year, format, topic, note, comment, kind, document and is"
"""What a person is told; `topicid` is for searches that the program writes."""

NO_FIELDS = frozenset(
    ("http", "https", "ftp", "file", "mailto", "tel", "urn", "doi", "isbn", "issn", "pmid", "pmcid")
)
"""What stands before a colon elsewhere, in addresses and numbers of publications."""
