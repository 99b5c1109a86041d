"""Short for an option, of which this chapter has many."""

from course_lib.questions.kinds import Option


def option(name: str, text: str, reply: str, *, right: bool = False, idea: str = "") -> Option:
    """An option: its id, what it says, and the reply to who chose it.

    >>> option("a", "yes", "Because.", right=True).right
    True
    """
    return Option(id=name, text=text, right=right, reply=reply, idea=idea)
