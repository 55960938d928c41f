"""What to do about it: introductions, plans, and what a move would change."""
