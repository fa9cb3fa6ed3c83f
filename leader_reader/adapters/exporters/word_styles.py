"""How a Word report is set: A4, real heading and quote styles, British English."""

from dataclasses import dataclass
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

SERIF = "Georgia"
SANS = "Calibri"
INK = RGBColor(0x1F, 0x23, 0x28)
SOFT = RGBColor(0x57, 0x60, 0x6A)
NOTE_GROUND = "F3F2EE"


@dataclass(frozen=True, slots=True)
class Setting:
    """How one paragraph style is set; sizes and spaces in points, indents in millimetres."""

    name: str
    size: float
    font: str = SANS
    bold: bool = False
    soft: bool = False
    before: float = 0
    after: float = 6
    leading: float = 1.25
    indent: float = 0
    keep: bool = False
    shade: str = ""
    based_on: str = "Normal"


SETTINGS = (
    Setting("Normal", 11, after=8),
    Setting("Title", 26, SERIF, bold=True, after=4, leading=1.1),
    Setting("Subtitle", 12, soft=True, after=18),
    Setting("Heading 1", 18, SERIF, bold=True, before=30, after=6, leading=1.15, keep=True),
    Setting("Heading 2", 15, SERIF, bold=True, before=24, after=6, leading=1.15, keep=True),
    Setting("Heading 3", 13, SERIF, bold=True, before=20, after=6, leading=1.15, keep=True),
    Setting("Heading 4", 12, SERIF, bold=True, before=18, after=6, leading=1.15, keep=True),
    Setting("Contents Entry", 11, after=2),
    Setting("Topic Description", 10.5, soft=True, after=12, keep=True),
    Setting("Quote", 11.5, SERIF, before=0, after=4, leading=1.35, indent=6, keep=True),
    Setting("Citation", 10, soft=True, after=4, indent=6),
    Setting("Excerpt Note", 10.5, after=0, indent=6, shade=NOTE_GROUND),
    Setting("Source", 10.5, after=4),
    Setting("Footer", 9, soft=True, after=0),
)


def set_styles(document: WordDocument) -> dict[str, str]:
    """Set up the page and every style of the report; return the ids of the styles by name."""
    _page(document)
    _language(document)
    return {setting.name: _style(document, setting).style_id for setting in SETTINGS}


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return a new WordprocessingML element with `attributes`, both named without prefix."""
    new = OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})
    return cast(BaseOxmlElement, new)


def coloured_edge(properties: CT_PPr, colour: str) -> None:
    """Draw a bar in `colour` ("#rrggbb") along the left edge of a paragraph."""
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="24", space="8", color=colour[1:]))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)


def _language(document: WordDocument) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; the template says 2010


def _style(document: WordDocument, setting: Setting) -> ParagraphStyle:
    names = [style.name for style in document.styles]
    if setting.name in names:
        style = document.styles[setting.name]
    else:
        style = document.styles.add_style(setting.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[setting.based_on]
        style.quick_style = True
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all of SETTINGS are
    _clear(style)
    _set_type(style, setting)
    _set_paragraph(style, setting)
    return style


def _clear(style: ParagraphStyle) -> None:
    """Take off the template's theme fonts, colours, borders and numbering."""
    for child in style.element.findall(qn("w:rPr")):
        style.element.remove(child)
    properties = style.element.find(qn("w:pPr"))
    for name in ("w:pBdr", "w:numPr", "w:contextualSpacing"):
        for child in [] if properties is None else properties.findall(qn(name)):
            properties.remove(child)


def _set_type(style: ParagraphStyle, setting: Setting) -> None:
    style.font.name = setting.font
    style.font.size = Pt(setting.size)
    style.font.bold = setting.bold
    style.font.color.rgb = SOFT if setting.soft else INK


def _set_paragraph(style: ParagraphStyle, setting: Setting) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(setting.before), Pt(setting.after)
    layout.line_spacing = setting.leading
    layout.left_indent = Mm(setting.indent)
    layout.keep_with_next = setting.keep
    layout.widow_control = True
    if setting.shade:
        shade = element("shd", val="clear", color="auto", fill=setting.shade)
        properties = style.element.get_or_add_pPr()
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc")
