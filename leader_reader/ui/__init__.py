"""The window: one folder a panel, joined by the main window; themes and parts are shared."""
