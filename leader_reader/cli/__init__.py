"""The command line: the same services without a window, and without importing Qt."""

from leader_reader.cli.arguments import library_folder, parse
from leader_reader.cli.running import overview, run

__all__ = ["library_folder", "overview", "parse", "run"]
