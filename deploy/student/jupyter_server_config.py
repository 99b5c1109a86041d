"""A student's JupyterLab on the class's server."""

c = get_config()  # noqa: F821 Jupyter defines this name

HOUR_S = 3600

# Memory comes back without a further service: kernels that nobody uses end, then the server itself.
c.MappingKernelManager.cull_idle_timeout = HOUR_S
c.MappingKernelManager.cull_interval = 300
c.MappingKernelManager.cull_connected = True
c.ServerApp.shutdown_no_activity_timeout = 2 * HOUR_S

# A login shell would forget the course's programs: /etc/profile sets the PATH anew.
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}

# Looking for language servers starts npm for every student, and the course needs none.
c.LanguageServerManager.autodetect = False

# The assignment list is for students; nbgrader's other pages are the lecturer's (labconfig/ takes them off the menu,
# together with JupyterLab's question about news from outside).
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
    "nbgrader.server_extensions.validate_assignment": False,
}
