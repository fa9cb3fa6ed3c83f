"""British and American spellings of a word, by rule; whoever asks keeps those that occur.

The rules are those of the usual tables of differences (Oxford's and Merriam-Webster's practice),
with the medical ae/e and oe/e. Where a rule would change ordinary words it names its roots.
"""

import re
from collections.abc import Iterator

_ENDINGS = "e|es|ed|ing|er|ers|ation|ations|ational|able"
_OUR = "arm|behavi|clam|col|endeav|fav|glam|harb|hon|hum|lab|neighb|od|ranc|rum|sav|tum|val|vap|vig"
_RE = "cent|fib|goit|lit|lust|manoeuv|met|millimet|centimet|kilomet|sab|theat|tit"
_PAIRS = {
    "programme": "program",
    "programmes": "programs",
    "defence": "defense",
    "licence": "license",
    "offence": "offense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "ageing": "aging",
    "judgement": "judgment",
    "judgements": "judgments",
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
}
_RULES = (  # each way by a rule of its own
    (re.compile(rf"(?<=.i)s(?=({_ENDINGS})$)"), "z"),
    (re.compile(rf"(?<=.i)z(?=({_ENDINGS})$)"), "s"),
    (re.compile(rf"(?<=ly)s(?=({_ENDINGS})$)"), "z"),
    (re.compile(rf"(?<=ly)z(?=({_ENDINGS})$)"), "s"),
    (re.compile(rf"^({_OUR})our"), r"\1or"),
    (re.compile(rf"^({_OUR})or"), r"\1our"),
    (re.compile(rf"^({_RE})re(d|s)?$"), r"\1er\2"),
    (re.compile(rf"^({_RE})er(ed|s)?$"), r"\1re\2"),
    (re.compile(r"(?<=[ai]l|na)ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[ai]l|na)og(s?)$"), r"ogue\1"),
    (re.compile(r"([aeiouy][^aeiouy]+[aeiouy])ll(ed|ing|er|ers|ation)$"), r"\1l\2"),
    (re.compile(r"([aeiouy][^aeiouy]+[aeiouy])l(ed|ing|er|ers)$"), r"\1ll\2"),
    (re.compile(r"[ao]e(?=[a-z])"), "e"),
    (re.compile(r"emi(?=[ac])"), "aemi"),
    (re.compile(r"hem(?=[oa])"), "haem"),
    (re.compile(r"^(ortho)?ped"), r"\1paed"),
    (re.compile(r"^(o?)esoph"), "oesoph"),
    (re.compile(r"^estr"), "oestr"),
    (re.compile(r"^fet"), "foet"),
    (re.compile(r"rrhea"), "rrhoea"),
    (re.compile(r"^edema"), "oedema"),
    (re.compile(r"^gynec"), "gynaec"),
    (re.compile(r"anesth"), "anaesth"),
    (re.compile(r"^etiolog"), "aetiolog"),
    (re.compile(r"^cesar"), "caesar"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"sulf"), "sulph"),
)
_BOTH_WAYS = {**_PAIRS, **{american: british for british, american in _PAIRS.items()}}


def spellings(form: str) -> Iterator[str]:
    """Yield other spellings that a word may have; most of them are no words at all."""
    pair = _BOTH_WAYS.get(form)
    if pair:
        yield pair
    for pattern, other in _RULES:
        changed = pattern.sub(other, form)
        if changed != form:
            yield changed
