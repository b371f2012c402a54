#!/usr/bin/env python3
"""Checks exports of a TSE (TR-03153) by the written facts alone: names, messages, signatures, counters, certificates.

One line of JSON for each TAR: how many messages, the first and the last counter, and the kinds of faults.
"""

import hashlib
import json
import re
import sys
import tarfile
from datetime import datetime, timezone

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

sys.dont_write_bytecode = True

from wrong import Wrong, require  # noqa: E402

CERTIFIED = bytes.fromhex("04007f0007030701")
PLAIN = bytes.fromhex("04007f000701010401")
HASHES = {2: hashes.SHA224(), 3: hashes.SHA256(), 4: hashes.SHA384(), 5: hashes.SHA512()}
STEPS = {"StartTransaction": "Start", "UpdateTransaction": "Update", "FinishTransaction": "Finish"}
NAME = re.compile(
    r"(?:Unixt_(?P<unix>\d+)|Utc_(?P<utc>\d{12})Z|Gent_(?P<gent>\d{14})Z)_Sig-(?P<counter>\d+)_Log-"
    r"(?:Tra_No-(?P<number>\d+)_(?P<step>Start|Update|Finish)_Client-(?P<client>.+)|Sys_(?P<event>.+)|(?P<audit>Aud))"
    r"\.log"
)
CERTIFICATE = re.compile(r"([0-9a-f]{64})_x509\.(der|crt|cer|pem)")


def element(data, at, deep=0):
    """Tag, content, and where the element ends; open lengths end at two zeros."""
    require(deep < 16 and at + 2 <= len(data), "unreadable")
    tag, length, start = data[at], data[at + 1], at + 2
    require(tag & 0x1F != 0x1F, "unreadable")
    if length == 0x80:
        require(tag & 0x20, "unreadable")
        end = start
        while data[end:end + 2] != b"\0\0":
            end = element(data, end, deep + 1)[2]
        return tag, data[start:end], end + 2
    if length > 0x80:
        digits = length & 0x7F
        require(digits <= 8 and start + digits <= len(data), "unreadable")
        length, start = int.from_bytes(data[start:start + digits], "big"), start + digits
    require(start + length <= len(data), "unreadable")
    return tag, data[start:start + length], start + length


def elements(data):
    """All elements side by side, each with where it begins."""
    found, at = [], 0
    while at < len(data):
        tag, content, end = element(data, at)
        found.append((tag, content, at))
        at = end
    return found


def number(content):
    """A whole number that is not negative, of no more than 64 bits."""
    require(content and content[0] < 0x80 and len(content) <= 9, "unreadable")
    value = int.from_bytes(content, "big")
    require(value < 2**64, "unreadable")
    return value


def octets(tag, content):
    """A string, put together where it comes in pieces."""
    if not tag & 0x20:
        return content
    pieces = elements(content)
    require(all(piece[0] & ~0x20 == 4 for piece in pieces), "unreadable")
    return b"".join(octets(piece[0], piece[1]) for piece in pieces)


def text(content):
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Wrong("unreadable") from None


def seconds(tag, content):
    if tag == 0x02:
        return number(content)
    forms = {0x17: "%y%m%d%H%M%SZ", 0x18: "%Y%m%d%H%M%SZ"}
    require(tag in forms, "unreadable")
    return moment(text(content), forms[tag])


def moment(written, form):
    try:
        return int(datetime.strptime(written, form).replace(tzinfo=timezone.utc).timestamp())
    except ValueError:
        raise Wrong("unreadable") from None


class Message:
    """A message of version 2."""

    def __init__(self, data):
        require(data[:1] == b"\x30", "unreadable")
        _, content, end = element(data, 0)
        require(end == len(data), "unreadable")
        parts = elements(content)
        require(len(parts) >= 7, "unreadable")
        require([part[0] for part in parts[:2]] == [2, 6] and number(parts[0][1]) == 2, "unreadable")
        kind = parts[1][1]
        require(kind[:-1] == CERTIFIED and kind[-1] in (1, 2, 3), "unreadable")
        self.kind = kind[-1]
        rest = parts[2:]
        self.certified = {}
        while rest and rest[0][0] & 0xC0 == 0x80:
            tag, inner, _ = rest.pop(0)
            place = tag & 0x1F
            require(all(place > known for known in self.certified), "unreadable")
            self.certified[place] = octets(tag, inner)
        expected = [4, 0x30] + ([4] if self.kind == 3 else []) + [2, None, 4]
        require(len(rest) == len(expected), "unreadable")
        require(all(want in (None, part[0]) for want, part in zip(expected, rest)), "unreadable")
        self.serial = rest[0][1]
        self.algorithm = elements(rest[1][1])[0][1] if rest[1][1] else b""
        self.counter = number(rest[-3][1])
        self.time = seconds(rest[-2][0], rest[-2][1])
        self.signature = rest[-1][1]
        self.signed = content[:rest[-1][2]]
        self.read_certified()

    def read_certified(self):
        wanted = {1: ({0, 1, 5}, 6), 2: ({0, 1}, 2), 3: (set(), -1)}[self.kind]
        require(wanted[0] <= set(self.certified), "unreadable")
        require(all(place <= wanted[1] for place in self.certified), "unreadable")
        if self.kind == 1:
            step = text(self.certified[0])
            require(step in STEPS, "unreadable")
            self.step = STEPS[step]
            require(self.step != "Finish" or {2, 3} <= set(self.certified), "unreadable")
            self.client = text(self.certified[1])
            text(self.certified.get(3, b""))
            self.number = number(self.certified[5])
        if self.kind == 2:
            self.event = text(self.certified[0])


def read_name(name):
    found = NAME.fullmatch(name)
    require(found, "name")
    told = found.groupdict()
    if told["unix"]:
        told["time"] = int(told["unix"])
    else:
        told["time"] = moment(told["utc"] or told["gent"], "%y%m%d%H%M%S" if told["utc"] else "%Y%m%d%H%M%S")
    return told


def same(name, message):
    """Whether a name tells what its message says."""
    told = [int(name["counter"]), name["time"]]
    says = [message.counter, message.time]
    if message.kind == 1:
        told += [name["number"], name["step"], name["client"]]
        says += [str(message.number), message.step, message.client]
    elif message.kind == 2:
        told, says = told + [name["event"]], says + [message.event]
    else:
        told, says = told + [name["audit"]], says + ["Aud"]
    return told == says


def check_signature(key, message):
    require(message.algorithm[:-1] == PLAIN and message.algorithm[-1] in HASHES, "signature")
    half = (key.curve.key_size + 7) // 8
    require(len(message.signature) == 2 * half, "signature")
    r, s = (int.from_bytes(part, "big") for part in (message.signature[:half], message.signature[half:]))
    try:
        key.verify(utils.encode_dss_signature(r, s), message.signed, ec.ECDSA(HASHES[message.algorithm[-1]]))
    except InvalidSignature:
        raise Wrong("signature") from None


def serial_of(key):
    return hashlib.sha256(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).digest()


class Export:
    """All that is known of one TAR."""

    def __init__(self, path):
        self.found, self.messages, self.unread, self.certificates = set(), [], [], {}
        has_info = False
        with tarfile.open(path) as tar:
            for member in filter(tarfile.TarInfo.isfile, tar):
                name, data = member.name.rsplit("/", 1)[-1], tar.extractfile(member).read()
                has_info |= name == "info.csv"
                if name.endswith(".log"):
                    self.guard(self.take_message, name, data)
                elif CERTIFICATE.fullmatch(name.lower()):
                    self.guard(self.take_certificate, name.lower(), data)
        self.found |= set() if has_info else {"info"}

    def guard(self, step, *given):
        try:
            return step(*given)
        except Wrong as wrong:
            self.found.add(str(wrong))
        return None

    def take_message(self, name, data):
        name = read_name(name)
        try:
            message = Message(data)
        except Wrong:
            self.unread.append(name)
            raise
        self.messages.append(message)
        require(same(name, message), "name")

    def take_certificate(self, name, data):
        try:
            certificate = x509.load_der_x509_certificate(data)
        except ValueError:
            raise Wrong("certificate") from None
        serial = serial_of(certificate.public_key())
        self.certificates[serial] = certificate
        require(serial.hex() == name[:64], "certificate")

    def check(self):
        for message in self.messages:
            leaf = self.certificates.get(message.serial)
            if leaf is None:
                self.found.add("leaf")
                continue
            self.guard(check_signature, leaf.public_key(), message)
            if not leaf.not_valid_before_utc.timestamp() <= message.time <= leaf.not_valid_after_utc.timestamp():
                self.found.add("expired")
        for serial in {message.serial for message in self.messages} & set(self.certificates):
            self.guard(self.check_chain, self.certificates[serial])
        self.check_counters()
        self.check_transactions()

    def check_chain(self, leaf):
        issuers = [one for one in self.certificates.values() if one.subject == leaf.issuer and one is not leaf]
        require(issuers, "issuer")
        for certificate in (leaf, issuers[0]):
            digest = certificate.signature_hash_algorithm
            try:
                signature, signed = certificate.signature, certificate.tbs_certificate_bytes
                issuers[0].public_key().verify(signature, signed, ec.ECDSA(digest))
            except InvalidSignature:
                raise Wrong("issuer") from None

    def check_counters(self):
        read = sorted(self.messages, key=lambda message: message.counter)
        counters = sorted([message.counter for message in read] + [int(name["counter"]) for name in self.unread])
        steps = {after - before for before, after in zip(counters, counters[1:])}
        self.found |= {"twice"} if 0 in steps else set()
        self.found |= {"gap"} if any(step > 1 for step in steps) else set()
        for before, after in zip(read, read[1:]):
            sets_clock = any(one.kind == 2 and one.event == "updateTime" for one in (before, after))
            if after.time < before.time and not sets_clock:
                self.found.add("clock")
        self.first, self.last = (counters[0], counters[-1]) if counters else (0, 0)

    def check_transactions(self):
        steps = {"Start": set(), "Update": set(), "Finish": set()}
        for message in self.messages:
            if message.kind == 1:
                steps[message.step].add(message.number)
        for name in self.unread:
            if name["number"]:
                steps[name["step"]].add(int(name["number"]))
        started, ended = steps["Start"], steps["Finish"] | steps["Update"]
        self.found |= {"no finish"} if started - steps["Finish"] else set()
        lowest = min(started, default=0)
        late = {number for number in ended - started if self.first <= 1 or number >= lowest > 0}
        self.found |= {"no start"} if late else set()

    def answer(self):
        count = len(self.messages) + len(self.unread)
        return {"messages": count, "first": self.first, "last": self.last, "found": sorted(self.found)}


def main():
    for path in sys.argv[1:]:
        export = Export(path)
        export.check()
        print(json.dumps(export.answer()))


if __name__ == "__main__":
    main()
