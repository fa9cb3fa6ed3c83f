"""Names of authors as pages give them, made into one clean name for each."""

import re
from collections.abc import Iterable

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import without_date

_BY = re.compile(
    r"^\W*(?:(?:posted|written|words|story|text|reported|reviewed|authored|edited)\s+)?"
    r"(?:by|von|par|por|di|door|af|av|author|authors|autor|auteur)\b\s*:?\s*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?:|www\.|\w/\w|\.(?:com|org|net)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:site |web ?|wp)?(?:admin(?:istrator)?|master|editor|author|user|root|unknown|anonymous"
    r"|guest|none|null|undefined|n/?a|staff|test|super ?user|default|content)\d*",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:MD|M\.D\.|PhD|Ph\.D\.?|DPhil|MSc|MPH|MBA|MA|BA|BSc|RN|RGN|RMN|FRCP|FRCS|FRCGP|FRCN|MRCP|MBBS"
    r"|MBChB|MB|DNP|OBE|MBE|CBE|FRS|Jr\.?|Sr\.?|II|III|Esq\.?|EdD|JD|MS|FACP|NP|DO|PharmD)",
)
_AND = re.compile(r"\s*;\s*|\s*[,，、]?\s+(?:and|und|et|y|e|og|och|en|with)\s+|\s*&\s*|\s*[、|]\s*")
_TAIL = re.compile(
    r"\s+(?:(?:last )?(?:updated|published|posted)\b.*|on|at)$|\s*[|•·].*$|\s+\(?@\w+\)?$", re.I
)
_BODY = re.compile(
    r"\b(?:department|ministry|commission|institut\w*|cent(?:re|er)|universit\w*|college|council|trust"
    r"|foundation|office|agency|association|society|royal|board|group|committee|fund|academy|nhs"
    r"|organi[sz]ation|services?|team|alliance|federation|network|authority|union|company)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[a-zß-ÿ]{3})\.$")
"""The full stop of the sentence that names someone; initials and "Jr." keep theirs."""
_LONGEST = 300
_MOST_WORDS = 7


def people(texts: Iterable[str], but: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return each person once; "By A, B and C" in one text are three.

    `but` are names in lower case that are not the authors': those of the site.
    """
    given = [clean_text(text)[:_LONGEST] for text in texts]
    listed = [name for text in given for name in _parts(text, alone=len(given) == 1)]
    names = (_cleaned(name) for name in listed)
    return tuple(dict.fromkeys(n for n in names if n and n.lower() not in but))


def author_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return who is named in the first of `lines` that says "By ..."."""
    return next((people([line]) for line in lines if _BY.match(line)), ())


def _parts(text: str, *, alone: bool) -> list[str]:
    text = _BY.sub("", text)
    if _BODY.search(text):
        return re.split(r"\s*;\s*", text)
    if not alone and ";" not in text:
        return [text]
    return [name for part in _AND.split(text) for name in _parted(part)]


def _parted(text: str) -> list[str]:
    """Part names at commas, where these do not part a surname from a first name."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    parts = [part for part in parts if not _LETTERS.fullmatch(part)]
    if len(parts) == 2 and " " not in parts[0]:  # noqa: PLR2004 - "Ham, Chris"
        return [", ".join(parts)]
    whole = [part for part in parts if " " in part]
    return whole or parts


def _cleaned(name: str) -> str:
    bare = _MAIL.sub(" ", name).strip(" ()<>")
    name = _TAIL.sub("", without_date(_BY.sub("", bare))).strip(' ,;:|·•–—-()[]<>"')
    name = _STOP.sub("", name.removeprefix("@"))
    if _ADDRESS.search(name) or _NOBODY.fullmatch(name) or len(name.split()) > _MOST_WORDS:
        return ""
    return _turned(name) if any(character.isalpha() for character in name) else ""


def _turned(name: str) -> str:
    """Turn "Ham, Chris" round, and leave letters after a name away."""
    family, comma, given = name.partition(", ")
    if comma and _LETTERS.fullmatch(given):
        return family
    return f"{given} {family}" if comma and " " not in family and "," not in given else name
