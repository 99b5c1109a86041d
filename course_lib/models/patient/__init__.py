"""One fictional patient: who they are, what a film shows, what the course's models make of it, and what to decide."""
