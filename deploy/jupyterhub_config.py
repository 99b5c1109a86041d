"""A class on one server: JupyterHub, with each student's own exercises at hand. docs/deploy.md tells how to use it.

COURSE_HUB_MODE      class (accounts of this machine, the default) or trial (one password, no walls between users)
COURSE_HUB_STUDENTS  the class list, as for `course release`
COURSE_HUB_TEACHERS  names of accounts that may manage the hub, with commas between (class only)
COURSE_HUB_STATE     a folder for the hub's secrets and database, closed to everyone else
COURSE_HUB_EXCHANGE  nbgrader's exchange, made by `python deploy/exchange.py open` [default: STATE/../exchange]
COURSE_HUB_GRADING   where `course release` wrote [default: grading/ in the course]
COURSE_HUB_URL       where the hub answers [default: http://127.0.0.1:8000]
COURSE_HUB_KEY, COURSE_HUB_CERTIFICATE   files for https, needed beyond this machine
COURSE_HUB_PASSWORD  the password of a trial, at least 8 characters
COURSE_HUB_MEMORY_MB the most memory of one process of a student [default: 2048]
"""

import os
import shutil
import sys
from pathlib import Path

DEPLOY = Path(__file__).resolve().parent
sys.path.insert(0, str(DEPLOY))

import hub_settings  # noqa: E402 it stands beside this file, wherever the hub is started

c = get_config()  # noqa: F821 JupyterHub defines this name

hub = hub_settings.read(os.environ)
hub_settings.close_to_others(hub.state)

c.JupyterHub.bind_url = hub.url
c.JupyterHub.ssl_key, c.JupyterHub.ssl_cert = hub.key, hub.certificate
c.JupyterHub.db_url = f"sqlite:///{hub.state / 'jupyterhub.sqlite'}"
# Made at the first start with 32 random bytes, readable by its owner only; JPY_COOKIE_SECRET overrules it.
c.JupyterHub.cookie_secret_file = str(hub.state / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(hub.state / "proxy.pid")
c.ConfigurableHTTPProxy.command = [hub_settings.proxy(os.environ)]
c.JupyterHub.cleanup_servers = True

c.Authenticator.allowed_users = set(hub.students)
c.Authenticator.admin_users = set(hub.teachers)
if hub.mode == "trial":
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = hub.password
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = str(hub.state / "homes" / "{username}")
else:
    c.JupyterHub.authenticator_class = "pam"
    c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"

server = [sys.executable, "-m", "jupyterhub.singleuser"]
limited = [shutil.which("prlimit"), f"--data={hub.memory_MB * 2**20}", "--core=0"]
c.Spawner.cmd = [*limited, *server] if limited[0] else server
c.Spawner.args = ["--allow-root"] if hub.mode == "trial" and os.geteuid() == 0 else []
c.Spawner.default_url = "/lab/tree/lectures/01_quantal_release.ipynb"
c.Spawner.http_timeout = 60
c.Spawner.start_timeout = 120
# A student's own settings must not weaken the walls between users who share one address.
c.Spawner.disable_user_config = True
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": str(DEPLOY / "student"),
    "COURSE_HUB_EXCHANGE": str(hub.exchange),
    # On a machine with many cores, numerical libraries would start a thread and a stack on each, for every student.
    "OPENBLAS_NUM_THREADS": "2",
    "OMP_NUM_THREADS": "2",
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/local/bin:/usr/bin:/bin",
}
c.Spawner.pre_spawn_hook = hub_settings.hand_out(hub)
