"""Who stands where in the network."""
