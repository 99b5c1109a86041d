"""The instructor's guide, made from what the course already knows: syllabus, speaker's notes, bank of questions."""
