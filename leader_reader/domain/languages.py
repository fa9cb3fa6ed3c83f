"""Languages by their codes: what a file or a person calls one, as BCP 47 has it."""

import re

_LANGUAGES = """
ar ara Arabic
bg bul Bulgarian
bn ben Bengali
ca cat Catalan
cs ces/cze Czech
cy cym/wel Welsh
da dan Danish
de deu/ger German
el ell/gre Greek
en eng English
es spa Spanish
et est Estonian
eu eus/baq Basque
fa fas/per Persian
fi fin Finnish
fr fra/fre French
ga gle Irish
gd gla Gaelic
gl glg Galician
gu guj Gujarati
he heb Hebrew
hi hin Hindi
hr hrv Croatian
hu hun Hungarian
id ind Indonesian
is isl/ice Icelandic
it ita Italian
ja jpn Japanese
ko kor Korean
la lat Latin
lt lit Lithuanian
lv lav Latvian
mt mlt Maltese
nb nob Bokmål
nl nld/dut Dutch
nn nno Nynorsk
no nor Norwegian
pa pan Punjabi
pl pol Polish
pt por Portuguese
ro ron/rum Romanian
ru rus Russian
sk slk/slo Slovak
sl slv Slovenian
so som Somali
sq sqi/alb Albanian
sr srp Serbian
sv swe Swedish
ta tam Tamil
tr tur Turkish
uk ukr Ukrainian
ur urd Urdu
vi vie Vietnamese
yi yid Yiddish
zh zho/chi Chinese
"""
"""ISO 639-1, ISO 639-2 (terminological/bibliographical) and the name in English."""

_OWN_NAMES = {
    "deutsch": "de",
    "ngerman": "de",
    "français": "fr",
    "francais": "fr",
    "español": "es",
    "italiano": "it",
    "nederlands": "nl",
    "português": "pt",
    "cymraeg": "cy",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "american": "en-US",
    "usenglish": "en-US",
}
_ROWS = [line.split(" ") for line in _LANGUAGES.strip().splitlines()]
LANGUAGES = {code: name for code, _, name in _ROWS}
"""The names of languages in English by their ISO 639-1 codes."""

_CODES = _OWN_NAMES | {
    word.casefold(): code for code, three, name in _ROWS for word in (*three.split("/"), name)
}
_TAG = re.compile(r"([a-z]{2,3})((?:-[a-z0-9]{2,8}){0,3})", re.IGNORECASE)
_REGION, _SCRIPT = 2, 4


def language_code(text: str) -> str:
    """Return the code of a language ("en", "en-GB") from its code or name; "" for no such."""
    plain = text.strip().replace("_", "-")
    known = _CODES.get(plain.casefold())
    if known:
        return known
    tag = _TAG.fullmatch(plain)
    first = tag[1].lower() if tag else ""
    base = first if first in LANGUAGES else _CODES.get(first, "")
    return base + "".join(map(_subtag, tag[2].split("-"))) if tag and base else ""


def language_name(code: str) -> str:
    """Return the English name of a language by its code, "" where it is not known."""
    return LANGUAGES.get(code.partition("-")[0].lower(), "")


def _subtag(part: str) -> str:
    if len(part) == _REGION:
        return f"-{part.upper()}"
    return f"-{part.title() if len(part) == _SCRIPT else part.lower()}" if part else ""
