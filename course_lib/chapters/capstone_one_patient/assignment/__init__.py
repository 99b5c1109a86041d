"""The graded assignment of chapter 15: what is hidden here never reaches the sandbox."""
