"""How a check says that something does not hold."""


class Wrong(Exception):
    """Something does not hold: the place in the entry, the file, or `zip`."""


def require(holds, place):
    if not holds:
        raise Wrong(place)
