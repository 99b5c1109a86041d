"""What the pictures of chapter 09 show, computed with the models: a view each."""
