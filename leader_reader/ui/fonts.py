"""The two type families: Source Sans Pro for the program, Source Serif Pro for reading."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtGui import QFont, QFontDatabase

SANS = ("Source Sans Pro", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans")
SERIF = ("Source Serif Pro", "Georgia", "Times New Roman", "Noto Serif", "DejaVu Serif")
MONO = ("Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono", "monospace")

UI_PIXELS = 14
READING_PIXELS = 18

_PACKAGES = {"font_source_sans_pro": "SourceSansPro", "font_source_serif_pro": "SourceSerifPro"}
_STYLES = ("Regular", "It", "Semibold", "Bold")


def load_fonts() -> None:
    """Make both families known to Qt, once; without the packages the fallbacks are used."""
    known = set(QFontDatabase.families())
    for package, name in _PACKAGES.items():
        family = SANS[0] if "Sans" in name else SERIF[0]
        if family not in known:
            for path in _font_files(package, name):
                QFontDatabase.addApplicationFont(str(path))


def ui_font(pixels: int = UI_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's own font: labels, buttons, lists."""
    return _font(SANS, pixels, weight)


def reading_font(pixels: float = READING_PIXELS) -> QFont:
    """Return the font of document text at `pixels` (18 at 100 %)."""
    return _font(SERIF, round(pixels), QFont.Weight.Normal)


def count_font(pixels: int = 12) -> QFont:
    """Return the font for counts: figures of equal width, so that columns line up."""
    return QFont(_tabular(pixels))


def code_font(pixels: float) -> QFont:
    """Return a fixed-pitch font for code."""
    font = _font(MONO, round(pixels), QFont.Weight.Normal)
    font.setFixedPitch(True)
    return font


def _font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    """Return a copy of a font made before: it shares what Qt found out about its glyphs."""
    return QFont(_made(families, pixels, weight))


@cache
def _made(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _tabular(pixels: int) -> QFont:
    font = ui_font(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _font_files(package: str, name: str) -> list[Traversable]:
    """Return the font files of an installed font package; none when it is not there."""
    try:
        folder = files(package) / "files"
    except ModuleNotFoundError:
        return []
    found = [folder / f"{name}-{style}.otf" for style in _STYLES]
    return [path for path in found if path.is_file()]
