"""The graded assignment of chapter 13: what is hidden here never reaches the sandbox."""
