"""What the pictures of chapter 12 show, computed with the models: a view each."""
