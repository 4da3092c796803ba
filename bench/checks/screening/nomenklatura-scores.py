"""Scores of nomenklatura's logic-v2 for pairs of people: JSON lines in (given, listed), one JSON object out.

    npx tsx bench/checks/screening.ts pairs | python bench/checks/screening/nomenklatura-scores.py
"""

import json
import sys
from importlib.metadata import version

from followthemoney.proxy import EntityProxy
from nomenklatura.matching import get_algorithm

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def proxy(key, side, details):
    properties = {"name": [side["name"]]}
    if details and side["birthDate"]:
        properties["birthDate"] = [side["birthDate"]]
    if details and side["country"]:
        properties["nationality"] = [side["country"].lower()]
    return EntityProxy.from_dict({"id": key, "schema": "Person", "properties": properties})


scores = {"names": [], "details": []}
for number, line in enumerate(sys.stdin):
    pair = json.loads(line)
    for kind, details in (("names", False), ("details", True)):
        # The library remembers what it prepared by an entity's id: every one has its own.
        key = f"{number}-{kind}"
        left = proxy(f"{key}-given", pair["given"], details)
        right = proxy(f"{key}-listed", pair["listed"], details)
        scores[kind].append(round(algorithm.compare(left, right, config).score, 4))

print(json.dumps({"algorithm": "logic-v2", "version": version("nomenklatura"), **scores}))
