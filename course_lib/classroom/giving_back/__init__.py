"""What goes back: feedback for students, tables for learning platforms, a report and a page for who marks."""
