"""What the pictures of chapter 14 show, computed with the models: a view each."""
