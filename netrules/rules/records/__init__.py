"""What is wrong or missing in the records themselves."""
