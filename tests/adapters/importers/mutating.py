"""Valid files made slightly wrong, the same way for the same seed."""

import io
import random
import re
import zipfile
from functools import cache

from tests.adapters.importers.small_files import ENDINGS, PARTS, made

MARKUP = (
    *(b"<", b">", b"</", b"/>", b"&", b"&#0;", b"&#xD800;", b"&#x110000;", b"&nbsp;", b"&x;"),
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"<!DOCTYPE x [<!ENTITY e 'e'>]>", b"&e;"),
    *(b"<p>", b"<div>", b"</div>", b"<table><tr><td>", b"<li>", b"<ul>", b"<br>", b"<a href='"),
    *(
        b"<math>",
        b"<svg>",
        b"<iframe>",
        b"<template>",
        b"<select>",
        b"<title>",
        b"<head>",
        b"<body>",
    ),
    *(b"colspan='-1'", b"rowspan='99999'", b"class='comment'", b"id=''", b"datetime='0000-99-99'"),
)
TOKENS = {
    "txt": (
        b"\t",
        b"\f",
        b"- ",
        b"1. ",
        b"====\n",
        b"Comments\n",
        b"22 May 2014 at 10:00",
        b" " * 40,
    ),
    "md": (
        *(
            b"[",
            b"]",
            b"](",
            b"![",
            b"*",
            b"**",
            b"_",
            b"`",
            b"```\n",
            b"~~~",
            b"> ",
            b"- ",
            b"1. ",
        ),
        *(
            b"|",
            b"|---|\n",
            b"[^1]",
            b"[^1]: ",
            b"---\n",
            b"+++\n",
            b"# ",
            b"<div>",
            b"&#0;",
            b"\\",
        ),
        *(b"\n\n", b"    ", b"\t", b"+---+\n", b": ", b"title: [", b"$$", b"<!--"),
    ),
    "rtf": (
        *(b"{", b"}", b"\\", b"\\'", b"\\'zz", b"\\u-1?", b"\\u55357?", b"\\u99999999?", b"\\uc9 "),
        *(b"\\bin9 ", b"\\bin-1 ", b"\\par ", b"\\trowd ", b"\\cell ", b"\\row ", b"\\intbl "),
        *(b"\\nestcell ", b"\\itap9 ", b"{\\*\\x ", b"{\\footnote ", b"{\\field{\\*\\fldinst "),
        *(
            b"{\\pict\\pngblip ",
            b"\\cellx-1 ",
            b"\\ls1\\ilvl9 ",
            b"\\ansicpg99999 ",
            b"\\f9 ",
            b"{\\info",
        ),
        *(b"{\\stylesheet{", b"\\s99 ", b"\\ucd", b"{\\upr{", b"\\listtext "),
    ),
    "pdf": (
        *(
            b"<<",
            b">>",
            b"[",
            b"]",
            b"(",
            b")",
            b"endobj",
            b"stream\n",
            b"endstream",
            b"0 R",
            b"1 0 R",
        ),
        *(
            b"/Kids",
            b"/Count -1",
            b"/Length 0",
            b"/Type",
            b"/Page",
            b"/Font",
            b"/Contents",
            b"null",
        ),
        *(
            b"Tj",
            b"TJ",
            b"Tm",
            b"Tf",
            b"ET",
            b"BT",
            b"-1e38",
            b"1e38",
            b"0",
            b"/MediaBox [0 0 0 0]",
        ),
        *(b"/Rotate 45", b"/Annots [1 0 R]", b"/Outlines 1 0 R", b"/Encoding", b"/ToUnicode 4 0 R"),
    ),
    "eml": (
        *(
            b"\r\n",
            b"\r\n\r\n",
            b"--b\r\n",
            b"--b--\r\n",
            b"=?utf-8?b?!?=",
            b"=?x?q?=00?=",
            b"> ",
            b"=\r\n",
        ),
        *(
            b"Content-Type: ",
            b"multipart/mixed",
            b"message/rfc822",
            b"charset=nonsense",
            b"boundary=",
        ),
        *(
            b"Content-Transfer-Encoding: base64",
            b"quoted-printable",
            b"Date: ",
            b"On 22 May, A wrote:\r\n",
        ),
    ),
}
OPENINGS = {"mhtml": TOKENS["eml"]}
ODD = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x85"),
    *("\u2028\u2029\u200f\u202e".encode(), "👩🏽‍⚕️".encode(), "ﷺ".encode(), b"\x1a", b"\x0c", b"\r"),
)
_NUMBERS = re.compile(rb"-?\d+")
_WRONG_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e9", b"")


@cache
def whole(ending):
    return made(ending)


def mutated(ending, seed):
    """Return the bytes of a file with this ending that is wrong in the way of `seed`."""
    chance = random.Random(f"{ending} {seed}")
    data = whole(ending)
    if chance.random() < 0.02:
        return chance.randbytes(chance.randrange(5000))
    if ending in PARTS and chance.random() < 0.8:
        return _in_parts(data, ending, chance)
    return _changed(data, ending, chance)


def _in_parts(data, ending, chance):
    """Change what is in some members of a ZIP file, and pack it again as it should be."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(sorted(parts))
        kind = chance.random()
        if kind < 0.06 and len(parts) > 1:
            del parts[name]
        elif kind < 0.12:
            parts[name] = parts[chance.choice(sorted(parts))]
        else:
            parts[name] = _changed(parts[name], ending, chance)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def _changed(data, ending, chance):
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        data = chance.choice(_WAYS)(data, ending, chance)
        data = data[:400_000]
    return data


def _flipped(data, _ending, chance):
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data, _ending, chance):
    return data[: chance.randrange(len(data) + 1)]


def _left_out(data, _ending, chance):
    first, last = _range(data, chance)
    return data[:first] + data[last:]


def _doubled(data, _ending, chance):
    first, last = _range(data, chance)
    times = chance.choice((2, 2, 3, 50))
    return data[:first] + data[first:last] * times + data[last:]


def _moved(data, _ending, chance):
    first, last = _range(data, chance)
    rest = data[:first] + data[last:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[first:last] + rest[at:]


def _inserted(data, ending, chance):
    tokens = chance.choice((TOKENS.get(ending, MARKUP), OPENINGS.get(ending, MARKUP), ODD))
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(tokens) * chance.choice((1, 1, 1, 2, 9, 300)) + data[at:]


def _renumbered(data, _ending, chance):
    found = list(_NUMBERS.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_WRONG_NUMBERS) + data[one.end() :]


def _spliced(data, _ending, chance):
    other = whole(chance.choice(ENDINGS))
    first, last = _range(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[first:last] + data[at:]


def _range(data, chance):
    first = chance.randrange(len(data) + 1)
    return first, min(len(data), first + int(chance.expovariate(1 / 60)) + 1)


_WAYS = (_flipped, _cut, _left_out, _doubled, _moved, _inserted, _inserted, _renumbered, _spliced)
