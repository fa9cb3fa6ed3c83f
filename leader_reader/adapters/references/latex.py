"""Words as LaTeX writes them, turned into plain text."""

import re
import unicodedata

_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_SIGNS = {
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "euro": "€",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textendash": "–",
    "textemdash": "—",
    "textquoteright": "’",
    "textquoteleft": "‘",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textbackslash": "/",
    "ldots": "…",
    "dots": "…",
    "slash": "/",
    "times": "×",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "mu": "µ",
}
_LETTER = r"(?:\\([ij])(?![A-Za-z])|([^\W\d_]))"
_ACCENT = re.compile(
    rf"\\([`'^~=.\"])\s{{0,3}}(?:\{{\s{{0,3}}{_LETTER}\s{{0,3}}\}}|{_LETTER})"
    rf"|\\([uvHckrbd])(?:\s{{0,3}}\{{\s{{0,3}}{_LETTER}\s{{0,3}}\}}|\s{{1,3}}{_LETTER})"
)
_SIGN = re.compile(
    rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s?)"
)
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s{0,3}\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?\s?|[\\/,;:! -])")
_MARKED = re.compile(r"[\\~{}$]|--|``|''")
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_HELD = {"{": "\ue000", "}": "\ue001", "$": "\ue002"}
"""Private characters that stand for escaped ones until the braces are gone."""


def plain(text: str) -> str:
    """Return `text` without LaTeX: accents, signs, quotes, dashes; unknown commands are dropped."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    if "\\" in text:
        text = _without_commands(text)
    for written, meant in _DASHES:
        text = text.replace(written, meant)
    text = text.replace("~", " ").replace("{", "").replace("}", "").replace("$", "")
    for meant, held in _HELD.items():
        text = text.replace(held, meant)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _without_commands(text: str) -> str:
    text = _ADDRESS.sub(lambda found: found[1], text)
    text = _ACCENT.sub(_accented, text)
    text = _SIGN.sub(lambda found: _SIGNS[found[1]], text)
    text = _ESCAPED.sub(lambda found: _HELD.get(found[1], found[1]), text)
    return _COMMAND.sub(" ", text)


def address(text: str) -> str:
    """Return a web address: its dashes and tildes are its own."""
    return "".join(_ESCAPED.sub(r"\1", _ADDRESS.sub(r"\1", text)).split()).strip("{}")


def _accented(found: re.Match[str]) -> str:
    accent = found[1] or found[6]
    letter = next(part for part in (found.groups()[1:5] + found.groups()[6:]) if part)
    return unicodedata.normalize("NFC", letter + _COMBINING[accent])
