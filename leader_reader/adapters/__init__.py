"""The outside world behind the services' ports: SQLite, Whoosh and file formats."""
