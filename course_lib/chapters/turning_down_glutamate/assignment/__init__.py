"""The graded assignment of chapter 11: what is hidden here never reaches the sandbox."""
