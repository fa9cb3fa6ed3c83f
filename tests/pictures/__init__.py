"""Pictures of every screen of the real window, in every theme, to be looked at."""
