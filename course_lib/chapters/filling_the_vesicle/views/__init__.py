"""What the pictures of chapter 02 show, computed with the models: a view each."""
