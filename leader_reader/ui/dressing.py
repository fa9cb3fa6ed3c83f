"""Gives the whole program the look of a theme: style, palette, font and style sheet."""

from PySide6.QtWidgets import QApplication

from leader_reader import paths
from leader_reader.ui.fonts import load_fonts, ui_font
from leader_reader.ui.menus import MenuStyle
from leader_reader.ui.stylesheet import stylesheet
from leader_reader.ui.theme import Theme, make_active, palette

_STYLED = "leaderReaderStyled"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the look of `theme`, at once and to every widget."""
    load_fonts()
    make_active(app, theme)
    if not app.property(_STYLED):  # once: the style asks for the theme whenever it paints
        app.setStyle(MenuStyle())
        app.setProperty(_STYLED, True)
    app.setFont(ui_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme.colours(), paths.resources() / "icons", theme.drawings))
