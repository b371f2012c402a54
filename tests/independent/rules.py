"""The rules between entries (FORMAT.md, section 4a), written by that page alone.

`check` takes the entries in their order; what it must remember lies in the caller's state.
"""

import datetime

import closings
from wrong import Wrong, require

BELEG = {
    "opening_stock", "sale", "storno", "payment_correction", "return", "cash_movement", "tip_payout", "difference",
}
TIMELESS = {"incident", "sign_in_failure", "program_version", "outage", "key_change", "gap"}
SALES = {"sale", "payment_correction"}
CANCELLABLE = SALES | {"return", "cash_movement", "tip_payout"}
REFERRING = {
    "cancels": {"storno", "banking"}, "replaces": SALES, "returns": {"return"}, "revokes": {"revocation"},
    "count": {"opening_stock", "difference", "closing"}, "settles": {"banking"},
}
# What may stand any number of times, and whose target no rule judges.
FREE = {("sale", "continues"), ("sale", "settles"), ("invoice", "invoices")}
REDEEMING = {
    "EinzweckgutscheinEinloesung", "MehrzweckgutscheinEinloesung", "Anzahlungsaufloesung", "Forderungsaufloesung",
}
MUST_REFER = {"storno", "payment_correction", "return", "revocation", "difference", "closing"}
SAME = ("case", "nature", "unit_price_cents", "vat_key", "rate_hundredths", "performer_id")
AMOUNTS = ("quantity_thousandths", "discount_cents", "gross_cents")
REFERENCE = "reference 1"


def numbered(parts, kind):
    """The parts of a kind, with their names."""
    return [(name, part) for name, part in parts.items() if name.startswith(kind + " ")]


def counting(parts):
    return [line for _, line in numbered(parts, "line") if line["voided"] == "false"]


def amounts(line):
    return [int(line[field]) for field in AMOUNTS]


def same(line):
    return [line[field] for field in SAME]


class Rules:
    """What must be remembered of a range that begins with entry `first`."""

    def __init__(self, first):
        self.first = first
        self.last_time = None
        # A day, "closed", "unknown", or ("reopening", day).
        self.day = "closed" if first == 1 else "unknown"
        self.known = {}
        self.standing = []
        self.went_on = False
        self.newest_count = None
        self.opening = None
        # A day was opened by a count in the range, so all days before it are closed.
        self.day_began = False
        self.just_cancelled = None
        # What has come back of a line, and what the return that is judged brings.
        self.back = {}
        self.brought = []
        self.before = 0
        self.closings = closings.Closings(first)

    def check(self, head, parts):
        seq = int(head["seq"])
        self.by_itself(seq, head, parts)
        self.time(head)
        self.open_day(head)
        targets = [(part["kind"], int(part["seq"])) for _, part in numbered(parts, "reference")
                   if part["seq"] is not None]
        self.before += sum(target < self.first for _, target in targets)
        targets = [(way, target) for way, target in targets if (head["kind"], way) not in FREE]
        if targets:
            way, target = targets[0]
            way = "takes_back" if (head["kind"], way) == ("banking", "cancels") else way
            # What reaches further back than the day that began in the range.
            require(way != "cancels" or target > self.closed_up_to(), REFERENCE)
            if target >= self.first:
                # Numbers may jump where an entry explains it; nothing refers to what is not there.
                require(target in self.known, REFERENCE)
                getattr(self, way)(target, seq, head, parts)
            elif head["kind"] == "payment_correction":
                require(self.just_cancelled == target or not self.known, REFERENCE)
        self.keep(seq, head, parts, targets)
        self.closings.check(seq, head, parts)

    def keep(self, seq, head, parts, targets):
        kind = head["kind"]
        cancelled = next((target for way, target in targets if way == "cancels"), None)
        self.just_cancelled = cancelled if kind == "storno" else None
        self.known[seq] = {"kind": kind, "cancelled": False, "replaced": False, "settled": False}
        self.known[seq]["settles"] = next((target for way, target in targets if way == "settles"), None)
        # What takes a banking back is none that could be taken back.
        self.known[seq]["banks"] = kind == "banking" and cancelled is None
        if kind == "return":
            self.known[seq]["brought"], self.brought = self.brought, []
        if kind in CANCELLABLE:
            self.known[seq]["lines"] = counting(parts)
            self.known[seq]["payments"] = [part for _, part in numbered(parts, "payment")]
        if kind == "closing":
            self.standing.append((seq, head["booking_day"]))
            self.went_on = False
        elif kind == "revocation":
            if self.standing:
                self.standing.pop()
            self.went_on = True
        elif head["bon_type"] is not None:
            self.went_on = True
        if kind == "count":
            self.newest_count = seq
        if kind == "opening_stock":
            self.opening = seq
            self.day_began = self.day_began or bool(targets)

    def by_itself(self, seq, head, parts):
        """R1 to R7."""
        kind = head["kind"]
        expected = "Beleg" if kind in BELEG else "AVBelegabbruch" if kind == "abandoned_basket" else None
        invoice = kind == "invoice" and head["bon_type"] == "AVRechnung"
        require(head["bon_type"] == expected or invoice, "head")
        ends = kind in ("closing", "revocation")
        require(head["z_number"] is None or ends, "number")
        require(head["booking_day"] is not None or not (ends or expected or kind == "count"), "head")
        require((seq == 1) == (kind == "foundation"), "head")
        lines = numbered(parts, "line")
        if expected == "Beleg":
            require(counting(parts) and numbered(parts, "payment"), "head")
        elif expected is None:
            require(not lines or (kind == "voided_line" and not counting(parts)), "head")
            require(not numbered(parts, "vat"), "head")
        seen = set()
        for name, part in numbered(parts, "vat"):
            rate = (part["key"], part["rate_hundredths"])
            on_lines = {(line["vat_key"], line["rate_hundredths"]) for line in counting(parts)}
            require(rate not in seen and rate in on_lines, name)
            require(part["key"] not in ("5", "6") or part["rate_hundredths"] == "0", name)
            seen.add(rate)
        self.references(seq, kind, parts)

    def references(self, seq, kind, parts):
        had = []
        for name, part in numbered(parts, "reference"):
            if part["kind"] == "external":
                require(part["external"] and part["seq"] is None and part["line"] is None, name)
                continue
            if (kind, part["kind"]) in FREE:
                require(part["seq"] is not None and part["external"] is None and int(part["seq"]) < seq, name)
                continue
            require(kind in REFERRING.get(part["kind"], ()) and part["seq"] is not None, name)
            require(part["external"] is None and (part["line"] is not None) == (part["kind"] == "returns"), name)
            require(not had or part["kind"] == "returns", name)
            require(int(part["seq"]) < seq, name)
            had.append((part["seq"], part["line"]))
        require(had or kind not in MUST_REFER, "head")
        lines = numbered(parts, "line")
        for at, (name, line) in enumerate(lines):
            origin = (line["origin_seq"], line["origin_line"])
            if kind == "return":
                require(at < len(had) and had[at][0] == had[0][0] and origin == had[at], name)
            elif kind != "storno" and not (kind == "sale" and line["case"] in REDEEMING):
                require(origin == (None, None), name)
        require(kind != "return" or len(had) == len(lines), "head")

    def time(self, head):
        """R8."""
        try:
            started, ended = (datetime.datetime.fromisoformat(head[field]) for field in ("started", "ended"))
        except ValueError:
            raise Wrong("head") from None
        require(started <= ended, "head")
        timeless = head["kind"] in TIMELESS
        adjusted = head["clock_adjusted"] == "true"
        if timeless or head["kind"] == "clock_correction":
            require(not adjusted, "head")
        elif self.last_time is not None:
            require(ended >= self.last_time[0], "head")
            require(not adjusted or head["ended"] == self.last_time[1], "head")
        if not timeless:
            self.last_time = (ended, head["ended"])

    def open_day(self, head):
        """R9."""
        kind, day = head["kind"], head["booking_day"]
        is_open = self.day not in ("closed", "unknown") and not isinstance(self.day, tuple)
        if isinstance(self.day, tuple):
            require(kind == "opening_stock" and day == self.day[1], "head")
        if kind in ("opening_stock", "revocation"):
            require(not is_open, "head")
            self.day = day if kind == "opening_stock" else ("reopening", day)
        elif not (kind == "count" and self.day == "closed"):
            if self.day == "closed":
                require(day is None and kind != "closing" and head["bon_type"] is None, "head")
            elif is_open:
                require(day is None or day == self.day, "head")
            if kind == "closing":
                self.day = "closed"

    def closed_up_to(self):
        if self.standing:
            return self.standing[-1][0]
        return self.first - 1 if self.day_began else 0

    def cancels(self, target, seq, head, parts):
        """R10."""
        known = self.known[target]
        require(known["kind"] in CANCELLABLE, REFERENCE)
        require(not known["cancelled"] and not known["settled"], REFERENCE)
        lines = numbered(parts, "line")
        for (name, line), old in zip(lines, known["lines"]):
            require(same(line) == same(old) and amounts(line) == [-amount for amount in amounts(old)], name)
            require(line["voided"] == "false", name)
            require((line["origin_seq"], line["origin_line"]) == (str(target), old["number"]), name)
        require(len(lines) == len(known["lines"]), "head")
        payments = numbered(parts, "payment")
        for (name, payment), old in zip(payments, known["payments"]):
            require(payment["kind"] == old["kind"], name)
            require(int(payment["amount_cents"]) == -int(old["amount_cents"]), name)
            require(payment["given_cents"] is None and payment["change_cents"] is None, name)
        require(len(payments) == len(known["payments"]), "head")
        known["cancelled"] = True
        for line, quantity, gross in known.get("brought", ()):
            self.back[line] = [self.back[line][0] - quantity, self.back[line][1] - gross]

    def replaces(self, target, seq, head, parts):
        """R11."""
        known = self.known[target]
        require(known["kind"] in SALES, REFERENCE)
        require(not known["replaced"] and known["cancelled"], REFERENCE)
        if head["kind"] == "payment_correction":
            require(self.just_cancelled == target, REFERENCE)
            lines = numbered(parts, "line")
            for (name, line), old in zip(lines, known["lines"]):
                require(same(line) == same(old) and amounts(line) == amounts(old), name)
                require(line["voided"] == "false", name)
            require(len(lines) == len(known["lines"]), "head")
        known["replaced"] = True

    def returns(self, target, seq, head, parts):
        """R12."""
        known = self.known[target]
        require(known["kind"] in SALES and not known["cancelled"], REFERENCE)
        require(target <= self.closed_up_to(), REFERENCE)
        brought = []
        for name, line in numbered(parts, "line"):
            sold = [old for old in known["lines"] if old["number"] == line["origin_line"]]
            require(sold and sold[0]["case"] == "Umsatz" and same(line) == same(sold[0]), name)
            quantity, _, gross = amounts(line)
            require(line["voided"] == "false" and quantity < 0 and gross <= 0, name)
            of = (target, line["origin_line"])
            back = self.back.setdefault(of, [0, 0])
            back[0] -= quantity
            back[1] -= gross
            most = amounts(sold[0])
            require(back[0] <= most[0] and back[1] <= most[2], name)
            brought.append((of, -quantity, -gross))
        self.brought = brought

    def revokes(self, target, seq, head, parts):
        """R13."""
        require(not self.went_on and self.standing, REFERENCE)
        require(self.standing[-1] == (target, head["booking_day"]), REFERENCE)

    def count(self, target, seq, head, parts):
        """R14."""
        kind = head["kind"]
        require(target == self.newest_count, REFERENCE)
        require(kind != "opening_stock" or target == seq - 1, REFERENCE)
        require(kind != "closing" or self.opening is None or target > self.opening, REFERENCE)
        if kind == "difference":
            require(not self.known[target]["settled"], REFERENCE)
            self.known[target]["settled"] = True

    def settles(self, target, seq, head, parts):
        """R15."""
        known = self.known[target]
        require(known["kind"] == "cash_movement" and not known["cancelled"] and not known["settled"], REFERENCE)
        require(any(line["case"] == "Geldtransit" and line["case_name"] == "Bank" and int(line["gross_cents"]) < 0
                    for line in known["lines"]), REFERENCE)
        known["settled"] = True

    def takes_back(self, target, seq, head, parts):
        """R15, of a banking by another."""
        known = self.known[target]
        require(known["banks"] and not known["cancelled"], REFERENCE)
        known["cancelled"] = True
        if known["settles"] in self.known:
            self.known[known["settles"]]["settled"] = False


def check(state, head, parts):
    """Judges the next entry; `state` is a dictionary that the caller keeps from entry to entry."""
    if "rules" not in state:
        state["rules"] = Rules(int(head["seq"]))
    state["rules"].check(head, parts)
