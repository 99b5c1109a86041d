"""The question bank in the forms that learning platforms read."""
