"""What the pictures of chapter 01 show, computed with the models: a view each."""
