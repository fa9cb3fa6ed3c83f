"""The numbers a work is known by: DOI, ISBN and PubMed's PMID, found in text and checked.

Each `..._in` finds the first one in running text; the plain name takes a field that should hold
one and nothing else. Both return the normal form, or "" where there is none.
"""

import re
from urllib.parse import unquote

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s\"“”«»]{1,300}")
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=10[.%])", re.IGNORECASE)
_ADDRESS = re.compile(_RESOLVER.pattern + r"[^\s\"<>“”«»]{1,400}", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:doi|info:doi/)\s*:?\s*(?=10\.)", re.IGNORECASE)
_SERIAL_ITEM = re.compile(r"<\d+::")
"""What stands before a "<" that belongs to the DOI: ANSI/NISO Z39.56 in Wiley's old ones."""
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING = ".,;:!?'’‘*([{<"

_ISBN = r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx])"
_ISBN_LABEL = r"(?:ISBNs?|urn:isbn)(?:[- ]?1[03])?[^\w]{0,5}"
_LABELLED_ISBN = re.compile(rf"(?<![A-Za-z]){_ISBN_LABEL}({_ISBN})", re.IGNORECASE)
_ONLY_ISBN = re.compile(rf"(?:{_ISBN_LABEL})?({_ISBN})", re.IGNORECASE)
_NOTED = re.compile(r"\s*\([^()]*\)$")
_OLD_LENGTH = 10

_PMID = r"([1-9]\d{0,7})(?!\d)"
_PMID_LABEL = r"PMID\s{0,3}[:#=]?\s{0,3}"
_PUBMED = r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(?:\?term=)?"
_LABELLED_PMID = re.compile(rf"(?<![A-Za-z])(?:{_PMID_LABEL}|{_PUBMED}){_PMID}", re.IGNORECASE)
_ONLY_PMID = re.compile(rf"(?:{_PMID_LABEL}|(?:https?://)?(?:www\.)?{_PUBMED})?{_PMID}/?", re.I)


def doi_in(text: str) -> str:
    """Return the first DOI in `text`, without what the sentence puts round it.

    The letters stay as they are written; two DOIs are the same in any case (`same_doi`).
    """
    plain = text.translate(_UNSEEN).translate(_DASHES)
    address = _ADDRESS.search(plain)
    found = _DOI.search(plain)
    if address and not (found and found.start() < address.start()):
        bare = re.split(r"[?#]", _RESOLVER.sub("", address.group(), count=1))[0]
        found = _DOI.search(unquote(bare))
    return _trimmed(found.group()) if found else ""


def doi(text: str) -> str:
    """Return the DOI that `text` is, written bare, with "doi:" or as an address; else ""."""
    plain = text.translate(_UNSEEN).translate(_DASHES).strip()
    found = doi_in(plain)
    bare = _DOI_PREFIX.sub("", plain, count=1).lower()
    whole = bare.startswith(found.lower()) or _ADDRESS.fullmatch(plain) is not None
    inside = " " not in plain.removeprefix("doi:").removeprefix("DOI:").strip()
    return found if found and whole and inside else ""


def same_doi(one: str, other: str) -> bool:
    """Tell whether two DOIs in normal form name one work."""
    return bool(one) and one.casefold() == other.casefold()


def isbn_in(text: str) -> str:
    """Return the first ISBN in `text` that is called one and whose check digit fits."""
    plain = text.translate(_UNSEEN).translate(_DASHES)
    numbers = (_digits(found[1]) for found in _LABELLED_ISBN.finditer(plain))
    return next((number for number in numbers if _isbn_holds(number)), "")


def isbn(text: str) -> str:
    """Return the ISBN that `text` is: 10 or 13 characters without hyphens; else "".

    The check digit must fit (ISO 2108). A remark after it ("(pbk.)") is left out.
    """
    plain = _NOTED.sub("", text.translate(_UNSEEN).translate(_DASHES).strip())
    found = _ONLY_ISBN.fullmatch(plain)
    number = _digits(found[1]) if found else ""
    return number if _isbn_holds(number) else ""


def isbn_13(text: str) -> str:
    """Return the ISBN in `text` with 13 digits, as two are compared; else ""."""
    number = isbn(text)
    if len(number) != _OLD_LENGTH:
        return number
    body = "978" + number[:9]
    return body + str(-_weighed(body) % 10)


def pmid_in(text: str) -> str:
    """Return the first PMID in `text`: after "PMID" or in an address of PubMed."""
    found = _LABELLED_PMID.search(text.translate(_UNSEEN))
    return found[1] if found else ""


def pmid(text: str) -> str:
    """Return the PMID that `text` is, bare, with "PMID:" or as PubMed's address; else ""."""
    found = _ONLY_PMID.fullmatch(text.translate(_UNSEEN).strip())
    return found[1] if found else ""


def _trimmed(found: str) -> str:
    """Cut punctuation of the sentence and closing brackets that nothing opened."""
    if not _SERIAL_ITEM.search(found):
        found = re.split(r"[<>]", found, maxsplit=1)[0]
    while found:
        last = found[-1]
        opener = _CLOSERS.get(last, "")
        alone = bool(opener) and found.count(last) > found.count(opener)
        if last not in _TRAILING and not alone:
            break
        found = found[:-1]
    return "" if found.endswith("/") and found.count("/") == 1 else found


def _digits(text: str) -> str:
    return re.sub(r"[- ]", "", text).upper()


def _isbn_holds(number: str) -> bool:
    if len(number) == _OLD_LENGTH:
        values = [_OLD_LENGTH if figure == "X" else int(figure) for figure in number]
        places = zip(range(_OLD_LENGTH, 0, -1), values, strict=True)
        return sum(weight * value for weight, value in places) % 11 == 0
    return bool(number) and number.isdecimal() and _weighed(number) % 10 == 0


def _weighed(number: str) -> int:
    return sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(number))
