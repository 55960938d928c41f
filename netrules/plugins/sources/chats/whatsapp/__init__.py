"""The exported chats of WhatsApp: one text for each chat."""
