"""Text that can be written anywhere: no half characters, one kind of line end."""


def whole(text: str) -> str:
    """A text in which what is no whole character (half an emoji) is replaced by the sign for that.

    >>> whole("a\\ud83d"), whole("\\ud83d\\ude00") == "😀"
    ('a�', True)
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def whole_all(value: object) -> object:
    """A JSON value with every text in it made whole.

    >>> whole_all({"a": ["\\udc00", 1]})
    {'a': ['�', 1]}
    """
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {whole_all(key): whole_all(item) for key, item in value.items()}
    return [whole_all(item) for item in value] if isinstance(value, list) else value
