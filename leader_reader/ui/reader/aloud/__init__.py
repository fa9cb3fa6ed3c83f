"""Reading the open document aloud: what goes from sentence to sentence, and its bar."""

from leader_reader.ui.reader.aloud.aloud_bar import AloudBar
from leader_reader.ui.reader.aloud.reader_aloud import ReaderAloud, Reading

__all__ = ["AloudBar", "ReaderAloud", "Reading"]
