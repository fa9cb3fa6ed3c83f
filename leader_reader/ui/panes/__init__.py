"""The reading panes: one or two documents, or places in one, beside each other."""
