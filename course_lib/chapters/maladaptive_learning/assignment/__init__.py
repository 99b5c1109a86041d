"""The graded assignment of chapter 12: what is hidden here never reaches the sandbox."""
