"""Use cases, and the ports through which they reach the store, the index and the formats."""
