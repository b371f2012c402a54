"""The small texts of an archive and the frames of its lines, each in its one spelling (FORMAT.md, section 8)."""

import hashlib
import json
import re

from ed25519 import is_key
from spelling import is_part
from wrong import Wrong, require
from zip_bytes import NAME

HEX = re.compile(r"[0-9a-f]*")
TITLE = re.compile(
    r"(?:(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) )?[0-9]{4}"
)
SCOPE = (
    "format", "register", "title", "first_seq", "last_seq", "previous_hash", "previous_receipt_number",
    "previous_z_number", "partial", "program",
)
SEAL = ("sums", "key_id", "signature")
ENTRY = ("seq", "previous", "hash", "signature", "check_digit", "parts", "digests")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def lines_of(data, place):
    """The lines of a text, which ends with the last line feed."""
    lines = data.split(b"\n")
    require(lines.pop() == b"", place)
    return lines


def decoded(data, place):
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Wrong(place) from None


def read_json(data, names, place):
    """An object whose fields are one of these lists, each once and in this order, as JSON is spelled without blanks."""
    def fields(pairs):
        require(tuple(name for name, _ in pairs) in names, place)
        return dict(pairs)

    try:
        value = json.loads(data.decode(), object_pairs_hook=fields)
        spelled = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise Wrong(place) from None
    require(type(value) is dict and spelled == data, place)
    return value


def is_hex(value, digits):
    return type(value) is str and len(value) == digits and HEX.fullmatch(value) is not None


def is_number(value):
    return type(value) is int and 0 <= value < 2**64


def read_scope(data):
    place = "bereich.json"
    lines = lines_of(data, place)
    require(len(lines) == 1, place)
    scope = read_json(lines[0], {SCOPE, SCOPE + SEAL}, place)
    first, last, before = scope["first_seq"], scope["last_seq"], scope["previous_hash"]
    numbers = [scope["previous_receipt_number"], scope["previous_z_number"]]
    require(type(scope["format"]) is int and scope["format"] == (2 if "sums" in scope else 1), place)
    require(all(type(scope[name]) is str for name in ("register", "title", "program")), place)
    require(TITLE.fullmatch(scope["title"]) is not None and type(scope["partial"]) is bool, place)
    require(is_number(first) and is_number(last) and 0 < first <= last + 1 < 2**64, place)
    require(is_hex(before, 64) and all(number is None or is_number(number) for number in numbers), place)
    if "sums" in scope:
        require(is_hex(scope["sums"], 64) and is_hex(scope["signature"], 128), place)
        require(type(scope["key_id"]) is str, place)
    require(first > 1 or (before == "0" * 64 and numbers == [None, None]), place)
    return scope


def read_keys(data):
    place, keys = "schluessel.txt", {}
    for line in lines_of(data, place):
        words = decoded(line, place).split(" ")
        require(len(words) == 3 and is_hex(words[1], 64), place)
        key_id, key, fingerprint = words[0], bytes.fromhex(words[1]), words[2]
        require(sha256(key) == fingerprint and fingerprint[:16] == key_id, place)
        require(is_key(key) and key_id not in keys, place)
        keys[key_id] = key
    require(keys, place)
    return keys


def read_sums(data):
    place, sums = "SHA256SUMS", {}
    for line in lines_of(data, place):
        digest, blanks, name = line[:64], line[64:66], line[66:]
        require(is_hex(digest.decode("latin-1"), 64) and blanks == b"  ", place)
        require(NAME.fullmatch(name) is not None and name.decode() not in sums, place)
        sums[name.decode()] = digest.decode()
    require(list(sums) == sorted(sums), place)
    return sums


def read_customer(line):
    place = "kunden.jsonl"
    customer = read_json(line, {("seq", "salt", "body")}, place)
    require(is_number(customer["seq"]) and is_hex(customer["salt"], 64), place)
    require(type(customer["body"]) is str, place)
    return customer


def read_customers(data):
    """The lines by their entries; they stand in the order of these."""
    kept, last = {}, 0
    for line in lines_of(data, "kunden.jsonl"):
        customer = read_customer(line)
        require(customer["seq"] > last, "kunden.jsonl")
        last = customer["seq"]
        kept[last] = customer
    return kept


def pairs(value):
    """A list of names of parts, each with a text."""
    require(type(value) is list and value, "form")
    for pair in value:
        require(type(pair) is list and [type(each) for each in pair] == [str, str], "form")
        require(is_part(pair[0]), "form")
    return value


def read_entry(line):
    """The frame of an entry."""
    entry = read_json(line, {ENTRY}, "form")
    require(is_number(entry["seq"]) and is_hex(entry["previous"], 64) and is_hex(entry["hash"], 64), "form")
    require(is_hex(entry["signature"], 128), "form")
    require(type(entry["check_digit"]) is str, "form")
    require(re.fullmatch(r"[0-9]{2}", entry["check_digit"]) is not None, "form")
    pairs(entry["parts"])
    require(all(is_hex(digest, 64) for _, digest in pairs(entry["digests"])), "form")
    return entry
