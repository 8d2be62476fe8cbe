"""How a person walks the errands by touch, and how the words of a screen are weighed."""

import json
import os
import shutil

from support import SOURCE, Failed, check

FIRST_CHOICE = [134, 180]

# The words that promise, and what each claims about the platform's own books.
ACCEPTED = ["认证好了", "约好了", "收下了"]
UNKNOWN = ["送出去了，还没有回音"]
STORED = ["线路通了就送"]
NOT_DONE = ["没有送出去", "现在连不上", "没有办", "没办成", "没有约", "没有约成", "没有查成", "没有查到"]


def quick_config(bench):
    """The configuration as delivered, with a line that is given up after one and a half seconds instead of twelve."""
    folder = bench.fresh("config")
    shutil.copytree(os.path.join(SOURCE, "config"), folder)
    for name in os.listdir(os.path.join(folder, "platform")):
        file = os.path.join(folder, "platform", name)
        with open(file, encoding="utf-8") as stream:
            profile = json.load(stream)
        profile["limits"].update({"connect_ms": 1000, "total_ms": 1500})
        with open(file, "w", encoding="utf-8") as stream:
            json.dump(profile, stream, ensure_ascii=False)
    return folder


def certify(kiosk, card="wang_jianguo", until="review"):
    """The certification up to a screen; a card whose data match needs no witness."""
    walk = [("home", lambda: kiosk.tap("begin")),
            ("intro", lambda: kiosk.tap("tile.life_certification")),
            ("for_whom", lambda: kiosk.tap("go_on")),
            ("place_card", lambda: kiosk.tap("whom.self")),
            ("result", lambda: kiosk.card(card)),
            ("review", lambda: kiosk.tap("go_on"))]
    for screen, act in walk:
        act()
        if screen == "result" and kiosk.screen() == "witness":
            kiosk.badge("staff")
        check(kiosk.screen() == screen, "The screen %s was expected, there is %s:\n%s" % (screen, kiosk.screen(), kiosk.seen()))
        if screen == until:
            return


def book(kiosk, card="wang_jianguo"):
    """The booking up to its review; always the first choice."""
    kiosk.tap("begin", "tile.hospital_booking", "go_on", "whom.self")
    kiosk.card(card)
    for _ in range(3):
        check(kiosk.screen() == "question", "A question was expected, there is %s" % kiosk.screen())
        kiosk.send(touch=FIRST_CHOICE)
        kiosk.tap("go_on")
    check(kiosk.screen() == "review", "The review was expected, there is %s" % kiosk.screen())


def claim_of(words):
    """What a screen claims: accepted, unknown, stored or not_done. A screen that claims two things is a lie."""
    flat = words.replace("\n", "")
    # "还没有回音" is no "没有…"; the longer sentence is weighed first and taken out.
    claims = set()
    for name, sentences in (("unknown", UNKNOWN), ("stored", STORED), ("accepted", ACCEPTED), ("not_done", NOT_DONE)):
        for sentence in sentences:
            if sentence in flat:
                claims.add(name)
                flat = flat.replace(sentence, "")
    check(len(claims) == 1, "The screen claims %s:\n%s" % (sorted(claims) or "nothing", words))
    return claims.pop()


__all__ = ["certify", "book", "claim_of", "quick_config", "Failed"]
