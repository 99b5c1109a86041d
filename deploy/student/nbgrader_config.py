"""Where a student's nbgrader finds the exchange, in JupyterLab and in the terminal."""

import os

c = get_config()  # noqa: F821 nbgrader defines this name

c.CourseDirectory.course_id = "quieting-the-synapse"
c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
c.Exchange.root = os.environ["COURSE_HUB_EXCHANGE"]
