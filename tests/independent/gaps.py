"""The only place where numbers may jump: entries of the kind `gap` (FORMAT.md, sections 3 and 4)."""

from texts import is_hex, is_number, read_json
from wrong import require

END = ["seq", "hash", "receipt", "z"]
RANGES = ["seq", "receipt", "z"]


def unescaped(text):
    plain, rest = "", iter(text)
    for letter in rest:
        plain += {"n": "\n", "r": "\r", "\\": "\\"}[next(rest)] if letter == "\\" else letter
    return plain


def is_end(end):
    numbers = [end["receipt"], end["z"]]
    return (
        is_number(end["seq"]) and end["seq"] < 2**62 and (end["hash"] is None or is_hex(end["hash"], 64))
        and all(number is None or is_number(number) and number < 2**62 for number in numbers)
    )


def greater(one, other):
    numbers = [number for number in (one, other) if number is not None]
    return max(numbers) if numbers else None


def missing(known, found):
    known, found = known or 0, found or 0
    return [found + 1, known] if known > found else None


def check_gap(details, at):
    """Moves `at` behind both ends that the gap names; answers with the ranges that are missing."""
    require(details is not None and details["form"] == "gap/1", "details")
    names = {("cause", "known", "found", "missing"), tuple(END), tuple(RANGES)}
    gap = read_json(unescaped(details["body"]).encode(), names, "details")
    require(list(gap) == ["cause", "known", "found", "missing"], "details")
    require(gap["cause"] in ("rolled_back", "restored"), "details")
    known, found = gap["known"], gap["found"]
    require(all(type(end) is dict and list(end) == END and is_end(end) for end in (known, found)), "details")
    require(type(gap["missing"]) is dict and list(gap["missing"]) == RANGES, "details")
    require(all(gap["missing"][name] == missing(known[name], found[name]) for name in RANGES), "details")
    require(found["seq"] == at["seq"] and found["hash"] == at["hash"], "details")
    for name in ("receipt", "z"):
        require(at[name] is None or at[name] == found[name], "details")
        at[name] = greater(known[name], found[name])
    at["seq"] = max(known["seq"], found["seq"])
    return gap["missing"]
