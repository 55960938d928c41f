"""What a network is: people, ties, groups, interactions, facts known and unknown."""
