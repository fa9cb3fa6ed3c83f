"""The panel of similar passages: suggestions with their reasons, to take or to skip."""
