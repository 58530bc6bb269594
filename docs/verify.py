#!/usr/bin/env python3
"""Checks the draws of a session that is over. Needs nothing but Python 3.

usage: verify.py BASE_URL SESSION_ID [COMMITMENT]

COMMITMENT is the one that was noted before the first die fell.
"""
import hashlib
import hmac
import json
import sys
from urllib.request import urlopen


def face(seed, place, index, sides):
    """The face that the seed decides for one die."""
    fair = 2**64 - 2**64 % sides  # above it some faces would be likelier: next attempt
    attempt = 0
    while True:
        message = f"{place}|{index}|{attempt}".encode()
        number = int.from_bytes(hmac.digest(seed, message, "sha256")[:8], "big")
        if number < fair:
            return number % sides + 1
        attempt += 1


def check(true, message):
    if not true:
        sys.exit("NOT FAIR: " + message)


def log(get):
    """All events, page by page."""
    after = ""
    while after is not None:
        page = get("/events?limit=1000" + after)
        yield from page["items"]
        after = None if page["next"] is None else f"&after={page['next']}"


def verify(get, noted):
    told, events = get("/fairness"), list(log(get))
    started = events[0]["payload"]
    check(told["seed"], "the seed is not revealed; the session is not over")
    check(not told["explicit_seed"], "who started the session named the seed")

    seed = bytes.fromhex(told["seed"])
    commitment = hashlib.sha256(seed).hexdigest()
    for where, value in ("answer", told), ("log", started):
        check(value["commitment"] == commitment, f"the {where} commits to another seed")
        check(value["client_seed"] == told["client_seed"], f"another client seed in the {where}")
    check(noted in (None, commitment), "another commitment was noted before")
    ends = [e["payload"] for e in events if e["type"] in ("SessionEnded", "SessionAbandoned")]
    check([end["seed"] for end in ends] == [told["seed"]], "another seed in the log")

    rolls = [
        (r["sequence"], r["epoch"], r["frame"], r["node_id"], r["visit"], r["result"], r["draws"])
        for r in told["rolls"]
    ]
    logged = [
        (e["sequence"], p["epoch"], p["frame"], p["node"], p["visit"],
         p["total"] if e["type"] == "DiceRolled" else p["option"], p["draws"])
        for e in events for p in [e["payload"]]
        if e["type"] == "DiceRolled" or p.get("draws")
    ]
    check(rolls == logged, "the rolls are not those in the log")

    following, dice = {}, 0
    for sequence, epoch, frame, node, visit, _, draws in rolls:
        place = f"mimir/1|{told['client_seed']}|{epoch}|{frame}|{node}|{visit}"
        for draw in draws:
            index, sides = draw["index"], draw["sides"]
            # A fork goes on with the numbers of its parent.
            first = index if started.get("parent") else 0
            check(index == following.get(place, first), f"event {sequence}: a die was left out")
            check(draw["face"] == face(seed, place, index, sides),
                  f"event {sequence}: die {index} of {node} is not what the seed decides")
            following[place] = index + 1
            dice += 1
    print(f"fair: {dice} dice in {len(rolls)} rolls follow from the seed committed to")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    base = f"{sys.argv[1].rstrip('/')}/api/v2/sessions/{sys.argv[2]}"
    verify(lambda path: json.load(urlopen(base + path))["data"], (sys.argv + [None])[3])
