"""The ZIP of an archive (FORMAT.md, section 8): taken apart from its first byte on, made anew, compared."""

import re
import struct
import zlib

from wrong import require

WIDE = 0xFFFFFFFF
DATE = 0x0021
RIGHTS = 0o100644 << 16
MOST = 65535
NAME = re.compile(
    rb"LIESMICH\.txt|SHA256SUMS|bereich\.json|buchungen\.jsonl|kunden\.jsonl|pruefen\.html|schluessel\.txt"
    rb"|berichte/[a-z0-9-]{1,80}\.pdf|tabellen/[a-z0-9-]{1,80}\.csv"
)


def narrow(value):
    return min(value, WIDE)


def zip64(values):
    """The extra field of ZIP64; empty where nothing needs it."""
    return struct.pack("<HH", 1, 8 * len(values)) + struct.pack(f"<{len(values)}Q", *values) if values else b""


def version(size):
    return 45 if size >= WIDE else 10


def stated(name, content, extra):
    """Flags, method, time, date, sum, sizes, lengths."""
    size = narrow(len(content))
    return struct.pack("<HHHHIIIHH", 0, 0, 0, DATE, zlib.crc32(content), size, size, len(name), len(extra))


def local_header(name, content):
    size = len(content)
    extra = zip64([size, size] if size >= WIDE else [])
    return b"PK\x03\x04" + struct.pack("<H", version(size)) + stated(name, content, extra) + name + extra


def directory_entry(name, content, at):
    size = len(content)
    extra = zip64(([size, size] if size >= WIDE else []) + ([at] if at >= WIDE else []))
    versions = struct.pack("<HH", 3 << 8 | version(size), version(size))
    rest = struct.pack("<HHHII", 0, 0, 0, RIGHTS, narrow(at))
    return b"PK\x01\x02" + versions + stated(name, content, extra) + rest + name + extra


def end_records(files, at, length):
    count = len(files)
    record = b""
    if max(at, length) > WIDE:
        needed = max(version(len(content)) for content in files.values())
        record += b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, needed, needed, 0, 0, count, count, length, at)
        record += b"PK\x06\x07" + struct.pack("<IQI", 0, at + length, 1)
        length = WIDE
    return record + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, length, narrow(at), 0)


def zip_of(files):
    """The one ZIP of these files, as pieces."""
    pieces, places, at = [], [], 0
    for name, content in files.items():
        places.append(at)
        pieces += [local_header(name, content), content]
        at += len(pieces[-2]) + len(content)
    directory = b"".join(directory_entry(*file, place) for file, place in zip(files.items(), places))
    return pieces + [directory, end_records(files, at, len(directory))]


def taken_apart(data):
    """The files that lie one behind the other from the first byte on."""
    files, at = {}, 0
    while data[at:at + 4] == b"PK\x03\x04":
        require(at + 30 <= len(data), "zip")
        size, length = struct.unpack_from("<I", data, at + 18)[0], struct.unpack_from("<H", data, at + 26)[0]
        name, start = data[at + 30:at + 30 + length], at + 30 + length
        if size == WIDE:
            require(start + 20 <= len(data), "zip")
            size, start = struct.unpack_from("<Q", data, start + 4)[0], start + 20
        require(NAME.fullmatch(name) is not None and name not in files and len(files) < MOST, "zip")
        require(start + size <= len(data), "zip")
        files[name] = data[start:start + size]
        at = start + size
    return files


def read_zip(data):
    """The files of an archive by their names."""
    files = taken_apart(data)
    require(list(files) == sorted(files), "zip")
    at = 0
    for piece in zip_of(files):
        require(data[at:at + len(piece)] == piece, "zip")
        at += len(piece)
    require(at == len(data), "zip")
    return {name.decode(): content for name, content in files.items()}
