"""What the pictures of chapter 05 show, computed with the models: a view each."""
