"""What RTF control words mean, as tables, and the state that a group inherits."""

import re
from dataclasses import dataclass

from leader_reader.adapters.importers.rtf.flow import Flow
from leader_reader.domain.document import SpanStyle

NORMAL_SIZE = 24
"""The font size where the file states none, in half points."""
SKIPPED = frozenset(
    (
        "colortbl",
        "pict",
        "objdata",
        "objclass",
        "objname",
        "themedata",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "header",
        "footer",
        "headerl",
        "headerr",
        "headerf",
        "footerl",
        "footerr",
        "footerf",
        "xmlnstbl",
        "bkmkstart",
        "bkmkend",
        "filetbl",
        "revtbl",
        "nonshppict",
        "colorschememapping",
        "pn",
        "mmathPr",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "sp",
        "shprslt",
        "nonesttables",
        "nesttableprops",
        "atrfstart",
        "atrfend",
        "docvar",
        "private",
        "template",
        "passwordhash",
        "mmathPict",
        "moMathParaPr",
        *(f"m{shape}Pr" for shape in ("f", "rad", "sSup", "sSub", "sSubSup", "sPre", "nary", "d")),
        *(f"m{shape}Pr" for shape in ("func", "acc", "box", "bar", "ctrl", "arg", "m", "eqArr")),
        *(f"m{shape}Pr" for shape in ("groupChr", "limLow", "limUpp", "phant", "borderBox", "r")),
    )
)
"""Groups that hold no text to read; the m...Pr are the looks of equations."""
CAPTURED = frozenset(
    (
        "fldinst",
        "listtext",
        "pntext",
        "atnid",
        "atnauthor",
        "atndate",
        "title",
        "author",
        "company",
        "operator",
        "subject",
        "creatim",
        "keywords",
        "doccomm",
        "manager",
        "category",
        "hlinkbase",
        "comment",
        "propname",
        "staticval",
    )
)
KNOWN_AFTER_STAR = frozenset(
    (
        "shpinst",
        "shptxt",
        "do",
        "dptxbxtext",
        "footnote",
        "annotation",
        "ud",
        "cs",
        "fldinst",
        "atnid",
        "atnauthor",
        "atndate",
        "company",
        "userprops",
        "moMath",
        "moMathPara",
    )
)
CHARACTERS = (
    {"tab": "\t", "line": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " "}
    | {"qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“"}
    | {"rdblquote": "”", "nestcell": " ", "nestrow": " ", "softline": " ", "zwj": "\u200d"}
    | {"zwnj": "\u200c", "rtlmark": "\u200f", "ltrmark": "\u200e"}
    | {"msup": "^", "msub": "_", "mden": "/"}
)
SIGNS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
TOGGLES = {"b": "bold", "i": "italic", "v": "hidden", "deleted": "deleted"}
"""Words that switch a field of the state on, or off with the argument 0."""
NUMBERS = {"f": "font", "fs": "size", "s": "style", "outlinelevel": "outline", "ls": "list_id"} | {
    "ilvl": "list_level",
    "uc": "fallback",
}
"""Words whose argument becomes a field of the state."""
SETTINGS: dict[str, tuple[str, SpanStyle | bool | None]] = {
    "intbl": ("in_table", True),
    "super": ("raised", SpanStyle.SUPERSCRIPT),
    "sub": ("raised", SpanStyle.SUBSCRIPT),
    "nosupersub": ("raised", None),
}
"""Words that set a field of the state to one value."""
BREAKS = frozenset(("par", "sect", "page", "cell", "row"))
FLOWS = frozenset(("footnote", "annotation", "shptxt", "dptxbxtext"))
"""Groups whose text stands apart from the text around them."""
LINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"((?:https?://|mailto:)[^"]*)"', re.IGNORECASE)


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it.

    `destination` is the word of FLOWS whose group this is in, `captured` that of CAPTURED.
    """

    flow: Flow
    skip: bool = False
    destination: str = ""
    captured: str = ""
    table: str = ""
    upr: bool = False
    unicode_form: bool = False
    font: int | None = None
    size: int = NORMAL_SIZE
    fallback: int = 1
    bold: bool = False
    italic: bool = False
    raised: SpanStyle | None = None
    hidden: bool = False
    deleted: bool = False
    href: str = ""
    in_table: bool = False
    outline: int | None = None
    style: int = 0
    list_id: int = 0
    list_level: int = 0

    def spans(self) -> frozenset[SpanStyle]:
        """Return the span styles that text has in this state."""
        found = {SpanStyle.BOLD} if self.bold else set()
        found |= {SpanStyle.ITALIC} if self.italic else set()
        found |= {self.raised} if self.raised else set()
        found |= {SpanStyle.LINK} if self.href else set()
        return frozenset(found)

    def reset_paragraph(self) -> None:
        self.in_table, self.outline, self.style = False, None, 0
        self.list_id = self.list_level = 0

    def reset_characters(self) -> None:
        self.bold = self.italic = self.hidden = self.deleted = False
        self.raised = self.font = None
        self.size = NORMAL_SIZE
