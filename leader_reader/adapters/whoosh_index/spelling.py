"""British and American spellings of a word, by rule; whoever asks keeps those that occur.

The rules are those of the usual tables of differences (Oxford's and Merriam-Webster's practice),
with the medical ae/e and oe/e. Where a rule would change ordinary words it names its roots.
"""

import re
from collections.abc import Iterator

_ENDINGS = "e|es|ed|ing|er|ers|ation|ations|ational|able|ability"
_OUR = (
    "arm|behavi|cand|clam|col|demean|endeav|fav|ferv|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig"
    "|rum|sav|savi|splend|tum|val|vap|vig"
)
_RE = (
    "amphitheat|cent|centilit|centimet|decilit|epicent|fib|goit|kilomet|lit|lust|met|micromet"
    "|millilit|millimet|nanomet|sab|spect|theat|tit"
)
_ROOTS = {  # of Greek and Latin words
    "aemi": "emi",
    "aesthe": "esthe",
    "aetiol": "etiol",
    "amoeb": "ameb",
    "anaesth": "anesth",
    "archaeo": "archeo",
    "caec": "cec",
    "caesar": "cesar",
    "coeli": "celi",
    "faec": "fec",
    "foet": "fet",
    "gynaec": "gynec",
    "haem": "hem",
    "homoeo": "homeo",
    "mediaev": "mediev",
    "oedem": "edem",
    "oesoph": "esoph",
    "oestr": "estr",
    "paed": "ped",
    "palaeo": "paleo",
    "pnoe": "pne",
    "rrhoe": "rrhe",
    "sulph": "sulf",
}
_PAIRS = {
    "programme": "program",
    "defence": "defense",
    "licence": "license",
    "offence": "offense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "ageing": "aging",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "grey": "gray",
    "sceptical": "skeptical",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "skilful": "skillful",
    "aluminium": "aluminum",
    "mould": "mold",
    "tyre": "tire",
    "manoeuvre": "maneuver",
    "manoeuvred": "maneuvered",
    "manoeuvring": "maneuvering",
}
_RULES = (  # each way by a rule of its own
    (re.compile(rf"(?<=.i)s(?=({_ENDINGS})$)"), "z"),
    (re.compile(rf"(?<=.i)z(?=({_ENDINGS})$)"), "s"),
    (re.compile(rf"(?<=ly)s(?=({_ENDINGS})$)"), "z"),
    (re.compile(rf"(?<=ly)z(?=({_ENDINGS})$)"), "s"),
    (re.compile(rf"^({_OUR})our"), r"\1or"),
    (re.compile(rf"^({_OUR})or"), r"\1our"),
    (re.compile(rf"^({_RE})re(s?)$"), r"\1er\2"),
    (re.compile(rf"^({_RE})er(s?)$"), r"\1re\2"),
    (re.compile(rf"^({_RE})r(ed|ing)$"), r"\1er\2"),
    (re.compile(rf"^({_RE})er(ed|ing)$"), r"\1r\2"),
    (re.compile(r"(?<=[ai]l|na)ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[ai]l|na)og(s?)$"), r"ogue\1"),
    # not "refilled", which "refiled" is no spelling of
    (re.compile(r"([aeiouy][^aeiouy]+[aeiouy])(?<!fi)ll(ed|ing|ers?|ors?|ation)$"), r"\1l\2"),
    (re.compile(r"([aeiouy][^aeiouy]+[aeiouy])(?<!fi)l(ed|ing|ers?|ors?)$"), r"\1ll\2"),
)
_BOTH_WAYS = {
    one + end: other + end
    for british, american in _PAIRS.items()
    for one, other in ((british, american), (american, british))
    for end in ("", "s")
}


def spellings(form: str) -> Iterator[str]:
    """Yield other spellings that a word may have, each once; most of them are no words at all.

    Two rules may meet in a word: "anaesthetised", "anesthetized".
    """
    found = {form}
    for _ in range(2):
        changed = [other for known in sorted(found) for other in _changed(known)]
        yield from (other for other in dict.fromkeys(changed) if other not in found)
        found.update(changed)


def _changed(form: str) -> Iterator[str]:
    """Yield what a pair or one rule makes of a word."""
    if form in _BOTH_WAYS:
        yield _BOTH_WAYS[form]
    for pattern, other in _RULES:
        yield pattern.sub(other, form)
    for british, american in _ROOTS.items():
        if british in form:
            yield form.replace(british, american)
        elif american in form:
            yield form.replace(american, british)
