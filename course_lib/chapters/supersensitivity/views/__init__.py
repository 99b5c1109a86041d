"""What the pictures of chapter 04 show, computed with the models: a view each."""
