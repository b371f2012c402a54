"""The figures of counts and closings (FORMAT.md, section 4a, R16 to R19), summed anew from the entries."""

import json

from bodies import details_of, is_object, is_whole, read_body, unescaped
from wrong import require

KEYS = {"1": "General", "2": "Reduced", "5": "NotTaxable", "6": "Exempt"}
CASH_KINDS = {"opening_stock", "cash_movement", "tip_payout", "difference"}
CASH_CASES = {
    "Anfangsbestand", "Privateinlage", "Privatentnahme", "Geldtransit", "Lohnzahlung", "Einzahlung", "Auszahlung",
    "DifferenzSollIst",
}
BLOCKS = {
    "TrinkgeldAN": ("tips", "staff"), "TrinkgeldAG": ("tips", "owner"),
    "Forderungsentstehung": ("receivables", "arisen"), "Forderungsaufloesung": ("receivables", "settled"),
    "EinzweckgutscheinKauf": ("vouchers", "sold"), "MehrzweckgutscheinKauf": ("vouchers", "sold"),
    "EinzweckgutscheinEinloesung": ("vouchers", "redeemed"), "MehrzweckgutscheinEinloesung": ("vouchers", "redeemed"),
}
TIMES = {"sale": "sales", "return": "returns", "abandoned_basket": "abandoned"}
NUMBERS = {"declined_payment": "declined_cards", "drawer_opened": "drawer_openings"}
NOTED = ("declined_cards", "drawer_openings", "voided_lines")
WEIGHED = (
    "quantity_thousandths", "discount_cents", "gross_cents", "net_cents", "tax_cents", "amount_cents",
)
LATER = ("cash_paid_back", "mix")
FORMS = ("closing/1", "closing/2", "closing/3")


def untaxed_turnover(line):
    """Turnover under key 5: a small business may record it so (§ 19 UStG)."""
    return line["vat_key"] == "5" and line["case"] in ("Umsatz", "TrinkgeldAG")


def named(parts, kind):
    return [part for name, part in parts.items() if name.startswith(kind + " ")]


def in_one_order(value):
    if isinstance(value, list):
        return sorted((in_one_order(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {name: in_one_order(item) for name, item in value.items()}
    return value


def alike(one, other):
    """Equal as JSON: 1 is neither true nor 1.0."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def rounded(number, divisor):
    """Half away from zero."""
    return (1 if number >= 0 else -1) * ((2 * abs(number) + divisor) // (2 * divisor))


def target_of(parts, kind):
    return next((int(part["seq"]) for part in named(parts, "reference") if part["kind"] == kind), None)


def person_name(parts):
    person = parts.get("snapshot person")
    return read_body(person["body"])["name"] if person is not None else ""


def circumstances(head, parts):
    return {"at": head["ended"], "person": person_name(parts), "reason": unescaped(head["reason"])}


def has_name(body):
    person = read_body(body)
    return is_object(person, "name") and type(person["name"]) is str


def is_pair(pair):
    return type(pair) is list and len(pair) == 2 and is_whole(*pair) and 0 <= pair[1] < 2**32


def is_count(count):
    return (
        is_object(count, "sheet", "counted", "expected", "difference")
        and type(count["sheet"]) is list and all(is_pair(pair) for pair in count["sheet"])
        and is_whole(count["counted"], count["expected"], count["difference"])
    )


def is_carried(carried):
    if not is_object(carried, "cash_left", "grand_total", "open_tips") or type(carried["open_tips"]) is not list:
        return False
    tips = carried["open_tips"]
    return (
        is_whole(carried["cash_left"], carried["grand_total"])
        and all(is_object(tip, "person", "open") and is_whole(tip["person"], tip["open"]) for tip in tips)
        and len({tip["person"] for tip in tips}) == len(tips)
    )


def is_closing(stored):
    return (
        is_object(stored, "figures", "count", "carried")
        and all(type(stored[name]) is dict for name in ("figures", "count"))
        and is_carried(stored["carried"])
    )


class Groups:
    """Sums by what they are grouped by."""

    def __init__(self, *fields):
        self.fields, self.sums = fields, {}

    def add(self, key, *more, fresh=None):
        first = fresh or key
        known = self.sums.setdefault(key, [first, [0] * len(more)])
        known[1] = [sum(pair) for pair in zip(known[1], more)]

    def listed(self):
        return [dict(zip(self.fields, (*first, *sums))) for first, sums in self.sums.values()]


class Period:
    def __init__(self):
        self.opening = None
        self.drawer = self.differences = self.weight = 0
        self.bons = []
        self.open_tips = {}
        self.reaches_back = False
        self.vat = Groups("key", "rate", "gross", "net", "tax")
        self.cases = Groups("case", "name", "key", "rate", "gross")
        self.payments = Groups("kind", "name", "amount")
        self.people = Groups("person", "name", "bons", "turnover", "cash")
        self.performers = Groups("person", "name", "services", "products")
        self.mix = Groups("group", "case", "quantity", "gross")
        self.tickets = self.named = 0
        self.figures = {
            "turnover": 0, "cash_from_sales": 0, "cash_paid_back": 0, "movements": [], "movement_total": 0,
            "corrections": [], "tips": {"staff": 0, "paid_out": 0, "owner": 0},
            "receivables": {"arisen": 0, "settled": 0}, "vouchers": {"sold": 0, "redeemed": 0},
            "tally": {name: {"count": 0, "total": 0}
                      for name in ("sales", "discounts", "returns", "abandoned", "voided_lines")}
            | {name: 0 for name in ("declined_cards", "drawer_openings", "anonymous")},
        }
        # What closings of the third form tell singly: by number of their correction, and in lists.
        self.circumstances = {}
        self.singly = {"returns": [], "drawer_opened": []}
        # What closings of the second form tell instead of discounts.
        self.given_off = {name: {"count": 0, "total": 0} for name in ("discounts", "reductions")}
        self.opening_total = 0
        self.stornos, self.corrected = [], set()

    def whole(self, counted):
        """All figures, with what was counted at the end."""
        stornos = [line for target, line in self.stornos if target not in self.corrected]
        return self.figures | {
            "day": self.opening[1], "opened": self.opening[2], "bons": len(self.bons),
            "first_receipt": self.bons[0] if self.bons else None,
            "last_receipt": self.bons[-1] if self.bons else None,
            "vat": self.vat.listed(), "cases": self.cases.listed(), "payments": self.payments.listed(),
            "people": self.people.listed(), "performers": self.performers.listed(),
            "mix": {"groups": self.mix.listed(), "tickets": self.tickets, "named": self.named},
            "drawer": {
                "opening": self.opening_total, "target": counted - self.differences, "counted": counted,
                "difference": self.differences, "closing": self.drawer,
            },
            "stornos": stornos, "storno_total": sum(line["amount"] for line in stornos),
        }


class Closings:
    def __init__(self, first):
        self.first = first
        self.period = Period()
        # Whether the period's opening stock lies in the range, or comes yet; and all of its notes.
        self.known = self.whole = first == 1
        self.kinds, self.receipts, self.movements = {}, {}, set()
        self.newest = None
        self.cash_left = None
        # Snapshots of people that could be read.
        self.people = set()
        self.carried = {"grand_total": 0, "open_tips": []} if first == 1 else None

    def check(self, seq, head, parts):
        kind = head["kind"]
        self.person(head, parts)
        if kind == "closing":
            self.close(parts)
            return
        if kind == "foundation":
            founded = details_of(parts, "foundation/1")
            told = is_object(founded, "cash_in_drawer_cents") and is_whole(founded["cash_in_drawer_cents"])
            self.cash_left = founded["cash_in_drawer_cents"] if told else None
        elif kind == "opening_stock":
            require(self.cash_left is None or self.cash_left == int(head["total_cents"]), "head")
            if not self.known:
                self.period = Period()
            self.known = True
            self.period.opening = (seq, head["booking_day"], head["ended"])
        elif kind == "count":
            self.count(seq, parts)
        elif kind == "difference":
            self.difference(head, parts)
        self.add(seq, head, parts)

    def person(self, head, parts):
        """Figures name whoever booked a bon or opened the drawer."""
        person = parts.get("snapshot person")
        is_named = head["bon_type"] == "Beleg" or head["kind"] == "drawer_opened"
        if person is None or not is_named or person["body"] in self.people:
            return
        require(has_name(person["body"]), "snapshot person")
        self.people.add(person["body"])

    def count(self, seq, parts):
        """R17."""
        count = details_of(parts, "count/1")
        require(is_count(count), "details")
        require(sum(face * pieces for face, pieces in count["sheet"]) == count["counted"], "details")
        due = self.period.drawer if self.period.opening else self.cash_left
        require(due is None or due == count["expected"], "details")
        require(count["difference"] == count["counted"] - count["expected"], "details")
        self.newest = (seq, count)

    def difference(self, head, parts):
        if self.newest and target_of(parts, "count") == self.newest[0]:
            require(self.newest[1]["difference"] == int(head["total_cents"]), "head")
            if self.period.opening and self.newest[0] > self.period.opening[0]:
                self.period.differences += int(head["total_cents"])

    def close(self, parts):
        """R18 and R19."""
        form = parts["details"]["form"] if "details" in parts else None
        stored = details_of(parts, form if form in FORMS else "closing/1")
        require(is_closing(stored), "details")
        carried = stored["carried"]
        tips = {tip["person"]: tip["open"] for tip in carried["open_tips"]}
        cash_left, grand_total = carried["cash_left"], carried["grand_total"]
        period, self.period = self.period, Period()
        based = self.newest and target_of(parts, "count") == self.newest[0]
        if self.known and period.opening and based and not period.reaches_back:
            require(alike(stored["count"], self.newest[1]), "details")
            figures = period.whole(self.newest[1]["counted"])
            if form != "closing/1":
                figures["tally"] |= period.given_off
            if form == "closing/3":
                figures |= period.singly
                figures["corrections"] = [
                    line | period.circumstances[line["number"]] for line in figures["corrections"]]
            for name, value in figures.items():
                found = stored["figures"].get(name)
                if name in LATER and name not in stored["figures"]:
                    continue
                if name == "drawer_opened" and not self.whole and name in stored["figures"]:
                    continue
                if name == "tally" and not self.whole and isinstance(found, dict):
                    value = {name: value[name] for name in value if name not in NOTED}
                    found = {name: found[name] for name in found if name not in NOTED}
                require(alike(in_one_order(value), in_one_order(found)), "details")
            require(cash_left == period.drawer, "details")
            if self.carried is not None:
                require(grand_total == self.carried["grand_total"] + figures["turnover"], "details")
                due = {tip["person"]: tip["open"] for tip in self.carried["open_tips"]}
                for person, tip in period.open_tips.items():
                    due[person] = due.get(person, 0) + tip
                require(tips == {person: tip for person, tip in due.items() if tip != 0}, "details")
        self.known = self.whole = True
        self.cash_left, self.carried = cash_left, carried

    def weigh(self, parts):
        """No sum of a period leaves 64 bits, in whatever order it is made."""
        fields = [(part, name) for part in parts.values() for name in WEIGHED if name in part]
        self.period.weight += sum(abs(int(part[name])) for part, name in fields)
        require(not self.known or self.period.weight < 2**63, "head")

    def add(self, seq, head, parts):
        kind, period = head["kind"], self.period
        self.weigh(parts)
        total = int(head["total_cents"])
        if head["receipt_number"] is not None:
            self.receipts[seq] = int(head["receipt_number"])
            period.bons.append(int(head["receipt_number"]))
        self.note(head, parts, total)
        self.singly(seq, head, parts, total)
        if head["bon_type"] != "Beleg":
            return
        lines = [line for line in named(parts, "line") if line["voided"] == "false"]
        period.drawer += sum(int(part["amount_cents"]) for part in named(parts, "payment") if part["kind"] == "Bar")
        for line in lines:
            key = (line["case"], unescaped(line["case_name"]), KEYS[line["vat_key"]], int(line["rate_hundredths"]))
            period.cases.add(key, int(line["gross_cents"]))
            if line["case"] == "TrinkgeldAN" and line["performer_id"] is not None:
                person = int(line["performer_id"])
                period.open_tips[person] = period.open_tips.get(person, 0) + int(line["gross_cents"])
        cancelled = target_of(parts, "cancels") if kind == "storno" else None
        replaced = target_of(parts, "replaces") if kind == "payment_correction" else None
        if any(target is not None and target < self.first for target in (cancelled, replaced)):
            period.reaches_back = True
        moves = kind in CASH_KINDS or (kind == "storno" and (
            cancelled in self.movements or any(line["case"] in CASH_CASES for line in lines)))
        if moves:
            self.movements.add(seq)
            self.movement(seq, head, lines, total)
        else:
            self.takings(head, parts, lines, total)
        if kind == "storno":
            period.stornos.append((cancelled, {
                "number": self.receipts[seq], "cancels": self.receipts.get(cancelled), "at": head["ended"],
                "amount": total, "person": person_name(parts), "reason": unescaped(head["reason"]),
            }))
        if kind == "payment_correction":
            period.corrected.add(replaced)
            names = [unescaped(part["name"]) for part in named(parts, "payment")]
            period.figures["corrections"].append({
                "number": self.receipts[seq], "replaces": self.receipts.get(replaced), "amount": total,
                "payments": " + ".join(names),
            })
            period.circumstances[self.receipts[seq]] = circumstances(head, parts)

    def note(self, head, parts, total):
        tally, kind = self.period.figures["tally"], head["kind"]
        if kind in TIMES:
            tally[TIMES[kind]]["count"] += 1
            tally[TIMES[kind]]["total"] += total
        if kind == "voided_line":
            tally["voided_lines"]["count"] += 1
            tally["voided_lines"]["total"] += sum(int(line["gross_cents"]) for line in named(parts, "line"))
        if kind in NUMBERS:
            tally[NUMBERS[kind]] += 1
        services = any(line["nature"] == "service" for line in named(parts, "line"))
        if kind == "sale" and head["customer"] is None and services:
            tally["anonymous"] += 1

    def singly(self, seq, head, parts, total):
        """What stands singly besides storni and payment corrections."""
        if head["kind"] == "return":
            self.period.singly["returns"].append({
                "number": self.receipts[seq], "returns": target_of(parts, "returns"), "amount": total,
            } | circumstances(head, parts))
        if head["kind"] == "drawer_opened":
            self.period.singly["drawer_opened"].append({"entry": seq} | circumstances(head, parts))

    def movement(self, seq, head, lines, total):
        period = self.period
        if head["kind"] == "opening_stock":
            period.opening_total += total
            return
        figures = period.figures
        figures["tips"]["paid_out"] += sum(
            int(line["gross_cents"]) for line in lines if line["case"] == "TrinkgeldAN")
        figures["movement_total"] += total
        storno = "Storno " if head["kind"] == "storno" else ""
        figures["movements"].append({
            "number": self.receipts[seq], "at": head["ended"], "case": lines[0]["case"],
            "text": storno + unescaped(lines[0]["text"]), "amount": total, "reason": unescaped(head["reason"]),
        })

    def takings(self, head, parts, lines, total):
        period, figures = self.period, self.period.figures
        turnover = 0
        for part in named(parts, "vat"):
            gross, net, tax = (int(part[f"{name}_cents"]) for name in ("gross", "net", "tax"))
            period.vat.add((KEYS[part["key"]], int(part["rate_hundredths"])), gross, net, tax)
            turnover += gross if part["key"] != "5" else 0
        turnover += sum(int(line["gross_cents"]) for line in lines if untaxed_turnover(line))
        figures["turnover"] += turnover
        cash = 0
        for part in named(parts, "payment"):
            amount = int(part["amount_cents"])
            if part["kind"] != "Keine":
                period.payments.add((part["kind"], unescaped(part["name"])), amount)
            cash += amount if part["kind"] == "Bar" else 0
        figures["cash_from_sales"] += cash
        figures["cash_paid_back"] += min(cash, 0)
        for line in lines:
            self.taken(line)
            if head["kind"] == "sale":
                self.give_off(line)
        person = int(head["person_id"])
        name = "" if person in period.people.sums else person_name(parts)
        period.people.add(person, 1, turnover, cash, fresh=(person, name))
        kind = head["kind"]
        period.tickets += (kind in ("sale", "payment_correction")) - (kind == "storno" and total <= 0)
        period.named += kind == "sale" and head["customer"] is not None

    def give_off(self, line):
        """What a line is cheaper than the list."""
        gross, discount = int(line["gross_cents"]), int(line["discount_cents"])
        unit, listed = int(line["unit_price_cents"]), int(line["list_price_cents"])
        at_list = rounded(listed * int(line["quantity_thousandths"]), 1000)
        for name, given, amount in (
            ("discounts", discount < 0, discount), ("reductions", unit < listed, gross - discount - at_list),
        ):
            if given:
                self.period.given_off[name]["count"] += 1
                self.period.given_off[name]["total"] += amount

    def taken(self, line):
        period, figures = self.period, self.period.figures
        gross, discount = int(line["gross_cents"]), int(line["discount_cents"])
        if line["case"] in BLOCKS:
            block, name = BLOCKS[line["case"]]
            figures[block][name] += gross
        figures["tally"]["discounts"]["count"] += discount < 0
        figures["tally"]["discounts"]["total"] += discount
        if line["performer_id"] is not None and line["nature"] in ("service", "product"):
            person = int(line["performer_id"])
            sums = (gross, 0) if line["nature"] == "service" else (0, gross)
            period.performers.add(person, *sums, fresh=(person, unescaped(line["performer"]) or ""))
        if line["vat_key"] != "5" or untaxed_turnover(line):
            period.mix.add((unescaped(line["group"]), line["case"]), int(line["quantity_thousandths"]), gross)
