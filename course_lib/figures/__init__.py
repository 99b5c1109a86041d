"""Pictures of results: one module a kind; a result goes in, a picture with its text alternative comes out."""
