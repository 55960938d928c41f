"""What keeps a network alive."""
