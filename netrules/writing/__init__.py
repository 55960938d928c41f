"""Writing the user's own files: whole or not at all, and nothing of theirs lost."""
