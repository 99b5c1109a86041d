"""Where nbgrader finds the course, and how it makes an exercise from a solution."""

from course_lib.classroom.release import CODE_STUB, TEXT_STUB

c = get_config()  # noqa: F821 nbgrader defines this name

c.CourseDirectory.course_id = "quieting-the-synapse"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.solution_directory = "grading/solution"
c.CourseDirectory.db_url = "sqlite:///grading/gradebook.db"
c.ClearSolutions.code_stub = {"python": CODE_STUB}
c.ClearSolutions.text_stub = TEXT_STUB
