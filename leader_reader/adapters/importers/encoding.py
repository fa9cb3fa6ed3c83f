"""From bytes to text: byte order marks, UTF-8 and UTF-16, and the old code pages by guessing."""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 32_768
_WIDE = re.compile("[\t\n\r -~\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]")
"""What East Asian texts are written in."""
_LATIN = ("cp1252", "mac_roman", "cp1250", "cp1254", "mac_latin2", "cp1257", "cp850", "iso8859-2")
_CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac_cyrillic")
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßé",
        "áéíñóúü",  # Spanish
        "ãáàâçéêíõóôúü",  # Portuguese
        "àèéìíòóùú",  # Italian
        "åäöæøéü",  # the Nordic ones
        "áðéíóúýþæö",  # Icelandic
        "ąćęłńóśźż",  # Polish
        "áčďéěíľĺňóôŕřšťúůýžä",  # Czech and Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîșțşţ",  # Romanian
        "čćđšž",  # Croatian, Slovene
        "çğıİöşüâîû",  # Turkish
        "āčēģīķļņšūžąęėįųõäöü",  # Baltic ones, Estonian
    )
)
"""The letters beyond A to Z of languages: a text has mostly those of one of them."""
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-sjis": "cp932",
}
_PYTHONS_OWN = frozenset(("unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined"))
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = re.compile(rb"[A-Za-z]")
_USUAL_LETTERS = frozenset(
    "àâäáãåæçèéêëíìîïñóòôöõøœùúûüßýÝÀÂÄÁÅÆÇÈÉÊÍÓÔÖØÚÜąćęłńśźżčďěňřšťůžőűășțğışĞİŞĄĆĘŁŚŹŻČŘŠŽŐ"
)
_USUAL_SIGNS = frozenset("’‘“”„–—…•£€°©®™½¼«»§·²³±×¿¡\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the text of `data`; never fails, wrong bytes become U+FFFD.

    `declared` is what the file says of itself; it is believed where it fits, after a byte order
    mark and after UTF-8 that is valid and not plain ASCII.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data, encoding)
    wide = _wide_without_mark(data)
    if wide:
        return _lenient(data, wide)
    return _utf8(data) or _as_declared(data, declared) or _guessed(data)


def is_binary(data: bytes) -> bool:
    """Tell whether `data` is no text in any encoding: too many control bytes."""
    head = data[: 4 * _SAMPLE]
    if not head or any(head.startswith(bom) for bom, _ in _BOMS) or _wide_without_mark(head):
        return False
    share = len(_CONTROLS.findall(head)) / len(head)
    return share > (0.2 if _utf8(data) else 0.03)


def _lenient(data: bytes, encoding: str) -> Decoded:
    return Decoded(data.decode(encoding, "replace"), encoding)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (ValueError, LookupError):  # of the text, or of the name
        return None


def _wide_without_mark(data: bytes) -> str:
    """Name UTF-16 or UTF-32 without a mark: NUL bytes in every second or fourth place."""
    head = data[: min(len(data), _SAMPLE) & ~3]
    if head.count(0) < len(head) * 0.2 or not head:
        return _east_asian(data[: min(len(data), _SAMPLE) & ~1])
    empty = [head[place::4].count(0) / (len(head) / 4) for place in range(4)]
    often = "".join("0" if share > 0.4 else "x" for share in empty)  # noqa: PLR2004
    return {
        "0x0x": "utf-16-be",
        "x0x0": "utf-16-le",
        "000x": "utf-32-be",
        "x000": "utf-32-le",
        "00xx": "utf-32-be",
        "xx00": "utf-32-le",
    }.get(often, "")


def _east_asian(head: bytes) -> str:
    """Name UTF-16 without a mark in which hardly a byte is NUL: Chinese, Japanese or Korean."""
    if len(_CONTROLS.findall(head)) < len(head) * 0.005:
        return ""
    shares = {name: _share(head, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 0.95 else ""  # noqa: PLR2004 - by far the most of it


def _share(head: bytes, name: str) -> float:
    """Return the part of the characters, read so, that East Asian texts are written in."""
    text = head.decode(name, "replace")
    return len(_WIDE.findall(text)) / max(1, len(text))


def _utf8(data: bytes) -> Decoded | None:
    """Read UTF-8, a few wrong bytes among many right ones allowed for."""
    if b"\x1b$" in data[:_SAMPLE]:
        return _strict(data, "iso2022_jp")
    decoded = _strict(data, "utf-8")
    if decoded:
        return decoded
    text = data.decode("utf-8", "replace")
    wrong = text.count("�")
    right = sum(1 for character in text if character > "\x7f") - wrong
    return Decoded(text, "utf-8") if right > 2 * wrong else None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().lower()
    if not name or name.startswith(("utf-16", "utf-32", "utf-8", "utf8")) or _is_no_writing(name):
        return None
    return _strict(data, _ALIASES.get(name, name))


def _is_no_writing(name: str) -> bool:
    """Tell whether a name is of one of Python's own codings, in which no file is written."""
    return name.replace("-", "_") in _PYTHONS_OWN


def _guessed(data: bytes) -> Decoded:
    sample = _telling(data)
    high, letters = len(_HIGH.findall(sample)), len(_LETTERS.findall(sample))
    if high < 0.5 * (high + letters):  # a Latin script
        return _latin(data, sample)
    return _detected(data, sample)


def _telling(data: bytes) -> bytes:
    """Return the lines of `data` that hold bytes above ASCII, up to the sample's size."""
    lines: list[bytes] = []
    size = 0
    for line in re.split(rb"(?<=\n)", data):
        if _HIGH.search(line):
            lines.append(line[:_SAMPLE])
            size += len(line)
        if size > _SAMPLE:
            break
    return b"".join(lines) or data[:_SAMPLE]


def _latin(data: bytes, sample: bytes) -> Decoded:
    """Choose the code page under which the bytes above ASCII look most like writing."""
    scores = {encoding: _score(sample, encoding) for encoding in _LATIN}
    best = max(_LATIN, key=lambda encoding: scores[encoding])
    return _lenient(data, best) if scores[best] > 0 else _detected(data, sample)


def _score(sample: bytes, encoding: str) -> float:
    text = f" {sample.decode(encoding, 'replace')} "
    places = [at for at, character in enumerate(text) if character > "\x7f"]
    fitting = sum(_plausible(text[at - 1], text[at], text[at + 1]) for at in places)
    letters = [text[at] for at in places if text[at].isalpha()]
    of_one = max(sum(letter in alphabet for letter in letters) for alphabet in _ALPHABETS)
    return fitting + 0.5 * of_one


def _plausible(before: str, character: str, after: str) -> float:
    """Rate how well a character sits between its neighbours."""
    if character in _USUAL_LETTERS:
        inside = before.islower() and character.isupper()
        return -1 if inside or not (before.isalpha() or after.isalpha()) else 1
    if character in _USUAL_SIGNS:
        currency = character in "£€" and after.isdigit()
        inside = before.isalpha() and after.isalpha() and character not in "’–—·\xa0…"
        return -1 if inside else 2 if currency else 1.5
    return -2


def _detected(data: bytes, sample: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

    best = from_bytes(sample).best()
    name = best.encoding if best else "cp1252"
    if best and _is_cyrillic(sample.decode(name, "replace")):
        name = max(_CYRILLIC, key=lambda encoding: _cyrillic_score(sample, encoding))
    return _strict(data, name) or _lenient(data, name)


def _is_cyrillic(text: str) -> bool:
    letters = [character for character in text if character.isalpha() and character > "\x7f"]
    return sum("\u0400" <= letter <= "\u04ff" for letter in letters) > 0.8 * len(letters) > 0


def _cyrillic_score(sample: bytes, encoding: str) -> int:
    """Rate how much a text looks like Cyrillic writing: its letters, capitals where they belong."""
    text = f" {sample.decode(encoding, 'replace')} "
    score = 0
    for before, character in pairwise(text):
        if "А" <= character <= "я" or character in "ёЁіїєґІЇЄҐ":
            score += -2 if before.islower() and character.isupper() else 1
        elif character > "\x7f" and (before.isalpha() or character not in "«»–—“”„№\xa0"):
            score -= 1 if character in "«»–—“”№\xa0" else 2
    return score
