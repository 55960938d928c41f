"""What is wanted: goals, needs, and matching people to them."""
