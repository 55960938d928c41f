"""For plugin authors: strategies, contract checks, fixtures."""
