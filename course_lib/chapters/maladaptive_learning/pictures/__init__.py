"""Pictures of chapter 12."""
