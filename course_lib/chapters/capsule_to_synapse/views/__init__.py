"""What the pictures of chapter 06 show, computed with the models: a view each."""
