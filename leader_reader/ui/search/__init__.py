"""The search field, and what a search found as passages."""
