"""The names of people in a line of authors, one by one."""

import re
from collections.abc import Sequence

_BREAK = re.compile(r"[;\n\r]+|\s\|\s|\s[·•]\s")
_AND = re.compile(r"\s+(?:and|&|AND)\s+")
_COMMA = re.compile(r"\s*,\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}\.?")
_GIVEN = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_]\.?){1,3}")
"""A first name with initials after it: "John A."."""
_BODY_WORDS = frozenset(("of", "for", "the", "on", "in"))
"""Words of an organisation's name that no person's has."""
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_DEGREE = re.compile(
    r"(?:MD|M\.D\.|PhD|Ph\.D\.|DPhil|MBBS|MBChB|FRC[A-Z]{1,4}|MRC[A-Z]{1,4}|MPH|MSc|BSc|MBA|RN|MA|BA"
    r"|DrPH|EdD|DNP|CBE|OBE|MBE)\.?"
)
_OTHERS = re.compile(r"^(?:others|et al\.?)$", re.IGNORECASE)
_ET_AL = re.compile(r",?\s+et al\.?$", re.IGNORECASE)
_MOST_INITIALS = 3


def authors_in(text: str) -> tuple[str, ...]:
    """Return each author named in `text` once, in order, as written there.

    "Smith J, Jones K", "Smith, J.; Jones, K.", "Smith, J., Jones, K.", "Anna Smith, Ben Jones
    and Kim Brown" and one a line are understood. "Department of Health and Social Care" is one
    name. Degrees after a name and "et al." are left out.
    """
    parts = [" ".join(part.split()).strip(" ,") for part in _BREAK.split(text)]
    split = _BREAK.search(text) is not None
    names = [name for part in parts if part for name in _of_part(part, listed=split)]
    return tuple(dict.fromkeys(name for name in names if name.strip() and not _OTHERS.match(name)))


def _of_part(part: str, *, listed: bool) -> list[str]:
    """Return the names in one part; in one of a list, a comma parts no two people."""
    pieces = _and_split(_ET_AL.sub("", part))
    if listed or all(_is_turned(piece) for piece in pieces):
        return [_without_degrees(piece) for piece in pieces]
    commas = [name for piece in pieces for name in _COMMA.split(piece) if name]
    turned = len(commas) > len(pieces) and _pairs(commas)
    return _paired(commas) if turned else _kept_together(commas)


def _and_split(text: str) -> list[str]:
    pieces = _AND.split(text)
    if any(_BODY_WORDS.intersection(piece.lower().split()) for piece in pieces):
        return [text]
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]


def _is_turned(piece: str) -> bool:
    """Tell whether the piece is "Family, Given" or "Family, G."."""
    parts = _named(piece)
    return len(parts) == 2 and not _two_names(piece)  # noqa: PLR2004


def _two_names(piece: str) -> bool:
    """Tell whether the first part before a comma is a whole name by itself."""
    parts = _named(piece)
    if len(parts) < 2 or _INITIALS.fullmatch(parts[1]):  # noqa: PLR2004
        return False
    return len([word for word in parts[0].split() if not word.islower()]) > 1


def _named(piece: str) -> list[str]:
    """Return the parts between commas that are no "Jr" and no degree."""
    parts = [part for part in _COMMA.split(piece) if part]
    later = [part for part in parts[1:] if not _SUFFIX.fullmatch(part)]
    whole = parts and " " in parts[0]
    return [*parts[:1], *(part for part in later if not (whole and _DEGREE.fullmatch(part)))]


def _without_degrees(piece: str) -> str:
    suffixes = [part for part in _COMMA.split(piece)[1:] if _SUFFIX.fullmatch(part)]
    return ", ".join((*_named(piece), *suffixes))


def _pairs(parts: Sequence[str]) -> bool:
    """Tell whether the parts are family names and given ones by turns."""
    initials = all(_INITIALS.fullmatch(part) or _GIVEN.fullmatch(part) for part in parts[1::2])
    return len(parts) % 2 == 0 and initials and not any(map(_whole, parts[::2]))


def _whole(part: str) -> bool:
    """Tell whether a part is a name with its initials: "Smith J"."""
    words = part.split()
    return (
        len(words) > 1 and words[-1].isupper() and len(words[-1].replace(".", "")) <= _MOST_INITIALS
    )


def _paired(parts: Sequence[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]


def _kept_together(parts: Sequence[str]) -> list[str]:
    """Put "Jr" back to its name; leave degrees out."""
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += f", {part}"
        elif not (names and _DEGREE.fullmatch(part)):
            names.append(part)
    return names
