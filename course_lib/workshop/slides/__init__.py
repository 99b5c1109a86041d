"""A chapter presented: slides, the talk beside them, the speaker's notes and timetable."""
