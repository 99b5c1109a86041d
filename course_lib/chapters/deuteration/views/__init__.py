"""What the pictures of chapter 08 show, computed with the models: a view each."""
