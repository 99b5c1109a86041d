"""What the pictures of chapter 07 show, computed with the models: a view each."""
