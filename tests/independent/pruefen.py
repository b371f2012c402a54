#!/usr/bin/env python3
"""Checks an archive by FORMAT.md alone, with SHA-256 of the standard library and Ed25519 of a common one.

Shares no line with the program: what both say of the same archive is compared by a test. Prints one JSON
object: the number of good entries, and the first entry that does not hold with its part or what else it is.
"""

import hashlib
import json
import re
import sys
import zipfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# Ed25519 by the strict rules: the group's order, and the points of small order in both spellings of their sign.
ORDER = 2**252 + 27742317777372353535851937790883648493
PRIME = 2**255 - 19
SMALL_ORDER_Y = {
    0, 1, PRIME - 1,
    2707385501144840649318225287225658788936804267575313519463743609750303402022,
    55188659117513257062467267217118295137698188065244968500265048394206261417927,
}

FIELDS = {
    "head": "format key_id seq kind receipt_number bon_type bon_name booking_day z_number register started ended "
            "clock_adjusted person_id approved_by reason customer basket total_cents",
    "line": "number case case_name nature article_id text group gtin quantity_thousandths unit list_price_cents "
            "unit_price_cents discount_cents price_reason gross_cents vat_key rate_hundredths performer_id performer "
            "voucher_number origin_seq origin_line voided",
    "vat": "key rate_hundredths gross_cents net_cents tax_cents",
    "payment": "kind name amount_cents given_cents change_cents",
    "reference": "kind seq line external",
    "snapshot": "kind body",
    "details": "form body",
    "tse": "serial transaction counter started finished process_type process_data signature failure",
}


class Wrong(Exception):
    """Something does not hold: the place in the entry."""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def require(holds, place):
    if not holds:
        raise Wrong(place)


def read_part(name, text):
    """The fields of a canonical text (section 1)."""
    values = {}
    lines = text.split("\n")
    require(lines.pop() == "", name)
    names = FIELDS[name.split(" ")[0]].split(" ")
    require(len(lines) == len(names), name)
    for field, line in zip(names, lines):
        key, equals, value = line.partition("=")
        require(key == field and "\r" not in value, name)
        require(re.fullmatch(r"(?:[^\\]|\\[\\nr])*", value) is not None, name)
        if equals and (field.endswith("_cents") or field in ("seq", "number", "receipt_number", "z_number")):
            require(re.fullmatch(r"0|-?[1-9][0-9]*", value) is not None, name)
        values[field] = value if equals else None
    return values


def money(value):
    return int(value) if value is not None else None


def rounded_tax(gross, rate):
    """gross * rate / (10000 + rate), half away from zero."""
    sign = -1 if gross < 0 else 1
    return sign * ((2 * abs(gross) * rate + 10000 + rate) // (2 * (10000 + rate)))


def check_sums(parts):
    """Section 4."""
    head = parts["head"]
    lines = [part for name, part in parts.items() if name.startswith("line ")]
    for number, line in enumerate(lines, 1):
        require(line["number"] == str(number), f"line {number}")
    counting = [line for line in lines if line["voided"] == "false"]
    total = money(head["total_cents"])
    require(sum(money(line["gross_cents"]) for line in counting) == total, "head")
    paid = 0
    for name, part in parts.items():
        if name.startswith("payment "):
            require(head["bon_type"] is not None, name)
            require(head["bon_type"] == "Beleg" or part["kind"] == "Keine", name)
            amount, given, change = (money(part[f"{field}_cents"]) for field in ("amount", "given", "change"))
            require(given is None or change is None or given - change == amount, name)
            paid += amount
    require(head["bon_type"] != "Beleg" or paid == total, "head")
    kinds = set()
    for name, part in parts.items():
        if name.startswith("vat "):
            kind = (part["key"], part["rate_hundredths"])
            kinds.add(kind)
            gross, net, tax = (money(part[f"{field}_cents"]) for field in ("gross", "net", "tax"))
            its = [line for line in counting if (line["vat_key"], line["rate_hundredths"]) == kind]
            require(gross == sum(money(line["gross_cents"]) for line in its), name)
            require(tax == rounded_tax(gross, int(part["rate_hundredths"])) and net == gross - tax, name)
    if head["bon_type"] == "Beleg" or kinds:
        for number, line in enumerate(lines, 1):
            kind = (line["vat_key"], line["rate_hundredths"])
            require(line["voided"] == "true" or kind in kinds, f"line {number}")


def check_digit(head, digest):
    """Section 6."""
    if head["receipt_number"] is not None:
        text = "B%012d" % int(head["receipt_number"])
    elif head["z_number"] is not None:
        text = "Z%012d" % int(head["z_number"])
    else:
        text = "E%012d" % int(head["seq"])
    total = money(head["total_cents"])
    text += ("N" if total < 0 else "P") + "%015d" % abs(total) + digest[:8]
    number = int("".join(str(int(letter, 36)) for letter in text))
    return "%02d" % (98 - 100 * number % 97)


def check_signature(key, digest, signature):
    """Section 2.3, strictly: S below the order, neither point of small order."""
    signature = bytes.fromhex(signature)
    require(int.from_bytes(signature[32:], "little") < ORDER, "signature")
    for point in (key, signature[:32]):
        require((int.from_bytes(point, "little") & (2**255 - 1)) % PRIME not in SMALL_ORDER_Y, "signature")
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, bytes.fromhex(digest))
    except InvalidSignature:
        raise Wrong("signature") from None


def rank(name):
    return list(FIELDS).index(name.split(" ")[0])


def check_entry(entry, at, keys):
    """One entry behind the one before (sections 2 to 4 and 6)."""
    texts, stored = entry["parts"], dict(entry["digests"])
    computed = {name: sha256(text.encode()) for name, text in texts}
    for name in stored:
        require(name in computed, name)
        require(computed[name] == stored[name], name)
    for name in computed:
        require(name in stored, name)
    text = f"lockbuch entry 1\nprevious={entry['previous']}\n"
    text += "".join(f"{name}={digest}\n" for name, digest in entry["digests"])
    require(sha256(text.encode()) == entry["hash"], "chain")
    require([name for name, _ in texts] == [name for name, _ in entry["digests"]], "chain")
    names = [name for name, _ in texts]
    require(names == sorted(names, key=rank) and len(set(names)) == len(names), "chain")
    parts = {name: read_part(name, text) for name, text in texts}
    head = parts["head"]
    require(head["format"] == "1", "head")
    require(head["seq"] == str(entry["seq"]), "form")
    require(head["key_id"] in keys, "signature")
    require(entry["seq"] == at["seq"] + 1, "number")
    require(entry["previous"] == at["hash"], "chain")
    require((head["receipt_number"] is None) == (head["bon_type"] is None), "number")
    if head["receipt_number"] is not None:
        receipt = int(head["receipt_number"])
        require(at["receipt"] is None or receipt == at["receipt"] + 1, "number")
        at["receipt"] = receipt
    if head["kind"] in ("closing", "revocation"):
        z = int(head["z_number"])
        require(at["z"] is None or z == at["z"] + (head["kind"] == "closing"), "number")
        at["z"] = z
    check_signature(keys[head["key_id"]], entry["hash"], entry["signature"])
    require(check_digit(head, entry["hash"]) == entry["check_digit"], "check_digit")
    check_sums(parts)
    at["seq"], at["hash"] = entry["seq"], entry["hash"]
    return head["customer"]


def read_keys(text):
    keys = {}
    for line in text.splitlines():
        key_id, key, fingerprint = line.split(" ")
        require(sha256(bytes.fromhex(key)) == fingerprint and fingerprint[:16] == key_id, "schluessel.txt")
        keys[key_id] = bytes.fromhex(key)
    return keys


def check_customer(seq, committed, kept, result):
    if seq in kept:
        line = kept.pop(seq)
        text = b"lockbuch customer 1\n" + bytes.fromhex(line["salt"]) + line["body"].encode()
        require(sha256(text) == committed, "customer")
        result["customers_kept"] += 1
    elif committed is not None:
        result["customers_erased"] += 1


def check_files(archive):
    sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    names = [name for name in archive.namelist() if name != "SHA256SUMS"]
    for name in sorted(names + list(sums)):
        require(name in sums and name in names and sha256(archive.read(name)) == sums[name], name)


def check(path):
    result = {"entries": 0, "bad_seq": None, "place": None, "customers_kept": 0, "customers_erased": 0}
    with zipfile.ZipFile(path) as archive:
        scope = json.loads(archive.read("bereich.json"))
        keys = read_keys(archive.read("schluessel.txt").decode())
        kept = {}
        for line in archive.read("kunden.jsonl").decode().splitlines():
            customer = json.loads(line)
            kept[customer["seq"]] = customer
        at = {
            "seq": scope["first_seq"] - 1, "hash": scope["previous_hash"],
            "receipt": scope["previous_receipt_number"], "z": scope["previous_z_number"],
        }
        seq = None
        try:
            for line in archive.read("buchungen.jsonl").split(b"\n")[:-1]:
                seq = at["seq"] + 1
                entry = json.loads(line)
                committed = check_entry(entry, at, keys)
                check_customer(seq, committed, kept, result)
                result["entries"] += 1
            seq = None
            require(at["seq"] == scope["last_seq"] and not kept, "end")
            check_files(archive)
        except Wrong as wrong:
            result["bad_seq"], result["place"] = seq, str(wrong)
    return result


if __name__ == "__main__":
    print(json.dumps(check(sys.argv[1])))
