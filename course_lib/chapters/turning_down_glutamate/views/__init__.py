"""What the pictures of chapter 11 show, computed with the models: a view each."""
