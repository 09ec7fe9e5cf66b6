#!/usr/bin/env python3
"""An independent answer to the arithmetic questions, from their definitions.

One question a line on standard input, {"kind": ..., "input": ...} in JSON; one answer a line on
standard output. Written from the pages in docs/ and the papers they cite, in another language and
with other methods than the product: elimination, enumeration of worlds, coalitions and orders.
Nothing here is fast, and nothing is rounded.
"""

import itertools
import json
import math
import sys
from fractions import Fraction as F

HALF = F(1, 2)


def text(value):
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def edges_of(data):
    return [(holder, issuer, F(share)) for holder, issuer, share in data]


def columns_of(edges):
    columns = {}
    for holder, issuer, share in edges:
        column = columns.setdefault(issuer, {})
        column[holder] = column.get(holder, F(0)) + share
    return columns


def names_of(columns):
    return sorted(set(columns) | {holder for column in columns.values() for holder in column})


def solve(matrix, right):
    """Gauss with exact fractions; None when singular."""
    size = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for at in range(size):
        pivot = next((row for row in range(at, size) if rows[row][at] != 0), None)
        if pivot is None:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        scale = rows[at][at]
        rows[at] = [value / scale for value in rows[at]]
        for row in range(size):
            if row != at and rows[row][at] != 0:
                factor = rows[row][at]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at])]
    return [row[-1] for row in rows]


# -- ownership: the walk up from a company, one holder at a time with the probability of its stake


def meeting(columns, names, target):
    """For every company, the probability that the walk up from it ever meets the target."""
    reach = {target}
    while True:
        more = {c for c, column in columns.items() if c not in reach and any(h in reach and s > 0 for h, s in column.items())}
        if not more:
            break
        reach |= more
    unknown = [name for name in names if name in reach and name != target]
    matrix = [[(F(1) if x == y else F(0)) - columns.get(x, {}).get(y, F(0)) for y in unknown] for x in unknown]
    right = [columns.get(x, {}).get(target, F(0)) for x in unknown]
    return dict(zip(unknown, solve(matrix, right)))


def returning(columns, names, target):
    met = meeting(columns, names, target)
    return sum((share * (F(1) if holder == target else met.get(holder, F(0))) for holder, share in columns.get(target, {}).items()), F(0))


def integrated(data):
    columns = columns_of(edges_of(data["edges"]))
    names = names_of(columns)
    net, gross, infinite = [], [], False
    for holder in names:
        met = meeting(columns, names, holder)
        back = returning(columns, names, holder)
        values = {**met, holder: back}
        for company in columns:
            share = values.get(company, F(0))
            if share > 0:
                net.append([holder, company, text(share)])
            # expected number of meetings: the first one, then a geometric series of returns
            if share > 0 and back == 1:
                infinite = True
            elif share > 0:
                gross.append([holder, company, text(share / (1 - back))])
    return {"net": sorted(net), "gross": None if infinite else sorted(gross)}


def simple_path(data):
    columns = columns_of(edges_of(data["edges"]))
    totals = {}

    def up(company, seen, weight, end):
        for holder, share in columns.get(company, {}).items():
            if holder in seen:
                continue
            totals[(holder, end)] = totals.get((holder, end), F(0)) + weight * share
            up(holder, seen | {holder}, weight * share, end)

    for company in columns:
        up(company, {company}, F(1), company)
    every = sorted([h, c, text(share)] for (h, c), share in totals.items() if share > 0)
    line = F(data.get("threshold", "0"))
    return {"all": every, "closeLinks": [row for row in every if F(row[2]) >= line]}


def worlds(bands, complete):
    """The corners of one company's column: every holder in its band, the sum at most one (or one)."""
    holders = list(bands)
    low = {h: bands[h][0] for h in holders}
    room = 1 - sum(low.values())
    found = []
    for order in itertools.permutations(holders):
        for take in range(len(order) + 1):
            left, column = room, dict(low)
            for holder in order[:take]:
                more = min(left, bands[holder][1] - bands[holder][0])
                column[holder] += more
                left -= more
            if sum(column.values()) == 1 or not complete:
                if column not in found:
                    found.append(column)
    return found


def integrated_interval(data):
    bands = {}
    for holder, issuer, low, high in data["edges"]:
        bands.setdefault(issuer, {})[holder] = (F(low), F(high))
    complete = data.get("complete", [])
    names = sorted(set(bands) | {h for column in bands.values() for h in column})
    companies = list(bands)
    low, high = {}, {}
    for world in itertools.product(*[worlds(bands[c], c in complete) for c in companies]):
        columns = dict(zip(companies, world))
        for holder in names:
            met = {**meeting(columns, names, holder), holder: returning(columns, names, holder)}
            for company in companies:
                value = met.get(company, F(0))
                key = (holder, company)
                low[key] = min(low.get(key, value), value)
                high[key] = max(high.get(key, value), value)
    return {"net": sorted([h, c, text(low[(h, c)]), text(high[(h, c)])] for h, c in high if high[(h, c)] > 0)}


# -- control: joint votes above the quota


def controlled(columns, start, quota, strict):
    group = {start}
    while True:
        more = set()
        for company, column in columns.items():
            votes = sum((share for holder, share in column.items() if holder in group), F(0))
            if company not in group and (votes > quota if strict else votes >= quota):
                more.add(company)
        if not more:
            return sorted(group - {start})
        group |= more


def control_sets(columns, names, quota=HALF, strict=True):
    sets = {name: controlled(columns, name, quota, strict) for name in names}
    return {name: found for name, found in sets.items() if found}


def control(data):
    columns = columns_of(edges_of(data["edges"]))
    quota, strict = F(data.get("quota", "1/2")), data.get("strict", True)
    return {"controls": control_sets(columns, names_of(columns), quota, strict)}


def votes(data):
    columns = columns_of(edges_of(data["edges"]))
    suspended = {tuple(pair) for pair in data.get("suspended", [])}
    left, after = [], {}
    for issuer, column in columns.items():
        kept = {h: s for h, s in column.items() if h != issuer and (h, issuer) not in suspended}
        # what nobody here holds votes too: it is in the base
        base = 1 - sum((s for h, s in column.items() if h not in kept), F(0))
        if base <= 0:
            continue
        after[issuer] = {h: s / base for h, s in kept.items()}
        left += [[h, issuer, text(s / base)] for h, s in kept.items()]
    return {"votes": sorted(left), "controls": control_sets(after, names_of(columns))}


def aggregate(data):
    columns = columns_of(edges_of(data["edges"]))
    line, caught = F(data["threshold"]), set(data["blocked"])

    def held(company):
        return sum((s for h, s in columns[company].items() if h in caught and h != company), F(0))

    while True:
        more = {c for c in columns if c not in caught and held(c) >= line}
        if not more:
            break
        caught |= more
    return {"blocked": sorted(caught)}


# -- power: every coalition, and every order


def indices(count, wins):
    players = range(count)
    swings = [0] * count
    shapley = [F(0)] * count
    for size in range(count):
        weight = F(math.factorial(size) * math.factorial(count - size - 1), math.factorial(count))
        for coalition in itertools.combinations(players, size):
            inside = frozenset(coalition)
            if wins(inside):
                continue
            for player in players:
                if player not in inside and wins(inside | {player}):
                    swings[player] += 1
                    shapley[player] += weight
    return swings, shapley


def minimal(count, test):
    found = []
    for size in range(count + 1):
        for coalition in itertools.combinations(range(count), size):
            inside = set(coalition)
            if test(inside) and not any(test(inside - {player}) for player in inside):
                found.append(list(coalition))
    return sorted(found)


def power(data):
    weights, quota = [int(w) for w in data["weights"]], int(data["quota"])
    count, total = len(weights), sum(weights)
    weigh = lambda coalition: sum(weights[player] for player in coalition)
    swings, shapley = indices(count, lambda coalition: weigh(coalition) >= quota)
    all_swings = sum(swings)
    return {
        "swings": swings,
        "banzhafAbsolute": [text(F(s, 2 ** (count - 1))) for s in swings],
        "banzhafNormalized": [text(F(s, all_swings) if all_swings else F(0)) for s in swings],
        "shapleyShubik": [text(value) for value in shapley],
        "minimalWinning": minimal(count, lambda c: weigh(c) >= quota),
        "minimalBlocking": minimal(count, lambda c: total - weigh(c) < quota),
    }


def network(data):
    columns = columns_of(edges_of(data["edges"]))
    quota, sources, target = F(data.get("quota", "1/2")), data["sources"], data["target"]
    companies = [name for name in columns if name not in sources]

    def decides(yes, start):
        state = {name: start for name in companies}
        state.update({name: index in yes for index, name in enumerate(sources)})
        while True:
            after = dict(state)
            for company in companies:
                column = columns[company]
                for_it = sum((s for h, s in column.items() if state.get(h, False)), F(0))
                after[company] = for_it > quota * sum(column.values(), F(0))
            if after == state:
                return state[target]
            state = after

    def values(start):
        swings, shapley = indices(len(sources), lambda yes: decides(yes, start))
        scale = 2 ** (len(sources) - 1)
        return {
            "swings": swings,
            "banzhafAbsolute": [text(F(s, scale)) for s in swings],
            "shapleyShubik": [text(value) for value in shapley],
        }

    return {"leastFixpoint": values(False), "greatestFixpoint": values(True)}


def oceanic(data):
    """Majors arrive at independent uniform times; the part t of the ocean has arrived by time t."""
    majors, ocean, quota = [F(w) for w in data["majors"]], F(data["ocean"]), F(data["quota"])
    count = len(majors)

    def integral(power_in, power_out, low, high):
        # of t^a (1-t)^b, by the binomial expansion of the second factor
        total = F(0)
        for k in range(power_out + 1):
            degree = power_in + k + 1
            total += F((-1) ** k * math.comb(power_out, k), degree) * (high**degree - low**degree)
        return total

    shapley = []
    for player in range(count):
        value = F(0)
        others = [p for p in range(count) if p != player]
        for size in range(count):
            for before in itertools.combinations(others, size):
                weight = sum((majors[p] for p in before), F(0))
                low, high = (quota - weight - majors[player]) / ocean, (quota - weight) / ocean
                low, high = max(F(0), min(F(1), low)), max(F(0), min(F(1), high))
                value += integral(size, count - 1 - size, low, high)
        shapley.append(value)
    return {"shapley": [text(v) for v in shapley], "oceanShapley": text(1 - sum(shapley, F(0)))}


KINDS = {
    "integrated": integrated,
    "simple-path": simple_path,
    "integrated-interval": integrated_interval,
    "control": control,
    "votes": votes,
    "aggregate-50": aggregate,
    "power": power,
    "network-power": network,
    "oceanic": oceanic,
}

for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(KINDS[question["kind"]](question["input"])), flush=False)
sys.stdout.flush()
