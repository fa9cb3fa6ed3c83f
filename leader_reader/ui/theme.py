"""Themes: the named colours of the whole window, read from files, and how marks look in them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPen
from PySide6.QtWidgets import QApplication

from leader_reader import paths
from leader_reader.domain.codebook import COLOURS

THEME_NAMES = ("light", "sepia", "dark", "contrast")
"""The themes in the order in which a menu shows them."""

DEFAULT_THEME = "light"

_PROPERTY = "leaderReaderTheme"

_LINE_STYLES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, each "#rrggbb".

    `accent` fills and edges; `accent_text` is the accent dark (or light) enough for words;
    `on_accent` is for words on `accent`. `accent_soft` is the ground of what is selected, `chip`
    of buttons and chips, `hit` of a highlight and of a word found in a list; words found in a
    document have `found` with `found_edge` around, the one the reader is at `found_current`.
    `tint` (0-1) is how much of a topic's colour a mark's ground takes; selected text of a document
    is `selection_text` on `accent` at `selection_opacity`, so that marks show through. `raised`
    and `edge` are ground and border of what lies over the window, menus, cards and popovers;
    `shadow`, of `shadow_strength` (0-1), is under them.
    """

    name: str
    dark: bool
    tint: float
    selection_opacity: float
    shadow_strength: float
    selection_text: str
    window: str
    panel: str
    page: str
    text: str
    muted: str
    raised: str
    edge: str
    shadow: str
    line: str
    accent: str
    accent_text: str
    accent_soft: str
    on_accent: str
    hit: str
    found: str
    found_edge: str
    found_current: str
    chip: str
    danger: str
    danger_soft: str
    success: str
    warning: str
    scroll: str

    @property
    def high_contrast(self) -> bool:
        return self.name == "contrast"

    @property
    def drawings(self) -> str:
        """The theme whose drawn controls (arrows of boxes) it has: an own theme has no files."""
        return self.name if self.name in THEME_NAMES else ("dark" if self.dark else "light")

    @property
    def icon_ink(self) -> str:
        """The colour of an icon at rest: quiet, but as strong as words in high contrast."""
        return self.text if self.high_contrast else self.muted

    @property
    def hit_edge(self) -> str:
        """The colour by which a highlight without a topic is known."""
        return blend(self.hit, self.warning, 0.4).name()

    def colours(self) -> dict[str, str]:
        """Return every named colour, for the style sheet."""
        found = {name: getattr(self, name) for name in self.__slots__}
        named = {name: value for name, value in found.items() if str(value).startswith("#")}
        return named | {"selection": self._selection()}

    def _selection(self) -> str:
        accent = QColor(self.accent)
        parts = f"{accent.red()}, {accent.green()}, {accent.blue()}"
        return f"rgba({parts}, {round(self.selection_opacity * 255)})"


def load_themes() -> dict[str, Theme]:
    """Return the themes by name, in `THEME_NAMES` order."""
    folder = paths.resources() / "themes"
    return {name: _read_theme(folder / f"{name}.toml") for name in THEME_NAMES}


def make_active(app: QApplication, theme: Theme) -> None:
    """Have `active_theme` answer with `theme`; dressing.py gives the widgets its look."""
    app.setProperty(_PROPERTY, theme)


def active_theme() -> Theme:
    """Return the theme in use, for widgets and delegates that paint; light before any is set."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app else None
    return theme if isinstance(theme, Theme) else load_themes()[DEFAULT_THEME]


def palette(theme: Theme) -> QPalette:
    """Return the palette of `theme`, the ground on which the style sheet stands."""
    result = QPalette()
    for role, name in _PALETTE.items():
        result.setColor(role, QColor(getattr(theme, name)))
    faint = blend(theme.muted, theme.panel, 0.65)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faint)
    result.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, faint)
    return result


def mark_tint(colour: str, theme: Theme) -> QColor:
    """Return the ground of a passage marked in a topic's `colour`; text stays readable on it."""
    return blend(colour, theme.page, theme.tint)


def mark_line(colour: str, theme: Theme, width: float = 2.0) -> QPen:
    """Return the pen of a mark's underline.

    In high contrast each of the eight topic colours has its own dash and width too, so that
    topics are told apart without colour.
    """
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if theme.high_contrast:
        order = _colour_order(colour)
        pen.setStyle(_LINE_STYLES[order % len(_LINE_STYLES)])
        pen.setWidthF(width + (order // len(_LINE_STYLES)) * width / 2)
    return pen


def blend(colour: str, ground: str, amount: float) -> QColor:
    """Return `colour` laid over `ground` with opacity `amount`, as an opaque colour."""
    top, under = QColor(colour), QColor(ground)
    pairs = zip(top.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    red, green, blue = (round(a * amount + b * (1 - amount)) for a, b in pairs)
    return QColor(red, green, blue)


def _colour_order(colour: str) -> int:
    names = list(COLOURS.values())
    return names.index(colour) if colour in names else 0


def _read_theme(path: Path) -> Theme:
    return Theme(name=path.stem, **tomllib.loads(path.read_text("utf-8")))


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "chip",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "chip",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.ToolTipBase: "page",
    QPalette.ColorRole.ToolTipText: "text",
}
