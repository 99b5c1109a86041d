"""The graded assignment of chapter 14: what is hidden here never reaches the sandbox."""
