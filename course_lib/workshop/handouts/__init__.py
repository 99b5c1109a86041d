"""What a lecturer hands out: summary, exercise, exam, poll, notes, slides and the course as a book, all on paper.

Everything is made from what exists (lectures, bank, registry, drawings, talks) as pages of HTML that any browser
prints, and printed to PDF by Chromium.
"""
