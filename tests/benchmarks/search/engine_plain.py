"""Leader Reader asked for the words as typed: no synonyms, acronyms or other spellings.

That is what the others do; the program itself asks for all of them.
"""

from tests.benchmarks.search.engine_ours import Ours


def made() -> Ours:
    return Ours(widened=False)
