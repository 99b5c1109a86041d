"""The workbench behind the `course` command: start, check, build, test, look after the installation."""
