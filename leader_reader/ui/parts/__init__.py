"""Small widgets that all panels share.

How a panel uses them and the theme:

- Buttons, labels, frames and inputs are plain Qt widgets; pick their look with
  `widget.setProperty("role", "primary")`; the roles stand in `ui/stylesheet.py`.
- Widgets and delegates that paint ask `active_theme()` for colours at the moment they paint, and
  never keep them: the theme can change at any time (Qt then sends a StyleChange event).
- Every part takes `name` (its objectName, "library.import") and `accessible` (what a screen
  reader says), and follows a change of theme by itself.
- `IconButton("search", name=..., accessible=..., tip=...)`: an icon to click; checkable if asked.
- `EmptyState("book", title, text, action)`: what a panel shows when it has nothing; emits `acted`.
- `Chip(text, colour="#5fb236", closable=True)`: a rounded filter or topic; emits `closed`.
- `WordButton("Date", after="chevron-down")`: words with a small picture, closely set.
- `SegmentedControl([("text", "Text"), ...])`: one choice of a few; emits `chosen(key)`.
- `ElidedLabel(text)`: one line that ends in "…" where there is no room, whole in its tool tip.
- `LeavableField()`: a line edit that emits `entered` and `left` on Enter and Esc, and has a cross
  to clear it.
- `OverlayBar(view)`: a scroll bar over its view, so that rows keep their width.
- `PanelTabs()`: `add(page, title)`; underlined tabs over a stack.
- `PopupCard(parent)`: a rounded card over the window; `card.body` is its layout;
  `open_at(rect)` puts it beside a rectangle of the parent, `closed` says it has gone.
- `FlowLayout`: children in lines, as words in a paragraph (for chips).
- `tinted(button, "search")` gives any button an icon that follows the theme;
  `IconLabel("warning", ink="danger")` is an icon only to look at.
- `ticked_list.py` has lists of painted rows and such with tick boxes; `chooser_dialog.py` what a
  dialog with a list is made of.
- Menus are plain QMenus: `ui/menus.py` paints them all.
- 8 px grid: panels have 16 px margins, rows 8-9 px padding.
"""

from leader_reader.ui.parts.chip import Chip
from leader_reader.ui.parts.elided_label import ElidedLabel
from leader_reader.ui.parts.empty_state import EmptyState
from leader_reader.ui.parts.flow_layout import FlowLayout
from leader_reader.ui.parts.icon_button import IconButton, tinted
from leader_reader.ui.parts.icon_label import IconLabel
from leader_reader.ui.parts.leavable_field import LeavableField
from leader_reader.ui.parts.overlay_bar import OverlayBar
from leader_reader.ui.parts.panel_tabs import PanelTabs
from leader_reader.ui.parts.popup_card import PopupCard
from leader_reader.ui.parts.segmented_control import SegmentedControl
from leader_reader.ui.parts.word_button import WordButton

__all__ = [
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "IconButton",
    "IconLabel",
    "LeavableField",
    "OverlayBar",
    "PanelTabs",
    "PopupCard",
    "SegmentedControl",
    "WordButton",
    "tinted",
]
