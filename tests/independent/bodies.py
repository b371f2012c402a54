"""JSON of bodies as the rules read it (FORMAT.md, section 4a): each name once, whole numbers of 64 bits."""

import json
import re

DEEPEST = 127
WHOLE = re.compile(r"0|-?[1-9][0-9]{0,18}")
SIGNS = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}


def unescaped(value):
    """The text that a field's value stands for (section 1)."""
    if value is None or "\\" not in value:
        return value
    return re.sub(r"\\[\\nr]", lambda sign: SIGNS[sign[0]], value)


def whole(text):
    if WHOLE.fullmatch(text) is None or not -(2**63) <= int(text) < 2**63:
        raise ValueError(text)
    return int(text)


def once(pairs):
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name twice")
    return fields


def refused(text):
    raise ValueError(text)


def depth(value):
    if not isinstance(value, (list, dict)):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max((depth(each) for each in inner), default=0)


def read_body(body):
    """What a body says; None where it has no one meaning."""
    try:
        value = json.loads(
            unescaped(body), parse_int=whole, parse_float=refused, parse_constant=refused, object_pairs_hook=once)
        # No half of a pair of surrogates.
        json.dumps(value, ensure_ascii=False).encode()
        return value if depth(value) <= DEEPEST else None
    except (ValueError, RecursionError):
        return None


def details_of(parts, form):
    """The details as JSON, if they have this form."""
    details = parts.get("details")
    return read_body(details["body"]) if details is not None and unescaped(details["form"]) == form else None


def is_whole(*values):
    return all(type(value) is int for value in values)


def is_object(value, *names):
    """An object that has these fields."""
    return type(value) is dict and all(name in value for name in names)
