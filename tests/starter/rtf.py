"""A paper in Rich Text Format (version 1.9.1 of the specification)."""

from leader_reader.services.citing import long_date
from tests.starter.paper import Kind, Paper, Part

HEAD = r"""{\rtf1\ansi\ansicpg1252\uc1\deff0\deflang2057
{\fonttbl{\f0\froman\fcharset0 Georgia;}{\f1\fswiss\fcharset0 Calibri;}
{\f2\ftech\fcharset2 Symbol;}}
{\colortbl;\red31\green35\blue40;\red87\green96\blue106;}
{\stylesheet{\s0\sa160\sl312\slmult1\f0\fs23\cf1 Normal;}
{\s1\sb360\sa120\keepn\outlinelevel0\b\f0\fs30\cf1 \sbasedon0\snext0 heading 1;}
{\s2\sa80\b\f0\fs48\cf1 \sbasedon0\snext0 Title;}
{\s3\sa320\f1\fs22\cf2 \sbasedon0\snext0 Subtitle;}
{\s4\sa80\fi-340\li680\f0\fs23\cf1 \sbasedon0 List Bullet;}}
"""
PAGE = r"""\paperw11906\paperh16838\margl1417\margr1417\margt1417\margb1417\widowctrl
{\footer\pard\plain\qc\f1\fs18\cf2 {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
"""
STYLES = {
    "title": r"\s2\sa80\b\f0\fs48\cf1 ",
    "byline": r"\s3\sa320\f1\fs22\cf2 ",
    Kind.SMALL: r"\s3\sa320\f1\fs20\cf2 ",
    Kind.HEADING: r"\s1\sb360\sa120\keepn\outlinelevel0\b\f0\fs30\cf1 ",
    Kind.ITEM: r"\s4\sa80\fi-340\li680\f0\fs23\cf1 ",
    Kind.PARAGRAPH: r"\s0\sa160\sl312\slmult1\f0\fs23\cf1 ",
}
BULLET = r"{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt\pnf2\pnindent340{\pntxtb\'b7}}"


def build(paper: Paper) -> bytes:
    """Return the paper as .rtf, in ASCII with other characters as escapes."""
    lines = [
        _paragraph("title", _escaped(paper.title)),
        _paragraph("byline", _escaped(f"{paper.author}, {long_date(paper.date)}")),
        *(_paragraph(part.kind, _inside(part)) for part in paper.parts),
    ]
    text = HEAD + _properties(paper) + PAGE + "\n".join(lines) + "\n}\n"
    return text.replace("\n", "\r\n").encode("ascii")


def _properties(paper: Paper) -> str:
    year, month, day = map(int, paper.date.split("-"))
    when = rf"\yr{year}\mo{month}\dy{day}\hr9\min0"
    title, author = _escaped(paper.title), _escaped(paper.author)
    times = rf"{{\creatim{when}}}{{\revtim{when}}}"
    return rf"{{\info{{\title {title}}}{{\author {author}}}{times}}}" + "\n"


def _paragraph(style: str, inside: str) -> str:
    bullet = BULLET if style == Kind.ITEM else ""
    return rf"\pard\plain{STYLES[style]}{bullet}{inside}\par"


def _inside(part: Part) -> str:
    return "".join(rf"{{\i {_escaped(text)}}}" if it else _escaped(text) for text, it in part.runs)


def _escaped(text: str) -> str:
    for character in "\\{}":
        text = text.replace(character, "\\" + character)
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in text)
