"""What Telegram Desktop exports: all data, or a single chat."""
