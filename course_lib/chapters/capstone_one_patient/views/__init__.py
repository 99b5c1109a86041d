"""What the pictures of chapter 15 show, computed with the models: a view each."""
