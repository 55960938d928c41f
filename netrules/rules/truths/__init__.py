"""What holds about networking."""
