"""Prose without a source, for measuring: paragraphs of plain words from a seed."""

import random

_TEXT = (
    "leader team ward patient nurse doctor board plan service change manager hospital learning "
    "quality safety culture training practice meeting evidence report measure outcome community "
    "programme partner policy budget research colleague feedback decision question trust honest "
    "open clear early small large local national clinical shared strong weak careful daily recent "
    "listens asks finds shows helps builds learns changes improves supports explains remembers "
    "about later against among around because before between during every however perhaps "
    "rather several through together towards under until whether which while within without and "
    "the of to in that for with from this their more than people time work also when what many "
    "department organisation responsibility communication development understanding improvement "
    "rehabilitation commissioning accountability independent professional relationship difficult"
)
_WORDS = _TEXT.split()
_HYPHENED = "well-being self-report long-term decision-making follow-up evidence-based co-operation"
_COMPOUNDS = _HYPHENED.split()
_ENDS = (".", ".", ".", ".", "?")


def sentence(rng, words):
    """Return one sentence of about so many words; one in twenty is a compound with a hyphen."""
    chosen = [
        rng.choice(_COMPOUNDS if rng.random() < 0.05 else _WORDS) for _ in range(max(3, words))
    ]
    chosen[0] = chosen[0].capitalize()
    if len(chosen) > 8:
        chosen[len(chosen) // 2] += ","
    return " ".join(chosen) + rng.choice(_ENDS)


def paragraphs(count, seed=5):
    """Return `count` paragraphs of two to six sentences."""
    rng = random.Random(seed)
    return [
        " ".join(sentence(rng, rng.randint(6, 20)) for _ in range(rng.randint(2, 6)))
        for _ in range(count)
    ]


def headings(count, seed=6):
    """Return `count` short headings, each one of its own."""
    rng = random.Random(seed)
    return [
        " ".join([rng.choice(_WORDS).capitalize(), *rng.choices(_WORDS, k=2), chr(65 + at)])
        for at in range(count)
    ]
