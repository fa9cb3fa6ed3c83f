"""How to ask: examples of the query language, for the card under the search field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxRow:
    """What one can type, and what it finds."""

    example: str
    meaning: str


SYNTAX = (
    SyntaxRow("talent vacancies", "passages with both words, whatever their endings"),
    SyntaxRow('"talent management"', "these words side by side, just as written"),
    SyntaxRow("talent OR succession", "either word"),
    SyntaxRow("leadership NOT board", "the first without the second"),
    SyntaxRow("leadership -board", "the same, shorter"),
    SyntaxRow("(ward OR clinic) huddle", "brackets keep together what belongs together"),
    SyntaxRow("leader*", "words that begin so"),
    SyntaxRow("wom?n", "any one letter in place of ?"),
    SyntaxRow("org*ation", "any letters in place of *"),
    SyntaxRow("haemorrage~1", "a word with up to one letter wrong, or two: ~2"),
    SyntaxRow('"trust leaders"~8', "the words at most 8 words apart, in any order"),
    SyntaxRow("title:engagement", "passages of documents with this word in the title"),
    SyntaxRow("author:charlton", "passages by an author of this name"),
    SyntaxRow("year:2012..2019", "documents of these years"),
    SyntaxRow("year:2019..", "documents of that year or later"),
    SyntaxRow("format:pdf", "documents of one format"),
    SyntaxRow('topic:"Talent management"', "passages with this topic, or one below it"),
    SyntaxRow("note:retention", "notes with this word"),
    SyntaxRow("comment:(pay OR reward)", "comments with either word"),
    SyntaxRow("kind:note", "only notes; or passage, comment, tagged"),
    SyntaxRow("is:untagged", "passages without a topic; or is:tagged"),
    SyntaxRow("is:unread", "documents not opened yet; or is:read"),
)
"""The language by example, the most useful first."""
