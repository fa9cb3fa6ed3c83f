"""How high a widget must be for all that it shows."""

from PySide6.QtWidgets import QWidget


def height_at(widget: QWidget, width: int) -> int:
    """Return the height in pixels that a widget needs at `width`."""
    layout = widget.layout()
    if layout is None:
        return widget.sizeHint().height()
    layout.activate()
    return (
        layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
    )
