"""How the fields of an entry are spelled (FORMAT.md, sections 1 and 3)."""

import re

from wrong import require

KINDS = (
    "foundation opening_stock sale storno payment_correction return abandoned_basket voided_line declined_payment "
    "cash_movement tip_payout drawer_opened count difference closing revocation incident clock_correction settings "
    "key_change program_version sign_in_failure insight reprint export import outage banking procedure"
)
BON_TYPES = "Beleg AVRechnung AVTransfer AVBestellung AVBelegstorno AVBelegabbruch AVSachbezug AVSonstige"
CASES = (
    "Umsatz Pfand PfandRueckzahlung Rabatt Aufschlag ZuschussEcht ZuschussUnecht TrinkgeldAG TrinkgeldAN "
    "EinzweckgutscheinKauf EinzweckgutscheinEinloesung MehrzweckgutscheinKauf MehrzweckgutscheinEinloesung "
    "Forderungsentstehung Forderungsaufloesung Anzahlungseinstellung Anzahlungsaufloesung Anfangsbestand "
    "Privatentnahme Privateinlage Geldtransit Lohnzahlung Einzahlung Auszahlung DifferenzSollIst"
)
PAYMENTS = "Bar Unbar ECKarte Kreditkarte ElZahlungsdienstleister Guthabenkarte Keine"
REFERENCES = "cancels replaces returns revokes count external settles"
SNAPSHOTS = "person approver salon program"
# What only format 2 has.
KINDS_2 = "gap voucher invoice terminal_closing stock_count inspection"
REFERENCES_2 = "continues invoices"
SNAPSHOTS_2 = "tse"
VAT_KEYS = "1 2 5 6"


def is_count(value):
    """A number from 0 to 2^64 - 1."""
    return re.fullmatch(r"0|[1-9][0-9]{0,19}", value) is not None and int(value) < 2**64


def is_whole(value):
    """A number from -2^63 to 2^63 - 1."""
    return re.fullmatch(r"0|-?[1-9][0-9]{0,18}", value) is not None and -(2**63) <= int(value) < 2**63


def is_rate(value):
    return is_count(value) and int(value) < 2**32


def is_text(value):
    return "\r" not in value and re.fullmatch(r"(?:[^\\]|\\[\\nr])*", value) is not None


def is_truth(value):
    return value in ("true", "false")


def is_day(value):
    """A day of the Gregorian calendar, year 0 included."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
    if found is None:
        return False
    year, month, day = map(int, found.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= lengths[month - 1]


def is_moment(value):
    hour, minute = "([01][0-9]|2[0-3])", "[0-5][0-9]"
    time = f"T{hour}:{minute}:{minute}\\.[0-9]{{3}}[+-]{hour}:{minute}"
    return is_day(value[:10]) and re.fullmatch(time, value[10:]) is not None and not value.endswith("-00:00")


def one_of(spellings):
    return spellings.split(" ").__contains__


KIND_OF_VALUE = {
    "count": is_count, "whole": is_whole, "rate": is_rate, "text": is_text, "truth": is_truth, "day": is_day,
    "moment": is_moment, "entry": one_of(KINDS), "bon": one_of(BON_TYPES), "case": one_of(CASES),
    "nature": one_of("service product other"), "paid": one_of(PAYMENTS), "meaning": one_of(REFERENCES),
    "likeness": one_of(SNAPSHOTS), "vat": one_of(VAT_KEYS), "format": one_of("1 2"),
}
IN_FORMAT_2 = {
    "entry": one_of(f"{KINDS} {KINDS_2}"), "meaning": one_of(f"{REFERENCES} {REFERENCES_2}"),
    "likeness": one_of(f"{SNAPSHOTS} {SNAPSHOTS_2}"),
}

# Each field with the kind of its value; `?` where it may be absent.
FIELDS = {
    "head": "format:format key_id:text seq:count kind:entry receipt_number:count? bon_type:bon? bon_name:text? "
            "booking_day:day? z_number:count? register:text started:moment ended:moment clock_adjusted:truth "
            "person_id:whole approved_by:whole? reason:text? customer:text? basket:text? total_cents:whole",
    "line": "number:count case:case case_name:text? nature:nature article_id:whole? text:text group:text? "
            "gtin:text? quantity_thousandths:whole unit:text? list_price_cents:whole unit_price_cents:whole "
            "discount_cents:whole price_reason:text? gross_cents:whole vat_key:vat rate_hundredths:rate "
            "performer_id:whole? performer:text? voucher_number:text? origin_seq:count? origin_line:count? "
            "voided:truth",
    "vat": "key:vat rate_hundredths:rate gross_cents:whole net_cents:whole tax_cents:whole",
    "payment": "kind:paid name:text amount_cents:whole given_cents:whole? change_cents:whole?",
    "reference": "kind:meaning seq:count? line:count? external:text?",
    "snapshot": "kind:likeness body:text",
    "details": "form:text body:text",
    "tse": "serial:text? transaction:count? counter:count? started:text? finished:text? process_type:text? "
           "process_data:text? signature:text? failure:text?",
}

PART = re.compile(
    r"head|details|tse|snapshot (?:person|approver|salon|program|tse)|(?:line|vat|payment|reference) [1-9][0-9]{0,9}"
)


def is_part(name):
    number = name.rpartition(" ")[2]
    return PART.fullmatch(name) is not None and (not number.isdigit() or int(number) < 2**32)


def rank(name):
    return list(FIELDS).index(name.split(" ")[0])


def check_order(names):
    """The head, then the others in the order of section 3; what is numbered counts from 1."""
    before, seen = -1, {}
    for at, name in enumerate(names):
        kind, _, which = name.partition(" ")
        seen.setdefault(kind, []).append(which)
        require(rank(name) >= before and (name == "head") == (at == 0), name)
        if kind in ("line", "vat", "payment", "reference"):
            require(which == str(len(seen[kind])), name)
        else:
            require(seen[kind].count(which) == 1, name)
        before = rank(name)


def read_part(name, text, format):
    """The fields of a canonical text in a format of the book."""
    values, kinds = {}, KIND_OF_VALUE | (IN_FORMAT_2 if format == "2" else {})
    lines = text.split("\n")
    require(lines.pop() == "", name)
    fields = [field.split(":") for field in FIELDS[name.split(" ")[0]].split(" ")]
    require(len(lines) == len(fields), name)
    for (field, kind), line in zip(fields, lines):
        key, equals, value = line.partition("=")
        require(key == field, name)
        if equals:
            require(kinds[kind.rstrip("?")](value), name)
        else:
            require(kind.endswith("?"), name)
        values[field] = value if equals else None
    if name.startswith("line "):
        require((values["origin_seq"] is None) == (values["origin_line"] is None), name)
    if name.startswith("snapshot "):
        require(name == f"snapshot {values['kind']}", name)
    return values
