"""What people wrongly believe about networking."""
