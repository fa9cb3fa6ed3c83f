"""Plain texts, Markdown and RTF files made to harm whoever reads them."""


def rtf(body):
    return b"{\\rtf1\\ansi " + body + b"}"


PROSE = {
    "reaching.md": lambda: (
        b"words ![](file:///etc/passwd) ![](../../../etc/passwd)\n\n<img src='/etc/passwd'>\n\n"
        b"[x]: file:///etc/passwd\n\n![x][x] <iframe src='/etc/passwd'></iframe>\n"
    ),
    "reaching.rtf": lambda: rtf(
        b'words {\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt }}'
        b'{\\field{\\*\\fldinst INCLUDEPICTURE "file:///etc/passwd" \\\\d}{\\fldrslt x}}'
        b"{\\object\\objlink{\\*\\objdata 00}}{\\*\\template /etc/passwd}\\par"
    ),
    "spaces.txt": lambda: b"x" + b" " * 3_000_000 + b"y",
    "dashes.txt": lambda: b"-" * 3_000_000,
    "dots.txt": lambda: b"Contents\n\n" + (b"Part " + b". " * 100_000 + b"12\n") * 10,
    "lines.txt": lambda: b"a\n" * 1_500_000,
    "numbers.txt": lambda: b"1.1.1.1.1." * 300_000,
    "comments.txt": lambda: b"Comments\n\n" + b"A B 22 May 2014 at 10:00\nSaid.\n\n" * 60_000,
    "addresses.txt": lambda: b"a@" * 1_000_000,
    "tabs.txt": lambda: b"a\tb\t" * 700_000,
    "capitals.txt": lambda: b"A B C D " * 300_000,
    "brackets.md": lambda: b"[" * 60_000 + b"x" + b"](" * 60_000,
    "pictures.md": lambda: b"![" * 60_000 + b"x",
    "stars.md": lambda: b"*a **b " * 20_000,
    "ticks.md": lambda: b"".join(b"`" * k + b" " for k in range(1, 1500)),
    "quotes.md": lambda: b"> " * 60_000 + b"x",
    "lists.md": lambda: b"".join(b" " * (2 * k) + b"- a\n" for k in range(1200)),
    "table.md": lambda: b"|" + b"a|" * 20_000 + b"\n|" + b"-|" * 20_000 + b"\n" + b"|b\n" * 300,
    "references.md": lambda: b"".join(b"[a%d]: x\n" % k for k in range(30_000)) + b"[a1] " * 30_000,
    "notes.md": lambda: b"[^1]" * 30_000 + b"\n\n[^1]: " + b"[^1]" * 30_000,
    "html.md": lambda: b"<a " * 200_000,
    "matter.md": lambda: b"---\n" + b"a: [" * 100_000 + b"\n---\n\nwords",
    "entities.md": lambda: b"&a" * 500_000,
    "pipes.md": lambda: b"|a|b|\n" * 60_000,
    "deep.rtf": lambda: rtf(b"{" * 900_000 + b"x"),
    "deep-tables.rtf": lambda: rtf(b"\\trowd\\itap9999\\cellx1 x\\cell\\row" * 20_000),
    "cells.rtf": lambda: rtf(b"\\trowd" + b"\\cellx1" * 200_000 + b"\\intbl x\\cell\\row"),
    "binary.rtf": lambda: rtf(b"\\bin2000000000 x"),
    "many-binaries.rtf": lambda: rtf(b"{\\pict\\bin9999999999999999999 }" * 60_000 + b"x"),
    "unicode.rtf": lambda: rtf(b"\\uc32767\\u65536?" * 100_000),
    "numbers.rtf": lambda: rtf(b"\\fs" + b"9" * 1_000_000 + b" x"),
    "fields.rtf": lambda: rtf(b"{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " * 30_000 + b"x"),
    "notes.rtf": lambda: rtf(b"x{\\footnote " * 30_000 + b"y"),
    "lists.rtf": lambda: rtf(b"{\\listtext 1.\\tab}\\ls1\\ilvl999999999 x\\par" * 30_000),
}
"""What each holds, by its name."""
