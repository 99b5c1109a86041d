"""What runs inside the sandbox: a process that waits, and copies of it in which students' cells run.

Nothing here knows an answer, a key or a mark.
"""
