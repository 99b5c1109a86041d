"""The one exception that a student is meant to read."""


class CourseError(ValueError):
    """A sentence for the reader: what was seen, what it must be, and why.

    Jupyter shows the sentence alone, without a traceback from inside the library.

    >>> raise CourseError("occupancy is 1.4, but must lie between 0 and 1: it is a share of transporters.")
    Traceback (most recent call last):
        ...
    course_lib.errors.CourseError: occupancy is 1.4, but must lie between 0 and 1: it is a share of transporters.
    """

    def _render_traceback_(self) -> list[str]:
        # IPython asks an exception for this method before it formats a traceback of its own.
        return [str(self)]
