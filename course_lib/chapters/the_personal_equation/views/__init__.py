"""What the pictures of chapter 13 show, computed with the models: a view each."""
