"""What the pictures of chapter 03 show, computed with the models: a view each."""
