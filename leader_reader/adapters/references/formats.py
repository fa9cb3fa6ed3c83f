"""Which reference files there are, and reading one: RIS, BibTeX or PubMed's, told by content."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from leader_reader.adapters.importers.encoding import decode, is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.references.bibtex import bibtex_entries
from leader_reader.adapters.references.tagged import pubmed_entries, ris_entries
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.reference import Reference

_LARGEST = 64 * 1024 * 1024
_MOST = 100_000
_NOTHING = "it holds no references in RIS, BibTeX or PubMed format; see that it is the right file"
_RIS = re.compile(r"^[ \t]{0,3}TY[ \t]{1,2}-", re.MULTILINE)
_PUBMED = re.compile(r"^PMID ?- ?\d", re.MULTILINE)
_BIBTEX = re.compile(r"@[ \t]*[A-Za-z]+\s{0,9}[{(]")

_Reader = Callable[[str], Iterator[Reference]]


def references_in(path: Path) -> Iterator[Reference]:
    """Yield the entries of a reference file, in its order. Raises UnreadableFile.

    Its content tells the format, since files are saved under other endings too.
    """
    data = read_bytes(path)
    if len(data) > _LARGEST:
        raise UnreadableFile(path, "it is larger than 64 MB; save a part of it and try that")
    if is_binary(data):
        raise UnreadableFile(path, _NOTHING)
    text = decode(data).text
    found = 0
    for found, reference in enumerate(_reader(path, text)(text), 1):
        if found > _MOST:
            raise UnreadableFile(path, f"it holds more than {_MOST:,} references; try a part of it")
        yield reference
    if not found:
        raise UnreadableFile(path, _NOTHING)


def _reader(path: Path, text: str) -> _Reader:
    starts: list[tuple[int, _Reader]] = [
        (found.start(), reader)
        for pattern, reader in (
            (_RIS, ris_entries),
            (_PUBMED, pubmed_entries),
            (_BIBTEX, bibtex_entries),
        )
        if (found := pattern.search(text))
    ]
    if not starts:
        raise UnreadableFile(path, _NOTHING)
    return min(starts, key=lambda each: each[0])[1]
