"""What a file says about itself, made fit for a document's card: titles, names, dates, DOI."""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date_or_year, only_date
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.identifiers import doi_in, isbn_in, pmid_in

_DATE = re.compile(r"(?:D:)?((?:1[5-9]|20)\d\d)(?:-?([01]\d)(?:-?([0-3]\d))?)?")
_JUNK_PREFIX = re.compile(r"^(microsoft (word|powerpoint|excel)|word document)( - |$)", re.I)
_FILE_NAME = re.compile(r"^\S*\.(docx?|odt|rtf|pdf|indd|tex|dvi|qxd|pptx?|txt|html?|ps|eps)$", re.I)
_NAMELESS = re.compile(r"(untitled|unknown|document|title|doc|normal|template)[\s\d]*$", re.I)
_NO_AUTHOR = re.compile(
    r"(python-docx|unknown|user|owner|author|admin(istrator)?|default|microsoft office user)\d*$",
    re.I,
)
_CUT_EXTENSION = re.compile(r"\.(docx?|odt|rtf|pdf|indd|tex|qxd)$", re.I)
_MIN_LETTERS = 3
_OPENING = 16
_DATED = 8
_TITLES = 3
_LONGEST_LINE = 1000
_MOST_WORDS = 6
_MARKS = re.compile(r"(?<=\d),(?=\d)|[\d*†‡§¶#]+")
_PARTS = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*")
_NAME = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'.-]*|d[aeiu]|del|della|der|den|van|von|le|la|ten|ter|bin|al"
)
_DEGREE = re.compile(r"(?:[^\W\d_a-z][a-z]{0,4}\.?){2,4}(?: ?\((?:Hons|[A-Z][a-z]+)\))?")
"""What stands behind a name: "MD", "Ph.D.", "MSc", "MBChB", "FRCP", "DrPH", "BSc (Hons)"."""
_NOT_A_NAME = re.compile(
    r"\b(?:universit|department|health|report|summary|introduction|research|hospital|institut"
    r"|national|abstract|background|cent(?:re|er)|faculty|school|college|access|article|service"
    r"|review|annual|contents|volume|journal|chapter|version|conclusion|executive|method|result"
    r"|discussion|publish|limited|figure)|\b(?:the|of|part|key|page|table|press|trust|inc|ltd)\b",
    re.IGNORECASE,
)


def real_title(text: str) -> str:
    """Return a stated title, or "" where a program made it up or it is a file's name."""
    title = clean_text(text)
    prefix = _JUNK_PREFIX.match(title)
    letters = sum(character.isalpha() for character in title)
    digits = sum(character.isdigit() for character in title)
    if (
        prefix
        or _FILE_NAME.match(title)
        or _CUT_EXTENSION.search(title)
        or _NAMELESS.match(title)
        or letters < _MIN_LETTERS
        or digits > letters
    ):
        return ""
    return title


def author_names(text: str) -> tuple[str, ...]:
    """Return the names in a stated author line, parted at semicolons."""
    names = (clean_text(name) for name in text.split(";"))
    return tuple(name for name in names if name and not _NO_AUTHOR.match(name))


def iso_date(text: str) -> str:
    """Return the date at the start of `text` ("2014-05-22T...", "D:20140522...") as ISO 8601."""
    match = _DATE.match(text.strip())
    return "-".join(part for part in match.groups() if part) if match else ""


def own_properties(root: etree._Element | None) -> dict[str, str]:
    """Return the texts of a file's user-defined properties by their names in lower case.

    `root` is that of docProps/custom.xml of an OOXML file (ECMA-376 part 1, section 22.3), or of
    meta.xml of an OpenDocument file (part 3, section 4.3.2.19).
    """
    found: dict[str, str] = {}
    elements = root.iter("{*}property", "{*}user-defined") if root is not None else ()
    for element in elements:
        names = [value for key, value in element.attrib.items() if _local(key) == "name"]
        text = clean_text(" ".join(str(piece) for piece in element.itertext()))
        if names and text:
            found.setdefault(str(names[0]).casefold(), text)
    return found


def own_date(own: Mapping[str, str]) -> str:
    """Return the day of publication that a user-defined property states, "" where none does."""
    names = ("publication date", "date published", "published", "publish date", "issued", "pubdate")
    return next(filter(None, (iso_date_or_year(own.get(name, "")) for name in names)), "")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def first_doi(texts: Iterable[str]) -> str:
    """Return the first DOI in `texts`, without the punctuation of the sentence around it."""
    return next(filter(None, (doi_in(text) for text in texts if "10." in text)), "")


def first_isbn(texts: Iterable[str]) -> str:
    """Return the first ISBN in `texts` that is called one and whose check digit fits."""
    return next(filter(None, (isbn_in(text) for text in texts if "isbn" in text.lower())), "")


def first_pmid(texts: Iterable[str]) -> str:
    """Return the first PMID in `texts` that is called one."""
    named = (text for text in texts if "pmid" in text.lower() or "pubmed" in text.lower())
    return next(filter(None, map(pmid_in, named)), "")


def opening_heading(blocks: Iterable[Block]) -> str:
    """Return the heading that a document opens with, or "" where it opens with something else."""
    for block in blocks:
        if block.main and block.text:
            return block.text if block.kind is BlockKind.HEADING else ""
    return ""


def opening_date(blocks: Sequence[Block]) -> str:
    """Return the day that stands by itself between a document's title and its text, or ""."""
    main = [block for block in blocks[:_OPENING] if block.main]
    if not main or main[0].kind is not BlockKind.HEADING:
        return ""
    return next(filter(None, (only_date(block.text) for block in main[1:_DATED])), "")


def opening_authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the people named between a document's title and its text, or none.

    Either one line of two names or more ("Ann Lee1, Bo Berg2 and Cy Dahl"), or two lines or more
    that hold one name each.
    """
    main = [block for block in blocks[:_OPENING] if block.main]
    titles = [at for at, block in enumerate(main) if block.kind is BlockKind.HEADING]
    for at in titles[:_TITLES]:
        found: list[str] = []
        for block in main[at + 1 :]:
            names = names_in(block.text)
            if not names:
                break
            found += names
        if len(found) > 1:
            return tuple(found)
    return ()


def names_in(line: str) -> list[str]:
    """Return the names that `line` consists of, without marks and degrees; none for other lines."""
    if len(line) > _LONGEST_LINE:
        return []
    bare = _MARKS.sub(" ", line)
    parts = [" ".join(part.split()) for part in _PARTS.split(bare)]
    names = [part for part in parts if part and not _DEGREE.fullmatch(part)]
    return names if names and all(_is_name(name) for name in names) else []


def _is_name(text: str) -> bool:
    words = text.split()
    fitting = 2 <= len(words) <= _MOST_WORDS  # noqa: PLR2004 - a first name and a surname
    return fitting and all(_NAME.fullmatch(word) for word in words) and not _NOT_A_NAME.search(text)
