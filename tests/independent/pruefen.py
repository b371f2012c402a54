#!/usr/bin/env python3
"""Checks archives by FORMAT.md alone, with SHA-256 of the standard library and Ed25519 of a common one.

Shares no line with the program: what both say of the same archive is compared by a test. Prints one JSON
object per archive, each on a line: the number of good entries, and the first entry that does not hold with its
part or what else it is. Where no entry is to blame, `place` is a file of the archive, `zip` or `end`.

With `--together`, archives of one register are taken in the order of their ranges, each goes on where the one
before ends, and the answers come in that order; `adjoins` tells which do. `place` is `range` where one does not go
on as the one before ends, is of another register, or holds what another holds. Behind a finding nothing goes on.
"""

import json
import re
import sys

sys.dont_write_bytecode = True

import rules  # noqa: E402
from ed25519 import check_signature, is_signature  # noqa: E402
from gaps import check_gap  # noqa: E402
from spelling import check_order, read_part  # noqa: E402
from texts import read_customers, read_entry, read_keys, read_scope, read_sums, sha256  # noqa: E402
from wrong import Wrong, require  # noqa: E402
from zip_bytes import read_zip  # noqa: E402


def money(value):
    return int(value) if value is not None else None


def rounded_tax(gross, rate):
    """gross * rate / (10000 + rate), half away from zero."""
    sign = -1 if gross < 0 else 1
    return sign * ((2 * abs(gross) * rate + 10000 + rate) // (2 * (10000 + rate)))


def total_of(amounts, place):
    """A sum that never leaves 64 bits."""
    total = 0
    for amount in amounts:
        total += amount
        require(-(2**63) <= total < 2**63, place)
    return total


def check_sums(parts):
    """Section 4."""
    head = parts["head"]
    lines = [part for name, part in parts.items() if name.startswith("line ")]
    for number, line in enumerate(lines, 1):
        require(line["number"] == str(number), f"line {number}")
    counting = [line for line in lines if line["voided"] == "false"]
    total = money(head["total_cents"])
    require(total_of((money(line["gross_cents"]) for line in counting), "head") == total, "head")
    paid = []
    for name, part in parts.items():
        if name.startswith("payment "):
            require(head["bon_type"] is not None, name)
            require(head["bon_type"] == "Beleg" or part["kind"] == "Keine", name)
            amount, given, change = (money(part[f"{field}_cents"]) for field in ("amount", "given", "change"))
            require(given is None or change is None or given - change == amount, name)
            paid.append(amount)
    require(head["bon_type"] != "Beleg" or total_of(paid, "head") == total, "head")
    kinds = set()
    for name, part in parts.items():
        if name.startswith("vat "):
            kind = (part["key"], part["rate_hundredths"])
            kinds.add(kind)
            gross, net, tax = (money(part[f"{field}_cents"]) for field in ("gross", "net", "tax"))
            its = [line for line in counting if (line["vat_key"], line["rate_hundredths"]) == kind]
            require(gross == total_of((money(line["gross_cents"]) for line in its), name), name)
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


KEY_CHANGE = re.compile(
    '{"old_key_id":"([0-9a-f]{16})","old_public_key":"([0-9a-f]{64})","new_public_key":"([0-9a-f]{64})",'
    '"cause":"(?:lost|stolen|renewed)","old_signature":(?:null|"([0-9a-f]{128})")}'
)


def check_key_change(parts, entry, keys):
    """What a change of the key says of both of them."""
    details = parts.get("details")
    require(details is not None and details["form"] == "key_change/1", "details")
    found = KEY_CHANGE.fullmatch(details["body"])
    require(found is not None, "details")
    old_id, old, new, signature = found.groups()
    names = list(keys)
    place = names.index(parts["head"]["key_id"])
    require(place > 0 and old_id == names[place - 1], "details")
    require([old, new] == [keys[names[place - 1]].hex(), keys[names[place]].hex()], "details")
    if signature is not None:
        promise = f"lockbuch key_change 1\nprevious={entry['previous']}\nnew={new}\n"
        require(is_signature(keys[old_id], sha256(promise.encode()), signature), "details")


def check_keys(parts, entry, at, keys):
    """Section 4: the key stays, or changes to the next."""
    change, names = parts["head"]["kind"] == "key_change", list(keys)
    if change:
        check_key_change(parts, entry, keys)
    place = names.index(parts["head"]["key_id"])
    require(at["key"] is None or place == at["key"] + change, "signature")
    at["key"] = place


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
    check_order([name for name, _ in texts])
    head = read_part(*texts[0], "2")
    format = head["format"]
    parts = {name: read_part(name, text, format) for name, text in texts}
    require(head["seq"] == str(entry["seq"]), "form")
    require(head["register"] == at["register"], "head")
    require(int(format) <= at["newest"], "head")
    require(head["key_id"] in keys, "signature")
    require(format >= at["format"], "head")
    at["format"] = format
    if head["kind"] == "gap":
        at["gaps"].append(check_gap(parts.get("details"), at))
    require(entry["seq"] == at["seq"] + 1, "number")
    require(entry["previous"] == at["hash"], "chain")
    require((head["receipt_number"] is None) == (head["bon_type"] is None), "number")
    if head["receipt_number"] is not None:
        receipt = int(head["receipt_number"])
        require(at["receipt"] is None or receipt == at["receipt"] + 1, "number")
        at["receipt"] = receipt
    if head["kind"] in ("closing", "revocation"):
        require(head["z_number"] is not None, "number")
        z = int(head["z_number"])
        require(at["z"] is None or z == at["z"] + (head["kind"] == "closing"), "number")
        at["z"] = z
    check_signature(keys[head["key_id"]], entry["hash"], entry["signature"])
    require(check_digit(head, entry["hash"]) == entry["check_digit"], "check_digit")
    check_sums(parts)
    check_keys(parts, entry, at, keys)
    rules.check(at, head, parts)
    at["seq"], at["hash"] = entry["seq"], entry["hash"]
    return head["customer"]


def check_customer(seq, committed, kept, result):
    if seq in kept:
        line = kept.pop(seq)
        text = b"lockbuch customer 1\n" + bytes.fromhex(line["salt"]) + line["body"].encode()
        require(sha256(text) == committed, "customer")
        result["customers_kept"] += 1
    elif committed is not None:
        result["customers_erased"] += 1


def check_files(files, sums):
    names = [name for name in files if name != "SHA256SUMS"]
    for name in sorted(set(names + list(sums))):
        require(name in sums and name in names and sha256(files[name]) == sums[name], name)


def begin(scope, result, before):
    """What the first entry of the range follows: the end of the archive before it where that adjoins."""
    at = {
        "seq": scope["first_seq"] - 1, "hash": scope["previous_hash"], "register": scope["register"],
        "receipt": scope["previous_receipt_number"], "z": scope["previous_z_number"], "format": "1",
        "key": None,
    }
    if before:
        result["bad_seq"] = scope["first_seq"]
        require(before["register"] == at["register"] and before["seq"] <= at["seq"], "range")
        if before["seq"] == at["seq"]:
            require(all(before[name] == at[name] for name in ("hash", "receipt", "z")), "range")
            at = before
            result["adjoins"] = True
        result["bad_seq"] = None
    return at | {"newest": scope["format"], "gaps": result["gaps"]}


def check_entries(files, scope, result, before):
    """All entries, with the customers that are kept of them; the entry that does not hold stays in the result."""
    keys, kept = read_keys(files["schluessel.txt"]), read_customers(files["kunden.jsonl"])
    at = begin(scope, result, before)
    lines = files["buchungen.jsonl"].split(b"\n")
    rest = lines.pop()
    for line in lines:
        result["bad_seq"] = at["seq"] + 1
        committed = check_entry(read_entry(line), at, keys)
        check_customer(at["seq"], committed, kept, result)
        result["entries"] += 1
    result["bad_seq"] = at["seq"] + 1 if rest else None
    require(not rest, "form")
    require(at["seq"] == scope["last_seq"] and not kept, "end")
    return at


def check_seal(files, scope, sums):
    """What the archive says of itself, and the sums that an erasure does not change, are signed."""
    place = "bereich.json"
    key = read_keys(files["schluessel.txt"]).get(scope["key_id"])
    require(key is not None, place)
    words = files[place].replace(b',"signature":"%s"' % scope["signature"].encode(), b"")
    try:
        check_signature(key, sha256(b"lockbuch archive 2\n" + words), scope["signature"])
    except Wrong:
        raise Wrong(place) from None
    covered = [name for name in sums if name not in ("bereich.json", "kunden.jsonl")]
    require(sha256("".join(f"{sums[name]}  {name}\n" for name in covered).encode()) == scope["sums"], place)


def check_archive(data, result, before):
    files = read_zip(data)
    for name in ("bereich.json", "schluessel.txt", "SHA256SUMS", "kunden.jsonl", "buchungen.jsonl"):
        require(name in files, name)
    scope = read_scope(files["bereich.json"])
    sums = read_sums(files["SHA256SUMS"])
    at = check_entries(files, scope, result, before)
    check_files(files, sums)
    if scope["format"] == 2:
        check_seal(files, scope, sums)
    return at


def check(path, before=None):
    """What is found of an archive, and what one needs that goes on behind it."""
    at = None
    result = {"entries": 0, "bad_seq": None, "place": None, "customers_kept": 0, "customers_erased": 0, "gaps": [], "adjoins": False}
    try:
        with open(path, "rb") as file:
            at = check_archive(file.read(), result, before)
    except Wrong as wrong:
        result["place"] = str(wrong)
    except Exception as trouble:
        # Whatever was not foreseen is no good archive, and whoever reads the answer is told.
        result["place"], result["trouble"] = "zip", repr(trouble)
    return result, at


def first_seq(path):
    """Where an archive begins; those that can't be read come first."""
    try:
        with open(path, "rb") as file:
            scope = read_scope(read_zip(file.read())["bereich.json"])
        return scope["first_seq"], scope["last_seq"]
    except (Wrong, KeyError):
        return 0, 0


def main(paths, together):
    before = None
    for path in sorted(paths, key=first_seq) if together else paths:
        result, at = check(path, before)
        before = at if together else None
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main([path for path in sys.argv[1:] if path != "--together"], "--together" in sys.argv[1:])
