"""What Signal Desktop, and a tool that reads its store, export of Signal's chats."""
