"""The built-in report formats."""
