"""What the pictures of chapter 10 show, computed with the models: a view each."""
