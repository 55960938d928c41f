"""How a network comes to be: find the source, read, join the same people."""
