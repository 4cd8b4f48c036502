#!/usr/bin/env python3
"""An independent calculation of the cases in this folder, in fractions.

It follows the contract of scoring and shares no code with the program. `expected.txt` of every case
comes from here: `python3 reference.py CASE…` prints what it finds, with `--write` it writes it.
`hand.txt` has totals that were worked out by hand, those of published documents among them.
"""
import json
import os
import sys
from decimal import Decimal, getcontext
from fractions import Fraction as F
from math import ceil, floor

getcontext().prec = 60
HERE = os.path.dirname(os.path.abspath(__file__))


def load(path):
    return json.load(open(path, encoding="utf-8"), parse_float=F, parse_int=F)


def num(x):
    return F(x) if isinstance(x, str) else x


def rounded(x, places, mode):
    scaled = abs(x) * 10**places
    whole = floor(scaled)
    rest = scaled - whole
    up = rest > F(1, 2) or rest == F(1, 2) and (mode == "half_up" or whole % 2 == 1)
    result = F(whole + (1 if up else 0), 10**places)
    return -result if x < 0 else result


# From data to one value --------------------------------------------------------------------------

def measure(leaf, datum, unit):
    """(state, x, base)"""
    m = leaf.get("measure", {"kind": "value"})
    kind = m["kind"]
    if datum is None:
        return "not_reported", None, None
    if not isinstance(datum, dict):
        datum = {"value": datum}
    state = datum.get("state")
    if state in ("not_applicable", "not_reported"):
        return state, None, None
    ok = "pending" if state == "pending" else "scored"
    get = lambda key: num(datum[key]) if key in datum else None
    if kind == "value":
        x = get("value")
        return ("not_reported", None, None) if x is None else (ok, x, None)
    if kind == "ratio":
        n = get("num")
        d = num(unit["attributes"][m["den_attribute"]]) if "den_attribute" in m else get("den")
        if n is None or d is None:
            return "not_reported", None, None
        if d == 0 and n == 0:
            return "not_applicable", None, None
        assert d > 0
        return ok, n / d * num(m.get("scale", F(100))), None
    if kind in ("growth", "change"):
        c, b = get("current"), get("base")
        if c is None or b is None:
            return "not_reported", None, None
        if kind == "change":
            return ok, c - b, b
        if b <= 0:
            given = m.get("on_zero_base", "not_applicable")
            return ("not_applicable", None, b) if given == "not_applicable" else (ok, num(given), b)
        return ok, (c - b) / b * 100, b
    if kind == "levels":
        levels = datum.get("levels")
        return ok, sum((num(levels.get(k, F(0))) * num(v["factor"]) for k, v in m["levels"].items()), F(0)), None
    if kind == "judged":
        marks = sorted(num(x) for x in datum["marks"])
        if len(marks) >= m.get("trim_from", F(5)):
            marks = marks[1:-1]
        return ok, sum(marks) / len(marks), None
    if kind == "checklist":
        items = m["items"]
        share = lambda k: num(items[k]["share"]) if "share" in items[k] else F(1, len(items))
        return ok, sum((share(k) for k in set(datum["done"])), F(0)) * 100, None
    raise ValueError(kind)


# From one value to a rate ------------------------------------------------------------------------

class Leaf:
    """One indicator with the values of all units on it."""

    def __init__(self, node, values):
        self.node, self.values = node, values  # values: {group: [x…]}
        self.higher = node.get("direction", "higher") == "higher"

    def statistic(self, name, group):
        xs = sorted(self.values[group] if name.startswith("group_") else sum(self.values.values(), []))
        what = name.split("_")[1]
        if what == "mean":
            return sum(xs) / len(xs)
        if what == "median":
            return (xs[(len(xs) - 1) // 2] + xs[len(xs) // 2]) / 2
        return max(xs) if (what == "best") == self.higher else min(xs)

    def place(self, x, group):
        return 1 + sum(1 for y in self.values[group] if (y > x if self.higher else y < x))


NA = "not_applicable"


def in_bands(bands, x):
    found = []
    for b in bands:
        low = "from" not in b or x > num(b["from"]) or x == num(b["from"]) and b.get("from_included", True)
        high = "to" not in b or x < num(b["to"]) or x == num(b["to"]) and b.get("to_included", False)
        if low and high:
            found.append(num(b["rate"]))
    assert len(found) == 1, (x, found)
    return found[0]


def rate(rule, leaf, x, target, base, marks, group):
    kind = rule["kind"]

    def without():
        policy = rule.get("on_no_target", "error")
        if isinstance(policy, dict):
            return rate(policy["rule"], leaf, x, target, base, marks, group)
        if policy == "not_applicable":
            return NA
        assert policy != "error"
        return F(0) if policy == "zero" else num(policy)

    def reference(r):
        if r == "target":
            return target
        if r == "base":
            return base
        if isinstance(r, str) and r.split("_")[0] in ("group", "all"):
            return leaf.statistic(r, group)
        return num(r)

    reaches = lambda bound: x >= bound if leaf.higher else x <= bound
    if kind == "completion":
        if target is None:
            return without()
        cap = num(rule.get("cap", F(1)))
        if target == 0:
            return num(rule["on_zero_target"])
        if leaf.higher:
            share = x / target
        elif rule["lower_form"] == "inverse":
            share = cap if x <= 0 else target / x
        else:
            share = 2 - x / target
        share = min(max(share, F(0)), cap)
        return in_bands(rule["bands"], share) if "bands" in rule else share
    if kind == "threshold":
        if target is None:
            return without()
        if reaches(target):
            return F(1)
        if rule.get("otherwise", "zero") == "zero" or target <= 0 or (not leaf.higher and x == 0):
            return F(0)
        return min(max(x / target if leaf.higher else target / x, F(0)), F(1))
    if kind in ("linear", "efficacy", "minmax"):
        if kind == "minmax":
            ends, low, most = ("group_worst", "group_best"), F(0), F(1)
        elif kind == "linear":
            ends, low, most = (rule["zero_at"], rule["full_at"]), F(0), num(rule.get("cap", F(1)))
        else:
            ends, low, most = (rule["unacceptable"], rule["satisfactory"]), num(rule.get("floor_rate", F(3, 5))), F(1)
        a, b = map(reference, ends)
        if a is None or b is None:
            return without()
        if a == b:
            return num(rule.get("when_equal", F(1))) if reaches(b) else low
        r = low + (x - a) / (b - a) * (1 - low)
        clamp = rule.get("clamp", "both")
        bottom = low if kind != "efficacy" or clamp in ("both", "bottom") else F(0)
        if kind == "efficacy":
            holds_bottom, holds_top = clamp != "none", clamp in ("both", "top")
        else:
            holds_bottom, holds_top = clamp in ("both", "bottom"), clamp in ("both", "top")
        if holds_bottom:
            r = max(r, bottom)
        return min(r, most) if holds_top else r
    if kind == "piecewise":
        points = [(num(p[0]), num(p[1])) for p in rule["points"]]
        if x < points[0][0]:
            return F(0) if rule.get("below", "clamp") == "zero" else points[0][1]
        if x >= points[-1][0]:
            return points[-1][1]
        for (x0, r0), (x1, r1) in zip(points, points[1:]):
            if x0 <= x < x1:
                return r0 + (x - x0) / (x1 - x0) * (r1 - r0)
    if kind == "bands":
        return in_bands(rule["bands"], x)
    if kind == "steps":
        ref = reference(rule["reference"])
        if ref is None:
            return without()
        per = num(rule["per"])
        if rule.get("per_kind", "absolute") == "percent":
            per = abs(ref) * per / 100
        steps = abs(x - ref) / per
        steps = {"linear": lambda s: s, "floor": lambda s: F(floor(s)), "ceil": lambda s: F(ceil(s))}[
            rule.get("step_mode", "linear")](steps)
        better = x > ref if leaf.higher else x < ref
        points = num(rule.get("gain", F(0))) if better else -num(rule.get("loss", F(0)))
        r = num(rule.get("start_rate", F(1))) + steps * points / marks
        return min(max(r, num(rule.get("min_rate", F(0)))), num(rule.get("max_rate", F(1))))
    if kind == "rank":
        n = len(leaf.values[group])
        if n == 1:
            return num(rule.get("when_equal", F(1)))
        p = leaf.place(x, group)
        r = F(n - p, n - 1) if rule.get("scale") == "linear" else 1 - (p - 1) * num(rule["drop"])
        return max(r, num(rule.get("floor_rate", F(0))))
    raise ValueError(kind)


# The tree ----------------------------------------------------------------------------------------

def weight(node, group, default=None):
    w = node.get("weight", default)
    if isinstance(w, dict):
        w = w.get(group, F(0))
    return None if w is None else num(w)


def leaves(node):
    return [leaf for child in node["children"] for leaf in leaves(child)] if "children" in node else [node]


def exists(node, group):
    return any(weight(leaf, group) > 0 for leaf in leaves(node))


def own_weight(node, group, parent):
    """The weight of a node among its siblings."""
    if "children" not in node:
        return weight(node, group)
    if parent == "sum" and node.get("aggregate", "sum") == "sum":
        return sum((own_weight(child, group, "sum") for child in node["children"]), F(0))
    return weight(node, group, F(1)) if exists(node, group) else F(0)


class Unit:
    def __init__(self, scheme, unit, rated):
        self.scheme, self.unit, self.rated = scheme, unit, rated
        self.group = unit["group"]
        rounding = scheme.get("rounding", {})
        self.mode = rounding.get("mode", "half_up")
        self.exact = rounding.get("places") == "exact"
        self.item_places = int(rounding.get("item_places", 2))
        self.total_places = int(rounding.get("total_places", 2))
        self.items_first = rounding.get("items_first", True)
        self.policy = scheme.get("missing", {}).get("not_applicable", "rescale")
        self.lines = {}

    def item(self, x):
        return x if self.exact else rounded(x, self.item_places, self.mode)

    def total(self, x):
        return x if self.exact else rounded(x, self.total_places, self.mode)

    def applies(self, node):
        return any(self.rated[leaf["id"]][0] != NA for leaf in leaves(node) if weight(leaf, self.group) > 0)

    def node(self, node, marks, in_points, root=False):
        """(applies, counted marks, exact, rounded); exact None: nothing, "failed": without value"""
        if "children" not in node:
            state, x, r = self.rated[node["id"]]
            if state == NA:
                r = {"rescale": None, "rescale_siblings": None, "full": F(1), "zero": F(0)}.get(self.policy, self.policy)
                r = num(r) if r is not None else None
            if r is None:
                self.lines[node["id"]] = (x, None, None, None, state)
                return state != NA, F(0), None, None
            exact = r * marks
            self.lines[node["id"]] = (x, r, exact, self.item(exact), state)
            return state != NA, marks, exact, self.item(exact)
        how = node.get("aggregate", "sum")
        in_points = in_points and how == "sum"
        children = [(c, own_weight(c, self.group, how)) for c in node["children"] if exists(c, self.group)]
        redistribute = self.policy == "rescale_siblings"
        whole = sum((w for c, w in children if not redistribute or self.applies(c)), F(0))
        parts = []
        for child, w in children:
            grows = not redistribute or self.applies(child)
            full = sum((w for _, w in children), F(0))
            own = marks * w / (whole if grows and whole else full)
            parts.append(self.node(child, own, in_points))
        scored = [p for p in parts if p[2] is not None]
        counted = sum((p[1] for p in parts), F(0))
        applies = any(p[0] for p in parts)
        if not scored:
            if not root:
                self.lines[node["id"]] = (None, None, None, None, NA)
            return applies, counted, None, None
        if any(p[2] == "failed" for p in scored):
            exact = "failed"
        elif how in ("sum", "mean"):
            exact = sum((p[2] for p in scored), F(0))
        else:
            rates = [(p[1], p[2] / p[1]) for p in scored]
            if "floor" in node:
                rates = [(w, max(r, num(node["floor"]))) for w, r in rates]
            if any(r <= 0 for _, r in rates):
                exact = "failed"
            elif how == "harmonic":
                exact = counted * counted / sum(w / r for w, r in rates)
            else:
                dec = lambda f: Decimal(f.numerator) / Decimal(f.denominator)
                log = sum((dec(w) * dec(r).ln() for w, r in rates), Decimal(0)) / dec(counted)
                exact = counted * F(log.exp())
        if exact == "failed":
            shown = None
        elif in_points and self.items_first:
            shown = sum((p[3] for p in scored), F(0))
        else:
            shown = self.item(exact)
        if not root:
            state = "scored" if applies else NA
            self.lines[node["id"]] = (None, None, None, None, state) if exact == "failed" else (
                None, exact / counted, exact, shown, state)
        return applies, counted, exact, shown


# Totals, places, grades --------------------------------------------------------------------------

def run(scheme, data):
    units = scheme["units"]
    root = {"id": "", "children": scheme["tree"], "aggregate": scheme.get("aggregate", "sum")}
    if "floor" in scheme:
        root["floor"] = scheme["floor"]
    full_marks = num(scheme.get("full_marks", F(100)))
    sent = {}
    for file in data:
        for row in file["rows"]:
            for key, datum in row["values"].items():
                datum = datum if isinstance(datum, dict) else {"value": datum}
                sent.setdefault((row["unit"], key), {}).update(datum)
    everything = leaves(root)
    measured = {}
    for leaf in everything:
        for unit in units:
            if weight(leaf, unit["group"]) > 0:
                measured[leaf["id"], unit["code"]] = measure(leaf, sent.get((unit["code"], leaf["id"])), unit)
    results = []
    for unit in units:
        rated = {}
        for leaf in everything:
            if not weight(leaf, unit["group"]) > 0:
                continue
            state, x, base = measured[leaf["id"], unit["code"]]
            values = {g["id"]: [measured[leaf["id"], u["code"]][1] for u in units if u["group"] == g["id"]
                                and measured.get((leaf["id"], u["code"]), (0, None))[1] is not None]
                      for g in scheme["groups"]}
            target = leaf.get("target")
            if isinstance(target, dict):
                target = target.get(unit["code"], target.get(unit["group"]))
            written = sent.get((unit["code"], leaf["id"]), {}).get("target")
            target = written if target is None else target
            target = None if target is None else num(target)
            if state == "not_reported":
                rated[leaf["id"]] = (state, None, F(0))
            elif state == NA:
                rated[leaf["id"]] = (state, None, None)
            else:
                r = rate(leaf["rule"], Leaf(leaf, values), x, target, base, weight(leaf, unit["group"]), unit["group"])
                rated[leaf["id"]] = (NA, x, None) if r == NA else (state, x, r)
        walk = Unit(scheme, unit, rated)
        applies, counted, exact, items = walk.node(root, full_marks, True, root=True)
        applicable = applicable_marks(root, full_marks, walk)
        result = {"unit": unit, "lines": walk.lines, "applicable": applicable, "base": None, "total": None,
                  "changes": [], "state": "final"}
        results.append(result)
        if not applies:
            result["state"] = "not_scored"
            continue
        if exact == "failed":
            result["state"] = "withheld"
            continue
        stretch = full_marks / counted if walk.policy == "rescale" else F(1)
        by_items = walk.items_first and root["aggregate"] == "sum"
        base = walk.total((items if by_items else exact) * stretch)
        result["base"], result["base_exact"] = base, exact * stretch
        missing = scheme.get("missing", {})
        result["thin"] = applicable < num(missing.get("min_applicable", F(3, 5))) * full_marks
        if missing.get("not_reported") == "blocks" and any(s[0] == "not_reported" for s in rated.values()):
            result["state"] = "withheld"
            continue
        if any(s[0] == "pending" for s in rated.values()):
            result["state"] = "provisional"
        adjust(scheme, data, result)
    for group in scheme["groups"]:
        members = [r for r in results if r["unit"]["group"] == group["id"]]
        places(scheme, members)
        grades(scheme, data, members)
    return results


def applicable_marks(root, full, walk):
    """Marks of the leaves that apply, before any redistribution."""
    def go(node, marks):
        if "children" not in node:
            return marks if walk.rated[node["id"]][0] != NA else F(0)
        how = node.get("aggregate", "sum")
        children = [(c, own_weight(c, walk.group, how)) for c in node["children"] if exists(c, walk.group)]
        whole = sum((w for _, w in children), F(0))
        return sum((go(c, marks * w / whole) for c, w in children), F(0))
    return go(root, full)


def events(data, unit):
    seen = {}
    for file in data:
        for event in file.get("events", []):
            if event["unit"] == unit["code"]:
                seen[event["id"]] = event
    return [seen[key] for key in sorted(seen)]


def adjust(scheme, data, result):
    rules = scheme.get("adjustments", {})
    happened = events(data, result["unit"])
    count = lambda item: sum((num(e.get("count", F(1))) for e in happened if e["item"] == item["id"]), F(0))
    changes = []
    bonuses = []
    for item in rules.get("items", []):
        if item["kind"] == "bonus" and count(item) > 0:
            points = count(item) * num(item["points"])
            bonuses.append((item, min(points, num(item["cap"])) if "cap" in item else points))
    for no, (item, points) in enumerate(bonuses):
        rivals = [(p, -k) for k, (other, p) in enumerate(bonuses)
                  if "exclusive" in item and other.get("exclusive") == item["exclusive"]]
        if not rivals or max(rivals) == (points, -no):
            changes.append((item["id"], points))
    earned = sum((p for _, p in changes), F(0))
    if "bonus_cap" in rules and earned > num(rules["bonus_cap"]):
        changes.append(("bonus_cap", num(rules["bonus_cap"]) - earned))
    lost = []
    for item in rules.get("items", []):
        if item["kind"] == "deduction" and count(item) > 0:
            points = count(item) * num(item["points"])
            lost.append((item["id"], -(min(points, num(item["cap"])) if "cap" in item else points)))
    changes += lost
    minus = -sum((p for _, p in lost), F(0))
    if "deduction_cap" in rules and minus > num(rules["deduction_cap"]):
        changes.append(("deduction_cap", minus - num(rules["deduction_cap"])))
    changes += [("correction", num(e["points"])) for e in happened if e["item"] == "correction"]
    total = result["base"] + sum((p for _, p in changes), F(0))
    exact = result["base_exact"] + sum((p for _, p in changes), F(0))
    if total < 0:
        changes.append(("zero_floor", -total))
    cap = rules.get("total_cap")
    if cap is not None and total > num(cap):
        changes.append(("total_cap", num(cap) - total))
    hold = lambda x: min(max(x, F(0)), num(cap)) if cap is not None else max(x, F(0))
    total, exact = hold(total), hold(exact)
    result["vetoes"] = [i for i in rules.get("items", []) if i["kind"] == "veto" and count(i) > 0]
    if any(i["effect"] == "zero_total" for i in result["vetoes"]):
        changes.append(("zero_total", -total))
        total = exact = F(0)
    result["changes"], result["total"], result["exact"] = changes, total, exact


def places(scheme, members):
    ranking = scheme.get("ranking", {})
    key = "exact" if ranking.get("rank_on") == "exact" else "total"

    def standing(r):
        def of(node):
            line = r["lines"].get(node)
            return F(-1) * 10**30 if line is None or line[1] is None else line[1]
        return tuple([r[key]] + [of(node) for node in ranking.get("break_by", [])])

    ranked = [r for r in members if r["total"] is not None]
    for r in members:
        r["rank"] = None
    for r in ranked:
        better = [standing(o) for o in ranked if standing(o) > standing(r)]
        r["rank"] = 1 + (len(set(better)) if ranking.get("ties") == "dense" else len(better))


def grades(scheme, data, members):
    for r in members:
        r["grade"] = None
    rules = scheme.get("grades")
    if not rules:
        return
    bounds = rules["bounds"]
    ranked = sorted((r for r in members if r["rank"]), key=lambda r: r["rank"])
    key = "exact" if rules.get("grade_on") == "exact" else "total"
    for r in ranked:
        g = next((n for n, b in enumerate(bounds) if r[key] >= num(b["from"])), None)
        if g is not None:
            g = min(g + sum(1 for v in r["vetoes"] if v["effect"] == "lower_one_grade"), len(bounds) - 1)
            if g == 0 and any(v["effect"] == "bar_top_grade" for v in r["vetoes"]) and len(bounds) > 1:
                g = 1
        r["grade"] = g
    for g, bound in enumerate(bounds):
        quota = bound.get("quota")
        if not quota:
            continue
        share = num(quota["share"]) * len(ranked)
        n = {"floor": floor(share), "ceil": ceil(share), "half_up": floor(share + F(1, 2))}[quota.get("rounding", "floor")]
        n = min(max(n, int(quota.get("at_least", 0))), len(ranked))
        holders = [r for r in ranked if r["grade"] == g]
        if len(holders) <= n:
            continue
        down = lambda r: r.__setitem__("grade", g + 1 if g + 1 < len(bounds) else None)
        line = holders[n]["rank"]
        tied = [r for r in holders if r["rank"] == line] if n > 0 and holders[n - 1]["rank"] == line else []
        for r in holders:
            if r["rank"] > line or r["rank"] == line and not tied:
                down(r)
        for r in tied:
            how = rules.get("ties_at_quota", "ask")
            decided = [next(k for k, b in enumerate(bounds) if b["id"] == e["grade"])
                       for e in events(data, r["unit"]) if e["item"] == "grade_decision"]
            if how == "all_out":
                down(r)
            elif how == "ask":
                r["grade"] = decided[0] if decided else (g, g + 1)


# What is written ---------------------------------------------------------------------------------

def told(x, places=None):
    if x is None:
        return "—"
    if places is not None:
        sign = "-" if x < 0 else ""
        digits = str(abs(x) * 10**places).rjust(places + 1, "0")
        return sign + (digits[:-places] + "." + digits[-places:] if places else digits)
    d = x.denominator
    while d % 2 == 0:
        d //= 2
    while d % 5 == 0:
        d //= 5
    if d != 1:
        return f"{x.numerator}/{x.denominator}"
    places, y = 0, abs(x)
    while y.denominator != 1:
        y, places = y * 10, places + 1
    return told(x, places) if places else str(x)


def long(x):
    """As it is, or to 40 digits where an irrational number came near it."""
    if x is not None and x.denominator > 10**30:
        getcontext().prec = 40
        text = "≈" + str(Decimal(x.numerator) / Decimal(x.denominator))
        getcontext().prec = 60
        return text
    return told(x)


def expected(scheme, data, source):
    rounding = scheme.get("rounding", {})
    exact = rounding.get("places") == "exact"
    places = (None if exact else int(rounding.get("item_places", 2)), None if exact else int(rounding.get("total_places", 2)))
    bounds = scheme.get("grades", {}).get("bounds", [])
    name = lambda g: bounds[g]["id"] if g is not None and g < len(bounds) else "—"
    out = ["source " + source, "", "# 单位 指标 指标值 得分率 得分 修约 状态"]
    results = run(scheme, data)
    for r in results:
        for node, (x, rate_, score, shown, state) in r["lines"].items():
            out.append(" ".join([r["unit"]["title"], node, told(x), long(rate_), long(score), told(shown, places[0]), state]))
    out += ["", "# 单位 基础分 加减分 总分 名次 等次 状态"]
    for r in results:
        g = r["grade"]
        grade = "/".join(map(name, g)) if isinstance(g, tuple) else name(g)
        changes = ",".join(f"{item}:{told(points)}" for item, points in r["changes"]) or "—"
        out.append(" ".join([r["unit"]["title"], "=", told(r["base"], places[1]), changes, told(r["total"], places[1]),
                             str(r["rank"] or "—"), grade, r["state"] + ("(thin)" if r.get("thin") else "")]))
    return "\n".join(out) + "\n"


def case(name):
    folder = os.path.join(HERE, name)
    old = open(os.path.join(folder, "expected.txt"), encoding="utf-8").readline()
    assert old.startswith("source "), name
    return expected(load(os.path.join(folder, "scheme.json")), [load(os.path.join(folder, "data.json"))], old[7:].strip())


if __name__ == "__main__":
    write = "--write" in sys.argv
    names = [a for a in sys.argv[1:] if not a.startswith("--")] or sorted(
        n for n in os.listdir(HERE) if os.path.isdir(os.path.join(HERE, n)) and not n.startswith("_"))
    for name in names:
        text = case(name)
        if write:
            open(os.path.join(HERE, name, "expected.txt"), "w", encoding="utf-8").write(text)
        else:
            print("##", name)
            print(text)
