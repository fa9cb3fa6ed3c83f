"""What the card under "Aa" shows: text size and theme, fonts and spacing, own colours."""
