"""Ed25519 by the strict rules (FORMAT.md, section 2.3), around a common library."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from wrong import require

# The group's order, and the points of small order in both spellings of their sign.
ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19
D = -121665 * pow(121666, -1, PRIME) % PRIME
SMALL_ORDER_Y = {
    0, 1, PRIME - 1,
    2707385501144840649318225287225658788936804267575313519463743609750303402022,
    55188659117513257062467267217118295137698188065244968500265048394206261417927,
}


def y_of(point):
    return int.from_bytes(point, "little") & (2**255 - 1)


def is_key(key):
    """A point of the curve in its one spelling, not of small order."""
    y = y_of(key)
    if y >= PRIME or y in SMALL_ORDER_Y:
        return False
    square = (y * y - 1) * pow(D * y * y + 1, -1, PRIME) % PRIME
    return pow(square, (PRIME - 1) // 2, PRIME) == 1


def is_signature(key, digest, signature):
    """S below the order, neither point of small order."""
    signature = bytes.fromhex(signature)
    if int.from_bytes(signature[32:], "little") >= ORDER or y_of(signature[:32]) % PRIME in SMALL_ORDER_Y:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, bytes.fromhex(digest))
    except InvalidSignature:
        return False
    return True


def check_signature(key, digest, signature):
    require(is_signature(key, digest, signature), "signature")
