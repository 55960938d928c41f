"""What the network lacks for what its owner wants."""
